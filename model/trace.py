"""One simulated pupil's path, day by day: the run lived again with somebody looking.

Nothing is recorded while a run goes; a run is lived so fast, and so exactly the same, that looking back means living it
again with the same settings and writing down the one pupil. A system that was changed by hand (people added or removed,
fields set, networks brought in) cannot be lived again; that is noticed by its digest and said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from agents.reasons import LABELS, REASONS
from agents.services import PLACES
from evidence import BadInput
from model.careers.kinds import KINDS
from model.tally import named_events

if TYPE_CHECKING:
    from model.system import SchoolSystem

STATES = (
    "stress", "exhaustion", "bonding", "relation", "achievement", "perspective", "avoidance", "habit", "shock",
    "watched", "peer_truancy", "bullied", "part_time", "job", "parenthood", "reports", "suspensions", "diploma",
    "qualified", "silent",
)  # fmt: skip
"""Fields whose course is shown."""

STARTS = ("age", "sex", "background", "neurodivergent", "ability", "self_efficacy", "resilience", "conduct", "anxiety",
          "health", "substance", "inclination", "job", "duties")  # fmt: skip
"""Fields of who the pupil is, shown once."""


def trace(system: SchoolSystem, person: int) -> pd.DataFrame:
    """The days of a pupil from the start of the run to today.

    Args:
        system: the system, as far as it was lived.
        person: person number of a pupil who is or was in it.

    Returns:
        One line per school day that the pupil was enrolled: year, week, day, age, level, school_year, school, klas,
        lessons, hours, reason, label, place (of alternative provision, or "exempt"; "" at the own school), the fields
        of STATES, move (on the last day of a year: what comes next, as in the table of flows; else ""), and `events`
        (kinds with details, joined by "; ").

    Raises:
        BadInput: the person never was a pupil of this run, or the run cannot be lived again.
    """
    again = _again(system)
    lines: list[dict[str, Any]] = []
    days = system.day
    while again.day < days:
        again.step()
        line = _line(again, person)
        if line is not None:
            lines.append(line)
    if again.digest() != system.digest():
        raise BadInput(
            key="person", value=person, problem="cannot be traced: this system was changed by hand after it was made",
            hint="trace a system that was only stepped and run",
        )  # fmt: skip
    if not lines:
        raise _no_pupil(system, person)
    return _with_events(pd.DataFrame(lines), again, person)


def portrait(system: SchoolSystem, person: int) -> dict[str, Any]:
    """Who the pupil was on coming in: traits, household and place; the fields of STARTS and the parents' traits.

    Args:
        system: the system, as far as it was lived.
        person: person number of a pupil who is or was in it; who came in later is looked up after the first day.

    Raises:
        BadInput: the person never was a pupil of this run.
    """
    fresh = _again(system)
    rows = np.flatnonzero(fresh.students.id == person)
    while len(rows) == 0 and fresh.day < system.day:
        fresh.run(years=1)
        if fresh.day < system.day:
            fresh.step()
            rows = np.flatnonzero(fresh.students.id == person)
    if len(rows) == 0:
        raise _no_pupil(system, person)
    student = fresh.students[rows[0]]
    parent = fresh.parents[student.household]
    school = fresh.world.schools[student.school]
    who = {name: student[name].item() for name in STARTS}
    who |= {"level": fresh.education.levels[student.level].id, "school_year": int(student.school_year)}
    who |= {"school": int(school.id), "school_type": fresh.education.school_types[school.school_type].id}
    who |= {f"parent_{name}": parent[name].item() for name in ("ses", "support", "monitoring", "money_stress")}
    return who | {"two_parents": int(parent.two_parents), "children": int(parent.children)}


def _no_pupil(system: SchoolSystem, person: int) -> BadInput:
    return BadInput(
        key="person", value=person, problem="was no pupil of this run",
        allowed=f"person numbers such as 1 to {len(system.students)}",
    )  # fmt: skip


def _again(system: SchoolSystem) -> SchoolSystem:
    return type(system)(**system.settings, threads=system.threads, only=system.only)


def _line(system: SchoolSystem, person: int) -> dict[str, Any] | None:
    """Today of one pupil; None when not enrolled."""
    rows = np.flatnonzero(system.students.id == person)
    if len(rows) == 0:
        return None
    student, today = system.students[rows[0]], system.today
    line: dict[str, Any] = {"year": int(today.year), "week": int(today.week), "day": int(today.weekday)}
    line |= {name: int(student[name]) for name in ("age", "school_year")}
    line["level"] = system.education.levels[student.level].id
    line["school"] = int(system.world.schools.id[student.school])
    line |= {name: int(student[name]) for name in ("klas", "lessons", "hours")}
    line["reason"] = REASONS[student.reason - 1] if student.reason else "present"
    line["label"] = LABELS[student.label - 1] if student.label else ""
    line["place"] = PLACES[student.provision - 1] if student.provision else ""
    line["move"] = KINDS[student.move] if student.move else ""
    return line | {name: student[name].item() for name in STATES}


def _with_events(path: pd.DataFrame, system: SchoolSystem, person: int) -> pd.DataFrame:
    """The path with what happened on each day in words."""
    events = named_events(
        [{name: each[part["person"] == person] for name, each in part.items()} for part in system.tally.events]
    )
    spoken = events["kind"].astype(str) + " (" + events["detail"].astype(str) + ")"
    at = events.assign(spoken=spoken).groupby(["year", "week", "day"])["spoken"].agg("; ".join)
    keys = pd.MultiIndex.from_frame(path[["year", "week", "day"]])
    return path.assign(events=at.reindex(keys).fillna("").to_numpy() if len(at) else "")
