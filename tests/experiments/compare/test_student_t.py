import pytest

from experiments.compare.student_t import quantile, within


@pytest.mark.parametrize(
    ("freedom", "published"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (7, 2.365), (19, 2.093), (30, 2.042), (120, 1.980)],
)
def test_quantiles_are_those_of_the_printed_table(freedom: int, published: float) -> None:
    assert quantile(0.95, freedom) == pytest.approx(published, abs=0.0006)


@pytest.mark.parametrize("freedom", [1, 2, 3, 8, 99, 999])
def test_the_quantile_holds_the_chance_asked_for(freedom: int) -> None:
    for level in (0.5, 0.9, 0.99):
        assert within(quantile(level, freedom), freedom) == pytest.approx(level, abs=1e-12)
