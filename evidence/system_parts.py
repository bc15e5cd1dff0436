"""The parts of an education system, as they stand in its file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from evidence.checking import Entry, Filled, Grade, Share, Whole, Words

Count = Annotated[int, Field(strict=True, ge=0)]
Years = Annotated[int, Field(strict=True, ge=1, le=8)]
Positive = Annotated[float, Field(strict=True, gt=0.0, allow_inf_nan=False)]
Week = Annotated[int, Field(strict=True, ge=0, le=51)]


class Level(Entry):
    """One level (a route of study) of the system.

    Attributes:
        id: short name, such as "vmbo-b" or "mbo-2-bol".
        sector: "vo", "vavo" or "mbo".
        route: "bol" (school based) or "bbl" (work based) in mbo, "" elsewhere.
        years: length of the programme [years].
        undivided_years: first years in which statistics do not tell the levels apart [years].
        class_size: mean pupils in a class [pupils].
        pupils_upper: national pupils in the years after the undivided ones [pupils].
        startkwalificatie: whether its diploma is a basic qualification.
        counts_for_vsv: whether its leavers can count as early leavers.
        central_exam: whether the last year ends with the central exam.
        status: rank in public esteem, 0 (lowest) to 1 (highest).
        entry_age: usual age on 1 October of the first year [years].
        lessons_per_day: lessons of 50 minutes on a school day.
        school_days_per_week: days a week at school.
        next: levels to which a graduate may go, most usual first.
    """

    id: Filled
    sector: Literal["vo", "vavo", "mbo"]
    route: Literal["", "bol", "bbl"]
    name: Words
    years: Years
    undivided_years: Count
    class_size: Positive
    pupils_upper: Positive
    startkwalificatie: Annotated[bool, Field(strict=True)]
    counts_for_vsv: Annotated[bool, Field(strict=True)]
    central_exam: Annotated[bool, Field(strict=True)]
    status: Share
    entry_age: Annotated[int, Field(strict=True, ge=10, le=25)]
    lessons_per_day: Annotated[int, Field(strict=True, ge=1, le=10)]
    school_days_per_week: Annotated[int, Field(strict=True, ge=1, le=5)]
    next: tuple[str, ...]
    source: Filled
    grade: Grade
    note: str = ""

    @property
    def total(self) -> Literal["vo", "mbo"]:
        """The national total that counts its pupils: vavo is counted inside vo."""
        return "mbo" if self.sector == "mbo" else "vo"

    @property
    def pupils_per_upper_year(self) -> float:
        """Pupils in one of the divided years, before scaling to the national total [pupils]."""
        return self.pupils_upper / (self.years - self.undivided_years)


class SchoolType(Entry):
    """A kind of school location.

    Attributes:
        levels: for each level in it, the share (0..1) of that level's pupils that sit here.
        mean_size: mean pupils of a location [pupils].
        minimum_size: smallest location [pupils].
        size_spread: standard deviation of the natural logarithm of the size.
    """

    id: Filled
    sector: Literal["vo", "mbo"]
    name: Words
    levels: dict[str, Share]
    mean_size: Positive
    minimum_size: Positive
    size_spread: Annotated[float, Field(strict=True, ge=0.0, allow_inf_nan=False)]
    source: Filled
    grade: Grade
    note: str = ""


class Totals(Entry):
    """National totals [pupils]; vavo is inside vo, as in the statistics."""

    vo: Positive
    mbo: Positive
    source: Filled


class Undivided(Entry):
    """Pupils in the first years, before statistics divide them by level [pupils]."""

    pupils: Positive
    source: Filled


class Holiday(Entry):
    """A holiday: first school week and length [weeks]."""

    id: Filled
    name: Words
    first_week: Week
    weeks: Annotated[int, Field(strict=True, ge=1)]


class TestWeeks(Entry):
    """Weeks with tests, for each sector [school weeks]."""

    __test__ = False  # tells pytest that this is no test class

    vo: tuple[Week, ...]
    vavo: tuple[Week, ...]
    mbo: tuple[Week, ...]


class Calendar(Entry):
    """The school year: 52 weeks, counted from 0 at the first school week.

    Attributes:
        reference_week: week of 1 October, when pupils and early leavers are counted.
    """

    weeks: Literal[52]
    holidays: tuple[Holiday, ...]
    test_weeks: TestWeeks
    exam_weeks: tuple[Week, ...]
    reference_week: Week
    source: Filled
    grade: Grade
    note: str = ""

    @property
    def holiday_weeks(self) -> tuple[int, ...]:
        """All weeks without school, in order."""
        return tuple(
            sorted(
                week
                for holiday in self.holidays
                for week in range(holiday.first_week, holiday.first_week + holiday.weeks)
            )
        )

    @property
    def school_weeks(self) -> tuple[int, ...]:
        """All weeks with school, in order."""
        free = set(self.holiday_weeks)
        return tuple(week for week in range(self.weeks) if week not in free)


class Law(Entry):
    """Ages and thresholds of the law; `sources` tells for each where it comes from.

    Attributes:
        compulsory_until: age at which full compulsory schooling ends [years].
        qualification_until: age at which the duty to qualify ends [years].
        adult_from: age of majority: from it the pupil is spoken to, not the parents [years].
        vsv_until: under this age on 1 October a leaver counts as early leaver [years].
        report_hours: unauthorised lesson hours within `report_weeks` that must be reported.
        report_weeks: the window for `report_hours` [weeks].
        long_absence_weeks: unauthorised absence above this is long relative absence [weeks].
        adult_absence_days: days in a row after which an adult pupil is reported [calendar days].
        thuiszitter_weeks: weeks without school that make a thuiszitter (three months) [weeks].
        suspension_max_days: longest suspension [school days].
        suspension_inform_days: above this the inspectorate must be told [school days].
    """

    compulsory_until: Count
    qualification_until: Count
    adult_from: Count
    vsv_until: Count
    report_hours: Count
    report_weeks: Count
    long_absence_weeks: Count
    adult_absence_days: Count
    thuiszitter_weeks: Count
    suspension_max_days: Count
    suspension_inform_days: Count
    sources: dict[str, Filled]


class Ages(Entry):
    """Ages on 1 October.

    Attributes:
        vo_by_age: pupils in vo at each age [pupils].
        mbo_entry: share of new mbo pupils at each age; sums to 1.
        max_age: oldest age that is simulated [years].
    """

    vo_by_age: dict[int, Count]
    mbo_entry: dict[int, Share]
    max_age: Whole
    source: Filled
    note: str = ""


class Household(Entry):
    """Households with pupils.

    Attributes:
        not_both_parents: share of pupils that do not live with both parents.
        children_of_school_age: share of households with 1, 2, 3, … pupils; sums to 1.
    """

    not_both_parents: Share
    children_of_school_age: tuple[Share, ...]
    source: Filled
    note: str = ""


class PupilsPerTeacher(Entry):
    """Pupils per full-time teacher in each sector [pupils]."""

    vo: Positive
    mbo: Positive


class Staff(Entry):
    """Teachers."""

    pupils_per_teacher: PupilsPerTeacher
    source: Filled


class EducationSystemData(Entry):
    """Everything in a system's file."""

    country: Filled
    name: Words
    totals: Totals
    undivided: Undivided
    level_entries: tuple[Level, ...] = Field(alias="level", min_length=1)
    school_type_entries: tuple[SchoolType, ...] = Field(alias="school_type", min_length=1)
    calendar: Calendar
    law: Law
    ages: Ages
    household: Household
    staff: Staff
