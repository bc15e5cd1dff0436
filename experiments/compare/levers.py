"""What a comparison takes for granted of each intervention: what it moves, by how much, and what it costs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from evidence.checking import Words
from experiments.compare.phrased import amount_in_words, number
from scenarios import Planned, Scenario, load_quantities
from scenarios.intervention import Move

_PER: Final = {
    "week": Words(nl="per week hulp", en="per week of support"),
    "once": Words(nl="aan het begin", en="at the start"),
    "held": Words(nl="zolang de hulp duurt", en="as long as support lasts"),
}


@dataclass(frozen=True)
class Lever:
    """One quantity that an intervention moves, at full fidelity and a dose of 1.

    Attributes:
        intervention: name of the intervention.
        title: its name in words.
        known: what is known of its effect, and what is not.
        key: the quantity, such as "student.bonding".
        meaning: the same in words.
        unit: of the quantity.
        here: how it is moved, in words.
        range: plausible (low, high) of the number.
        source: where it comes from.
        grade: how well it is supported (`evidence.checking.Grade`).
        unproven: whether the range holds "no effect".
    """

    intervention: str
    title: Words
    known: Words
    key: str
    meaning: Words
    unit: str
    here: Words
    range: tuple[float, float]
    source: str
    grade: str
    unproven: bool


@dataclass(frozen=True)
class Price:
    """One thing that an intervention costs.

    Attributes:
        intervention: name of the intervention.
        title: its name in words.
        euro: amount.
        per: for what, as `scenarios.intervention.Cost.per`.
        payer: who pays, as `scenarios.intervention.Cost.payer`.
        range: plausible (low, high).
        source: where the amount comes from.
        grade: how well it is supported.
    """

    intervention: str
    title: Words
    euro: float
    per: str
    payer: str
    range: tuple[float, float]
    source: str
    grade: str


def levers(scenarios: Iterable[Scenario]) -> tuple[Lever, ...]:
    """What the interventions of these scenarios move, each once, in order of appearance."""
    return tuple(dict.fromkeys(_lever(plan, move) for plan in _plans(scenarios) for move in plan.intervention.move))


def prices(scenarios: Iterable[Scenario]) -> tuple[Price, ...]:
    """What they cost, each once, in order of appearance."""
    return tuple(
        dict.fromkeys(
            Price(
                plan.name, plan.intervention.title, cost.euro, cost.per, cost.payer, cost.range, cost.source, cost.grade
            )
            for plan in _plans(scenarios)
            for cost in plan.intervention.cost
        )
    )


def _plans(scenarios: Iterable[Scenario]) -> Iterator[Planned]:
    for scenario in scenarios:
        yield from scenario.interventions


def _lever(plan: Planned, move: Move) -> Lever:
    quantity = load_quantities()[move.quantity]
    intervention = plan.intervention
    return Lever(
        intervention=plan.name,
        title=intervention.title,
        known=intervention.known,
        key=move.quantity,
        meaning=quantity.meaning,
        unit=quantity.unit,
        here=_here(move, for_pupils=intervention.unit == "pupil"),
        range=move.range,
        source=move.source,
        grade=move.grade,
        unproven=move.holds_nothing,
    )


def _here(move: Move, *, for_pupils: bool) -> Words:
    amount = amount_in_words(move)
    if not for_pupils:
        return amount
    per, fades = _PER[move.per], number(100 * move.fades)
    nl, en = f"{amount.nl} {per.nl}", f"{amount.en} {per.en}"
    if move.fades:
        nl, en = f"{nl}; daarna gaat {fades.nl} % per week weer weg", f"{en}; {fades.en} % a week fades afterwards"
    return Words(nl=nl, en=en)
