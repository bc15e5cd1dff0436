"""Every mechanism set to zero from a scenario file: what moves, and what stays as it was to the last bit.

The table has a line for each `<name>.strength`. A line says what goes when a user writes `<name> = 0` under
`[mechanisms]` (`never`: there is none of it left; `falls` and `rises`: certainly, by the four standard errors of
`test_mechanisms`), and how far the switch reaches on the first day, before anything could come round: which of SLOW
differs. All the others are bit-identical, and so are the people and the chance to fall ill, always. Both arms begin
with the same past (docs/odd.md, 5): what a mechanism brought about before is there when it is switched off, and fades.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pytest

from agents.reasons import EXCLUSION, LEAVE, REFUSAL, SICK, STRESS_SICK, TRUANCY, WITHDRAWAL
from evidence import load_parameters
from model import SchoolSystem
from model.careers import kinds
from scenarios import Scenario, load
from tests.model.test_mechanisms import CERTAIN, certainty, field, hours

pytestmark = pytest.mark.slow

Measure = Callable[[SchoolSystem], Any]

PUPILS, SEED = 20_000, 7
MONTHS, YEAR = 120, 200
"""School days lived: 24 weeks; a whole year for what happens at its end."""

BORN = (
    "id", "household", "school", "klas", "level", "school_year", "age", "sex", "background", "neurodivergent",
    "chronic", "somatic", "ability", "self_efficacy", "resilience", "health", "substance", "job", "duties",
    "inclination", "sociable", "perfectionism", "misfit",
)  # fmt: skip
"""What a pupil is from the start, and stays within a school year."""

CHANCES = ("p_sick", "p_stress_sick", "p_refusal", "p_stay", "p_truancy", "p_withdrawal", "p_exclusion")
STATES = (
    "stress", "exhaustion", "bonding", "achievement", "relation", "motivation", "support_peers", "peer_ambition",
    "bullied", "shock", "strain", "unsettled", "parenthood", "home_weeks",
)  # fmt: skip
SLOW = (*CHANCES, *STATES)
"""What a week begins with: the states of pupils and the chances of the days to come."""

WEIGHS = "p_refusal p_truancy bonding achievement"
"""What follows on the same Monday from a change of bonding: marks, and with them what draws away and holds.

Stress was weighed earlier that Monday, and meets another bonding, motivation or company only a week later.
"""

PRESSES = "stress exhaustion p_stress_sick p_refusal p_truancy achievement"
"""What follows on the same Monday from a change of stress."""

ESTRANGES = f"relation motivation p_exclusion {PRESSES} {WEIGHS}"
"""What follows from a change of the relation with teachers."""

UPSETS = f"shock strain p_withdrawal {PRESSES} {WEIGHS}"
"""What follows from a turning point, or from how hard it hits."""

OTHERWISE = "shock strain p_withdrawal"
"""What differs when the turning point of a week is of another kind, as another relation with teachers makes of few."""

BULLIED = "bullied stress exhaustion p_stress_sick"
"""What differs when a few more or fewer begin to be bullied that Monday."""


@dataclass(frozen=True)
class Line:
    """A line of the table.

    Attributes:
        how: never, falls or rises.
        what: the measure, of each pupil, class or school.
        first: which of SLOW differ at the end of the first day, separated by spaces.
        rare: which of SLOW can differ too, of a few pupils, as luck has it.
        same: school days lived in which nothing whatever of any pupil differs.
        days: school days after which `what` is looked at.
    """

    how: str
    what: Measure
    first: str = ""
    rare: str = ""
    same: int = 0
    days: int = MONTHS


def never(what: Measure, first: str = "", rare: str = "", same: int = 0, days: int = MONTHS) -> Line:
    return Line("never", what, first, rare, same, days)


def falls(what: Measure, first: str = "", rare: str = "", same: int = 0) -> Line:
    return Line("falls", what, first, rare, same)


def rises(what: Measure, first: str = "", rare: str = "") -> Line:
    return Line("rises", what, first, rare)


def events(kind: str) -> Measure:
    """Whether each event of the run is of this kind."""
    return lambda system: system.tables()["events"]["kind"] == kind


def of_stayers(what: Measure) -> Measure:
    """Who is leaving stays away for four weeks before going off the roll; that is not skipping but leaving."""
    return lambda system: what(system)[system.students.gone == 0]


def of_records(table: str, name: str) -> Measure:
    return lambda system: getattr(system.world, table)[name]


def size(what: Measure) -> Measure:
    return lambda system: np.abs(what(system))


def where_seen(system: SchoolSystem) -> Any:
    """Bonding, counted negative in schools where pupils are less seen than in the mean one."""
    return np.where(system.world.schools.climate[system.students.school] > 0.0, 1.0, -1.0) * system.students.bonding


def support_when_bullied(system: SchoolSystem) -> Any:
    """Support from peers of who is bullied: it stays what it was when nothing moves it."""
    return np.where(system.students.bullied == 1, system.students.support_peers, 0.0)


def uneven_attention(system: SchoolSystem) -> Any:
    """How far a pupil's share of attention is from that in a class of the reference size."""
    return np.round(system.classes.attention - 1.0, 6)


def changed_level(system: SchoolSystem) -> Any:
    return np.isin(system.students.move, (kinds.UP, kinds.DOWN))


FRIDAY = 4
"""School days before the first meeting of school and services."""

TABLE = {
    # reasons of absence
    "sickness": never(hours(SICK), "p_sick"),
    "stress_sick": never(hours(STRESS_SICK), "p_stress_sick"),
    "refusal": never(hours(REFUSAL), "p_refusal p_stay"),
    "truancy": never(of_stayers(hours(TRUANCY)), "p_truancy"),
    "withdrawal": never(hours(WITHDRAWAL), "p_withdrawal"),
    "exclusion": never(hours(EXCLUSION), "p_exclusion", "home_weeks relation"),
    "leave": never(hours(LEAVE)),
    # friends and class
    "peer_influence": falls(hours(TRUANCY), WEIGHS),
    "class_size": never(uneven_attention, ESTRANGES, OTHERWISE),
    "bullying": never(field("bullied"), f"bullied p_withdrawal {PRESSES} {WEIGHS}"),
    "isolation": rises(
        support_when_bullied,
        f"support_peers motivation {OTHERWISE} stress p_stress_sick {WEIGHS}",
        "bullied exhaustion",
    ),
    # school and teachers
    "school_climate": falls(where_seen, WEIGHS, f"{BULLIED} p_withdrawal"),
    "teacher_relation": never(of_records("classes", "control"), ESTRANGES, OTHERWISE),
    "teacher_expectations": falls(field("stress"), f"motivation {PRESSES} {WEIGHS}"),
    "teacher_load": never(of_records("schools", "unrest"), ESTRANGES, OTHERWISE),
    "signals": rises(field("relation"), ESTRANGES, OTHERWISE),
    "discipline": rises(hours(TRUANCY), "p_truancy p_exclusion"),
    # pupil and home
    "health": falls(hours(SICK), "p_sick p_refusal p_truancy p_exclusion", "home_weeks relation"),
    "parents": falls(field("stress"), f"{PRESSES} {WEIGHS}"),
    "school_stress": falls(size(field("stress")), PRESSES),
    "exhaustion": falls(field("exhaustion"), "exhaustion achievement p_stress_sick p_refusal p_truancy"),
    "perfectionism": falls(field("stress"), f"{PRESSES} {WEIGHS}"),
    "bonding": falls(size(field("bonding")), WEIGHS),
    "motivation": falls(size(field("motivation")), f"motivation {WEIGHS}"),
    "perspective": rises(field("motivation"), f"motivation {WEIGHS}"),
    "competing": never(field("parenthood"), f"p_withdrawal {PRESSES}", "parenthood"),
    "neighbourhood": never(
        of_records("schools", "street"), "p_withdrawal p_refusal p_truancy", f"{BULLIED} bonding achievement"
    ),
    "transitions": falls(field("stress"), UPSETS),
    "turning_points": never(events("turning_point"), UPSETS),
    # law and institutions: nothing before the services meet
    "duty": falls(hours(TRUANCY), "p_truancy"),
    "mentor_talk": falls(field("relation"), same=FRIDAY),
    "officer": never(events("officer_talk"), same=FRIDAY),
    "doctor": never(events("doctor_seen"), same=FRIDAY),
    "care_team": never(events("care_starts"), same=FRIDAY),
    "youth_care": never(events("youth_care_starts"), same=FRIDAY),
    "provision": never(events("provision_starts"), same=FRIDAY),
    "exemption": never(events("exemption_5a"), same=FRIDAY, days=YEAR),
    "doorstroompunt": never(events("coach_talk"), same=FRIDAY),
    # careers: nothing before the first school month is over, and before the year is
    "leaving": never(field("route"), same=20, days=YEAR),
    "careers": never(changed_level, same=YEAR - 1, days=YEAR),
}
"""What is left, and what differs on the first day, without each mechanism."""


@dataclass(frozen=True)
class Lived:
    """A system lived so far, with the pupils as they were earlier."""

    system: SchoolSystem
    before: Any


def live(scenario: Scenario, look: int, days: int) -> Lived:
    system = SchoolSystem(students=PUPILS, rng=SEED, scenario=scenario)
    for _ in range(look):
        system.step()
    before = system.students.copy()
    while system.day % 5:
        system.step()
    return Lived(system.run(weeks=(days - system.day) // 5) if system.day < days else system, before)


@cache
def usual(look: int, days: int) -> Lived:
    """The baseline, lived in the same way."""
    return live(load("baseline"), look, days)


def test_the_table_has_a_line_for_every_strength() -> None:
    strengths = {name.removesuffix(".strength") for name in load_parameters().names if name.endswith(".strength")}
    assert set(TABLE) == strengths


@pytest.mark.parametrize("name", TABLE)
def test_without_it_this_moves_and_that_stays(name: str, scenario_of: Callable[[str], Scenario]) -> None:
    """The scenario is a file as a user would write it."""
    scenario = scenario_of(f"[mechanisms]\n{name} = 0\n")
    assert scenario.values == {f"{name}.strength": 0.0}
    line = TABLE[name]
    base, off = usual(line.same or 1, line.days), live(scenario, line.same or 1, line.days)
    check_what_moves(line, base.system, off.system)
    check_the_first_day(line, base.before, off.before)
    for born in BORN:
        assert np.array_equal(base.system.students[born], off.system.students[born]), born
    ill = np.array_equal(base.system.students.p_sick, off.system.students.p_sick)
    assert ill == (name not in ("sickness", "health"))


def check_what_moves(line: Line, base: SchoolSystem, off: SchoolSystem) -> None:
    if line.how == "never":
        assert np.asarray(line.what(base)).any()
        assert not np.asarray(line.what(off)).any()
    else:
        less, more = (off, base) if line.how == "falls" else (base, off)
        assert certainty(more, less, line.what) > CERTAIN


def check_the_first_day(line: Line, base: Any, off: Any) -> None:
    """Where nothing differs for some days, nothing whatever does; else those states and chances that the line says."""
    if line.same:
        assert [name for name in base.dtype.names if not np.array_equal(base[name], off[name])] == []
    else:
        differ = {name for name in SLOW if not np.array_equal(base[name], off[name])}
        assert differ - set(line.rare.split()) == set(line.first.split())
