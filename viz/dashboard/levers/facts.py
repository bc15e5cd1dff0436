"""What stands behind a lever: what it moves, by how much, who says so, what it costs; read from where it is kept."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from evidence import load_parameters, load_system
from evidence.checking import Words
from experiments.compare.levers import levers as moves_of
from experiments.compare.levers import prices as prices_of
from scenarios import Scenario, load, load_quantities
from viz.dashboard.levers.catalogue import Lever
from viz.dashboard.levers.what_if import scenario_of

_LAW: Final = "law."
_CHOSEN: Final = Words(nl="zelf gekozen, met deze hefboom", en="chosen here, with this lever")
_HOW: Final = {
    "multiply": Words(nl="in verhouding tot nu", en="in proportion to now"),
    "add": Words(nl="zoveel erbij als de hefboom boven nu staat", en="as much added as the lever is above now"),
    "set": Words(nl="wordt wat de hefboom zegt", en="becomes what the lever says"),
}


@dataclass(frozen=True)
class Effect:
    """One quantity that a lever moves.

    Attributes:
        meaning: the quantity in words.
        unit: of the quantity.
        by: how far it is moved, in words.
        range: plausible (low, high); None for what is chosen with the lever itself.
        source: where the size comes from, in words.
        grade: how well it is supported (`evidence.checking.Grade`).
        unproven: whether the range holds "no effect".
    """

    meaning: Words
    unit: str
    by: Words
    range: tuple[float, float] | None
    source: Words
    grade: str
    unproven: bool


@dataclass(frozen=True)
class Price:
    """One thing that a lever costs; see `scenarios.intervention.Cost`."""

    euro: float
    per: str
    payer: str
    range: tuple[float, float]
    source: str
    grade: str


@dataclass(frozen=True)
class Present:
    """How it is now.

    Attributes:
        meaning: what is known, or supposed.
        value: how much.
        unit: of the value.
        range: plausible (low, high), or None.
        source: who says so.
        grade: how well it is supported.
    """

    meaning: Words
    value: float
    unit: str
    range: tuple[float, float] | None
    source: str
    grade: str


@dataclass(frozen=True)
class Facts:
    """All that stands behind a lever.

    Attributes:
        description: what is done.
        known: what is known of its effect, and what is not; None where no intervention stands behind it.
        source: of that evidence.
        grade: of the evidence for an effect as a whole.
        effects: what it moves.
        prices: what it costs; empty when nothing is counted.
        present: how it is now, where that is one number.
    """

    description: Words
    known: Words | None
    source: str
    grade: str
    effects: tuple[Effect, ...]
    prices: tuple[Price, ...]
    present: Present | None


@cache
def facts_of(lever: Lever) -> Facts:
    """What stands behind a lever."""
    behind = _behind(lever)
    what = lever.intervention
    return Facts(
        description=what.description if what else lever.explanation,
        known=what.known if what else None,
        source=what.source if what else "",
        grade=what.grade if what else "assumption",
        effects=(*_moved(behind), *_changed(lever)),
        prices=_prices(behind),
        present=_present(lever),
    )


def _behind(lever: Lever) -> tuple[Scenario, ...]:
    """A scenario with the lever's intervention; none without one."""
    if lever.use is None:
        return ()
    farthest = max((lever.low, lever.high), key=lambda value: (value - lever.status_quo) * _side(lever))
    return (scenario_of({lever.id: farthest}),)


def _side(lever: Lever) -> float:
    """1 when more of the lever brings the intervention, -1 when less does."""
    return -1.0 if lever.knob == "move" and lever.full_dose < lever.status_quo else 1.0


def _moved(behind: tuple[Scenario, ...]) -> tuple[Effect, ...]:
    return tuple(
        Effect(each.meaning, each.unit, each.here, each.range, Words(nl=each.source, en=each.source), each.grade,
               each.unproven)
        for each in moves_of(behind)
    )  # fmt: skip


def _changed(lever: Lever) -> tuple[Effect, ...]:
    if lever.change is None or lever.use is not None:
        return ()
    quantity = load_quantities()[lever.change.quantity]
    how = _HOW[lever.change.operation]
    return (Effect(quantity.meaning, quantity.unit, how, None, _CHOSEN, "assumption", False),)


def _prices(behind: tuple[Scenario, ...]) -> tuple[Price, ...]:
    return tuple(
        Price(each.euro, each.per, each.payer, each.range, each.source, each.grade) for each in prices_of(behind)
    )


def _present(lever: Lever) -> Present | None:
    if lever.present is None:
        return None
    if lever.present.startswith(_LAW):
        law = load_system(load("baseline").population.country).law
        field = lever.present.removeprefix(_LAW)
        quantity = load_quantities()[lever.present]
        return Present(quantity.meaning, getattr(law, field), quantity.unit, None, law.sources[field], "law")
    parameter = load_parameters()[lever.present]
    low, high = parameter.prior.low, parameter.prior.high
    plausible = None if low is None or high is None else (low, high)
    return Present(parameter.meaning, parameter.value, parameter.unit, plausible, parameter.source, parameter.grade)
