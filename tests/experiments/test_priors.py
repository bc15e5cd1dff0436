"""Draws of parameters: quantiles of priors, and draws around a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence import load_parameters
from evidence.checking import Words
from evidence.parameters import Parameter, Prior
from experiments.priors import around, quantile, triangular

INSIDE = st.floats(0.001, 0.999)
SHAPES = {"uniform": (1.0, 3.0), "normal": (-2.0, 4.0), "lognormal": (0.1, 10.0), "logitnormal": (0.02, 0.6)}


def parameter(shape: str, value: float, bounds: tuple[float, float] | None = None) -> Parameter:
    low, high = SHAPES[shape]
    words = Words(nl="iets", en="something")
    prior = Prior(shape=shape, low=low, high=high)
    return Parameter(
        value=value, unit="1", prior=prior, bounds=bounds, meaning=words, source="made up", grade="assumption"
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_low_and_high_are_the_5th_and_95th_percentile(shape: str) -> None:
    low, high = SHAPES[shape]
    prior = Prior(shape=shape, low=low, high=high)
    assert quantile(prior, 0.05) == pytest.approx(low)
    assert quantile(prior, 0.95) == pytest.approx(high)


def test_what_is_fixed_is_not_drawn() -> None:
    assert quantile(Prior(shape="fixed"), 0.3) is None


@pytest.mark.parametrize("shape", SHAPES)
@given(one=INSIDE, other=INSIDE)
def test_a_higher_quantile_is_a_higher_value(shape: str, one: float, other: float) -> None:
    made = parameter(shape, SHAPES[shape][0] * 1.5 if shape != "normal" else 0.0)
    values = [around(made, u) for u in sorted((one, other))]
    assert values[0] <= values[1]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_median_of_draws_is_the_value_and_not_that_of_the_prior(shape: str) -> None:
    value = SHAPES[shape][1] * 0.9
    assert around(parameter(shape, value), 0.5) == pytest.approx(value)


def test_a_value_that_the_scale_lacks_leaves_the_prior_alone() -> None:
    assert around(parameter("lognormal", 0.0), 0.5) == pytest.approx(1.0)


def test_bounds_hold() -> None:
    made = parameter("normal", 0.0, (-1.0, 1.0))
    assert (around(made, 0.001), around(made, 0.999)) == (-1.0, 1.0)


@pytest.mark.parametrize("u", [0.0005, 0.5, 0.9995])
def test_every_parameter_of_the_model_can_be_drawn_within_its_bounds(u: float) -> None:
    for name, each in load_parameters().items():
        value = around(each, u)
        assert value is None or each.allows(value), name


@given(u=INSIDE, mode=st.floats(0.0, 1.0))
def test_a_range_holds_its_draws(u: float, mode: float) -> None:
    assert 0.0 <= triangular(0.0, mode, 1.0, u) <= 1.0


def test_a_triangle_has_its_known_mean() -> None:
    """(0 + 1 + 5) / 3 = 2, by the midpoints of 2,000 quantiles."""
    draws = [triangular(0.0, 1.0, 5.0, (k + 0.5) / 2000) for k in range(2000)]
    assert sum(draws) / 2000 == pytest.approx(2.0, abs=1e-3)
