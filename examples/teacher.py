"""For teachers: a small school, day by day, and why one pupil skips.

Run `NUMBA_DISABLE_JIT=1 python examples/teacher.py`. The rules then run as plain Python: nothing is compiled, and a
debugger steps through them. Write `breakpoint()` in a rule, for instance in `weekly_truancy` in
model/mechanisms/truancy.py, and run it again.
"""

import argparse
from typing import Any

from agents import Student
from agents.reasons import REASON_NAMES, REASONS
from model import SchoolSystem
from model.mechanisms.bonding import hold
from model.mechanisms.discipline import expected_consequence
from model.mechanisms.parents import oversight
from model.mechanisms.peers import peer_pull

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def live_a_day(system: SchoolSystem) -> None:
    """One school day: who is away, and what the school wrote down."""
    system.step()
    today = system.today
    away = {
        REASON_NAMES[reason]["en"]: count
        for code, reason in enumerate(REASONS, start=1)
        if (count := int((system.students.reason == code).sum()))
    }
    unseen = int(((system.students.reason > 0) & (system.students.label == 0)).sum())
    told = ", ".join(f"{count} {name}" for name, count in away.items()) or "nobody away"
    print(f"week {today.week + 1}, {DAYS[today.weekday]:10} {told}; not noticed by the school: {unseen}")


def explain(system: SchoolSystem, pupil: Student) -> None:
    """What pulls this pupil away and what holds, in the model's own words (logarithms of a chance)."""
    world: Any = system.world
    row = system.row_of("student", pupil.unique_id)
    student, law, p = world.students[row], world.law[0], world.params[0]
    parent, klas = world.parents[student.household], world.classes[student.klas]
    school = world.schools[student.school]
    print(f"\nPupil {pupil.unique_id}, {pupil.level_name} year {pupil.school_year}, age {pupil.age}:")
    print(f"  chance to set out to skip on a day this week: {100 * pupil.p_truancy:.1f} %")
    print(f"  friends who skipped last week (by tie): {100 * pupil.peer_truancy:.0f} %")
    parts = {
        "own habit": p.truancy_habit * student.habit,
        "friends and class": peer_pull(student, klas, p),
        "bonding and a concrete future": -hold(student, p),
        "parents who know and steer": -oversight(student, parent, p),
        "the consequence expected at school": -expected_consequence(student, school, law, p),
    }
    for name, part in parts.items():
        print(f"  {name:36} {part:+.2f}   {'more' if part > 0 else 'less'} likely")


def main() -> None:
    """Live through some weeks and explain the pupil likeliest to skip."""
    parser = argparse.ArgumentParser(description="A small school, day by day.")
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--weeks", type=int, default=2)
    options = parser.parse_args()
    system = SchoolSystem(students=options.students, rng=1, threads=1)
    for _ in range(5 * options.weeks):
        live_a_day(system)
    explain(system, system.agents_by_type[Student].sort("p_truancy")[0])
    print("\nSimulated pupils only: no number here is about a real one.")


if __name__ == "__main__":
    main()
