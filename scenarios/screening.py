"""Screening rules as data: by which signs a school, its doctor or an officer would look for pupils."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from evidence.checking import Entry, Filled, Number, Words, checked, located
from evidence.reading import Place, TomlFile, read_toml
from scenarios.intervention import Sign
from scenarios.intervention_checks import check_signs
from scenarios.signs import SignName

DEFAULT_FILE: Final = Path(__file__).parent / "library" / "screening" / "rules.toml"
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FEWEST_POINTS: Final = 2

Thresholds = Annotated[tuple[Number, ...], Field(min_length=_FEWEST_POINTS)]


class Rule(Entry):
    """A rule: it flags a pupil in the first week in which one of `any` holds, if given, and all of `all`.

    Attributes:
        name: in lower case, with hyphens.
        title: the same in words.
        source: where the rule comes from.
        any: signs of which one is enough.
        all: signs that must hold together in the same week.
    """

    name: Filled
    title: Words
    source: Filled
    any: tuple[Sign, ...] = ()
    all: tuple[Sign, ...] = ()


class Curve(Entry):
    """One sign with a bound that is moved, to draw what is gained and lost by a stricter rule.

    Attributes:
        sign: the sign.
        at_least: bounds of which the sign must be as much or more.
        at_most: bounds of which the sign must be as much or less; one of the two.
    """

    sign: SignName
    at_least: Thresholds | None = None
    at_most: Thresholds | None = None

    @property
    def points(self) -> tuple[Sign, ...]:
        """The sign at each bound, the strictest first."""
        if self.at_least is not None:
            return tuple(Sign(sign=self.sign, at_least=bound) for bound in sorted(self.at_least, reverse=True))
        return tuple(Sign(sign=self.sign, at_most=bound) for bound in sorted(self.at_most or ()))


class Screening(Entry):
    """A file of rules.

    Attributes:
        rule: the rules, in the order in which they are shown.
        curve: the signs of which curves are drawn.
    """

    rule: Annotated[tuple[Rule, ...], Field(min_length=1)]
    curve: tuple[Curve, ...] = ()


def load_screening(path: Path | None = None) -> Screening:
    """The rules in a file; those of the library without one.

    Raises:
        BadInput: about the first thing that is wrong (file, key, line, value, what is allowed).

    Example:
        >>> "law" in [rule.name for rule in load_screening().rule]
        True
    """
    found = (path or DEFAULT_FILE).resolve()
    return _read(found, found.stat().st_mtime_ns if found.is_file() else 0)


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> Screening:
    file = read_toml(path)
    screening = checked(Screening, file.values, file)
    for position, rule in enumerate(screening.rule):
        _check_rule(rule, file, ("rule", position), [each.name for each in screening.rule[:position]])
    for position, curve in enumerate(screening.curve):
        _check_curve(curve, file, ("curve", position), [each.sign for each in screening.curve[:position]])
    return screening


def _check_rule(rule: Rule, file: TomlFile, place: Place, before: list[str]) -> None:
    if not _NAME.fullmatch(rule.name):
        allowed = "lower case letters, digits and hyphens, such as sixteen-hours"
        raise located(file, (*place, "name"), "is no name", value=rule.name, allowed=allowed)
    if rule.name in before:
        raise located(file, (*place, "name"), "is given twice", value=rule.name)
    if not rule.any and not rule.all:
        hint = 'such as any = [{ sign = "absent_days", at_least = 10 }]'
        raise located(file, place, f"{rule.name} has no sign", allowed=("any", "all"), hint=hint)
    check_signs(file, (*place, "any"), rule.any)
    check_signs(file, (*place, "all"), rule.all)


def _check_curve(curve: Curve, file: TomlFile, place: Place, before: list[SignName]) -> None:
    if (curve.at_least is None) == (curve.at_most is None):
        raise located(file, place, f"needs one of at_least and at_most for {curve.sign}", hint="a list of bounds")
    if curve.sign in before:
        raise located(file, (*place, "sign"), "is given twice", value=curve.sign)
    bounds = curve.at_least or curve.at_most or ()
    if len(set(bounds)) < len(bounds):
        key = "at_least" if curve.at_least is not None else "at_most"
        raise located(file, (*place, key), "has a bound twice", value=list(bounds))
