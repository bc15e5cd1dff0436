"""The model's parameters, each with its value, unit, prior, meaning, source and grade.

A parameter is a TOML table ``[mechanism.name]`` in ``evidence/parameters.toml`` and is called
``"mechanism.name"``. Documentation, dashboard and calibration all read that one file.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np

from evidence.checking import Entry, Filled, Grade, Number, Words, checked, located
from evidence.errors import BadInput, nearest_name
from evidence.reading import TomlFile, read_toml

DEFAULT_FILE = Path(__file__).parent / "parameters.toml"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Prior(Entry):
    """What values are plausible.

    Attributes:
        shape: family of the distribution; "fixed" means that the value is not varied.
        low: 5th percentile, in the parameter's unit (absent when fixed).
        high: 95th percentile, in the parameter's unit (absent when fixed).
    """

    shape: Literal["uniform", "normal", "lognormal", "logitnormal", "fixed"]
    low: Number | None = None
    high: Number | None = None


class Parameter(Entry):
    """One parameter.

    Attributes:
        value: the value that the model uses, in `unit`.
        fitted: whether the value is the centre of the shipped posterior (`evidence.posterior`), so fitted to published
            figures; prior, source and grade are still those of what was known before.
        prior: what values are plausible.
        bounds: what values are possible at all, (lowest, highest); None means unbounded.
        meaning: what it stands for.
        source: where value and prior come from.
        grade: how well they are supported.
    """

    value: Number
    fitted: bool = False
    unit: Filled
    prior: Prior
    bounds: tuple[Number, Number] | None = None
    meaning: Words
    source: Filled
    grade: Grade

    def allows(self, value: float) -> bool:
        """Whether `value` is finite and within the bounds."""
        low, high = self.bounds or (-math.inf, math.inf)
        return math.isfinite(value) and low <= value <= high

    @property
    def possible(self) -> str:
        """The values that `allows` lets through, in words."""
        if self.bounds is None:
            return f"any finite number [{self.unit}]"
        return f"from {self.bounds[0]:g} to {self.bounds[1]:g} [{self.unit}]"


class Parameters(Mapping[str, Parameter]):
    """All parameters, by full name, in file order; unchangeable.

    Example:
        >>> parameters = load_parameters()
        >>> parameters.value("peer_influence.strength")
        1.0
        >>> without = parameters.with_values({"peer_influence.strength": 0})
        >>> float(without.record().peer_influence_strength[0])
        0.0
    """

    def __init__(self, entries: Mapping[str, Parameter]) -> None:
        """Keep a copy of `entries`."""
        self._entries = dict(entries)

    def __getitem__(self, name: str) -> Parameter:
        """The parameter called `name`; KeyError when there is none, as for any mapping."""
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        """The full names, in file order."""
        return iter(self._entries)

    def __len__(self) -> int:
        """The number of parameters."""
        return len(self._entries)

    @property
    def names(self) -> tuple[str, ...]:
        """The full names, in file order."""
        return tuple(self._entries)

    @property
    def mechanisms(self) -> tuple[str, ...]:
        """The mechanisms (top-level tables), in file order."""
        return tuple(dict.fromkeys(name.partition(".")[0] for name in self._entries))

    def value(self, name: str) -> float:
        """The value of a parameter, in its unit.

        Raises:
            BadInput: when there is no such parameter (with the nearest name).
        """
        self._require(name)
        return self._entries[name].value

    def with_values(self, values: Mapping[str, float]) -> Parameters:
        """The same parameters with other values for those named.

        Raises:
            BadInput: an unknown name (with the nearest one), or a value out of bounds.
        """
        changed = dict(self._entries)
        for name, value in values.items():
            self._require(name)
            _require_possible(name, value, changed[name])
            changed[name] = changed[name].model_copy(update={"value": float(value)})
        return Parameters(changed)

    def record(self) -> np.recarray:
        """The values as one record, for compiled rules.

        Returns:
            Shape (1,), one float64 field per parameter, with "_" for "." in its name.
        """
        fields = np.dtype([(name.replace(".", "_"), np.float64) for name in self._entries])
        record = np.recarray((1,), dtype=fields)
        record[0] = tuple(entry.value for entry in self._entries.values())
        return record

    def _require(self, name: str) -> None:
        if name not in self._entries:
            raise BadInput(
                key=name,
                problem="there is no such parameter",
                nearest=nearest_name(name, self._entries),
                hint="evidence/parameters.toml lists them all",
            )


def load_parameters(path: Path | None = None) -> Parameters:
    """The parameters of a file; the default file is read once per process.

    Raises:
        BadInput: with file, entry, key, line, value and what is allowed.
    """
    return _default() if path is None else _read(path)


@lru_cache(maxsize=1)
def _default() -> Parameters:
    return _read(DEFAULT_FILE)


def _read(path: Path) -> Parameters:
    file = read_toml(path)
    entries: dict[str, Parameter] = {}
    fields: dict[str, str] = {}
    for mechanism, table in file.values.items():
        _check_name(file, (mechanism,))
        if not isinstance(table, dict):
            raise located(file, (mechanism,), "is not a table", value=table, allowed="[mechanism.name] tables")
        for name, values in table.items():
            place = (mechanism, name)
            _check_name(file, place)
            _check_field(file, place, fields)
            entry = checked(Parameter, values, file, place)
            _check_entry(file, place, entry)
            entries[f"{mechanism}.{name}"] = entry
    return Parameters(entries)


def _require_possible(name: str, value: float, entry: Parameter) -> None:
    is_number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not is_number or not entry.allows(float(value)):
        raise BadInput(key=name, value=value, problem="is not possible", allowed=entry.possible)


def _check_name(file: TomlFile, place: tuple[str, ...]) -> None:
    if not _NAME.fullmatch(place[-1]):
        raise located(
            file,
            place,
            "is not a usable name",
            allowed="lower-case letters, digits and _, a letter first",
        )


def _check_field(file: TomlFile, place: tuple[str, str], fields: dict[str, str]) -> None:
    """Two names must not become the same field of the record (a.b_c and a_b.c)."""
    name, field = ".".join(place), "_".join(place)
    if field in fields:
        raise located(file, place, f"becomes the same record field as {fields[field]} ({field})")
    fields[field] = name


def _check_entry(file: TomlFile, place: tuple[str, str], entry: Parameter) -> None:
    if entry.bounds is not None and entry.bounds[0] >= entry.bounds[1]:
        raise located(file, (*place, "bounds"), "must be [lowest, highest]", value=list(entry.bounds))
    if not entry.allows(entry.value):
        raise located(file, (*place, "value"), "is not possible", value=entry.value, allowed=entry.possible)
    _check_prior(file, (*place, "prior"), entry)


def _check_prior(file: TomlFile, place: tuple[str, ...], entry: Parameter) -> None:
    shape, low, high = entry.prior.shape, entry.prior.low, entry.prior.high
    if shape == "fixed":
        if low is not None or high is not None:
            raise located(file, place, "a fixed prior has no low and high")
        return
    if low is None or high is None:
        raise located(file, place, f"a {shape} prior needs low and high (5th, 95th percentile)")
    # Figures can draw a fitted value into a tail of the prior; the bounds hold it all the same.
    if not (entry.fitted or low <= entry.value <= high) or low >= high:
        raise located(
            file,
            place,
            f"the value {entry.value:g} is not within the prior",
            value=[low, high],
            allowed="low <= value <= high, low < high",
        )
    if not (entry.allows(low) and entry.allows(high)):
        raise located(file, place, "reaches beyond the bounds", value=[low, high], allowed=entry.possible)
    if (shape == "lognormal" and low <= 0) or (shape == "logitnormal" and not 0 < low < high < 1):
        raise located(
            file,
            place,
            f"is outside what a {shape} prior can be",
            value=[low, high],
            allowed="low above 0" if shape == "lognormal" else "low and high between 0 and 1",
        )
