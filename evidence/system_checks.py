"""What must hold between the entries of an education system."""

from __future__ import annotations

import math
from collections.abc import Iterable

from evidence.checking import located
from evidence.errors import nearest_name
from evidence.reading import TomlFile
from evidence.system_parts import Calendar, EducationSystemData

_TOLERANCE = 1e-9


def check_system(system: EducationSystemData, file: TomlFile) -> None:
    """Check all rules that span entries.

    Raises:
        BadInput: about the first rule that is broken, naming the entry and its line.
    """
    _check_unique(file, "level", [level.id for level in system.level_entries])
    _check_unique(file, "school_type", [kind.id for kind in system.school_type_entries])
    _check_levels(system, file)
    _check_school_types(system, file)
    _check_calendar(system.calendar, file)
    _check_law(system, file)
    _check_sum(file, ("ages", "mbo_entry"), system.ages.mbo_entry.values())
    _check_sum(file, ("household", "children_of_school_age"), system.household.children_of_school_age)


def _check_unique(file: TomlFile, table: str, ids: list[str]) -> None:
    for position, name in enumerate(ids):
        if name in ids[:position]:
            raise located(file, (table, position, "id"), "stands twice in the file", value=name)


def _check_levels(system: EducationSystemData, file: TomlFile) -> None:
    ids = [level.id for level in system.level_entries]
    for position, level in enumerate(system.level_entries):
        place = ("level", position)
        if level.undivided_years >= level.years:
            raise located(
                file,
                (*place, "undivided_years"),
                f"{level.id} keeps no divided year",
                value=level.undivided_years,
                allowed=f"less than years ({level.years})",
            )
        if bool(level.route) != (level.sector == "mbo"):
            raise located(
                file,
                (*place, "route"),
                f"{level.id} is in sector {level.sector}",
                value=level.route,
                allowed='"bol" or "bbl" in mbo, "" elsewhere',
            )
        for target in level.next:
            if target not in ids:
                raise located(
                    file,
                    (*place, "next"),
                    f"{level.id} leads to a level that does not exist",
                    value=target,
                    allowed=ids,
                    nearest=nearest_name(target, ids),
                )


def _check_school_types(system: EducationSystemData, file: TomlFile) -> None:
    ids = [level.id for level in system.level_entries]
    shares = dict.fromkeys(ids, 0.0)
    for position, kind in enumerate(system.school_type_entries):
        for level_id, share in kind.levels.items():
            if level_id not in ids:
                raise located(
                    file,
                    ("school_type", position, "levels"),
                    f"{kind.id} has an unknown level",
                    value=level_id,
                    allowed=ids,
                    nearest=nearest_name(level_id, ids),
                )
            shares[level_id] += share
    for position, level_id in enumerate(ids):
        if not math.isclose(shares[level_id], 1.0, abs_tol=_TOLERANCE):
            raise located(
                file,
                ("level", position, "id"),
                f"its shares over the school types sum to {shares[level_id]:g}, not 1",
                value=level_id,
                hint="change the shares of this level in the [[school_type]] tables",
            )


def _check_calendar(calendar: Calendar, file: TomlFile) -> None:
    taken: dict[int, str] = {}
    for position, holiday in enumerate(calendar.holidays):
        place = ("calendar", "holidays", position)
        for week in range(holiday.first_week, holiday.first_week + holiday.weeks):
            if week >= calendar.weeks:
                raise located(file, place, f"{holiday.id} runs past the year", value=week)
            if week in taken:
                raise located(file, place, f"{holiday.id} overlaps with {taken[week]}", value=week)
            taken[week] = holiday.id
    tests = calendar.test_weeks
    for name, weeks in (
        ("test_weeks", (*tests.vo, *tests.vavo, *tests.mbo)),
        ("exam_weeks", calendar.exam_weeks),
        ("reference_week", (calendar.reference_week,)),
    ):
        for week in weeks:
            if week in taken:
                raise located(file, ("calendar", name), f"falls in a holiday ({taken[week]})", value=week)


def _check_law(system: EducationSystemData, file: TomlFile) -> None:
    rules = [name for name in type(system.law).model_fields if name != "sources"]
    for name in rules:
        if name not in system.law.sources:
            raise located(file, ("law", "sources"), f"the source of {name} is missing")
    for name in system.law.sources:
        if name not in rules:
            raise located(
                file,
                ("law", "sources", name),
                "is a source of no rule",
                allowed=rules,
                nearest=nearest_name(name, rules),
            )


def _check_sum(file: TomlFile, place: tuple[str, ...], shares: Iterable[float]) -> None:
    total = math.fsum(shares)
    if not math.isclose(total, 1.0, abs_tol=_TOLERANCE):
        raise located(file, place, f"the shares sum to {total:g}, not 1")
