"""Leaving without a startkwalificatie: at the year's end, and for who is of age during the year too.

A programme that ends without a startkwalificatie is the moment when most are lost (from vmbo or mbo 1 into the summer),
and so is a final exam that was failed. Who is of age may go at any time (less often under a duty to qualify that
lasts beyond 18): such a pupil stays away, and is taken off the roll after 28 days (`law.adult_absence_days`). Whether a
leaver is a new early leaver is seen on the next 1 October (`model.careers.decide`).

Parameters: leaving.strength, .during, .failed, .transition and those of `model.careers.routes`.
"""

from agents.reasons import TRUANCY
from agents.records import Record
from agents.services import EXEMPT
from model.careers.exams import passes
from model.careers.kinds import GOES_ON, GRADUATES, LEAVES_EARLY
from model.careers.routes import fall_out, held_by_law, pull, push, route_taken, surroundings
from model.compile import kernel, rule
from model.events import note_event
from model.randomness import LEAVING, LEAVING_DURING, person_day_key, uniform
from model.world import DAYS_PER_WEEK, EVENT_LEFT, World

FRIDAY = 4
"""The weekday on which a school year ends."""

MONTHS = 9
"""Times in a school year that a school month of four weeks is over."""


@rule
def may_leave(student: Record, level: Record, law: Record) -> bool:
    """Whether leaving would be early leaving: no startkwalificatie, under 23, not in practical training."""
    return student.qualified == 0 and level.counts == 1 and student.age < law.vsv_until


@rule
def stays_exempt(student: Record, law: Record) -> bool:
    """Whether the pupil stays on the roll without lessons and exams: exempt from school, and not of age next year."""
    return student.provision == EXEMPT and student.age + 1 < law.qualification_until


@rule
def sits_exam(student: Record) -> bool:
    """Whether the pupil may sit an exam: not who had no lessons by exemption, of age next year or not."""
    return student.provision != EXEMPT


@rule
def leaves_by(
    student: Record,
    parent: Record,
    level: Record,
    school: Record,
    region: Record,
    factor: float,
    luck: float,
    p: Record,
) -> int:
    """The route by which this pupil leaves when the yearly hazards are taken this many times; 0 for none."""
    factor *= p.leaving_strength * surroundings(student, school, p)
    pushed = push(student, level, school, p) * factor
    pulled = pull(student, parent, level, school, region, p) * factor
    return route_taken(pushed, pulled, fall_out(student, level, p) * factor, luck)


@rule
def leave_this_month(world: World, s: int, monday: Record) -> None:
    """The leavers of a school month in school `s`.

    Who decided to go is taken off the roll, and who is of age may decide to go. Nobody goes before 1 October, the day
    that pupils are counted.
    """
    law, p, seed = world.law[0], world.params[0], world.seed
    students, parents, levels = world.students, world.parents, world.levels
    school = world.schools[s]
    region = world.regions[school.region]
    for row in range(school.first, school.first + school.pupils):
        student = students[row]
        level = levels[student.level]
        if student.gone == 1:
            if student.dropped == 0 and student.spell_left == 0:
                student.dropped = 1
                note_event(world, s, row, EVENT_LEFT, student.route, monday.weekday)
        elif student.age >= law.adult_from and may_leave(student, level, law):
            luck = uniform(person_day_key(seed, student.id, monday.number), LEAVING_DURING)
            parent = parents[student.household]
            factor = p.leaving_during / MONTHS * held_by_law(student.age, law, p)
            student.route = leaves_by(student, parent, level, school, region, factor, luck, p)
            if student.route > 0:
                student.gone = 1
                student.gone_day = monday.number
                student.spell_reason = TRUANCY
                student.spell_left = law.adult_absence_days * DAYS_PER_WEEK // 7


@kernel
def year_ends(world: World, first_school: int, last_school: int, day: int) -> None:
    """Exams, and who leaves early, for every pupil of schools `first_school` to `last_school`."""
    law, p, seed = world.law[0], world.params[0], world.seed
    students, parents, levels = world.students, world.parents, world.levels
    for s in range(first_school, last_school):
        school = world.schools[s]
        region = world.regions[school.region]
        world.event_counts[s] = 0
        for row in range(school.first, school.first + school.pupils):
            student = students[row]
            level = levels[student.level]
            key = person_day_key(seed, student.id, day)
            if student.gone == 1:
                student.outcome = LEAVES_EARLY
                if student.dropped == 0:  # who stayed away when the year ended is gone as well
                    student.dropped = 1
                    note_event(world, s, row, EVENT_LEFT, student.route, FRIDAY)
                continue
            student.route = 0
            student.diploma = 0
            student.outcome = GOES_ON
            if stays_exempt(student, law):
                continue
            student.outcome = GRADUATES if sits_exam(student) and passes(student, level, key, p) else GOES_ON
            student.diploma = student.outcome == GRADUATES
            parent = parents[student.household]
            student.route = leave_at_year_end(student, parent, level, school, region, uniform(key, LEAVING), law, p)
            if student.route > 0:
                student.outcome = LEAVES_EARLY
                note_event(world, s, row, EVENT_LEFT, student.route, FRIDAY)


@rule
def leave_at_year_end(
    student: Record, parent: Record, level: Record, school: Record, region: Record, luck: float, law: Record, p: Record
) -> int:
    """The route of a pupil who does not come back after the summer; 0 for who does."""
    graduates = student.outcome == GRADUATES
    if (graduates and level.qualifies == 1) or not may_leave(student, level, law):
        return 0
    factor = held_by_law(student.age + 1, law, p)
    if student.age >= law.adult_from:
        factor *= 1.0 - p.leaving_during
    if graduates:
        factor *= p.leaving_transition
    elif student.school_year >= level.years:
        factor *= p.leaving_failed
    return leaves_by(student, parent, level, school, region, factor, luck, p)
