"""How each published figure was observed: which are fitted, from which table, and with what errors.

A simulated figure differs from a published one by more than the model's faults: the published one was counted of so
many pupils, is rounded, and is reported with errors. `evidence/observations.toml` says how large these are.
"""

from __future__ import annotations

from functools import lru_cache
from math import hypot
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from evidence.checking import Entry, Filled, Grade, Number, Whole, Words, checked, located
from evidence.errors import nearest_name
from evidence.reading import TomlFile, read_toml
from evidence.tables import Table
from evidence.targets import Targets, load_targets

DEFAULT_FILE = Path(__file__).parent / "observations.toml"

#: The reason of figures that follow from others that are fitted.
IMPLIED = "implied"

#: What a figure is about: what schools and authorities wrote down, or what happened, as pupils themselves told it.
Side = Literal["registered", "true"]
#: Where series of published figures do not go on: counting in 2012/13, linking in 2016/17, the pandemic in 2019/20.
Break = Literal["2012/13", "2016/17", "2019/20"]
#: A size, not below zero.
Size = Annotated[float, Field(strict=True, ge=0.0, allow_inf_nan=False)]
#: A size, above zero.
Positive = Annotated[float, Field(strict=True, gt=0.0, allow_inf_nan=False)]


class ReportingError(Entry):
    """How far a figure can be from what it stands for, beside the chance of counting.

    Attributes:
        sd: one standard deviation, as a share of the figure.
        low: smallest that it may well be; only, and always, where it is assumed.
        high: largest that it may well be.
        source: where it comes from.
        grade: how well it is supported.
    """

    sd: Size
    low: Size | None = None
    high: Size | None = None
    source: Filled
    grade: Grade

    @model_validator(mode="after")
    def _an_assumption_has_a_range(self) -> Self:
        if self.grade == "assumption" and (self.low is None or self.high is None):
            raise ValueError("is an assumption without a range: give low and high")
        if self.low is not None and self.high is not None and not self.low <= self.sd <= self.high:
            raise ValueError("has an sd outside its own range")
        return self


def together(error: ReportingError | None, other: ReportingError | None) -> ReportingError | None:
    """Two errors of one figure, independent of each other; None is none.

    Example:
        >>> part, whole = (ReportingError(sd=sd, source="a study", grade="statistic") for sd in (0.03, 0.04))
        >>> together(part, whole).sd
        0.05
    """
    if error is None or other is None:
        return error or other
    sd, low, high = (
        hypot(*(each.sd if getattr(each, name) is None else getattr(each, name) for each in (error, other)))
        for name in ("sd", "low", "high")
    )
    source = f"{error.source}; and {other.source}"
    return ReportingError(sd=sd, low=low, high=high, source=source, grade=error.grade)


class Observation(Entry):
    """How one published figure was observed.

    Attributes:
        id: the target.
        fit: whether parameters are fitted to it.
        why: why not, where it is not.
        of: whose figure it is, and of whom.
        side: registered or true.
        from_year: the first simulated year that counts (0 is the first of a run).
        error: of reporting; every figure that is fitted has one.
        out_of: pupils, reports or respondents that it is a share of; None where that is not known.
        counted: where that number comes from.
        rounded: the step in which it was published, in its own unit; 0 where it is not rounded.
        to: the target that is the other end of a published range.
        broken: the break in the series that it stands in.
        over: the target beside which it is compared, for what both share does not say anything twice: the whole that
            it is a part of, or another group of the same survey.
        over_then: the target that says how large that was in the year of this figure; None where it is the same one.
        implied: whether it follows from others that are fitted, so that it is held as a check.
    """

    id: Filled
    fit: bool
    why: Words | None = None
    of: Words
    side: Side
    from_year: Annotated[Whole, Field(ge=0)]
    error: ReportingError | None = None
    out_of: Positive | None = None
    counted: str = ""
    rounded: Size = 0.0
    to: str | None = None
    broken: Break | None = None
    over: str | None = None
    over_then: str | None = None
    implied: bool = False


class Observations(Table[Observation]):
    """All observations, found by the id of their target.

    Example:
        >>> known = load_observations()
        >>> known["vsv_2018_19_pct"].fit, known["vsv_goal_2026"].why["en"]
        (True, 'a goal of policy, not an observation')
    """

    @property
    def fitted(self) -> tuple[str, ...]:
        """The targets that parameters are fitted to, in file order."""
        return tuple(each.id for each in self if each.fit)


class _Source(Entry):
    of: Words
    side: Side
    from_year: Annotated[Whole, Field(ge=0)]
    error: ReportingError | None = None


class _Line(Entry):
    fit: Annotated[bool, Field(strict=True)]
    source: Filled
    why: Filled | None = None
    out_of: Annotated[Number, Field(gt=0)] | None = None
    counted: str = ""
    rounded: Size = 0.0
    to: str | None = None
    broken: Annotated[Break | None, Field(alias="break")] = None
    over: str | None = None
    over_then: str | None = None

    @model_validator(mode="after")
    def _a_reason_where_it_is_not_fitted(self) -> Self:
        if self.fit == (self.why is not None):
            raise ValueError("needs `why`, the name of a reason, when fit = false, and only then")
        if (self.out_of is None) == bool(self.counted):
            raise ValueError("needs `counted`, where out_of comes from, beside out_of, and only there")
        if self.over_then is not None and self.over is None:
            raise ValueError("has over_then without over")
        return self


class _File(Entry):
    reason: dict[str, Words]
    source: dict[str, _Source]
    target: dict[str, _Line]


def load_observations(path: Path | None = None, targets: Targets | None = None) -> Observations:
    """The observations of a file; the default file is read once per process.

    Args:
        path: another file.
        targets: what it must have a line for each of; by default those of the model.

    Raises:
        BadInput: naming file, line and key: a wrong line, an unknown name, a target without a line.
    """
    if path is None and targets is None:
        return _default()
    return _read(path or DEFAULT_FILE, targets or load_targets())


@lru_cache(maxsize=1)
def _default() -> Observations:
    return _read(DEFAULT_FILE, load_targets())


def _read(path: Path, targets: Targets) -> Observations:
    file = read_toml(path)
    found = checked(_File, file.values, file)
    lacking = [name for name in targets.ids if name not in found.target]
    if lacking:
        raise located(file, ("target",), f"has no line for {lacking[0]}", hint="give every target a line")
    return Observations([_observation(file, found, name, targets) for name in found.target], "target")


def _observation(file: TomlFile, found: _File, name: str, targets: Targets) -> Observation:
    line, place = found.target[name], ("target", name)
    _check_known(file, place, name, targets.ids)
    _check_known(file, (*place, "source"), line.source, found.source)
    if line.why is not None:
        _check_known(file, (*place, "why"), line.why, found.reason)
    for key in ("to", "over", "over_then"):
        if (named := getattr(line, key)) is not None:
            _check_known(file, (*place, key), named, targets.ids)
    source = found.source[line.source]
    if line.fit and source.error is None:
        raise located(file, place, f"is fitted, but its source {line.source!r} has no error")
    return Observation(
        id=name, fit=line.fit, why=None if line.why is None else found.reason[line.why], of=source.of, side=source.side,
        from_year=source.from_year, error=source.error, out_of=line.out_of, counted=line.counted,
        rounded=line.rounded, to=line.to, broken=line.broken, over=line.over, over_then=line.over_then,
        implied=line.why == IMPLIED,
    )  # fmt: skip


def _check_known(file: TomlFile, place: tuple[str, ...], name: str, known: Any) -> None:
    if name not in known:
        raise located(file, place, "is not known", value=name, nearest=nearest_name(name, known))
