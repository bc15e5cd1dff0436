"""The search, on a game whose answer is known."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from experiments.portfolio.front import unbeaten
from experiments.portfolio.package import Candidate, Package
from experiments.portfolio.search import Score, search
from tests.experiments.portfolio.toy import BUDGET, CANDIDATES, intervention, score, scored, true_front


def found_front(scores: Mapping[Package, Score], budget: float = BUDGET) -> set[Package]:
    fits = [package for package, each in scores.items() if each.cost <= budget]
    losses = np.array([(scores[each].cost, -scores[each].leavers, -scores[each].days) for each in fits])
    return {package for package, stays in zip(fits, unbeaten(losses), strict=True) if stays}


def test_the_true_front_is_found() -> None:
    """213 of the 1,024 packages fit, and 20 of these are not beaten: all are found."""
    scores = search(CANDIDATES, BUDGET, 120, 1, scored)
    assert len(true_front()) == 20
    assert found_front(scores) == true_front()


@pytest.mark.parametrize("seed", range(3))
def test_few_trials_find_most_of_it(seed: int) -> None:
    """With 80 packages beside those of one measure; picking as many of the 213 blindly finds 8 of the 20."""
    scores = search(CANDIDATES, BUDGET, 80, seed, scored)
    assert len(found_front(scores) & true_front()) >= 15


def test_prices_that_add_up_keep_every_proposal_within_the_budget() -> None:
    scores = search(CANDIDATES, BUDGET, 40, 2, scored)
    several = [package for package in scores if len(package.amounts) > 1]
    assert len(several) > 20
    assert max(score(package).cost for package in several) <= BUDGET


def test_the_same_search_again_asks_for_the_same_in_the_same_order() -> None:
    asked: list[list[Package]] = [[], []]
    for log in asked:

        def told(packages: Sequence[Package], log: list[Package] = log) -> Mapping[Package, Score]:
            log.extend(packages)
            return scored(packages)

        search(CANDIDATES, BUDGET, 40, 7, told)
    assert asked[0] == asked[1]
    assert len(asked[0]) == len(set(asked[0]))


def test_another_seed_searches_otherwise() -> None:
    assert list(search(CANDIDATES, BUDGET, 20, 1, scored)) != list(search(CANDIDATES, BUDGET, 20, 2, scored))


def test_a_budget_of_nothing_leaves_doing_nothing() -> None:
    scores = search(CANDIDATES, 0.0, 20, 1, scored)
    assert found_front(scores, 0.0) == {Package()}
    assert all(len(package.amounts) <= 1 for package in scores)


def test_amounts_by_unit() -> None:
    assert [Candidate("x", intervention(unit=unit)).amounts for unit in ("country", "school", "region")] == [
        (1.0,), (0.25, 0.5, 1.0), (0.25, 0.5, 1.0),
    ]  # fmt: skip
    assert Candidate("x", intervention(unit="school")).use(0.5).reach == 0.5
    assert Candidate("x", intervention()).use(1.0).reach is None
