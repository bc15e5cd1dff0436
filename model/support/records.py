"""Lists of cases as plain structured arrays: asking a `recarray` for a field takes some ten times as long."""

from typing import Any

import numpy as np
import numpy.typing as npt

from agents.records import joined

Cases = npt.NDArray[Any]


def no_cases(dtype: np.dtype[Any]) -> Cases:
    """An empty list."""
    return np.zeros(0, dtype)


def kept(cases: Cases, which: npt.NDArray[np.bool_]) -> Cases:
    """A copy of some cases, whole records at a time."""
    return np.take(cases, np.flatnonzero(which))


def with_more(cases: Cases, more: Cases) -> Cases:
    """A copy of two lists, one after the other."""
    return joined(cases, more).view(np.ndarray)
