"""What a scenario does otherwise than the base, in words of both languages."""

from collections.abc import Iterator
from typing import Final

from evidence import load_parameters
from evidence.checking import Words
from experiments.compare.comparison import Differs
from scenarios import Change, Scenario, load_quantities

_SIGNS: Final = {"multiply": "\N{MULTIPLICATION SIGN}", "set": "="}
_UNCHANGED: Final = Words(nl="zoals het is", en="as it is")
_OF_WHERE: Final = {
    "levels": Words(nl="niveau", en="level"),
    "sector": Words(nl="sector", en="sector"),
    "school_types": Words(nl="schoolsoort", en="school type"),
}
_CHOSEN: Final = "assumption"
"""Grade of a parameter's value that a scenario sets: a file gives no source for it."""


def what_differs(scenario: Scenario, base: Scenario) -> tuple[Differs, ...]:
    """The parameters and quantities that `scenario` has otherwise than `base`, in the order of a scenario file.

    Size, years and seed are left out: a comparison gives them to all scenarios alike.
    """
    return (*_values(scenario, base), *_changes(scenario, base))


def _values(scenario: Scenario, base: Scenario) -> Iterator[Differs]:
    parameters = load_parameters()
    for name in parameters.names:
        parameter = parameters[name]
        old, new = (each.values.get(name, parameter.value) for each in (base, scenario))
        if old != new:
            prior = parameter.prior
            plausible = None if prior.low is None or prior.high is None else (prior.low, prior.high)
            yield Differs(
                scenario.name,
                name,
                parameter.meaning,
                parameter.unit,
                _number(old),
                _number(new),
                "",
                _CHOSEN,
                plausible,
            )


def _changes(scenario: Scenario, base: Scenario) -> Iterator[Differs]:
    left = list(scenario.changes)
    for change in base.changes:
        if change in left:
            left.remove(change)
        else:
            yield _of_change(scenario.name, change, in_words(change), _UNCHANGED)
    for change in left:
        yield _of_change(scenario.name, change, _UNCHANGED, in_words(change))


def _of_change(name: str, change: Change, base: Words, here: Words) -> Differs:
    quantity = load_quantities()[change.quantity]
    return Differs(
        name, change.quantity, quantity.meaning, quantity.unit, base, here, change.source, change.grade, change.range
    )


def in_words(change: Change) -> Words:
    """How a change moves its quantity, from when and where.

    Example:
        >>> in_words(Change(quantity="school.contact", add=0.2, from_week=9)).nl
        '+ 0,2 vanaf jaar 1, week 10'
    """
    amount = _number(abs(change.amount) if change.operation == "add" else change.amount)
    sign = _SIGNS.get(change.operation, "+" if change.amount >= 0 else "\N{MINUS SIGN}")
    nl, en = f"{sign} {amount.nl}", f"{sign} {amount.en}"
    if change.from_year or change.from_week:
        year, week = change.from_year + 1, change.from_week + 1
        nl, en = f"{nl} vanaf jaar {year}, week {week}", f"{en} from year {year}, week {week}"
    where = _where(change)
    return Words(nl=f"{nl} ({where.nl})", en=f"{en} ({where.en})") if where else Words(nl=nl, en=en)


def _where(change: Change) -> Words | None:
    given = change.where.model_dump(exclude_none=True) if change.where else {}
    if not given:
        return None
    listed = {key: value if isinstance(value, str) else ", ".join(value) for key, value in given.items()}
    nl, en = ("; ".join(f"{_OF_WHERE[key][lang]} {value}" for key, value in listed.items()) for lang in ("nl", "en"))
    return Words(nl=nl, en=en)


def _number(value: float) -> Words:
    text = f"{value:g}".replace("-", "\N{MINUS SIGN}")
    return Words(nl=text.replace(".", ","), en=text)
