"""Friday: each school looks back on the week, then services of school and region meet over those on their lists.

The school's look is the end of its own week (schools run side by side). The meeting is one for the whole country, in a
fixed order: every service first chooses whom it takes, the longest waiting first; then it acts, in order of place; who
is referred waits for a next meeting. Households that schools share are changed here only.

No parameters of its own.
"""

from typing import Any

import numpy as np

from agents.records import Record
from agents.services import (
    AT_OWN_SCHOOL,
    CARE_TEAM,
    DOCTOR,
    DOORSTROOMPUNT,
    EXEMPT,
    EXEMPTION,
    OFFICER,
    PROVISION,
    SERVICES,
    YOUTH_CARE,
)
from model.compile import kernel, rule
from model.events import note_event
from model.institutions.at_home import (
    HIDDEN,
    NOT_AT_HOME,
    OFFICIAL,
    TOLD_ADULT,
    TOLD_HIDDEN,
    TOLD_LONG,
    TOLD_OFFICIAL,
    WAS_HIDDEN,
    WAS_KEARNEY_REGISTERED,
    WAS_KEARNEY_TRUE,
    WAS_OFFICIAL,
    at_home,
    days_since,
    long_absence,
    remember_start,
    remember_stay,
)
from model.institutions.attendance_officer import officer_sees
from model.institutions.capacity import fill, places_of, take_stock_of
from model.institutions.care_team import care_begins, care_reach, signal_arrives, week_of_care
from model.institutions.doorstroompunt import coach_sees
from model.institutions.duty import OF_AGE, duty_of, officer_acts
from model.institutions.exemption import doctor_judges, parents_ask, week_exempt
from model.institutions.kearney import MEETS_REGISTERED, MEETS_TRUE, meets_kearney
from model.institutions.lapse import is_out, lapse, let_go
from model.institutions.mentor_talk import mentor_talks
from model.institutions.notices import tell
from model.institutions.provision import provision_begins, school_refers, week_in_provision
from model.institutions.queues import choose, wait_for
from model.institutions.school_doctor import doctor_sees, school_asks
from model.institutions.youth_care import week_of_youth_care, youth_care_begins
from model.mechanisms.discipline import wear
from model.randomness import person_day_key
from model.world import (
    EVENT_ADULT,
    EVENT_CARE,
    EVENT_COACH,
    EVENT_DOCTOR,
    EVENT_DOUBTFUL,
    EVENT_EXEMPTION,
    EVENT_LONG,
    EVENT_OFFICER,
    EVENT_PROVISION,
    EVENT_PROVISION_ENDS,
    EVENT_THUISZITTER,
    EVENT_YOUTH_CARE,
    World,
)

REPORT_LONG, REPORT_ADULT, ASK_DOCTOR, NEW_OFFICIAL, NEW_HIDDEN = 1, 2, 4, 8, 16
"""What a school's look at one pupil brings, as bits."""

FRIDAY = 4


@rule
def week_ends(world: World, s: int, friday: Record) -> None:
    """School `s` looks back: who has been away too long, whom it worries about, who is on somebody's list."""
    school = world.schools[s]
    students, classes, teachers = world.students, world.classes, world.teachers
    law, p, seed = world.law[0], world.params[0], world.seed
    worn = wear(school, p)
    reach = care_reach(school, p)
    listed = 0
    official, hidden, registered, true = 0, 0, 0, 0
    for row in range(school.first, school.first + school.pupils):
        student = students[row]
        klas = classes[student.klas]
        key = person_day_key(seed, student.id, friday.number)
        student.relation -= worn
        news = look_back(student, klas, teachers[klas.mentor], school, reach, friday, key, law, p)
        if news > 0:
            pass_on(world, s, row, news)
        home = at_home(student, friday, law)
        meets = meets_kearney(student, p)
        if home != NOT_AT_HOME:
            remember_stay(student)
            student.home_until = friday.date
        if home == OFFICIAL:
            official += 1
            student.year_marks |= WAS_OFFICIAL
        elif home == HIDDEN:
            hidden += 1
            student.year_marks |= WAS_HIDDEN
        if meets & MEETS_REGISTERED:
            registered += 1
            student.year_marks |= WAS_KEARNEY_REGISTERED
        if meets & MEETS_TRUE:
            true += 1
            student.year_marks |= WAS_KEARNEY_TRUE
        if student.in_line == 1:
            world.cases[school.first + listed] = row
            listed += 1
    world.case_counts[s] = listed
    counted = world.at_home[s]
    counted[0], counted[1], counted[2], counted[3] = official, hidden, registered, true


@rule
def look_back(
    student: Record,
    klas: Record,
    mentor: Record,
    school: Record,
    reach: float,
    friday: Record,
    key: int,
    law: Record,
    p: Record,
) -> int:
    """What the week of one pupil gives the school to report, to ask or to do; as bits."""
    news = 0
    if student.doctor_rest > 0:
        student.doctor_rest -= 1
    if student.case_open > 0:
        student.case_open -= 1
    if student.eased > 0.0:
        student.eased *= 1.0 - p.doctor_fades
    if student.away_from > 0:
        remember_start(student, school, friday)
        news = look_at_run(student, friday, law)
        parents_ask(student, friday, key, law, p)
    if is_out(student):
        if student.in_line == 1:
            let_go(student)
        return news
    if school_asks(student, key, p):
        news |= ASK_DOCTOR
    school_refers(student, key, p)
    if student.in_line == 1:
        lapse(student, p)
    signal_arrives(student, klas, mentor, school, reach, key, p)
    mentor_talks(student, klas, mentor, school, key, p)
    return news


@rule
def look_at_run(student: Record, friday: Record, law: Record) -> int:
    """What a running absence must be reported for now, each once per run; as bits."""
    news = 0
    long = student.dropped == 0 and long_absence(student, friday, law)
    if long and officer_acts(student, law) and student.run_marks & TOLD_LONG == 0:
        student.run_marks |= TOLD_LONG
        wait_for(student, OFFICER)
        news |= REPORT_LONG
    days = days_since(student.away_from, friday)
    adult = student.unauthorised_from > 0 and duty_of(student, law) == OF_AGE and days >= law.adult_absence_days
    if adult and student.run_marks & TOLD_ADULT == 0:
        student.run_marks |= TOLD_ADULT
        wait_for(student, DOORSTROOMPUNT)
        news |= REPORT_ADULT
    home = at_home(student, friday, law)
    if home == OFFICIAL and student.run_marks & TOLD_OFFICIAL == 0:
        student.run_marks |= TOLD_OFFICIAL
        news |= NEW_OFFICIAL
        if officer_acts(student, law):
            wait_for(student, OFFICER)
    elif home == HIDDEN and student.run_marks & TOLD_HIDDEN == 0:
        student.run_marks |= TOLD_HIDDEN
        news |= NEW_HIDDEN
    return news


@rule
def pass_on(world: World, s: int, row: int, news: int) -> None:
    """Write the news of one pupil down, and tell parents what they should hear."""
    student, law, p = world.students[row], world.law[0], world.params[0]
    if news & REPORT_LONG:
        note_event(world, s, row, EVENT_LONG, 0, FRIDAY)
        tell(student, EVENT_LONG, law, p)
    if news & REPORT_ADULT:
        note_event(world, s, row, EVENT_ADULT, 0, FRIDAY)
    if news & ASK_DOCTOR:
        note_event(world, s, row, EVENT_DOUBTFUL, 0, FRIDAY)
        tell(student, EVENT_DOUBTFUL, law, p)
    if news & NEW_OFFICIAL:
        note_event(world, s, row, EVENT_THUISZITTER, OFFICIAL, FRIDAY)
    if news & NEW_HIDDEN:
        note_event(world, s, row, EVENT_THUISZITTER, HIDDEN, FRIDAY)


@kernel
def friday_meeting(world: World, friday: Record) -> Any:
    """The weekly meeting of all services.

    Returns:
        Per region and service: capacity, pupils on the list, pupils taken, longest wait in weeks; float64, shape
        (regions, services, 4). Capacity is cases a week for officers, doctors and coaches, places for the others.
    """
    students = world.students
    rows, school_of, region_of = listed_rows(world)
    chosen = np.zeros(len(rows), dtype=np.int64)
    outcome = np.zeros((world.regions.shape[0], len(SERVICES), 4))
    for service in range(len(SERVICES)):
        groups = school_of if service == CARE_TEAM else region_of
        free = places_of(world, service, rows, groups, outcome)
        take_stock_of(students, rows, region_of, service, outcome)
        choose(students, rows, groups, service, free, chosen)
        fill(world, service, region_of, chosen, outcome)
    for k in range(len(rows)):
        row = rows[k]
        student = students[row]
        key = person_day_key(world.seed, student.id, friday.number)
        if chosen[k] > 0:
            serve(world, school_of[k], row, chosen[k], friday, key)
        live_week_of_support(world, school_of[k], row, key)
        student.in_line = 1 if needs_attention(student) else 0
    return outcome


@rule
def listed_rows(world: World) -> Any:
    """Rows of the pupils on some list, in order, with their schools and regions."""
    many = 0
    for s in range(world.schools.shape[0]):
        many += world.case_counts[s]
    rows = np.empty(many, dtype=np.int64)
    school_of = np.empty(many, dtype=np.int64)
    region_of = np.empty(many, dtype=np.int64)
    k = 0
    for s in range(world.schools.shape[0]):
        school = world.schools[s]
        for place in range(world.case_counts[s]):
            rows[k] = world.cases[school.first + place]
            school_of[k] = s
            region_of[k] = school.region
            k += 1
    return rows, school_of, region_of


@rule
def serve(world: World, s: int, row: int, chosen: int, friday: Record, key: int) -> None:
    """Let every service that has taken the pupil act."""
    student, law, p = world.students[row], world.law[0], world.params[0]
    parent = world.parents[student.household]
    if chosen & (1 << OFFICER):
        tell(student, EVENT_OFFICER, law, p)
        note_event(world, s, row, EVENT_OFFICER, officer_sees(student, parent, friday, key, p), FRIDAY)
    if chosen & (1 << DOCTOR):
        tell(student, EVENT_DOCTOR, law, p)
        note_event(world, s, row, EVENT_DOCTOR, doctor_sees(student, friday, key, p), FRIDAY)
    if chosen & (1 << CARE_TEAM):
        tell(student, EVENT_CARE, law, p)
        note_event(world, s, row, EVENT_CARE, care_begins(student, friday, key, p), FRIDAY)
    if chosen & (1 << YOUTH_CARE):
        youth_care_begins(student, p)
        tell(student, EVENT_YOUTH_CARE, law, p)
        note_event(world, s, row, EVENT_YOUTH_CARE, 0, FRIDAY)
    if chosen & (1 << PROVISION):
        place = provision_begins(student, friday, p)
        if place != AT_OWN_SCHOOL:
            tell(student, EVENT_PROVISION, law, p)
            note_event(world, s, row, EVENT_PROVISION, place, FRIDAY)
    if chosen & (1 << EXEMPTION) and doctor_judges(student, key, p):
        tell(student, EVENT_EXEMPTION, law, p)
        note_event(world, s, row, EVENT_EXEMPTION, 0, FRIDAY)
    if chosen & (1 << DOORSTROOMPUNT):
        coach_sees(student, p)
        note_event(world, s, row, EVENT_COACH, 0, FRIDAY)


@rule
def live_week_of_support(world: World, s: int, row: int, key: int) -> None:
    """What the week's support did, for who had it."""
    student, p = world.students[row], world.params[0]
    if student.care > 0:
        week_of_care(student, p)
    if student.youth_care > 0:
        week_of_youth_care(student, world.parents[student.household], p)
    if student.provision == EXEMPT:
        week_exempt(student, key, world.law[0], p)
    elif student.provision != AT_OWN_SCHOOL:
        place = student.provision
        if week_in_provision(student, world.levels[student.level], p):
            note_event(world, s, row, EVENT_PROVISION_ENDS, place, FRIDAY)


@rule
def needs_attention(student: Record) -> bool:
    """Whether the pupil must come up again next Friday."""
    if student.care > 0 or student.youth_care > 0 or student.provision != AT_OWN_SCHOOL:
        return True
    waits = 0
    for service in range(len(SERVICES)):
        waits += student.waits[service]
    return waits > 0
