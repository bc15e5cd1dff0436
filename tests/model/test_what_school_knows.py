"""Schools and officers act on what they can know: the register, what teachers notice, what asking brings out."""

from dataclasses import replace

import pytest

from agents.reasons import EXCLUSION, LABEL_SICK, LABEL_UNAUTHORISED, REFUSAL, SICK
from agents.services import CARE_TEAM, DOCTOR, DOORSTROOMPUNT, EXEMPT, OFFICER
from evidence import load_parameters
from model import SchoolSystem
from model.day import be_sent_away, day_at_work
from model.institutions.attendance_officer import officer_sees
from model.institutions.care_team import care_reach, signal_arrives
from model.institutions.causes import NOTHING, SKIPPING
from model.institutions.friday import friday_meeting
from model.institutions.lapse import is_out, lapse, let_go
from model.institutions.mentor_talk import mentor_talks
from model.institutions.reporting import DUE_16H, reports_due
from model.institutions.signs import MOST_SIGNS, registered_signs
from model.mechanisms.exclusion import leave_marks
from model.mechanisms.refusal import plan_return
from model.world import EVENT_SUSPENSION
from scenarios import load as load_scenario


@pytest.fixture
def system():
    return SchoolSystem(students=400, rng=1)


@pytest.fixture
def pupil(system):
    """A pupil of 14 with six lessons a day."""
    student = system.students[0]
    student.age, student.qualified, student.lessons = 14, 0, 6
    return student


@pytest.mark.parametrize("name", ["stress", "avoidance", "shock", "bonding", "habit", "strain"])
def test_what_a_pupil_feels_is_no_signal(system, name):
    """The team's list and the mentor's talk depend on the register and on what shows, not on hidden states."""
    world, p = system.world, system.world.params[0]
    hidden, plain = world.students[5].copy(), world.students[5].copy()
    hidden[name] = 3.0
    for student in (hidden, plain):
        student.noted_days, student.noted_sum, student.lessons, student.hours = 3, 12, 6, 0
    klas = world.classes[plain.klas]
    klas.attention, klas.sight = 1.0, 1.0
    mentor, school = world.teachers[klas.mentor], world.schools[plain.school]
    seen = 0
    for key in range(400):
        outcomes = []
        for student in (hidden, plain):
            student.waits[CARE_TEAM] = 0
            reach = care_reach(school, p)
            outcomes.append(bool(signal_arrives(student, klas, mentor, school, 20.0 * reach, key, p)))
            student.relation = 0.0
            mentor_talks(student, klas, mentor, school, key, p)
            outcomes.append(float(student.relation))
        assert outcomes[:2] == outcomes[2:]
        seen += outcomes[0]
    assert 0 < seen < 400


def test_signs_are_those_of_the_register(system, pupil):
    p = system.world.params[0]
    pupil.noted_days = pupil.noted_sum = pupil.home_weeks = pupil.expelled = pupil.sick_weeks = 0
    assert registered_signs(pupil, p) == 0
    for name, value in (("noted_days", 3), ("noted_sum", 10), ("home_weeks", 1), ("sick_weeks", 0b1111)):
        before = registered_signs(pupil, p)
        pupil[name] = value
        assert registered_signs(pupil, p) == before + 1
    assert registered_signs(pupil, p) == MOST_SIGNS


def test_a_mentor_who_is_away_speaks_with_nobody(system, pupil):
    world, p = system.world, system.world.params[0]
    klas, school = world.classes[pupil.klas], world.schools[pupil.school]
    mentor = world.teachers[klas.mentor]
    pupil.noted_days, pupil.hours, klas.attention = 2, 0, 1.0

    def talks():
        changed_by = []
        for key in range(60):
            pupil.relation = 0.0
            mentor_talks(pupil, klas, mentor, school, key, p)
            changed_by.append(float(pupil.relation))
        return any(changed_by)

    mentor.sick_weeks, mentor.vacant_weeks = 0, 0
    assert talks()
    mentor.vacant_weeks = 2
    assert not talks()


def test_a_worry_that_time_has_solved_leaves_the_list_and_a_report_does_not(system, pupil):
    p = system.world.params[0]
    late = int(p.waiting_lapses) + 1
    pupil.noted_days = pupil.noted_sum = pupil.home_weeks = pupil.expelled = pupil.sick_weeks = 0
    for service in (CARE_TEAM, DOCTOR, DOORSTROOMPUNT, OFFICER):
        pupil.waits[service] = late
    pupil.noted_sum = 20
    lapse(pupil, p)
    assert (pupil.waits[[CARE_TEAM, DOCTOR, DOORSTROOMPUNT]] == late).all()
    pupil.noted_sum = 0
    lapse(pupil, p)
    assert (pupil.waits[[CARE_TEAM, DOCTOR, DOORSTROOMPUNT]] == 0).all()
    assert pupil.waits[OFFICER] == late
    pupil.waits[CARE_TEAM] = late - 1
    lapse(pupil, p)
    assert pupil.waits[CARE_TEAM] == late - 1


def test_reports_soon_after_a_talk_belong_to_the_same_case(system, pupil):
    world, law, p = system.world, system.world.law[0], system.world.params[0]
    officer_sees(pupil, world.parents[pupil.household], system.calendar[4], 3, p)
    assert pupil.case_open == int(p.officer_rest) > 0
    pupil.waits[OFFICER], pupil.label, pupil.hours = 0, LABEL_UNAUTHORISED, 6
    pupil.window[0] = 16
    assert reports_due(pupil, system.calendar[1], law) == DUE_16H
    assert pupil.waits[OFFICER] == 0
    pupil.case_open, pupil.window[0] = 0, 16
    reports_due(pupil, system.calendar[1], law)
    assert pupil.waits[OFFICER] == 1


def test_an_officer_who_finds_nothing_takes_unauthorised_absence_for_skipping(system, pupil):
    """The true reason is fear; without a find the officer sees what is registered and no more."""
    world = system.world
    certain = load_parameters().with_values({"officer.responds": 0.999, "officer.finds": 0.0}).record()[0]
    parent, friday = world.parents[pupil.household], system.calendar[4]
    pupil.true_hours[:] = 0
    pupil.true_hours[REFUSAL - 1] = 60
    pupil.watched = 0.0
    pupil.registered_hours[:] = 0
    assert officer_sees(pupil, parent, friday, 1, certain) == NOTHING
    assert pupil.watched == 0.0
    pupil.registered_hours[LABEL_UNAUTHORISED - 1] = 60
    assert officer_sees(pupil, parent, friday, 1, certain) == SKIPPING
    assert pupil.watched > 0.0


@pytest.mark.parametrize(("days_away", "reported"), [(1, 0), (2, 1)])
def test_suspensions_are_reported_above_the_limit_of_the_law(system, pupil, days_away, reported):
    law, school = system.world.law[0].copy(), system.world.schools[0]
    leave_marks(pupil, school, days_away, law, system.world.params[0])
    assert pupil.suspensions_reported == reported
    law.suspension_inform_days = 3
    leave_marks(pupil, school, days_away + 1, law, system.world.params[0])
    assert pupil.suspensions_reported == reported


@pytest.mark.parametrize("service", [DOCTOR, CARE_TEAM])
def test_doctor_and_care_team_agree_on_a_gradual_return(service):
    """A refuser on the list, seen on Friday, begins with a short day, and the days grow as long as he comes."""
    certain = {"doctor.finds": 1.0, "care_team.finds": 1.0, "provision.referred": 0.0, "refusal.plan": 0.0}
    system = SchoolSystem(students=400, rng=1, scenario=replace(load_scenario("baseline"), parameters=certain))
    world, students = system.world, system.students
    row = int(world.schools.first[0])
    student = students[row]
    student.provision, student.true_hours[REFUSAL - 1] = 0, 60
    student.away_from, student.refusal_run, student.part_time = 1, 10, 0.0
    student.waits[service], student.in_line = 1, 1
    world.regions.doctor_capacity, world.schools.care_places = 100.0, 100.0
    world.cases[int(world.schools.first[0])], world.case_counts[0] = row, 1
    world.event_counts[:] = 0
    friday_meeting(world, system.calendar[4])
    step = system.parameters.value("refusal.step")
    assert student.part_time == pytest.approx(step)
    student.refusal_run = 0
    plan_return(student, world.schools[0], 1, world.params[0])
    assert student.part_time == pytest.approx(2 * step)


def test_who_is_out_of_school_is_on_no_list_of_school(system, pupil):
    pupil.dropped = 0
    assert not is_out(pupil)
    pupil.provision = EXEMPT
    assert is_out(pupil)
    pupil.waits[:] = 3
    let_go(pupil)
    assert [int(k) for k in range(len(pupil.waits)) if pupil.waits[k] > 0] == [3, DOORSTROOMPUNT]


def test_a_school_plans_a_return_of_its_own_only_when_it_heard_of_the_refusal(system, pupil):
    certain = load_parameters().with_values({"refusal.plan": 1.0}).record()[0]
    school = system.world.schools[0]
    pupil.refusal_run, pupil.part_time, pupil.story = 60, 0.0, LABEL_SICK
    plan_return(pupil, school, 1, certain)
    assert pupil.part_time == 0.0
    pupil.story = LABEL_UNAUTHORISED
    planned = []
    for key in range(50):
        pupil.part_time = 0.0
        plan_return(pupil, school, key, certain)
        planned.append(pupil.part_time > 0)
    assert any(planned)


@pytest.mark.parametrize(("age", "told"), [(14, True), (18, False)])
def test_parents_of_minors_hear_of_a_suspension(system, pupil, age, told):
    world, pupil.age, happened = system.world, age, []
    for key in range(200):
        pupil.watched, pupil.spell_left = 0.0, 0
        if be_sent_away(pupil, world.schools[0], key, world.law[0], world.params[0]) == EVENT_SUSPENSION:
            happened.append(pupil.watched > 0.0)
    assert happened
    assert all(happened) if told else not any(happened)


def test_an_absence_of_who_learns_at_work_lasts_school_days_not_lesson_days(system, pupil):
    day, p = system.calendar[0], system.world.params[0]
    pupil.p_sick, pupil.spell_reason, pupil.spell_left = 0.0, EXCLUSION, 3
    left = []
    for key in range(4):
        day_at_work(pupil, day, key, p)
        left.append(int(pupil.spell_left))
    assert left == [2, 1, 0, 0]
    pupil.p_sick = 10.0
    day_at_work(pupil, day, 1, p)
    assert pupil.spell_reason == SICK
