"""Stories of simulated pupils for the command line: the run, the path, the words, and how to find somebody."""

from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from agents.reasons import REASON_NAMES
from evidence import BadInput, nearest_name
from experiments.run import size_of, warm_up
from model import SchoolSystem
from model.progress import say_nothing
from model.trace import portrait
from scenarios import load
from verzuim.flags import RunFlags
from verzuim.result import Progress
from viz.language import number
from viz.story import story
from viz.story_events import DAYS, DETAILS, LISTING, SERVICES_MET, TRIGGERS

SORTS: Final = ("leaver", "thuiszitter", "silent", "refuser", "helped")
"""Whom `--find` looks for: early leavers, pupils long at home, those of both who fell without risk, refusers, and
pupils with whom three services or more had to do."""

SHOWN: Final = 12
"""How many are listed."""

MUCH_HELP: Final = 3
"""So many services have to do with a pupil whom `--find helped` names."""


def tell(scenario: str, flags: RunFlags, person: int, lang: str, progress: Progress | None) -> str:
    """Live through a scenario and tell the path of one pupil.

    Args:
        scenario: name in the library, or path of a scenario file.
        flags: size, years and seed; what is not given is as the scenario says.
        person: person number.
        lang: "nl" or "en".
        progress: called with (stage, done, total).

    Raises:
        BadInput: a bad scenario, or a person who never was a pupil of the run.
    """
    system = _lived(scenario, flags, progress)
    levels = {level.id: getattr(level.name, lang) for level in system.education.levels}
    return story(system.trace(person), portrait(system, person), person, lang, levels)


def check_sort(sort: str) -> None:
    """Checks that `--find` knows whom to look for.

    Raises:
        BadInput: when it does not.
    """
    if sort not in SORTS:
        raise BadInput(
            key="--find", value=sort, problem="is no kind of pupil to look for", allowed=SORTS,
            nearest=nearest_name(sort, SORTS),
        )  # fmt: skip


def find(scenario: str, flags: RunFlags, sort: str, lang: str, progress: Progress | None) -> str:
    """Live through a scenario and name some pupils with a story to tell, a line each.

    Args:
        scenario: name in the library, or path of a scenario file.
        flags: size, years and seed; what is not given is as the scenario says.
        sort: one of SORTS.
        lang: "nl" or "en".
        progress: called with (stage, done, total).

    Raises:
        BadInput: a bad scenario or another sort.
    """
    check_sort(sort)
    system = _lived(scenario, flags, progress)
    names = {level.id: getattr(level.name, lang) for level in system.education.levels}
    lines = list(found(system.tables(), sort, lang, names))
    if not lines:
        return LISTING["none"][lang]
    more = [LISTING["more"][lang].format(count=len(lines) - SHOWN)] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more])


def _lived(scenario: str, flags: RunFlags, progress: Progress | None) -> SchoolSystem:
    what_if = load(scenario)
    warm_up(progress or say_nothing)
    system = SchoolSystem(
        **size_of(what_if, flags.students, None, False),
        rng=what_if.run.seed if flags.seed is None else flags.seed,
        scenario=what_if,
        progress=progress,
    )
    return system.run(years=flags.years or what_if.run.years, progress=progress)


def found(tables: dict[str, pd.DataFrame], sort: str, lang: str, names: dict[str, str]) -> Iterator[str]:
    """A line for every pupil of a sort in the tables of a run.

    Args:
        tables: tables of a run.
        sort: one of SORTS.
        lang: "nl" or "en".
        names: names of the levels by their ids.
    """
    if sort in ("leaver", "silent"):
        yield from (_leaver(row, lang, names) for row in _rows(tables["leavers"], sort))
    if sort in ("thuiszitter", "silent"):
        yield from (_thuiszitter(row, lang, names) for row in _rows(tables["thuiszitters"], sort))
    if sort == "refuser":
        yield from _refusers(tables["events"], lang)
    if sort == "helped":
        yield from _helped(tables["events"], lang)


def _rows(table: pd.DataFrame, sort: str) -> list[dict[str, Any]]:
    """The pupils of a table, the silent ones only when these are asked for."""
    kept = table[table["silent"] == 1] if sort == "silent" else table
    return kept.to_dict("records")


def _leaver(row: dict[str, Any], lang: str, names: dict[str, str]) -> str:
    missed = number(row["missed_year"], lang, 0)
    route = DETAILS["left"][row["route"]][lang]
    return LISTING["leaver"][lang].format(**_shared(row, lang, names), missed=missed, route=route)


def _thuiszitter(row: dict[str, Any], lang: str, names: dict[str, str]) -> str:
    kind = LISTING["official" if row["official"] else "hidden"][lang]
    reason = LISTING["no_reason"][lang]
    if row["reason"] in REASON_NAMES:
        reason = LISTING["reason"][lang].format(reason=REASON_NAMES[row["reason"]][lang])
    return LISTING["thuiszitter"][lang].format(
        **_shared(row, lang, names), weeks=row["weeks"], kind=kind, reason=reason
    )


def _shared(row: dict[str, Any], lang: str, names: dict[str, str]) -> dict[str, Any]:
    told = {"person": row["person"], "level": names[row["level"]], "year": row["year"] + 1, "age": row["age"]}
    return told | {"trigger": _trigger(row["trigger"], row["trigger_days"], lang)}


def _trigger(kind: str, days: int, lang: str) -> str:
    """The turning point before it, if there was one, and how long before."""
    if kind == "none":
        return LISTING["no_trigger"][lang]
    when = DAYS[days != 1][lang].format(n=days)
    return LISTING["trigger" if days else "trigger_today"][lang].format(when=when, what=TRIGGERS[kind][lang])


def _refusers(events: pd.DataFrame, lang: str) -> Iterator[str]:
    """Pupils with the most spells of refusal first."""
    begun = events[events["kind"] == "refusal_begins"]
    spells = begun["person"].value_counts(sort=False).sort_values(ascending=False, kind="stable")
    first = begun.drop_duplicates("person").set_index("person")
    for person, count in spells.items():
        at = first.loc[person]
        yield LISTING["refuser"][lang].format(person=person, spells=count, week=at["week"] + 1, year=at["year"] + 1)


def _helped(events: pd.DataFrame, lang: str) -> Iterator[str]:
    """Pupils with whom several services had to do, the most first."""
    met = events[events["kind"].isin(SERVICES_MET)].drop_duplicates(["person", "kind"])
    services = met.groupby("person", sort=True)["kind"].agg(list)
    for person, kinds in sorted(services.items(), key=lambda pair: -len(pair[1])):
        if len(kinds) >= MUCH_HELP:
            told = ", ".join(SERVICES_MET[kind][lang] for kind in kinds)
            yield LISTING["helped"][lang].format(person=person, helpers=told)
