"""Sums of rows in groups, by arrays: many small tables are counted, and pandas takes a millisecond for each sum."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Values = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


class Grouped:
    """The rows of a table in groups of equal keys.

    Args:
        frame: the rows.
        keys: columns of it that name a group.

    Attributes:
        keys: the keys of each group, sorted; each of shape (groups,).

    Example:
        >>> groups = Grouped(pd.DataFrame({"payer": ["state", "school", "state"]}), ["payer"])
        >>> groups.keys["payer"].tolist(), groups.sum(np.array([1, 2, 4])).tolist()
        (['school', 'state'], [2.0, 5.0])
    """

    def __init__(self, frame: pd.DataFrame, keys: Sequence[str]) -> None:
        group = np.zeros(len(frame), np.int64)
        names = []
        for key in keys:
            values, code = np.unique(frame[key].to_numpy(), return_inverse=True)
            names.append(values)
            group = group * len(values) + code
        groups, self._of = np.unique(group, return_inverse=True)
        places = np.unravel_index(groups, [len(values) for values in names])
        self.keys = {key: values[place] for key, values, place in zip(keys, names, places, strict=True)}
        self._groups = len(groups)

    def sum(self, values: npt.ArrayLike) -> Values:
        """Sum of the rows' values in each group."""
        sums = np.bincount(self._of, weights=np.asarray(values, np.float64), minlength=self._groups)
        return np.asarray(sums, np.float64)

    def highest(self, values: npt.ArrayLike) -> Values:
        """Highest of the rows' values in each group."""
        found = np.full(self._groups, -np.inf)
        np.maximum.at(found, self._of, np.asarray(values, np.float64))
        return found

    def distinct(self, values: npt.ArrayLike) -> Values:
        """How many different values each group has."""
        names, code = np.unique(np.asarray(values), return_inverse=True)
        pairs = np.unique(self._of * len(names) + code)
        return np.bincount(pairs // len(names), minlength=self._groups).astype(np.float64)


def measured(keys: Mapping[str, npt.NDArray[np.generic]], counted: Mapping[str, tuple[Values, Values]]) -> pd.DataFrame:
    """A line per measure and group.

    Args:
        keys: of the groups.
        counted: measure → numerator and denominator, of each group.
    """
    groups = len(next(iter(keys.values())))
    columns = {name: np.tile(values, len(counted)) for name, values in keys.items()}
    columns["measure"] = np.repeat(np.array(list(counted), dtype=object), groups)
    columns["numerator"], columns["denominator"] = (
        np.concatenate([pair[side] for pair in counted.values()]) for side in (0, 1)
    )
    return pd.DataFrame(columns)
