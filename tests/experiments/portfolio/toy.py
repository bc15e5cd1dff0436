"""A game with a known answer: measures whose costs and gains add up, so that every package can be gone through."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from experiments.portfolio.front import unbeaten
from experiments.portfolio.package import Candidate, Package
from experiments.portfolio.search import Score
from scenarios import Intervention

#: name → (cost, leavers, days) of one unit.
SIZES = {
    "a": (4.0, 3.0, 7.0), "b": (3.0, 2.5, 5.0), "c": (5.0, 1.0, 3.0), "d": (2.0, 0.4, 1.0), "e": (6.0, 5.5, 10.0),
    "f": (7.0, 1.5, 2.0), "g": (1.0, 0.7, 1.2), "h": (5.0, 2.0, 4.5), "i": (3.0, 0.5, 2.5), "j": (8.0, 6.0, 13.0),
}  # fmt: skip
BUDGET = 15.0


def intervention(**changes: Any) -> Intervention:
    words = {"nl": "iets", "en": "something"}
    given: dict[str, Any] = {
        "title": words, "description": words, "known": words, "unit": "country", "tier": 1, "grade": "assumption",
        "source": "made up", "professional": words,
        "move": [{"quantity": "school.contact", "add": 0.1, "range": [0.0, 0.3], "source": "made up",
                  "grade": "assumption"}],
    }  # fmt: skip
    return Intervention.model_validate(given | changes, strict=False)


CANDIDATES = tuple(Candidate(name, intervention()) for name in SIZES)


def score(package: Package) -> Score:
    sums = np.array([(0.0, 0.0, 0.0), *(amount * np.array(SIZES[name]) for name, amount in package.amounts)]).sum(
        axis=0
    )
    return Score(*(float(value) for value in sums))


def scored(packages: Sequence[Package]) -> Mapping[Package, Score]:
    return {package: score(package) for package in packages}


def true_front(budget: float = BUDGET) -> set[Package]:
    every = [
        Package(tuple((name, 1.0) for name, taken in zip(SIZES, chosen, strict=True) if taken))
        for chosen in product((False, True), repeat=len(SIZES))
    ]
    fits = [package for package in every if score(package).cost <= budget]
    losses = np.array([(score(each).cost, -score(each).leavers, -score(each).days) for each in fits])
    return {package for package, stays in zip(fits, unbeaten(losses), strict=True) if stays}
