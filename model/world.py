"""Everything a rule may look at, gathered in one tuple of record arrays."""

from typing import Any, NamedTuple

import numpy as np

from agents.reasons import LABELS, REASONS
from agents.records import Records

COUNTS = ("pupils", "lesson_hours", *(f"true_{r}" for r in REASONS), *(f"registered_{x}" for x in LABELS), "reports")
"""What is counted per school and day: pupils with lessons, lesson hours planned and missed, 16-hour reports."""

PUPILS, LESSON_HOURS = 0, 1
TRUE_HOURS = COUNTS.index("true_sick")
REGISTERED_HOURS = COUNTS.index("registered_sick")
REPORTS = COUNTS.index("reports")

DAYS_PER_WEEK = 5

DAY = np.dtype(
    [
        ("number", "i4"),  # school day since the start of the run, from 0
        ("date", "i4"),  # calendar day from 1, weekends and holidays counted; it stands still over the summer
        ("year", "i2"),  # simulated school year, from 0
        ("week", "i2"),  # week of the school year, from 0, holidays counted
        ("weekday", "i2"),  # 0 Monday … 4 Friday
        ("season", "f8"),  # how much more infections than in a mean week
        ("test", "i1", (2,)),  # 1 in a week of tests, by sector
        ("test_share", "f8", (2,)),  # share of the school weeks that are weeks of tests, by sector
        ("tests_follow", "i1", (2,)),  # 1 after a holiday with tests in the first two weeks, by sector
        ("review", "i1"),  # 1 on the Monday of each fourth school week, the first included: slow things are looked at
        ("holiday_weeks", "i2"),  # weeks of holiday just before this week
        ("beside_holiday", "i1"),  # 1 on the days next to a holiday, when luxury leave is taken
        ("month_begins", "i1"),  # 1 on the first day of each fourth school week
        ("survey", "i1"),  # 1 on the day that pupils are asked about pressure, skipping and bullying
    ],
    align=True,
)
"""One school day of the calendar."""

EVENT = np.dtype([("row", "i4"), ("kind", "i1"), ("detail", "i1"), ("weekday", "i1")], align=True)
"""Something that happened to a pupil this week."""

EVENT_KINDS = (
    "turning_point", "suspension", "report_16h", "left",
    "report_long", "report_luxury", "report_18plus", "doubtful_sick", "officer_talk", "doctor_seen", "care_starts",
    "youth_care_starts", "provision_starts", "provision_ends", "exemption_5a", "thuiszitter", "coach_talk",
    "refusal_begins", "withdrawal", "expulsion", "no_place",
)  # fmt: skip
"""Kinds of events; who is told of each stands in `model/institutions/notices.py`."""
EVENT_TURNING_POINT, EVENT_SUSPENSION, EVENT_REPORT, EVENT_LEFT = range(4)
EVENT_LONG, EVENT_LUXURY, EVENT_ADULT, EVENT_DOUBTFUL, EVENT_OFFICER, EVENT_DOCTOR, EVENT_CARE = range(4, 11)
EVENT_YOUTH_CARE, EVENT_PROVISION, EVENT_PROVISION_ENDS, EVENT_EXEMPTION, EVENT_THUISZITTER, EVENT_COACH = range(11, 17)
EVENT_REFUSAL, EVENT_WITHDRAWAL, EVENT_EXPULSION, EVENT_NO_PLACE = range(17, 21)
NO_EVENT = -1
AT_HOME = ("official", "hidden", "kearney_registered", "kearney_true")
"""What is counted on Friday per school: thuiszitters known and hidden, and pupils who meet Kearney's criteria."""
EVENTS_PER_PUPIL = 16
"""Room for events per pupil and week, the mean over a school; `note_event` guards it, `tally` stops when full."""

LEVEL = np.dtype(
    [
        ("status", "f8"),  # rank in public esteem, 0..1
        ("lessons", "i2"),  # lesson hours per school day
        ("days", "i2"),  # school days per week
        ("sector", "i2"),  # 0 vo, 1 mbo and vavo
        ("years", "i2"),  # years of the programme
        ("qualifies", "i1"),  # its diploma is a startkwalificatie
        ("counts", "i1"),  # its pupils can become vsv
        ("entry_age", "i2"),  # usual age on 1 October of the first year
    ],
    align=True,
)
"""What the rules need to know of a level of the education system."""


LAW = np.dtype(
    [
        ("report_hours", "i4"),  # unauthorised lesson hours that must be reported
        ("compulsory_until", "i4"),  # age
        ("qualification_until", "i4"),  # age
        ("adult_from", "i4"),  # age from which a pupil is spoken to, not the parents
        ("vsv_until", "i4"),  # age
        ("suspension_max_days", "i4"),  # school days in a row
        ("suspension_inform_days", "i4"),  # school days; longer ones are reported to the inspectorate
        ("adult_absence_days", "i4"),  # calendar days in a row after which who is of age is reported
        ("long_absence_weeks", "i4"),  # unauthorised for longer is long relative absence
        ("thuiszitter_weeks", "i4"),  # at home for longer makes a thuiszitter
    ],
    align=True,
)
"""The thresholds of the law that rules read (evidence/systems)."""


class World(NamedTuple):
    """The state of a simulated school system, as kernels see it.

    Attributes:
        seed: key of the run's luck (`randomness.seed_key`).
        students: records of pupils, grouped by school and class.
        parents: records of households.
        teachers: records of teachers, grouped by school.
        classes: records of classes, grouped by school.
        schools: records of schools.
        regions: records of regions.
        levels: one LEVEL per level of the education system.
        law: thresholds of the law, shape (1,).
        followers_first: shape (pupils + 1,); the ties that point at pupil i are followers[first[i]:first[i + 1]].
        followers: row of the pupil who named i as a friend.
        ties: weight of that tie; the ties of one who names sum to one.
        counts: shape (schools, 5, len(COUNTS)); this week's counts per school and weekday.
        events: this week's events; school s writes from EVENTS_PER_PUPIL x its first row on.
        event_counts: shape (schools,); events written.
        leaders: rows of the pupils who skip today on their own initiative; school s writes from its first row on.
        cases: this week's pupils on the list of some service; school s writes their rows from its first row on.
        case_counts: shape (schools,); how many.
        at_home: shape (schools, len(AT_HOME)); this Friday's pupils at home and those who meet Kearney's criteria.
        params: parameter record of shape (1,).
    """

    seed: Any
    students: Records
    parents: Records
    teachers: Records
    classes: Records
    schools: Records
    regions: Records
    levels: Records
    law: Records
    followers_first: Any
    followers: Any
    ties: Any
    counts: Any
    events: Records
    event_counts: Any
    leaders: Any
    cases: Any
    case_counts: Any
    at_home: Any
    params: Records
