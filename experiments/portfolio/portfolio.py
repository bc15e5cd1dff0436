"""The packages that are not beaten within a budget: the outcome of a search, as tables and its facts."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from evidence.checking import Words

SEARCH, FRESH = "search", "fresh"
"""Runs by which the search chose, and new ones, with other people, luck and draws, of what it chose."""

_GAIN: Final = {
    "": ("mean over draws and replicates, beside doing nothing with the same people, luck and draw"),
    "_low": "lower bound of its 95 % interval (Student's t over draws)",
    "_high": "upper bound of that interval",
    "_worst": "mean over the worst quarter of the draws (conditional value at risk)",
    "_better": "part of the draws in which it beats doing nothing",
    "_draws": "standard deviation that the draws of what is not known make",
    "_luck": "standard deviation that people and luck make in one run; none with one replicate a draw",
}
_UNITS: Final = {"leavers": "early leavers avoided a year", "days": "days of absence avoided a year"}


def _gain(name: str) -> dict[str, tuple[str, str]]:
    return {f"{name}{end}": ("part" if end == "_better" else _UNITS[name], meaning) for end, meaning in _GAIN.items()}


COLUMNS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "packages": {
        "package": ("-", "the measures it holds, each with its amount; nothing is none"),
        "stage": ("-", "search: the runs by which it was chosen; fresh: new runs with other people, luck and draws"),
        "front": ("-", "whether no other package of this stage within the budget beats it"),
        "fits": ("-", "whether its mean cost is within the budget"),
        "cost": ("euro a year", "mean over draws and replicates, of all payers, more than the base"),
        "cost_low": ("euro a year", "lowest draw"),
        "cost_high": ("euro a year", "highest draw"),
        **_gain("leavers"),
        **_gain("days"),
    },
    "holds": {
        "package": ("-", "name of the package"),
        "intervention": ("-", "name in the library"),
        "amount": ("factor or part", "times its professionals (single pupils), or share of schools that takes part"),
    },
    "payers": {
        "package": ("-", "name of the package"),
        "payer": ("-", "who pays"),
        "euro": ("euro a year", "mean over fresh draws and replicates, more than the base"),
    },
}
"""table → column → (unit, meaning)."""

TABLES: Final = tuple(COLUMNS)


@dataclass(frozen=True)
class Range:
    """Something under doing nothing: its mean, and the lowest and highest draw."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Portfolio:
    """The outcome of a search.

    Attributes:
        base: name of the scenario that packages are added to.
        title: its title.
        candidates: name → title of the interventions that could be chosen.
        budget: euro a year for the pupils of a run.
        pupils: of a run, mean.
        national: pupils of the country over those of a run.
        students: pupils asked for in each run; None when a number of schools was.
        schools: schools in each run; None when a number of pupils was.
        years: school years of each run.
        draws: ways in which things could be, in the search; twice as many in the fresh runs.
        looked: draws looked at, for these and the fresh ones; those that are not plausible were left out.
        replicates: runs of each draw.
        trials: packages asked for.
        tried: packages lived through in the search.
        runs: runs in all.
        seed: of the first run.
        parameters: "posterior" when draws take fitted parameters from the shipped posterior; "fixed" when all
            parameters lie around their values.
        leavers: new early leavers a year when nothing is done, over fresh draws.
        days: days of absence a year, likewise.
        command: what makes it again.
        packages: all packages of the search, and the fresh runs of those chosen.
        holds: what the packages hold.
        payers: who pays how much for those chosen.
    """

    base: str
    title: Words
    candidates: dict[str, Words]
    budget: float
    pupils: float
    national: float
    students: int | None
    schools: int | None
    years: int
    draws: int
    looked: int
    replicates: int
    trials: int
    tried: int
    runs: int
    seed: int
    parameters: str
    leavers: Range
    days: Range
    command: str
    packages: pd.DataFrame
    holds: pd.DataFrame
    payers: pd.DataFrame

    @property
    def best(self) -> pd.DataFrame:
        """The front of the fresh runs, by cost: the answer."""
        mine = self.packages[(self.packages["stage"] == FRESH) & self.packages["front"]]
        return mine.sort_values("cost", kind="stable", ignore_index=True)

    def shrunk(self, gain: str) -> float:
        """How much less the packages chosen did in fresh runs than in the search, part of the latter.

        The packages with the best score are partly the lucky ones: this is how much (the winner's curse).

        Args:
            gain: "leavers" or "days".

        Returns:
            0.2 is a fifth less; below zero more; NaN where the search found no gain.
        """
        fresh = self.packages[(self.packages["stage"] == FRESH) & (self.packages["package"] != "nothing")]
        before = self.packages[self.packages["stage"] == SEARCH].set_index("package").loc[fresh["package"], gain]
        total = float(before.sum())
        return 1 - float(fresh[gain].sum()) / total if total > 0 else float("nan")
