"""Law and institutions: thresholds exact on hand-made records, waiting lists, who is told, directions of services."""

import numpy as np
import pytest

from agents.reasons import (
    EXCLUSION,
    LABEL_LEAVE,
    LABEL_SICK,
    LABEL_UNAUTHORISED,
    REFUSAL,
    SICK,
    STRESS_SICK,
    TRUANCY,
    WITHDRAWAL,
)  # fmt: skip
from agents.services import (
    CARE_TEAM,
    DOCTOR,
    DOORSTROOMPUNT,
    EXEMPT,
    EXEMPTION,
    OFFICER,
    SERVICES,
    THE_LINK,
)  # fmt: skip
from evidence import load_parameters
from model import SchoolSystem
from model.calendar import days_of_year
from model.institutions.at_home import HIDDEN, NOT_AT_HOME, OFFICIAL, at_home, come_back, stay_at_home
from model.institutions.capacity import HALF
from model.institutions.duty import COMPULSORY, NO_DUTY, OF_AGE, TO_QUALIFY, duty_of
from model.institutions.exemption import doctor_judges, parents_ask
from model.institutions.friday import NEW_HIDDEN, NEW_OFFICIAL, REPORT_ADULT, REPORT_LONG, friday_meeting, look_at_run
from model.institutions.kearney import MEETS_REGISTERED, MEETS_TRUE, count_absence, meets_kearney
from model.institutions.notices import PARENTS_HEAR
from model.institutions.provision import fitting, provision_begins, week_in_provision
from model.institutions.queues import LONGEST_WAIT, choose
from model.institutions.registration import write_down
from model.institutions.reporting import DUE_16H, DUE_LUXURY, add_to_window, reports_due
from model.institutions.school_doctor import much_sickness
from model.mechanisms.discipline import expected_consequence
from model.world import EVENT_KINDS
from tests.model.test_mechanisms import BASE, arm, changed, field, hours, rises


@pytest.fixture
def system():
    return SchoolSystem(students=400, rng=1)


@pytest.fixture
def pupil(system):
    """A pupil of 14 with six lessons a day."""
    student = system.students[0]
    student.age, student.qualified, student.lessons = 14, 0, 6
    return student


def days(system, first, count):
    calendar = system.calendar
    return [calendar[k] for k in range(first, first + count)]


def away(student, day, label, reason=REFUSAL, lessons=None):
    student.reason, student.label = reason, label
    student.hours = student.lessons if lessons is None else lessons
    stay_at_home(student, day) if student.hours == student.lessons else come_back(student)


def fridays_away(system, student, label, weeks, first=0):
    """Live through whole weeks away from Monday on; what each Friday brings."""
    law, found = system.world.law[0], []
    for day in days(system, first, 5 * weeks):
        away(student, day, label)
        if day.weekday == 4:
            found.append((look_at_run(student, day, law), at_home(student, day, law)))
    return found


@pytest.mark.parametrize(
    ("age", "qualified", "duty"),
    [(15, 0, COMPULSORY), (15, 1, COMPULSORY), (16, 0, TO_QUALIFY), (17, 0, TO_QUALIFY), (16, 1, NO_DUTY),
     (18, 0, OF_AGE), (22, 0, OF_AGE), (18, 1, NO_DUTY), (23, 0, NO_DUTY)],
)  # fmt: skip
def test_sixteen_and_eighteen_change_what_the_law_asks(system, pupil, age, qualified, duty):
    pupil.age, pupil.qualified = age, qualified
    assert duty_of(pupil, system.world.law[0]) == duty


def test_expected_consequence_falls_with_the_ages_of_law(system, pupil):
    def consequence(age):
        pupil.age = age
        return expected_consequence(pupil, system.world.schools[0], system.world.law[0], system.world.params[0])

    assert consequence(15) > consequence(16) > consequence(18)


@pytest.mark.parametrize(("hours_away", "reports"), [(15, 0), (16, 1), (31, 1), (32, 2)])
def test_sixteen_hours_and_each_next_sixteen_are_reported(system, pupil, hours_away, reports):
    day, due = system.calendar[1], 0
    pupil.lessons = 8
    for _ in range(hours_away):
        away(pupil, day, LABEL_UNAUTHORISED, TRUANCY, 1)
        add_to_window(pupil)
        due += reports_due(pupil, day, system.world.law[0])
    assert due == reports * DUE_16H
    assert pupil.reports == reports
    assert (pupil.waits[OFFICER] > 0) == (reports > 0)


@pytest.mark.parametrize(("age", "qualified", "service"), [(18, 0, DOORSTROOMPUNT), (18, 1, None), (16, 1, None)])
def test_sixteen_hours_of_who_is_of_age_are_no_report(system, pupil, age, qualified, service):
    pupil.age, pupil.qualified = age, qualified
    pupil.window[0] = 16
    pupil.label, pupil.hours = LABEL_UNAUTHORISED, 1
    assert reports_due(pupil, system.calendar[1], system.world.law[0]) == 0
    assert pupil.reports == 0
    assert [k for k in range(len(SERVICES)) if pupil.waits[k] > 0] == ([] if service is None else [service])


def test_luxury_leave_is_reported_when_known(system, pupil):
    law, calendar = system.world.law[0], system.calendar
    beside, other = calendar[calendar.beside_holiday == 1][0], calendar[1]
    known, unknown = (beside, LABEL_UNAUTHORISED, DUE_LUXURY), (beside, LABEL_SICK, 0)
    for day, label, due in [known, unknown, (other, LABEL_UNAUTHORISED, 0)]:
        away(pupil, day, label, WITHDRAWAL)
        assert reports_due(pupil, day, law) == due


def test_unauthorised_for_more_than_four_weeks_is_long(system, pupil):
    news = [news for news, _ in fridays_away(system, pupil, LABEL_UNAUTHORISED, 6)]
    assert news == [0, 0, 0, 0, REPORT_LONG, 0]
    assert pupil.longest_unauthorised == 42
    assert pupil.waits[OFFICER] == 1


def test_a_lesson_attended_ends_the_run_and_an_illness_does_not(system, pupil):
    fridays_away(system, pupil, LABEL_UNAUTHORISED, 3)
    away(pupil, system.calendar[15], LABEL_SICK, SICK)
    assert pupil.unauthorised_from == 1
    away(pupil, system.calendar[16], LABEL_UNAUTHORISED, TRUANCY, 2)
    assert pupil.away_from == 0
    assert pupil.unauthorised_from == 0
    assert all(news == 0 for news, _ in fridays_away(system, pupil, LABEL_UNAUTHORISED, 4, first=20))


def test_twenty_eight_days_of_who_is_of_age_go_to_the_doorstroompunt(system, pupil):
    pupil.age = 18
    assert [news for news, _ in fridays_away(system, pupil, LABEL_UNAUTHORISED, 5)] == [0, 0, 0, REPORT_ADULT, 0]
    assert pupil.waits[DOORSTROOMPUNT] == 1
    assert pupil.waits[OFFICER] == 0


@pytest.mark.parametrize(
    ("label", "kind", "news"),
    [(LABEL_UNAUTHORISED, OFFICIAL, NEW_OFFICIAL), (LABEL_SICK, HIDDEN, NEW_HIDDEN), (LABEL_LEAVE, HIDDEN, NEW_HIDDEN)],
)
def test_thirteen_weeks_make_a_thuiszitter_known_or_hidden(system, pupil, label, kind, news):
    """Twelve school weeks and the autumn holiday are thirteen weeks: no more than that is not yet a thuiszitter."""
    found = fridays_away(system, pupil, label, 14)
    weeks = [int(day.week) + 1 for day in days(system, 0, 70) if day.weekday == 4]
    assert [home for _, home in found] == [kind if week > 13 else NOT_AT_HOME for week in weeks]
    assert sum(brought == news for brought, _ in found) == 1


def test_who_is_exempt_counts_as_official(system, pupil):
    pupil.provision = EXEMPT
    assert at_home(pupil, system.calendar[4], system.world.law[0]) == OFFICIAL


def test_the_summer_does_not_count_as_days_at_home(system):
    last, first = system.calendar[-1], days_of_year(system.calendar, 1)[0]
    assert first.date - last.date == 3


@pytest.mark.parametrize(("missed", "meets"), [(14, 0), (15, MEETS_REGISTERED + MEETS_TRUE)])
def test_kearney_a_quarter_of_two_weeks(system, pupil, missed, meets):
    p = system.world.params[0]
    pupil.planned, pupil.planned_before = 30, 30
    for _ in range(missed):
        pupil.reason, pupil.label, pupil.hours, pupil.lessons = TRUANCY, LABEL_UNAUTHORISED, 1, 6
        count_absence(pupil, p)
    assert meets_kearney(pupil, p) == meets


@pytest.mark.parametrize(("reason", "label", "meets"), [
    (SICK, LABEL_SICK, MEETS_REGISTERED), (REFUSAL, LABEL_SICK, MEETS_REGISTERED + MEETS_TRUE),
    (TRUANCY, 0, MEETS_TRUE),
])  # fmt: skip
def test_kearney_ten_days_in_fifteen_weeks(system, pupil, reason, label, meets):
    p = system.world.params[0]
    found = []
    for week in range(26):
        pupil.planned = 30
        if week < 10:
            pupil.reason, pupil.label, pupil.hours = reason, label, 6
            count_absence(pupil, p)
        found.append(meets_kearney(pupil, p))
    assert found == [0] * 9 + [meets] * 6 + [0] * 11


def test_kearney_two_weeks_of_severe_difficulty_are_true_only(system, pupil):
    p = system.world.params[0]
    pupil.planned, pupil.avoidance = 30, p.kearney_hard
    assert [meets_kearney(pupil, p) for _ in range(3)] == [0, MEETS_TRUE, MEETS_TRUE]


def test_a_story_stays_until_the_pupil_is_back(system, pupil):
    school, p = system.world.schools[0], system.world.params[0]
    pupil.reason, pupil.hours, pupil.somatic = REFUSAL, 6, 0
    told = {int(write_down(pupil, school, key, p)) for key in range(50)}
    assert len(told) == 1
    seen = set()
    for key in range(50):
        come_back(pupil)
        seen.add(int(write_down(pupil, school, key, p)))
    assert seen == {LABEL_SICK, LABEL_UNAUTHORISED}


@pytest.mark.parametrize(("run", "weeks", "much"), [(6, 0, False), (7, 0, True), (1, 0b111, False), (1, 0b1111, True),
                                                    (0, 0b11110, False)])  # fmt: skip
def test_doubtful_sickness(system, pupil, run, weeks, much):
    pupil.sick_run, pupil.sick_weeks = run, weeks
    assert much_sickness(pupil, system.world.params[0]) == much


def chosen_of(students, rows, groups, free, service=OFFICER):
    chosen = np.zeros(len(rows), dtype=np.int64)
    choose(students, np.asarray(rows), np.asarray(groups), service, np.asarray(free), chosen)
    return [int(mark) for mark in chosen >> service]


def test_the_longest_waiting_go_first_then_the_row(system):
    students = system.students
    rows = np.arange(6)
    students.waits[:6, OFFICER] = [2, 5, 0, 2, LONGEST_WAIT + 3, 9]
    groups = [0, 0, 0, 0, 0, 1]
    assert chosen_of(students, rows, groups, [3, 0]) == [1, 1, 0, 0, 1, 0]
    assert list(students.waits[:6, OFFICER]) == [0, 0, 0, 3, 0, 10]  # nobody is lost; the rest waits a week more
    assert chosen_of(students, rows, groups, [0, 5]) == [0, 0, 0, 0, 0, 1]


def test_without_capacity_nobody_is_seen_and_nobody_is_lost():
    nothing = [(f"region.{name}", "set", 0.0) for name in
               ("officer_capacity", "doctor_capacity", "youth_care_places", "provision_places", "exemption_capacity",
                "coach_capacity")] + [("school.care_places", "set", 0.0)]  # fmt: skip
    patient = [("waiting.lapses", 60.0), ("leaving.during", 0.0)]  # nobody's worry passes, nobody leaves
    empty = arm(changes=nothing, parameters=patient)
    services = empty.tables()["services"]
    assert services.seen.sum() == 0
    assert (services.capacity == 0).all()
    kinds = set(empty.tables()["events"].kind)
    assert not kinds & {"officer_talk", "doctor_seen", "care_starts", "youth_care_starts", "provision_starts",
                        "exemption_5a", "coach_talk"}  # fmt: skip
    lists = services.pivot_table(index="week", columns="service", values="waiting", aggfunc="sum")
    assert (lists.diff().dropna() >= 0).all().all()
    assert lists["officer"].iloc[-1] > 100


def test_no_service_takes_more_than_it_can():
    system = arm()
    services = system.tables()["services"]
    rate = services[services.service.isin(["officer", "doctor", "doorstroompunt", "exemption"])]
    assert (rate.seen <= np.maximum(rate.capacity, 1) + rate.capacity).all()
    places = [("care_team", "care", "care_places")]
    for _, name, capacity in places:
        used = np.bincount(system.students.school[system.students[name] > 0], minlength=len(system.world.schools))
        assert (used <= np.floor(system.world.schools[capacity] * system.world.schools.pupils / 1000 + HALF)).all()
    assert (services.seen <= services.waiting).all()


def test_parents_hear_of_what_they_should():
    told = {kind for kind, hear in zip(EVENT_KINDS, PARENTS_HEAR, strict=True) if hear}
    assert {"officer_talk", "doctor_seen", "care_starts", "youth_care_starts", "report_long"} <= told
    assert not told & {"turning_point", "left", "report_18plus", "coach_talk", "thuiszitter"}


@pytest.mark.parametrize(("age", "watched"), [(15, True), (18, False)])
def test_a_talk_with_the_officer_is_told_to_parents_of_minors(system, age, watched):
    students, world = system.students, system.world
    students.age[3] = age
    students.watched[3] = 0.0
    students.true_hours[3] = 0
    students.waits[3, OFFICER], students.in_line[3] = 1, 1
    world.regions.officer_capacity = 100.0
    world.cases[int(world.schools.first[students.school[3]])] = 3
    world.case_counts[students.school[3]] = 1
    world.event_counts[:] = 0
    met = friday_meeting(world, system.calendar[4])
    assert met[:, OFFICER, 2].sum() == 1
    assert (students.watched[3] > 0) == watched
    assert students.waits[3, OFFICER] == 0
    assert students.in_line[3] == 0


def test_a_place_elsewhere_and_back(system, pupil):
    p, friday = system.world.params[0], system.calendar[44]
    pupil.away_from, pupil.avoidance, pupil.conduct = 1, 0.9, 1.0
    assert fitting(pupil, friday, p) == THE_LINK
    assert provision_begins(pupil, friday, p) == THE_LINK
    level = system.world.levels[pupil.level]
    weeks = 1
    while not week_in_provision(pupil, level, p):
        weeks += 1
    assert weeks == p.provision_weeks_home
    assert pupil.provision == 0
    assert pupil.provision_hours == weeks * level.lessons * level.days
    assert pupil.avoidance < 0.2
    assert pupil.conduct < 1.0


def test_exemption_needs_months_at_home_a_duty_and_severity(system, pupil):
    certain = {"exemption.asked": 1.0, "exemption.granted": 1.0, "exemption.after": 91}
    law, p = system.world.law[0], load_parameters().with_values(certain).record()[0]
    pupil.away_from = 1
    parents_ask(pupil, system.calendar[59], 1, law, p)  # thirteen weeks, one of them a holiday
    assert pupil.waits[EXEMPTION] == 0
    parents_ask(pupil, system.calendar[64], 1, law, p)
    assert pupil.waits[EXEMPTION] == 1
    pupil.avoidance = 0.4
    assert not doctor_judges(pupil, 1, p)
    pupil.avoidance = 0.9
    assert doctor_judges(pupil, 1, p)
    assert pupil.provision == EXEMPT


def total(system):
    """All lessons missed out of choice or discipline, by pupil."""
    return sum(hours(reason)(system) for reason in (TRUANCY, EXCLUSION))


MANY_DOCTORS = {"parameters": [("doctor.asked", 0.9)], "changes": [("region.doctor_capacity", "set", 50.0)]}
"""What doctors do to all pupils is too little to be certain of at their usual number, so here are many."""

LARGE_TEAMS = {"parameters": [("care_team.noticed", 0.3)], "changes": [("school.care_places", "set", 200.0)]}

QUIET = [("school.contact", "set", 0.0)]
"""Schools that tell parents nothing, so that only officers do."""

RULES = ("school.consistency", "set", 1.0)


@pytest.mark.parametrize(
    ("what", "less", "more"),
    [
        # services, each off or short of capacity
        (hours(STRESS_SICK), MANY_DOCTORS, {"mechanisms": [("doctor", 0.0)]}),
        (field("avoidance"), LARGE_TEAMS, {"mechanisms": [("care_team", 0.0)]}),
        (field("relation"), {"mechanisms": [("care_team", 0.0)]}, BASE),
        (field("anxiety"), BASE, {"mechanisms": [("youth_care", 0.0)]}),
        (field("perspective"), {"mechanisms": [("doorstroompunt", 0.0)]}, BASE),
        (field("relation"), {"mechanisms": [("mentor_talk", 0.0)]}, BASE),
        (hours(TRUANCY), {"changes": QUIET}, {"changes": QUIET, "mechanisms": [("officer", 0.0)]}),
        (field("watched"), {"mechanisms": [("officer", 0.0)]}, BASE),
        (field("care"), BASE, changed("school.care_places", 20.0)),
        # ages of law
        (hours(TRUANCY), {"mechanisms": [("duty", 0.0)]}, BASE),
        # discipline: harm at both ends
        (field("relation"), {"changes": [("school.strictness", "set", 1.0)]}, BASE),
        (field("relation"), changed("school.consistency", -0.5), BASE),
        # registration lets others act
        (field("watched"), {"changes": [("school.registration", "set", 0.1)]}, BASE),
        (field("reports"), {"changes": [("school.registration", "set", 0.1)]}, BASE),
    ],
)  # fmt: skip
def test_direction(what, less, more):
    assert rises(what, arm(**less), arm(**more))


def test_strictness_is_best_in_the_middle_with_consistent_rules():
    lax, middle, strict = (arm(changes=[RULES, ("school.strictness", "set", at)]) for at in (0.0, 0.5, 1.0))
    assert rises(hours(TRUANCY), middle, lax)
    assert rises(hours(EXCLUSION), middle, strict)
    assert rises(field("relation"), strict, middle)
    assert rises(lambda system: -field("bonding")(system), middle, strict)


@pytest.mark.parametrize(
    "name", ["doctor", "care_team", "youth_care", "provision", "exemption", "doorstroompunt", "duty", "officer"]
)
def test_services_leave_sickness_alone(name):
    away_sick = lambda system: hours(SICK)(system)[np.argsort(system.students.id)]  # noqa: E731
    off, base = arm(mechanisms=[(name, 0.0)]), arm()
    there = (np.sort(off.students.id) == np.sort(base.students.id)).all()
    assert there
    same = away_sick(off) == away_sick(base)
    elsewhere = (off.students.provision_hours > 0)[np.argsort(off.students.id)]
    elsewhere |= (base.students.provision_hours > 0)[np.argsort(base.students.id)]
    assert same[~elsewhere].mean() > 0.98


def test_the_tables_of_services_and_of_who_is_at_home():
    tables = arm().tables()
    services, home = tables["services"], tables["at_home"]
    assert set(services.service) == set(SERVICES)
    assert (home.kearney_registered >= 0).all()
    assert home.official.iloc[-1] + home.hidden.iloc[-1] > 0
    assert len(services) == len(home) * len(SERVICES)
    assert services[services.service == SERVICES[CARE_TEAM]].seen.sum() > 0
    assert services[services.service == SERVICES[DOCTOR]].seen.sum() > 0


# --- directions of services for whom they serve


NO_PROVISION = {"mechanisms": [("provision", 0.0)]}
MUCH_PROVISION = {
    "parameters": [("provision.by_school", 0.5), ("provision.weeks_conduct", 6), ("provision.weeks_home", 8)],
    "changes": [("region.provision_places", "set", 50.0)],
}
"""Many places and short stays, so that enough pupils are back within the weeks of an arm."""


FEARFUL = ("refusal.baseline", 0.001)
MUCH_REFUSAL = {"parameters": [FEARFUL]}
MAZL = {"parameters": [FEARFUL, ("doctor.asked", 0.9)], "changes": [("region.doctor_capacity", "set", 50.0)]}
PLACES_FOR_FEAR = {
    "parameters": [FEARFUL, ("provision.referred", 1.0), ("provision.weeks_home", 8)],
    "changes": [("region.provision_places", "set", 50.0), ("region.officer_capacity", "set", 50.0)],
}
NO_UNLEARNING = [*PLACES_FOR_FEAR["parameters"], ("provision.avoidance", 0.0)]
MUCH_HELP = {
    "parameters": [("youth_care.referred", 0.9), ("care_team.noticed", 0.3)],
    "changes": [("region.youth_care_places", "set", 100.0), ("school.care_places", "set", 200.0)],
}
EXEMPTIONS = {
    "parameters": [FEARFUL, ("exemption.after", 30), ("exemption.asked", 1.0), ("exemption.granted", 0.9)],
    "changes": [("region.exemption_capacity", "set", 50.0)],
}


def waiting(service):
    """Whether each pupil is on the list of a service or in the care of the care team."""
    return lambda system: (system.students.waits[:, service] > 0) + np.asarray(system.students.care > 0, float)


def exempt(system):
    """Whether each pupil is exempt."""
    return np.asarray(system.students.provision == EXEMPT, float)


@pytest.mark.parametrize(
    ("what", "less", "more"),
    [
        (field("conduct"), MUCH_PROVISION, NO_PROVISION),
        (field("avoidance"), PLACES_FOR_FEAR, {**PLACES_FOR_FEAR, "parameters": NO_UNLEARNING}),
        (hours(REFUSAL), PLACES_FOR_FEAR, {**PLACES_FOR_FEAR, "mechanisms": [("provision", 0.0)]}),
        (hours(EXCLUSION), MUCH_PROVISION, NO_PROVISION),
        (field("shock"), MUCH_HELP, {**MUCH_HELP, "mechanisms": [("youth_care", 0.0)]}),
        (field("conduct"), MUCH_HELP, {**MUCH_HELP, "mechanisms": [("youth_care", 0.0)]}),
        # as in M@zl: the doctor finds the refusal behind much sickness, and the return is by steps
        (field("avoidance"), MAZL, MUCH_REFUSAL | {"mechanisms": [("doctor", 0.0)]}),
        (hours(REFUSAL), MAZL, MUCH_REFUSAL | {"mechanisms": [("doctor", 0.0)]}),
        (field("part_time"), MUCH_REFUSAL | {"mechanisms": [("doctor", 0.0)]}, MAZL),
        (hours(REFUSAL), LARGE_TEAMS, {"mechanisms": [("care_team", 0.0)]}),
        (waiting(CARE_TEAM), {"parameters": [("signals.rate", 0.0)]}, BASE),
        (waiting(CARE_TEAM), {"parameters": [("care_team.noticed", 0.0)]}, BASE),
        (hours(REFUSAL), MUCH_REFUSAL | EXEMPTIONS, MUCH_REFUSAL | {"mechanisms": [("exemption", 0.0)]}),
        (exempt, MUCH_REFUSAL, MUCH_REFUSAL | EXEMPTIONS),
    ],
)  # fmt: skip
def test_direction_of_services(what, less, more):
    assert rises(what, arm(**less), arm(**more))
