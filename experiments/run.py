"""One run: a scenario lived through, with its tables and the numbers of its summary."""

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

import model
from agents.reasons import LABEL_OF_REASON, REASONS
from evidence import BadInput, load_system
from experiments.balance import came_and_went, pupils_by_level
from experiments.comparison import comparison, comparison_by_year, suspensions_in_vo
from experiments.results import Result
from model.compile import is_cached
from model.population.plan import SMALLEST, national_pupils
from model.progress import Progress, say_nothing
from scenarios import Scenario
from scenarios import load as load_scenario

if TYPE_CHECKING:  # who compares runs that others do needs no model: it is imported when a run begins
    from model import SchoolSystem

_NETWORK_PUPILS = 400
"""The school whose network is kept with a result is the one nearest to this size: large enough, and still readable."""


def run(
    scenario: str | Path | Scenario = "baseline",
    *,
    students: int | None = None,
    schools: int | None = None,
    national: bool = False,
    years: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Result:
    """Live through a scenario.

    Args:
        scenario: name in the library, path of a scenario file, or a loaded scenario.
        students: pupils in all; by default the scenario's.
        schools: number of schools instead of pupils.
        national: the whole country.
        years: school years; by default the scenario's.
        seed: the same seed gives the same people, friends, events and luck; by default the scenario's.
        threads: threads to use; by default the processors at hand.
        progress: called with (stage, done, total).

    Returns:
        Tables, summary and one school's network; see `experiments.results.Result`.

    Raises:
        BadInput: a scenario or size that cannot be.
    """
    tell = progress or say_nothing
    what_if = scenario if isinstance(scenario, Scenario) else load_scenario(scenario)
    size = size_of(what_if, students, schools, national)
    begun = time.perf_counter()
    warm_up(tell)
    warmed = time.perf_counter()
    chosen_seed = what_if.run.seed if seed is None else seed
    system = model.SchoolSystem(**size, rng=chosen_seed, scenario=what_if, threads=threads, progress=tell)
    pupils = len(system.students)
    system.run(years=years or what_if.run.years, progress=tell)
    tell("tables", 0, 1)
    result = _result(system, pupils)
    tell("tables", 1, 1)
    result.meta["timings"] = system.timings | {"compile": warmed - begun, "wall": time.perf_counter() - begun}
    return result


def warm_up(progress: Progress) -> None:
    """Compile the rules once on a machine, on the smallest system, before anything is timed."""
    if is_cached():
        return
    progress("kernels", 0, 2)
    system = model.SchoolSystem(students=SMALLEST, rng=0)
    progress("kernels", 1, 2)
    system.run(years=1)
    progress("kernels", 2, 2)


def load_rules() -> None:
    """Loads into this process what was compiled before; where nothing was, whoever asked for that sees to it."""
    if is_cached():
        model.SchoolSystem(students=SMALLEST, rng=0, threads=1).run(years=1)


def size_of(scenario: Scenario, students: int | None, schools: int | None, national: bool) -> dict[str, Any]:
    """The size that flags ask for, else the scenario's."""
    asked = {"students": students, "schools": schools, "national": national or None}
    given = [name for name, value in asked.items() if value is not None]
    if len(given) > 1:
        raise BadInput(
            key=" and ".join(given), value=[asked[name] for name in given], problem="ask for different sizes",
            allowed="one of students, schools and national",
        )  # fmt: skip
    if national:
        return {"students": national_pupils(load_system(scenario.population.country))}
    if students is not None:
        return {"students": students}
    if schools is not None:
        return {"schools": schools}
    if scenario.population.schools is not None:
        return {"schools": scenario.population.schools}
    return {"students": scenario.population.students}


def _result(system: "SchoolSystem", pupils: int) -> Result:
    tables = system.tables()
    suspended = suspensions_in_vo(tables["events"], tables["school_weeks"])
    told = (tables["groups"], tables["flows"], tables["leavers"], suspended)
    tables["comparison"] = comparison(*told)
    tables["comparison_by_year"] = comparison_by_year(*told)
    return Result(
        scenario=system.what_if.name,
        seed=system.seed,
        students=pupils,
        years=system.lived_years,
        tables=tables,
        summary=summarise(system, tables, pupils) | by_year(tables, system.lived_years),
        meta={"scenario": system.what_if.as_dict()},
        network=system.friendships(_school_to_show(system)),
    )


def summarise(system: "SchoolSystem", tables: dict[str, pd.DataFrame], pupils: int) -> dict[str, Any]:
    """The numbers of `verzuim run --json`, over all years of the run.

    Returns:
        scenario, seed, students, years; absence by reason in % of lesson hours, true and registered; pupils reported
        per 1,000; new early leavers in % of those who could become one, in all and by level; thuiszitters per 1,000,
        true (known or hidden) and registered (known); how many of both were silent, in %; the state's digest.
    """
    groups, left, home = tables["groups"], tables["leavers"], tables["thuiszitters"]
    pupil_years = int(groups["pupils"].sum())
    hours = int(groups["lesson_hours"].sum())
    absence = {}
    for reason in REASONS:
        label = LABEL_OF_REASON.get(reason)
        registered = 100.0 * int(groups[f"registered_{label}"].sum()) / hours if label else 0.0
        absence[reason] = {"true": 100.0 * int(groups[f"true_{reason}"].sum()) / hours, "registered": registered}
    by_level = groups.groupby("level", sort=False)[["vsv", "vsv_base"]].sum()
    by_level = by_level[by_level["vsv_base"] > 0]
    return {
        "scenario": system.what_if.name,
        "seed": system.seed,
        "students": pupils,
        "years": system.lived_years,
        "absence": absence,
        "reported_per_1000": _share(groups, "pupils_reported", "pupils", 1000.0),
        "vsv_percent": _share(groups, "vsv", "vsv_base", 100.0),
        "vsv_by_level": {
            str(level): 100.0 * int(row["vsv"]) / int(row["vsv_base"]) for level, row in by_level.iterrows()
        },
        "thuiszitters_per_1000": {
            "true": 1000.0 * len(home) / pupil_years,
            "registered": 1000.0 * int(home["official"].sum()) / pupil_years,
        },
        "silent_percent": {"leavers": _percent(left["silent"]), "thuiszitters": _percent(home["silent"])},
        "digest": system.digest(),
    }


def by_year(tables: Mapping[str, pd.DataFrame], years: int) -> dict[str, Any]:
    """What `verzuim run --json` says of each year in a run of several; nothing for one year.

    Returns:
        pupils_by_level: level → pupils on 1 October of each year; came_and_went: kind of flow → pupils at the end of
        each year (null where not known); targets_by_year: for each published figure its name, group, unit, observed,
        and per year simulated, low and high (the 95 % interval of chance; null where there is none).
    """
    if years < 2:
        return {}
    pupils = pupils_by_level(tables["stocks"])
    moves = came_and_went(tables["flows"], years)
    return {
        "pupils_by_level": {str(level): [int(count) for count in row] for level, row in pupils.iterrows()},
        "came_and_went": {str(kind): _numbers(row) for kind, row in moves.iterrows()},
        "targets_by_year": [
            _target_by_year(rows) for _, rows in tables["comparison_by_year"].groupby("target", sort=False)
        ],
    }


def _target_by_year(rows: pd.DataFrame) -> dict[str, Any]:
    first = rows.iloc[0]
    named = {name: first[name] for name in ("target", "quantity", "group", "unit", "observed_year")}
    series = {name: _numbers(rows[name]) for name in ("simulated", "low", "high")}
    return named | {"observed": float(first["observed"])} | series


def _numbers(values: Iterable[float]) -> list[float | None]:
    """Numbers for JSON, which has no NaN."""
    return [None if np.isnan(value) else float(value) for value in values]


def _share(groups: pd.DataFrame, part: str, whole: str, per: float) -> float:
    base = int(groups[whole].sum())
    return per * int(groups[part].sum()) / base if base else 0.0


def _percent(marks: "pd.Series[Any]") -> float:
    """How many of these are marked, in %; 0 of nobody."""
    return 100.0 * float(marks.mean()) if len(marks) else 0.0


def _school_to_show(system: "SchoolSystem") -> int:
    """Number of the school whose size is nearest to a readable network."""
    sizes = np.asarray(system.world.schools.pupils, np.int64)
    return int(system.world.schools.id[np.argmin(np.abs(sizes - _NETWORK_PUPILS))])
