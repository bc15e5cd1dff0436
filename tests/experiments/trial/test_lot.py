"""The lot: as many as asked for, half of them treated, without favour, the same again for the same seed."""

import numpy as np
import pytest

from evidence.errors import BadInput
from experiments.trial.design import Design
from experiments.trial.lot import draw
from model.randomness import seed_key

UNITS = np.arange(3, 103)


def test_half_of_those_drawn_are_treated_and_nobody_twice() -> None:
    lot = draw(UNITS, Design(n=41), seed_key(1))
    assert (len(lot.treated), len(lot.control)) == (20, 21)
    assert len(np.intersect1d(lot.treated, lot.control)) == 0
    assert set(lot.drawn) <= set(UNITS)
    assert list(lot.drawn) == sorted({*lot.treated, *lot.control})


def test_everybody_is_drawn_when_no_number_is_given() -> None:
    assert list(draw(UNITS, Design(), seed_key(1)).drawn) == list(UNITS)


def test_the_lot_is_the_seeds() -> None:
    one, again, other = (draw(UNITS, Design(n=40), seed_key(seed)) for seed in (5, 5, 6))
    assert list(one.treated) == list(again.treated)
    assert list(one.treated) != list(other.treated)


def test_no_unit_is_favoured_and_neighbours_are_not_alike() -> None:
    """2,000 lots: a unit treated with a chance of .45 or .55 in place of .5 would be seen (over 99.9 % of the time)."""
    lots = [np.isin(UNITS, draw(UNITS, Design(), seed_key(seed)).treated) for seed in range(2000)]
    share = np.mean(lots, axis=0)
    assert np.abs(share - 0.5).max() < 0.05
    together = np.mean([(lot[1:] == lot[:-1]).mean() for lot in lots])
    assert together == pytest.approx(49 / 99, abs=0.005)  # two of a hundred of which fifty are treated


def test_more_than_there_are_cannot_be_drawn() -> None:
    with pytest.raises(BadInput, match=r"--n = 101: is more than are eligible in a town\n  allowed: 4 to 100"):
        draw(UNITS, Design(n=101), seed_key(1))
    with pytest.raises(BadInput, match="leaves 3 eligible in a town, and a trial takes 4 or more"):
        draw(UNITS[:3], Design(), seed_key(1))


@pytest.mark.parametrize(
    ("design", "message"),
    [
        (Design(unit="clas"), r"--unit = 'clas': cannot be drawn(.|\n)*did you mean 'class'"),  # type: ignore[arg-type]
        (Design(n=3), "--n = 3: is too small"),
        (Design(n=2_000_000), "--n = 2000000: is too large"),
        (Design(alpha=0.0), "--alpha = 0.0: is no chance"),
        (Design(alpha=1.5), "--alpha = 1.5: is no chance"),
        (Design(alpha=float("nan")), "--alpha = nan: is no chance"),
        (Design(window=1), "--window = 1: cannot be"),
        (Design(outcomes=()), "--outcome: is missing"),
        (Design(outcomes=("vsw",)), "did you mean 'vsv'"),  # type: ignore[arg-type]
        (Design(outcomes=("vsv", "vsv")), "is named twice"),
    ],
)
def test_a_design_that_cannot_be_is_refused(design: Design, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        design.check()
