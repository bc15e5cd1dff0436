"""The search: Optuna's NSGA-II proposes packages, generation by generation.

A proposal is an amount and a rank for each candidate. Candidates are taken in order of rank for as long as the budget
has room, by the prices that were found for each by itself; so nearly all proposals fit, which they would seldom do if
drawn freely. The search is the same every time with the same seed and the same scores.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from evidence.errors import BadInput
from experiments.portfolio.package import Candidate, Package

if TYPE_CHECKING:
    from optuna import Study, Trial

_POPULATION: Final = 12
"""Packages in a generation."""
_MOST_STALE: Final = 10
"""Generations in a row without a new package after which there is nothing left to find."""
_DIRECTIONS: Final = ("minimize", "maximize", "maximize")


@dataclass(frozen=True)
class Score:
    """What the search sees of a package.

    Attributes:
        cost: euro a year.
        leavers: early leavers avoided a year.
        days: days of absence avoided a year.
    """

    cost: float
    leavers: float
    days: float


Evaluate = Callable[[Sequence[Package]], Mapping[Package, Score]]
"""Gives the scores of packages, worked out together."""


def check_installed() -> None:
    """Checks that the library that searches is there.

    Raises:
        BadInput: when it is not.
    """
    if find_spec("optuna") is None:
        problem = "needs the package `optuna`, which is not installed"
        raise BadInput(key="portfolio", problem=problem, hint="pip install 'verzuim[portfolio]'")


def search(
    among: Sequence[Candidate], budget: float, trials: int, seed: int, evaluate: Evaluate
) -> dict[Package, Score]:
    """Scores of the packages that the search came across, in the order in which it did; nothing at all among them.

    First each candidate by itself, in all its amounts: that gives the prices. Then NSGA-II, until so many
    packages were scored or there is nothing new to find.

    Args:
        among: the candidates.
        budget: euro a year. A package that turns out dearer is scored, and loses to all that fit.
        trials: packages to score, beside those of one candidate.
        seed: of the search.
        evaluate: gives scores.
    """
    alone = [Package(((each.name, amount),)) for each in among for amount in each.amounts]
    scores = dict(evaluate([Package(), *alone]))
    prices = {package.amounts[0]: scores[package].cost for package in alone}
    study, stale, most = _study(seed), 0, len(scores) + trials
    while len(scores) < most and stale < _MOST_STALE:
        asked = [study.ask() for _ in range(_POPULATION)]
        packages = [_decoded(trial, among, prices, budget) for trial in asked]
        new = [package for package in dict.fromkeys(packages) if package not in scores]
        scores |= evaluate(new) if new else {}
        stale = 0 if new else stale + 1
        for trial, package in zip(asked, packages, strict=True):
            trial.set_constraint(_OVER, scores[package].cost - budget)
            study.tell(trial, [scores[package].cost, scores[package].leavers, scores[package].days])
    return scores


_OVER: Final = "over"
"""Name of the constraint: euro above the budget, zero or less."""


def _study(seed: int) -> "Study":
    import optuna

    optuna.logging.set_verbosity(optuna.logging.WARNING)
    sampler = optuna.samplers.NSGAIISampler(population_size=_POPULATION, seed=seed % 2**32)
    return optuna.create_study(directions=_DIRECTIONS, sampler=sampler)


def _decoded(
    trial: "Trial", among: Sequence[Candidate], prices: Mapping[tuple[str, float], float], budget: float
) -> Package:
    """The package that a proposal stands for: what it wants most, as far as the budget reaches."""
    wanted = {each.name: trial.suggest_categorical(f"amount of {each.name}", (0.0, *each.amounts)) for each in among}
    rank = {each.name: trial.suggest_float(f"rank of {each.name}", 0.0, 1.0) for each in among}
    taken: dict[str, float] = {}
    room = budget
    for name in sorted(rank, key=lambda name: rank[name]):
        price = prices.get((name, wanted[name]), 0.0)
        if wanted[name] > 0 and price <= room:
            taken[name] = wanted[name]
            room -= price
    return Package(tuple((each.name, taken[each.name]) for each in among if each.name in taken))
