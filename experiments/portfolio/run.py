"""A search done: the runs that it takes, and the fresh runs of what it chose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from evidence import load_system
from evidence.errors import BadInput
from evidence.posterior import shipped_posterior
from experiments.ensemble.engine import run_jobs
from experiments.portfolio.front import spread_out, unbeaten
from experiments.portfolio.lives import Live, Lives, Outcome, Setting
from experiments.portfolio.measure import PAYERS
from experiments.portfolio.package import NOTHING, Package, candidates
from experiments.portfolio.plausible import MOST_TRIED, plausible_draws
from experiments.portfolio.portfolio import COLUMNS, FRESH, SEARCH, Portfolio, Range
from experiments.portfolio.robust import Floats, summary
from experiments.portfolio.search import check_installed, search
from model.population.plan import national_pupils
from model.progress import Progress
from scenarios import load
from scenarios.schema import LARGEST_SEED

FRESH_FACTOR: Final = 2
"""Fresh draws for each draw of the search."""

MOST_CHOSEN: Final = 12
"""Packages of the front that are lived through again at most."""

PER: Final = 1000.0
"""Pupils that a budget can be given for."""


@dataclass(frozen=True)
class Asked:
    """A search that can be done.

    Attributes:
        setting: of its runs.
        budget: euro a year, for all pupils of a run or per 1,000 of them.
        per_1000: which of the two.
        trials: packages to try, beside those of one measure.
    """

    setting: Setting
    budget: float
    per_1000: bool
    trials: int


def asked(
    base: str | Path,
    names: Sequence[str],
    *,
    budget: float,
    per_1000: bool,
    trials: int,
    draws: int,
    replicates: int,
    students: int | None = None,
    years: int | None = None,
    seed: int | None = None,
) -> Asked:
    """A search, checked; nothing runs.

    Args:
        base: scenario that packages are added to: a name in the library or a file.
        names: candidates; none is all of the library.
        budget: euro a year.
        per_1000: whether that is per 1,000 pupils.
        trials: packages to try.
        draws: ways in which things could be.
        replicates: runs of each draw.
        students: pupils in each run; by default as the base says.
        years: school years; by default as the base says.
        seed: of the first run; by default as the base says.

    Raises:
        BadInput: an unknown scenario or candidate, no candidates, a budget below zero, or a seed that is too large.
    """
    check_installed()
    scenario = load(base)
    if not (np.isfinite(budget) and budget >= 0):
        raise BadInput(key="--budget", value=budget, problem="is no sum of money", allowed="0 or more euro a year")
    among = candidates(names, scenario)
    if not among:
        raise BadInput(key="--candidates", problem="there is no intervention left to choose from")
    first = scenario.run.seed if seed is None else seed
    needed = (1 + FRESH_FACTOR) * MOST_TRIED * draws * replicates
    if first > LARGEST_SEED - needed:
        raise BadInput(key="seed", value=first, problem="is too large", allowed=f"0 to {LARGEST_SEED - needed:,}")
    population = scenario.population
    setting = Setting(
        base=scenario,
        among=among,
        students=population.students if students is None else students,
        schools=population.schools if students is None else None,
        years=scenario.run.years if years is None else years,
        draws=draws,
        replicates=replicates,
        seed=first,
        posterior=shipped_posterior(),
    )
    return Asked(setting, budget, per_1000, trials)


def find_packages(
    ask: Asked,
    store: Path,
    *,
    command: str,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Portfolio:
    """Searches, and lives through what was chosen once more with other people, luck and draws.

    Args:
        ask: the search.
        store: folder in which finished runs are kept: the same call again continues.
        command: what makes it again.
        workers: processes; by default the processors at hand.
        scheduler: address of a Dask scheduler instead.
        progress: called with (stage, done, total), anew for each generation of the search.

    Raises:
        BadInput: a store or scheduler that is no good.
    """
    live: Live = partial(run_jobs, store=store, workers=workers, scheduler=scheduler, progress=progress)
    setting = ask.setting
    draws, looked = plausible_draws(setting, 0, live)
    first = Lives(setting, draws, live)
    pupils = float(first.outcomes([Package()])[Package()].pupils.mean())
    budget = ask.budget * pupils / PER if ask.per_1000 else ask.budget
    tried = search(setting.among, budget, ask.trials, setting.seed, first.scores)
    before = _table(first.outcomes(list(tried)), SEARCH, budget)
    more = replace(setting, draws=FRESH_FACTOR * setting.draws)
    fresh, looked_again = plausible_draws(more, MOST_TRIED * setting.draws, live)
    again = Lives(more, fresh, live)
    chosen = [Package(), *(package for package in _chosen(before, list(tried)) if package != Package())]
    found = again.outcomes(chosen)
    packages = pd.concat([before, _table(found, FRESH, budget)], ignore_index=True)
    return _portfolio(ask, budget, (first, again), (list(tried), found), packages, looked + looked_again, command)


def _table(found: Mapping[Package, Outcome], stage: str, budget: float) -> pd.DataFrame:
    nothing = found[Package()]
    rows = [_row(package, here, nothing) for package, here in found.items()]
    table = pd.DataFrame(rows)
    table["stage"], table["fits"] = stage, table["cost"] <= budget
    losses = np.column_stack([table["cost"], -table["leavers"], -table["days"]])
    table["front"] = False
    fits = np.flatnonzero(table["fits"])
    table.loc[fits, "front"] = unbeaten(losses[fits])
    return table[list(COLUMNS["packages"])]


def _row(package: Package, here: Outcome, nothing: Outcome) -> dict[str, Any]:
    cost: Floats = (here.cost - nothing.cost).mean(axis=1)
    return {
        "package": package.name, "cost": float(cost.mean()), "cost_low": float(cost.min()),
        "cost_high": float(cost.max()), **summary(nothing.leavers - here.leavers, "leavers"),
        **summary(nothing.days - here.days, "days"),
    }  # fmt: skip


def _chosen(table: pd.DataFrame, tried: Sequence[Package]) -> list[Package]:
    """Packages of the front, at most so many, and the best for each gain among them."""
    front = np.flatnonzero(table["front"])
    gains = {int(front[np.argmax(table.loc[front, name])]) for name in ("leavers", "days")}
    spread = {int(front[place]) for place in spread_out(list(table.loc[front, "cost"]), MOST_CHOSEN - len(gains))}
    return [tried[place] for place in sorted(gains | spread)]


def _portfolio(
    ask: Asked,
    budget: float,
    lives: tuple[Lives, Lives],
    found: tuple[list[Package], Mapping[Package, Outcome]],
    packages: pd.DataFrame,
    looked: int,
    command: str,
) -> Portfolio:
    setting, (tried, fresh) = ask.setting, found
    nothing = fresh[Package()]
    pupils = float(nothing.pupils.mean())
    return Portfolio(
        base=setting.base.name,
        title=setting.base.title,
        candidates={each.name: each.intervention.title for each in setting.among},
        budget=budget,
        pupils=pupils,
        national=national_pupils(load_system(setting.base.population.country)) / pupils,
        students=setting.students,
        schools=setting.schools,
        years=setting.years,
        draws=setting.draws,
        looked=looked,
        replicates=setting.replicates,
        trials=ask.trials,
        tried=len(tried),
        runs=sum(each.runs for each in lives),
        seed=setting.seed,
        parameters="fixed" if setting.posterior is None else "posterior",
        leavers=_range(nothing.leavers),
        days=_range(nothing.days),
        command=command,
        packages=packages,
        holds=_holds(tried),
        payers=_payers(fresh),
    )


def _range(values: Floats) -> Range:
    of_draws = values.mean(axis=1)
    return Range(float(of_draws.mean()), float(of_draws.min()), float(of_draws.max()))


def _holds(tried: Sequence[Package]) -> pd.DataFrame:
    rows = [(package.name, name, amount) for package in tried for name, amount in package.amounts]
    return pd.DataFrame(rows, columns=list(COLUMNS["holds"]))


def _payers(fresh: Mapping[Package, Outcome]) -> pd.DataFrame:
    nothing = fresh[Package()]
    rows = [
        (package.name, payer, float((here.euro[payer] - nothing.euro[payer]).mean()))
        for package, here in fresh.items()
        for payer in PAYERS
        if package.name != NOTHING
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS["payers"]))
