"""What holds on every day of every run: one state per pupil, hours that add up, limits of the law.

Most checks run on an ordinary school and on a stormy one, in which every reason to be away is frequent, so that rare
combinations of rules meet.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agents import records
from agents.reasons import (
    EXCLUSION,
    LABEL_EXCLUSION,
    LABEL_LEAVE,
    LABEL_SICK,
    LABEL_UNAUTHORISED,
    LABELS,
    LEAVE,
    NOT_REGISTERED,
    PRESENT,
    REASONS,
    REFUSAL,
    SICK,
    STRESS_SICK,
    TRUANCY,
    WITHDRAWAL,
)
from agents.records import WINDOW_WEEKS
from agents.services import AT_OWN_SCHOOL
from evidence import EducationSystem
from model import SchoolSystem
from model.careers.kinds import LEAVES_EARLY
from model.institutions.reporting import add_to_window, report_due, roll_window
from model.mechanisms.turning_points import KINDS
from model.set_up import law_record
from model.week import SKIPPED
from model.world import (
    DAYS_PER_WEEK,
    EVENTS_PER_PUPIL,
    LESSON_HOURS,
    PUPILS,
    REGISTERED_HOURS,
    REPORTS,
    TRUE_HOURS,
)
from scenarios import Scenario

ScenarioOf = Callable[[str], Scenario]
TiesOf = Callable[[SchoolSystem], tuple[Any, Any, Any]]

STORM = """
[parameters]
"sickness.onset" = 0.03
"stress_sick.baseline" = 0.03
"refusal.baseline" = 0.005
"truancy.baseline" = 0.08
"withdrawal.baseline" = 0.01
"withdrawal.luxury" = 0.3
"exclusion.baseline" = 0.003
"leave.rate" = 0.03
"peer_influence.open" = 0.01
"refusal.plan_days" = 2
"refusal.plan" = 1
"exclusion.no_place" = 0.05
""" + "".join(f'"turning_points.{kind}_rate" = 0.005\n' for kind in KINDS)

LABELS_OF = {
    SICK: {LABEL_SICK},
    STRESS_SICK: {LABEL_SICK},
    REFUSAL: {LABEL_SICK, LABEL_UNAUTHORISED, LABEL_LEAVE},
    TRUANCY: {NOT_REGISTERED, LABEL_UNAUTHORISED},
    WITHDRAWAL: {LABEL_SICK, LABEL_LEAVE, LABEL_UNAUTHORISED},
    EXCLUSION: {LABEL_EXCLUSION, LABEL_LEAVE, LABEL_SICK},
    LEAVE: {LABEL_LEAVE},
}
"""What a school may write down of each true reason."""


@pytest.fixture(scope="module", params=["calm", "storm"])
def weather(request: pytest.FixtureRequest, scenario_of: ScenarioOf) -> Scenario:
    return scenario_of(STORM if request.param == "storm" else "")


@pytest.fixture(scope="module")
def storm(scenario_of: ScenarioOf) -> Scenario:
    return scenario_of(STORM)


@pytest.fixture(scope="module")
def lived(weather: Scenario) -> SchoolSystem:
    """A year lived to its end; nobody has moved on yet."""
    return SchoolSystem(students=2500, rng=13, scenario=weather).run(years=1)


# -- every day ---------------------------------------------------------------------------------------------------------


def check_states(system: SchoolSystem) -> None:
    students = system.students
    away = students.reason != PRESENT
    assert np.isin(students.reason, range(len(REASONS) + 1)).all()
    assert (students.hours >= 0).all()
    assert (students.hours <= students.lessons).all()
    assert ((students.hours > 0) == away).all()
    assert (away | (students.label == NOT_REGISTERED)).all()
    for reason, labels in LABELS_OF.items():
        assert set(students.label[students.reason == reason].tolist()) <= labels, REASONS[reason - 1]
    assert (students.reason[students.leads == 1] == TRUANCY).all()
    whole_day = np.isin(students.reason, (SICK, STRESS_SICK, WITHDRAWAL, LEAVE))
    assert (students.hours == students.lessons)[whole_day].all()
    part = (students.reason == REFUSAL) & (students.hours < students.lessons)
    assert (students.part_time[part] > 0.0).all()
    assert (students.label[part] == LABEL_LEAVE).all()
    no_place = (students.reason == EXCLUSION) & (students.label == LABEL_SICK)
    assert (students.home_weeks[no_place] > 0).all()
    assert (students.spell_left >= 0).all()
    in_spell, leaving = students.spell_left > 0, students.gone == 1
    assert np.isin(students.spell_reason[in_spell & ~leaving], (SICK, REFUSAL, WITHDRAWAL, EXCLUSION, LEAVE)).all()
    assert (students.reason[in_spell & leaving & (students.lessons > 0)] == TRUANCY).all()


def check_bounds(system: SchoolSystem) -> None:
    students, law = system.students, system.world.law
    suspended = (students.spell_left > 0) & (students.spell_reason == EXCLUSION)
    assert (students.spell_left[suspended] < law.suspension_max_days[0]).all()
    assert (students.window.sum(axis=1) < law.report_hours[0]).all()
    for name in ("p_sick", "p_stress_sick", "p_refusal", "p_stay", "p_truancy", "p_withdrawal", "p_exclusion"):
        assert (students[name] >= 0.0).all(), name
        assert (students[name] <= 1.0).all(), name
    for name in ("avoidance", "watched", "peer_truancy", "part_time", "unsettled", "eased", "lately"):
        assert (students[name] >= 0.0).all(), name
        assert (students[name] <= 1.0 + 1e-5).all(), name
    assert (system.classes.norm >= 0.0).all()
    assert (system.classes.norm <= 1.0).all()
    for name in ("bullied", "told_pressure", "told_truancy", "told_bullied", "truant_last_month"):
        assert np.isin(students[name], (0, 1)).all(), name
    assert np.isin(students.told_young, (0, 1, SKIPPED)).all()
    floats = [name for name in students.dtype.names if students[name].dtype.kind == "f"]
    assert all(np.isfinite(students[name]).all() for name in floats)
    assert (system.world.event_counts <= EVENTS_PER_PUPIL * system.world.schools.pupils).all()


def check_counts(system: SchoolSystem, reports_before: Any) -> None:
    """The day's counts of every school are the sums over its pupils."""
    students = system.students
    counts = system.world.counts[:, (system.day - 1) % DAYS_PER_WEEK]

    def by_school(values: Any) -> Any:
        return np.bincount(students.school, weights=values, minlength=len(counts))

    assert (counts[:, PUPILS] == by_school(students.lessons > 0)).all()
    assert (counts[:, LESSON_HOURS] == by_school(students.lessons)).all()
    for code in range(len(REASONS)):
        assert (counts[:, TRUE_HOURS + code] == by_school(students.hours * (students.reason == code + 1))).all()
    for code in range(len(LABELS)):
        assert (counts[:, REGISTERED_HOURS + code] == by_school(students.hours * (students.label == code + 1))).all()
    assert (counts[:, REPORTS] == by_school(students.reports - reports_before)).all()


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), students=st.integers(200, 900), days=st.integers(1, 60))
def test_every_pupil_is_in_one_state_every_day(weather: Scenario, seed: int, students: int, days: int) -> None:
    system = SchoolSystem(students=students, rng=seed, scenario=weather, threads=1)
    for _ in range(days):
        before, elsewhere = system.students.reports.copy(), system.students.provision != AT_OWN_SCHOOL
        system.step()
        assert (system.students.lessons[elsewhere | (system.students.dropped == 1)] == 0).all()
        check_states(system)
        check_bounds(system)
        check_counts(system, before)


def test_a_return_that_spares_no_lesson_is_no_absence() -> None:
    """Who may stay away for a twentieth of a day of six or eight lessons comes to all of them."""
    system = SchoolSystem(students=300, rng=1)
    system.students.part_time = 0.95
    system.step()
    check_states(system)
    assert (system.students.reason == PRESENT).mean() > 0.5


def test_the_storm_shows_every_state_and_label(storm: Scenario) -> None:
    """So that the checks above say something: every reason with every label that it may get was there."""
    system = SchoolSystem(students=900, rng=3, scenario=storm)
    seen = set()
    for _ in range(60):
        system.step()
        seen |= set(zip(system.students.reason.tolist(), system.students.label.tolist(), strict=True))
    assert seen == {(PRESENT, NOT_REGISTERED)} | {(r, label) for r, labels in LABELS_OF.items() for label in labels}


def test_lessons_follow_the_timetable(education: EducationSystem, storm: Scenario) -> None:
    """Every day for most, one day a week for who learns at work (bbl), the same day for a whole class.

    Who is elsewhere (in alternative provision or exempt, from before) or has left has no lessons.
    """
    at_school = replace(storm, mechanisms={"provision": 0.0, "exemption": 0.0, "leaving": 0.0})
    system = SchoolSystem(students=2000, rng=4, scenario=at_school)
    days = np.zeros((3, DAYS_PER_WEEK, 2000), dtype=np.int64)
    for week in range(3):
        for day in range(DAYS_PER_WEEK):
            system.step()
            days[week, day] = system.students.lessons
    here = system.students.provision == AT_OWN_SCHOOL
    assert here.mean() > 0.97
    students, days = system.students[here], days[:, :, here]
    levels = [education.levels[code] for code in students.level]
    a_day = np.array([level.lessons_per_day for level in levels])
    a_week = np.array([level.school_days_per_week for level in levels])
    assert ((days == 0) | (days == a_day)).all()
    assert ((days > 0).sum(axis=1) == a_week).all()
    assert (days[0] == days[1]).all()
    at_work = np.array([level.route == "bbl" for level in levels])
    assert at_work.any()
    assert (a_week[at_work] == 1).all()
    assert (a_week[~at_work] == DAYS_PER_WEEK).all()
    day_of = days[0].argmax(axis=0)[at_work]
    klas = students.klas[at_work]
    assert len(np.unique(np.stack([klas, day_of]), axis=1).T) == len(np.unique(klas))
    assert (students.lesson_hours == 3 * a_day * a_week).all()


def test_wild_parameters_do_not_write_beyond_the_room_for_events(scenario_of: ScenarioOf) -> None:
    """A suspension of a day for everybody every day and a turning point every week are all written down."""
    wild = scenario_of(
        "[mechanisms]\ndiscipline = 0\nprovision = 0\nrefusal = 0\n"
        '[parameters]\n"exclusion.baseline" = 1\n"exclusion.suspended" = 1\n"exclusion.days" = 1\n'
        + "".join(f'"turning_points.{kind}_rate" = {int(kind == "loss")}\n' for kind in KINDS)
        + '"turning_points.adversity" = 0\n"turning_points.away" = 0\n"sickness.onset" = 0\n"leave.rate" = 0\n'
        '"withdrawal.baseline" = 0\n"withdrawal.luxury" = 0\n"refusal.baseline" = 0\n"stress_sick.baseline" = 0\n'
        '"exclusion.conduct" = 0\n"exclusion.boy" = 0\n"exclusion.neurodivergent" = 0\n"exclusion.order" = 0\n'
        '"exclusion.relation" = 0\n"exclusion.low_mood" = 0\n"exclusion.background" = 0\n"exclusion.ses" = 0\n'
        '"exclusion.status" = 0\n"exclusion.urbanity" = 0\n"exclusion.again" = 0\n'
    )
    system = SchoolSystem(students=600, rng=2, scenario=wild).run(weeks=2)
    assert (system.world.event_counts <= EVENTS_PER_PUPIL * system.world.schools.pupils).all()
    events = system.tables()["events"]
    here = system.students.provision == AT_OWN_SCHOOL  # else exempt from before
    assert here.mean() > 0.97
    daily = np.array([level.school_days_per_week for level in system.education.levels])[system.students.level[here]]
    assert (events["kind"] == "suspension").sum() == 2 * daily.sum()
    assert (events["kind"] == "turning_point").sum() == 2 * 600


# -- the year adds up --------------------------------------------------------------------------------------------------


def test_tables_and_pupils_own_counters_agree(lived: SchoolSystem, education: EducationSystem) -> None:
    students, tables = lived.students, lived.tables()
    weeks, groups = tables["school_weeks"], tables["groups"]
    columns = {"lesson_hours": students.lesson_hours, "reports": students.reports}
    columns |= {f"true_{name}": students.true_hours[:, code] for code, name in enumerate(REASONS)}
    columns |= {f"registered_{name}": students.registered_hours[:, code] for code, name in enumerate(LABELS)}
    number = lived.world.schools.id[students.school]
    level = np.array(education.level_ids)[students.level]
    for name, values in columns.items():
        by_school = np.bincount(number, weights=values)[1:]
        assert weeks.groupby("school")[name].sum().tolist() == by_school.tolist(), name
        by_level = groups.groupby("level")[name].sum()
        assert {key: int(total) for key, total in by_level.items()} == {
            key: int(values[level == key].sum()) for key in np.unique(level)
        }, name
    assert groups["pupils"].sum() == len(students)
    assert (weeks.groupby("week")["pupils"].sum() == enrolled(lived)).all()
    assert len(weeks) == 40 * len(lived.world.schools)
    for kind in ("true", "registered"):
        spread = tables["absence_distribution"]
        assert spread[spread["kind"] == kind]["pupils"].sum() == len(students)


def enrolled(lived: SchoolSystem) -> Any:
    """Pupils on the roll in each school week: all, less who was taken off it on a Monday until then."""
    events = lived.tables()["events"]
    off = events[(events["kind"] == "left") & (events["day"] == 0)].groupby("week").size()
    weeks = lived.tables()["school_weeks"]["week"].unique()
    return len(lived.students) - off.reindex(weeks, fill_value=0).cumsum()


def test_nobody_misses_more_lessons_than_there_are(lived: SchoolSystem) -> None:
    students = lived.students
    missed = students.true_hours.astype(np.int64).sum(axis=1)
    assert (missed <= students.lesson_hours).all()
    assert (students.registered_hours.astype(np.int64).sum(axis=1) <= missed).all()
    weeks = lived.tables()["school_weeks"]
    away = weeks[[f"true_{name}" for name in REASONS]].sum(axis=1)
    written = weeks[[f"registered_{name}" for name in LABELS]].sum(axis=1)
    assert (away <= weeks["lesson_hours"]).all()
    assert (written <= away).all()
    # All but part of the skipping is written down under some label.
    assert (away - written <= weeks["true_truancy"]).all()


def test_reports_and_suspensions_are_the_same_in_events_and_counters(lived: SchoolSystem) -> None:
    students, events = lived.students, lived.tables()["events"]
    counters = {"report_16h": students.reports, "suspension": students.suspensions}
    for kind, counter in counters.items():
        those = events[events["kind"] == kind]
        per_person = those["person"].value_counts()
        own = dict(zip(students.id.tolist(), counter.tolist(), strict=True))
        assert per_person.to_dict() == {person: many for person, many in own.items() if many}
    reports = events[events["kind"] == "report_16h"]
    assert reports["detail"].astype(int).tolist() == (reports.groupby("person").cumcount() + 1).tolist()
    groups, weeks = lived.tables()["groups"], lived.tables()["school_weeks"]
    assert groups["pupils_reported"].sum() == (students.reports > 0).sum()
    # What is counted are the suspensions that are reported to the inspectorate: those of more than a day.
    longer = events[(events["kind"] == "suspension") & (events["detail"].astype(str) != "1")]
    assert groups["suspended"].sum() == longer["person"].nunique()
    assert weeks["reports"].sum() == len(reports)
    by_week = reports.groupby(["week", "school"]).size()
    counted = weeks.set_index(["week", "school"])["reports"]
    assert by_week.to_dict() == counted[counted > 0].to_dict()


def test_a_suspension_is_no_longer_than_the_law_allows(lived: SchoolSystem, education: EducationSystem) -> None:
    events = lived.tables()["events"]
    days = events.loc[events["kind"] == "suspension", "detail"].astype(int)
    assert len(days) > 0
    assert days.between(1, education.law.suspension_max_days).all()


def test_who_left_in_the_events_counts_as_early_leaver_unless_back_on_the_first_of_october(
    lived: SchoolSystem,
) -> None:
    students, events, groups = lived.students, lived.tables()["events"], lived.tables()["groups"]
    left = events[events["kind"] == "left"]
    assert left["person"].is_unique
    back = students.id[(students.dropped == 1) & (students.outcome != LEAVES_EARLY)]
    assert set(back.tolist()) < set(left["person"])
    counted = left[~left["person"].isin(back)]
    assert set(counted["person"]) == set(students.id[students.outcome == LEAVES_EARLY].tolist())
    assert len(counted) == groups["vsv"].sum() > 0
    for route in ("push", "pull", "fallout"):
        assert (counted["detail"] == route).sum() == groups[f"vsv_{route}"].sum()
    assert (groups["vsv"] <= groups["vsv_base"]).all()
    assert (groups["vsv_base"] <= groups["pupils"]).all()
    assert groups.loc[groups["level"] == "pro", "vsv_base"].sum() == 0
    assert groups.loc[groups["age"] >= 23, "vsv_base"].sum() == 0


# -- the legal report --------------------------------------------------------------------------------------------------


def reports_after(weeks: list[list[int]], education: EducationSystem) -> list[int]:
    """Reports made in each week, by the rules, when these lessons a day are missed without leave."""
    student, law = records.empty(records.STUDENT, 1), law_record(education)
    made = []
    for days in weeks:
        made.append(0)
        roll_window(student[0])
        for hours in days:
            student.hours[0] = hours
            student.label[0] = LABEL_UNAUTHORISED if hours else NOT_REGISTERED
            add_to_window(student[0])
            made[-1] += report_due(student[0], law[0])
    return made


@pytest.mark.parametrize(
    ("weeks", "made"),
    [
        ([[4], [4], [4], [4]], [0, 0, 0, 1]),
        ([[4], [4], [4], [3]], [0, 0, 0, 0]),
        ([[5, 5, 5]], [0]),
        ([[6, 6, 4]], [1]),
        ([[8, 8], [8, 8]], [1, 1]),
        ([[6, 6, 6, 6, 6], [2]], [1, 1]),  # 30 hours are one report and 14 over; two more make the next
        ([[6, 6, 6, 6, 6], [1]], [1, 0]),
        ([[6, 6, 3], [], [], [], [1]], [0, 0, 0, 0, 0]),  # the first week is older than four weeks by then
        ([[6, 6, 3], [], [], [1]], [0, 0, 0, 1]),
        ([[4]] * 8, [0, 0, 0, 1, 0, 0, 0, 1]),
        ([[3]] * 40, [0] * 40),  # twelve hours in any four weeks
    ],
)
def test_sixteen_hours_in_four_weeks_are_reported(
    weeks: list[list[int]], made: list[int], education: EducationSystem
) -> None:
    assert reports_after(weeks, education) == made


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(weeks=st.lists(st.lists(st.integers(0, 8), max_size=5), max_size=14))
def test_reports_are_those_of_a_ledger(weeks: list[list[int]], education: EducationSystem) -> None:
    """A ledger of hours by week: at sixteen within four weeks a report, and what is over counts from that week on."""
    ledger: dict[int, int] = {}
    expected = []
    for week, days in enumerate(weeks):
        ledger = {past: hours for past, hours in ledger.items() if week - past < WINDOW_WEEKS}
        expected.append(0)
        for hours in days:
            ledger[week] = ledger.get(week, 0) + hours
            if sum(ledger.values()) >= education.law.report_hours:
                ledger = {week: sum(ledger.values()) - education.law.report_hours}
                expected[-1] += 1
    assert reports_after(weeks, education) == expected


def test_only_what_is_written_down_as_unauthorised_counts(education: EducationSystem) -> None:
    student, law = records.empty(records.STUDENT, 1), law_record(education)
    student.hours = 6
    for label in (NOT_REGISTERED, LABEL_SICK, LABEL_EXCLUSION, LABEL_LEAVE):
        student.label = label
        for _ in range(10):
            add_to_window(student[0])
            assert not report_due(student[0], law[0])
    assert (student.window == 0).all()


# -- skipping together -------------------------------------------------------------------------------------------------


def test_without_peer_influence_nobody_follows(scenario_of: ScenarioOf) -> None:
    system = SchoolSystem(students=1500, rng=5, scenario=scenario_of("[mechanisms]\npeer_influence = 0\n" + STORM))
    skipped = 0
    for _ in range(20):
        system.step()
        truants = (system.students.reason == TRUANCY) & (system.students.gone == 0)
        assert (system.students.leads[truants] == 1).all()
        skipped += int(truants.sum())
    assert skipped > 100


def test_who_follows_goes_with_a_friend_for_the_same_lessons(storm: Scenario, ties_of: TiesOf) -> None:
    system = SchoolSystem(students=1500, rng=5, scenario=storm)
    who, named, _ = ties_of(system)
    followed = 0
    for _ in range(20):
        system.step()
        students = system.students
        follows = (students.reason == TRUANCY) & (students.leads == 0)
        with_leader = follows[who] & (students.leads[named] == 1)
        longest = np.zeros(len(students), dtype=np.int64)
        np.maximum.at(longest, who[with_leader], students.hours[named[with_leader]])
        assert (longest[follows] > 0).all()
        assert (students.hours[follows] <= longest[follows]).all()
        same = np.minimum(students.hours[named], students.lessons[who]) == students.hours[who]
        assert set(np.flatnonzero(follows)) <= set(who[with_leader & same])
        followed += int(follows.sum())
    assert followed > 20
