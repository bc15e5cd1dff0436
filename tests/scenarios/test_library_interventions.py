"""What every file of the library of interventions must say, so that a new file is looked at without new code."""

from functools import lru_cache

import numpy as np
import pytest

import scenarios
from model import SchoolSystem
from scenarios import Intervention, Move, load_interventions

LIBRARY = load_interventions()

PROMISED = {
    "RtI tiers 1/2/3 with screening": (),  # a scenario, "rti": tiers are rules beside the interventions
    "intensive coaching": ("intensive-coaching",),
    "mentor / Check & Connect / buddy": ("mentor-programme", "check-and-connect", "buddy"),
    "M@zl": ("mazl", "mazl-mbo"),
    "CBT for refusal": ("cbt-school-refusal",),
    "Begeleid Leren (five phases)": ("begeleid-leren",),
    "PBIS": ("pbis",),
    "registration and consistent policy": ("registration",),
    "call on the day of absence, letters and texts to parents": (
        "day-of-absence-call",
        "letters-to-parents",
        "text-alerts",
    ),
    "partnership with parents, home visits": ("parent-partnership", "home-visits"),
    "care team on site": ("care-team-on-site",),
    "quiet room / low-threshold support": ("quiet-room",),
    "anti-bullying": ("anti-bullying",),
    "fewer tests and better-spread deadlines, formative testing": ("fewer-tests", "spread-tests"),
    "stress and resilience lessons": ("stress-lessons",),
    "career orientation, transfer coach, summer bridge": ("career-orientation", "transfer-coach", "summer-bridge"),
    "smaller classes": ("smaller-classes",),
    "teacher training in sensitive teaching and professional mentors": ("teacher-training", "professional-mentors"),
    "Een nieuwe koers": ("een-nieuwe-koers",),
    "Aan de Slag": ("aan-de-slag",),
    "Nieuwe Perspectieven": ("nieuwe-perspectieven",),
    "MDFT": ("mdft",),
    "MST": ("mst",),
    "Doen wat werkt": ("doen-wat-werkt",),
    "alternative provision": ("alternative-provision",),
    "Doorstroompunt coach": ("doorstroompunt-coach",),
    "earlier reporting than 16 h, consultation hours of the attendance officer": (
        "earlier-reporting",
        "consultation-hours",
    ),
    "restorative discipline instead of suspension": ("restorative-discipline",),
    "flexible part-time return": ("part-time-return",),
    "payment by results": ("payment-by-results",),
    "raising the qualification age": ("qualification-age",),
}
"""The measures that the sources name, in the words of the plan, and the files in which they are."""

WORKING_WEEK = 40.0
"""Hours of a full-time professional."""

NO_EFFECT = {"anti-bullying", "payment-by-results"}
"""Measures for which a source says that they do nothing: they move nothing."""


@lru_cache(maxsize=1)
def town() -> SchoolSystem:
    """A town as it is before any policy."""
    return SchoolSystem(students=5000, rng=1)


@pytest.mark.parametrize("words", PROMISED)
def test_every_measure_that_the_sources_name_has_its_files(words: str) -> None:
    assert set(PROMISED[words]) <= set(LIBRARY)
    if not PROMISED[words]:
        assert scenarios.load("rti").tiers is not None


@pytest.mark.parametrize("name", LIBRARY)
def test_texts_are_there_in_both_languages(name: str) -> None:
    each = LIBRARY[name]
    texts = [each.description, each.known] + ([each.find.by] if each.find else [])
    for words in texts:
        assert words.nl != words.en


@pytest.mark.parametrize("name", LIBRARY)
def test_who_pays_is_known_and_costs_are_uncertain(name: str) -> None:
    assert LIBRARY[name].cost
    for cost in LIBRARY[name].cost:
        assert cost.range[0] < cost.range[1]


@pytest.mark.parametrize("name", LIBRARY)
def test_what_is_assumed_may_be_nothing(name: str) -> None:
    for move in LIBRARY[name].move:
        if move.grade == "assumption":
            assert holds_nothing(move), f"{move.quantity}: an assumed effect whose range leaves out none"


def holds_nothing(move: Move) -> bool:
    """Whether the range of a move reaches "as it is": 0 added, times 1, or set to what the schools have on average."""
    low, high = move.range
    if move.operation == "set":
        record, field = move.quantity.split(".")
        assert record == "school"
        return low <= float(np.mean(town().world.schools[field]))
    nothing = 1.0 if move.operation == "multiply" else 0.0
    return low <= nothing <= high


@pytest.mark.parametrize("name", LIBRARY)
def test_a_proven_grade_has_a_proven_move_and_none_has_it_without(name: str) -> None:
    """The size of what is moved is graded no better than the effect itself."""
    order = ("law", "statistic", "trial", "quasi-experiment", "association", "expert", "assumption")
    each = LIBRARY[name]
    best = min(order.index(move.grade) for move in each.move)
    assert best >= order.index(each.grade)


@pytest.mark.parametrize("name", sorted(NO_EFFECT))
def test_what_is_known_to_do_nothing_moves_nothing(name: str) -> None:
    assert [move.amount for move in LIBRARY[name].move] == [0.0]


def test_all_others_move_something() -> None:
    still = {name for name, each in LIBRARY.items() if all(moves_nothing(move) for move in each.move)}
    assert still == NO_EFFECT


def moves_nothing(move: Move) -> bool:
    return move.operation != "set" and move.amount == (1.0 if move.operation == "multiply" else 0.0)


FOR_PUPILS = [name for name, each in LIBRARY.items() if each.unit == "pupil"]


@pytest.mark.parametrize("name", FOR_PUPILS)
def test_nobody_works_more_than_a_full_week(name: str) -> None:
    support = LIBRARY[name].support
    assert support is not None
    assert support.hours_per_week * support.caseload <= WORKING_WEEK
    assert support.fte_range is not None


def test_the_same_kind_of_professional_costs_the_same() -> None:
    prices: dict[str, set[tuple[float, tuple[float, float]]]] = {}
    for each in LIBRARY.values():
        for cost in fte_costs(each):
            prices.setdefault(cost.source, set()).add((cost.euro, cost.range))
    assert len(prices) >= 4
    assert [found for found in prices.values() if len(found) > 1] == []


def fte_costs(each: Intervention) -> list[scenarios.intervention.Cost]:
    return [cost for cost in each.cost if cost.per == "fte_year"]
