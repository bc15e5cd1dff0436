"""What a run remembers of its weeks and years: counts per school and week, events, and groups of pupils per year."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from agents.reasons import LABELS, REASONS, ROUTES
from agents.records import Records
from agents.services import PLACES, SERVICES
from evidence import EducationSystem
from model.institutions.at_home import (
    DAYS_PER_WEEK,
    WAS_EXEMPT,
    WAS_HIDDEN,
    WAS_IN_PROVISION,
    WAS_KEARNEY_REGISTERED,
    WAS_KEARNEY_TRUE,
    WAS_OFFICIAL,
)
from model.institutions.causes import CAUSES
from model.mechanisms.turning_points import KINDS
from model.mechanisms.withdrawal import WHY
from model.week import SKIPPED
from model.world import (
    AT_HOME,
    COUNTS,
    EVENT_CARE,
    EVENT_DOCTOR,
    EVENT_KINDS,
    EVENT_LEFT,
    EVENT_OFFICER,
    EVENT_PROVISION,
    EVENT_PROVISION_ENDS,
    EVENT_THUISZITTER,
    EVENT_TURNING_POINT,
    EVENT_WITHDRAWAL,
    EVENTS_PER_PUPIL,
    World,
)

GROUPED_BY = ("level", "school_year", "sex", "age")
BINS = (0.0, 1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 25.0, 50.0, 100.0)
"""Edges of the distribution of absence: share of lesson hours missed [percent]."""


Events = dict[str, npt.NDArray[Any]]
"""Column → a value per event, in codes; most runs never ask for the table, which takes longer to make than to keep."""


@dataclass
class Tally:
    """Tables under way, in pieces; `model.tally.tables` puts them together.

    Attributes:
        weeks: per school week (year, week, counts of shape (schools, len(COUNTS)), school numbers and types).
        events: per week the columns of what happened.
        groups: per year the table of groups of pupils.
        distributions: per year the distribution of absence.
        services: per week (year, week, outcome of the Friday meeting of shape (regions, services, 4)).
        at_home: per week (year, week, pupils at home and problematic per school, region of each school).
        stocks, flows: per year the pupils on 1 October, and how they came and went.
        leavers, thuiszitters: per year the early leavers, and who sat at home for over three months.
        social: per year the pupils by level and social group.
    """

    weeks: list[tuple[int, int, npt.NDArray[np.int64], pd.DataFrame]] = field(default_factory=list)
    events: list[Events] = field(default_factory=list)
    groups: list[pd.DataFrame] = field(default_factory=list)
    distributions: list[pd.DataFrame] = field(default_factory=list)
    services: list[tuple[int, int, npt.NDArray[np.float64]]] = field(default_factory=list)
    at_home: list[tuple[int, int, npt.NDArray[np.int64], npt.NDArray[Any]]] = field(default_factory=list)
    stocks: list[pd.DataFrame] = field(default_factory=list)
    flows: list[pd.DataFrame] = field(default_factory=list)
    leavers: list[pd.DataFrame] = field(default_factory=list)
    thuiszitters: list[pd.DataFrame] = field(default_factory=list)
    social: list[pd.DataFrame] = field(default_factory=list)


def school_frame(world: World, system: EducationSystem) -> pd.DataFrame:
    """Number, type and sector of every school, the key of the weekly table."""
    types = [system.school_types[code] for code in world.schools.school_type]
    return pd.DataFrame(
        {
            "school": np.asarray(world.schools.id),
            "school_type": [kind.id for kind in types],
            "sector": [kind.sector for kind in types],
        }
    )


def week_counts(world: World) -> npt.NDArray[np.int64]:
    """This week's counts per school, summed over its days; pupils counted on the day that most had lessons."""
    counts: npt.NDArray[np.int64] = world.counts.sum(axis=1)
    off_the_roll = world.students.school[world.students.dropped == 1]
    counts[:, 0] = world.schools.pupils - np.bincount(off_the_roll, minlength=len(counts))
    return counts


def week_events(world: World, year: int, week: int) -> Events:
    """This week's events, in order of school and pupil."""
    firsts = EVENTS_PER_PUPIL * np.asarray(world.schools.first, dtype=np.int64)
    many = world.event_counts
    if (many > EVENTS_PER_PUPIL * np.asarray(world.schools.pupils)).any():
        raise RuntimeError(f"a school had more than {EVENTS_PER_PUPIL} events per pupil in a week; enlarge the room")
    places = np.repeat(firsts - (np.cumsum(many) - many), many) + np.arange(int(many.sum()))
    events = world.events[places]
    return {
        "year": np.full(len(events), year, np.int16),
        "week": np.full(len(events), week, np.int16),
        "day": np.array(events.weekday),
        "person": world.students.id[events.row],
        "school": world.schools.id[world.students.school[events.row]],
        "kind": np.array(events.kind),
        "detail": np.array(events.detail),
    }


def services_table(tally: Tally) -> pd.DataFrame:
    """One line per region, service and week: capacity, pupils on the list, taken, and the longest wait."""
    columns = ["year", "week", "region", "service", "capacity", "waiting", "seen", "longest_wait"]
    if not tally.services:
        return pd.DataFrame(columns=columns)
    met = np.stack([outcome for _, _, outcome in tally.services])
    weeks, regions, services, _ = met.shape
    frame = pd.DataFrame(
        {
            "year": np.repeat([year for year, _, _ in tally.services], regions * services),
            "week": np.repeat([week for _, week, _ in tally.services], regions * services),
            "region": np.tile(np.repeat(np.arange(regions) + 1, services), weeks),
            "service": np.tile(np.array(SERVICES, dtype=object), weeks * regions),
            "capacity": met[..., 0].ravel(),
        }
    )
    for place, name in enumerate(columns[5:], start=1):
        frame[name] = met[..., place].ravel().astype(np.int64)
    return frame


def at_home_table(tally: Tally) -> pd.DataFrame:
    """One line per region and week: thuiszitters official and hidden, and pupils who meet Kearney's criteria."""
    parts = []
    for year, week, counts, region in tally.at_home:
        sums = np.zeros((int(region.max()) + 1, len(AT_HOME)), dtype=np.int64)
        np.add.at(sums, region, counts)
        frame = pd.DataFrame(sums, columns=list(AT_HOME))
        frame.insert(0, "region", np.arange(len(sums)) + 1)
        frame.insert(0, "week", week)
        frame.insert(0, "year", year)
        parts.append(frame)
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["year", "week", "region", *AT_HOME])


_DETAILS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (EVENT_TURNING_POINT, KINDS), (EVENT_LEFT, ROUTES), (EVENT_WITHDRAWAL, WHY),
    (EVENT_PROVISION, PLACES), (EVENT_PROVISION_ENDS, PLACES), (EVENT_THUISZITTER, AT_HOME[:2]),
)  # fmt: skip
"""Kinds of events with a detail in words; codes from 1."""

_FOUND = (EVENT_OFFICER, EVENT_DOCTOR, EVENT_CARE)
"""Kinds of events whose detail is the cause that was found; codes from 0."""


def named_events(parts: Sequence[Events]) -> pd.DataFrame:
    """The events of a run with their kinds and details in words."""
    columns = ["year", "week", "day", "person", "school", "kind", "detail"]
    events = pd.DataFrame(
        {name: np.concatenate([part[name] for part in parts]) for name in columns} if parts else {}, columns=columns
    )
    kinds = events["kind"].to_numpy(dtype=np.int64)
    details = events["detail"].to_numpy(dtype=np.int64)
    words = details.astype(str).astype(object)
    for code, names in _DETAILS:
        here = kinds == code
        words[here] = np.array(names, dtype=object)[details[here] - 1]
    found = np.isin(kinds, _FOUND)
    words[found] = np.array(CAUSES, dtype=object)[details[found]]
    return events.assign(kind=np.array(EVENT_KINDS, dtype=object)[kinds], detail=words)


def school_weeks(tally: Tally) -> pd.DataFrame:
    """One line per school and week: lesson hours planned, missed by true reason, registered by label, reports."""
    parts = []
    for year, week, counts, schools in tally.weeks:
        frame = schools.copy()
        frame.insert(0, "week", week)
        frame.insert(0, "year", year)
        parts.append(pd.concat([frame, pd.DataFrame(counts, columns=list(COUNTS))], axis=1))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["year", "week", *COUNTS])


def institutions_sums(students: Records, world: World) -> dict[str, npt.NDArray[Any]]:
    """What law and institutions counted of each pupil in the year."""
    law = world.law[0]
    days, marks = students.longest_unauthorised, students.year_marks
    held = (students.age < law.compulsory_until) | (
        (students.qualified == 0) & (students.age < law.qualification_until)
    )
    long = held & (days > DAYS_PER_WEEK * law.long_absence_weeks)
    months = held & (days > DAYS_PER_WEEK * law.thuiszitter_weeks)
    next_age = students.age + 1
    left = (students.route > 0) & (students.qualified == 0) & (next_age < law.qualification_until)
    return {
        "long_1_3": long & ~months,
        "long_3plus": months,
        "long": long,
        "thuiszitter_official": marks & WAS_OFFICIAL > 0,
        "thuiszitter_hidden": marks & WAS_HIDDEN > 0,
        "thuiszitter_silent": (marks & (WAS_OFFICIAL | WAS_HIDDEN) > 0) & (students.silent == 1),
        "kearney_registered": marks & WAS_KEARNEY_REGISTERED > 0,
        "kearney_true": marks & WAS_KEARNEY_TRUE > 0,
        "exempt": marks & WAS_EXEMPT > 0,
        "in_provision": marks & WAS_IN_PROVISION > 0,
        "absolute": left,
    }


def pupil_sums(world: World, system: EducationSystem) -> dict[str, npt.NDArray[Any]]:
    """What is summed over the pupils of a group at the year's end, one value per pupil."""
    students = world.students
    counts = np.array([level.counts_for_vsv for level in system.levels])[students.level]
    base = counts & (students.age < world.law.vsv_until[0])
    left = base & (students.route > 0)
    sums = {"pupils": np.ones(len(students), np.int64), "lesson_hours": students.lesson_hours}
    sums |= {f"true_{name}": students.true_hours[:, k] for k, name in enumerate(REASONS)}
    sums |= {f"registered_{name}": students.registered_hours[:, k] for k, name in enumerate(LABELS)}
    sums |= {"pupils_reported": students.reports > 0, "reports": students.reports, "vsv": left, "vsv_base": base}
    sums |= {f"vsv_{name}": base & (students.route == k + 1) for k, name in enumerate(ROUTES)}
    sums |= {"much_pressure": students.told_pressure, "truant_last_month": students.told_truancy}
    sums |= institutions_sums(students, world)
    sums |= {"bullied": students.told_bullied, "suspended": students.suspensions_reported > 0}
    asked, told = students.told_young > 0, students.told_young == SKIPPED
    sums |= {"vsv_asked": left & asked, "vsv_base_asked": base & asked}
    sums |= {"vsv_truant": left & told, "vsv_base_truant": base & told}
    sums |= {"vsv_silent": left & (students.silent == 1), "expelled": students.expelled}
    return sums


def year_groups(world: World, system: EducationSystem, year: int, sums: dict[str, npt.NDArray[Any]]) -> pd.DataFrame:
    """One line per level, programme year, sex and age: pupils and what became of them in the year (`pupil_sums`)."""
    students = world.students
    code = np.zeros(len(students), np.int64)
    for name in GROUPED_BY:
        code = code * 100 + students[name]
    keys, group = np.unique(code, return_inverse=True)
    level = keys // 100**3
    frame = pd.DataFrame(
        {
            "year": year,
            "level": [system.levels[k].id for k in level],
            "sector": ["mbo" if system.levels[k].sector == "mbo" else "vo" for k in level],
            "school_year": keys // 100**2 % 100,
            "sex": np.where(keys // 100 % 100 == 1, "m", "f"),
            "age": keys % 100,
        }
    )
    for name, values in sums.items():
        frame[name] = np.bincount(group, weights=values, minlength=len(keys)).astype(np.int64)
    return frame


def year_distribution(world: World, system: EducationSystem, year: int) -> pd.DataFrame:
    """How many pupils missed how much: true and registered share of lesson hours in bins, per level."""
    students = world.students
    planned = np.maximum(students.lesson_hours, 1)
    parts = []
    for kind, hours in (("true", students.true_hours), ("registered", students.registered_hours)):
        share = 100.0 * hours.sum(axis=1) / planned
        place = np.clip(np.searchsorted(BINS, share, side="right") - 1, 0, len(BINS) - 2)
        code = students.level.astype(np.int64) * 100 + place
        keys, pupils = np.unique(code, return_counts=True)
        levels = [system.levels[k] for k in keys // 100]
        parts.append(
            pd.DataFrame(
                {
                    "year": year,
                    "kind": kind,
                    "sector": ["mbo" if level.sector == "mbo" else "vo" for level in levels],
                    "level": [level.id for level in levels],
                    "bin_low": np.array(BINS)[keys % 100],
                    "bin_high": np.array(BINS)[keys % 100 + 1],
                    "pupils": pupils,
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def tables(tally: Tally) -> dict[str, pd.DataFrame]:
    """The tables of a run so far: school_weeks, groups, absence_distribution, events."""
    return {
        "school_weeks": school_weeks(tally),
        "groups": pd.concat(tally.groups, ignore_index=True) if tally.groups else pd.DataFrame(),
        "absence_distribution": pd.concat(tally.distributions, ignore_index=True)
        if tally.distributions
        else pd.DataFrame(),
        "events": named_events(tally.events),
        "services": services_table(tally),
        "at_home": at_home_table(tally),
        **{
            name: pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()
            for name, parts in (
                ("stocks", tally.stocks),
                ("flows", tally.flows),
                ("leavers", tally.leavers),
                ("thuiszitters", tally.thuiszitters),
                ("social", tally.social),
            )
        },
    }
