"""Priors as scores, cube and values: the stated percentiles, one inverse of the other, always possible."""

import numpy as np
import pytest
from scipy.special import ndtri

from evidence import BadInput, load_parameters
from experiments.calibration.settings import default_settings
from experiments.calibration.space import Space, space_of

VARIED = [name for name, entry in load_parameters().items() if entry.prior.shape != "fixed"]


@pytest.fixture(scope="module")
def everything() -> Space:
    return space_of(VARIED)


def test_low_and_high_are_the_stated_percentiles_where_no_bound_cuts(everything: Space) -> None:
    ends = everything.from_cube(np.repeat([[0.05], [0.95]], len(everything), axis=1))
    uncut = [j for j, entry in enumerate(everything.entries) if entry.bounds is None]
    assert len(uncut) > 100
    priors = [everything.entries[j].prior for j in uncut]
    np.testing.assert_allclose(ends[0, uncut], [prior.low for prior in priors], rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(ends[1, uncut], [prior.high for prior in priors], rtol=1e-9, atol=1e-12)


def test_all_shapes_are_among_them(everything: Space) -> None:
    assert {entry.prior.shape for entry in everything.entries} == {"normal", "lognormal", "logitnormal", "uniform"}


def test_scores_come_back_from_values(everything: Space) -> None:
    scores = np.random.default_rng(1).standard_normal((200, len(everything)))
    np.testing.assert_allclose(everything.to_scores(everything.from_scores(scores)), scores, atol=1e-5)


def test_every_value_is_possible_even_at_the_edge_of_the_cube(everything: Space) -> None:
    values = everything.from_cube(np.repeat([[0.0], [0.5], [1.0]], len(everything), axis=1))
    for j, entry in enumerate(everything.entries):
        assert all(entry.allows(value) for value in values[:, j]), everything.names[j]
        assert values[0, j] < values[1, j] < values[2, j], everything.names[j]


def test_draws_are_the_same_for_the_same_seed_and_evenly_over_the_prior(everything: Space) -> None:
    """Of 4,000 draws the share below the median is 0.5 +- 0.0079; 5 of these spare 508 parameters a false alarm."""
    draws = everything.draw(4000, seed=3)
    np.testing.assert_array_equal(draws, everything.draw(4000, seed=3))
    below = (everything.to_scores(draws) < 0).mean(axis=0)
    assert np.abs(below - 0.5).max() < 5 * 0.0079
    assert (everything.draw(4000, seed=4) != draws).any()


def test_the_default_parameters_are_there_and_vary() -> None:
    space = space_of(default_settings().parameters)
    assert len(space) > 15
    assert np.isfinite(ndtri(space.to_cube(space.defaults))).all()


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], "names no parameter"),
        (["truancy.bseline"], "did you mean 'truancy.baseline'"),
        (["truancy.strength"], "fixed prior"),
        (["truancy.age", "truancy.age"], "twice"),
    ],
)
def test_names_that_cannot_be_fitted_are_told(names: list[str], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        space_of(names)
