"""One trial in one town, lived three times: the trial itself, nobody treated, and all units drawn treated.

The people and their luck are the same each time, so the second and third show what no researcher sees: what would have
happened to the same pupils otherwise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from evidence.errors import BadInput
from experiments.trial.arms import Arms, Eligible, eligible
from experiments.trial.before_after import Worst, at_their_worst
from experiments.trial.design import Design
from experiments.trial.estimate import estimate, holm
from experiments.trial.lived import NEVER, Lived, live
from experiments.trial.lot import Lot, draw
from experiments.trial.outcomes import OUTCOMES
from model import SchoolSystem
from model.support.only import Only
from model.towns import Towns
from scenarios import Scenario

COLUMNS: Final = ("part", "name", "figure", "value")
"""Columns of the rows of a replicate; `experiments.trial.columns` says what they hold."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Three:
    """The three lives of a town.

    Attributes:
        trial: treated units get the scenario.
        none: nobody gets it.
        all: all units drawn get it.
    """

    trial: Lived
    none: Lived
    all: Lived


def replicate(
    arms: Arms, design: Design, years: int, seed: int, size: Mapping[str, Any], towns: Towns | None = None
) -> pd.DataFrame:
    """Do the trial in a town.

    Args:
        arms: what is given, against what.
        design: how.
        years: school years.
        seed: of the town, of everybody's luck and of the lot.
        size: of the population, as arguments of `SchoolSystem`.
        towns: what was built before; the three lives of a town begin alike.

    Returns:
        A line per figure, columns `COLUMNS`.

    Raises:
        BadInput: when there are fewer units than are to be drawn.
    """

    def begin(scenario: Scenario, only: Only | None = None) -> SchoolSystem:
        return SchoolSystem(**size, rng=seed, scenario=scenario, threads=1, only=only, towns=towns)

    town = begin(arms.base)
    could = eligible(town, arms, design.unit)
    lot = draw(could.units, design, int(town.world.seed))
    person = np.asarray(town.world.students.id, np.int64).copy()

    def given_to(numbers: npt.NDArray[np.int64]) -> Lived:
        only = arms.only(design.unit, numbers, person[could.of(numbers)])
        return live(begin(arms.scenario, only), years, arms.supports)

    three = Three(given_to(lot.treated), live(town, years, ()), given_to(lot.drawn))
    if any(not np.array_equal(each.person, person) for each in (three.trial, three.all)):
        hint = "let it start in a later year (from_year = 1)"
        raise BadInput(file=arms.scenario.path, problem="changes who is there on the first day", hint=hint)
    rows = [*_flow(three, could, lot), *_outcomes(three, could, lot, design), *_worst(three, could, lot, design)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({"value": float})


Row = tuple[str, str, str, float]


def _flow(three: Three, could: Eligible, lot: Lot) -> Iterator[Row]:
    """How many there were at each step, as every report of a trial must tell."""
    treated, control = could.of(lot.treated), could.of(lot.control)
    yield from _rows("flow", "eligible", units=len(could.units), pupils=could.pupils.sum())
    for name, numbers, who in (("treated", lot.treated, treated), ("control", lot.control, control)):
        yield from _rows(
            "flow", name, units=len(numbers), pupils=who.sum(), lost=three.trial.lost[who].sum(),
            supported=(three.trial.supported[who] != NEVER).sum(),
        )  # fmt: skip


def _outcomes(three: Three, could: Eligible, lot: Lot, design: Design) -> Iterator[Row]:
    found: dict[str, dict[str, float]] = {}
    for name in design.outcomes:
        counted = three.none.at_risk if OUTCOMES[name].at_risk else np.ones(len(could.pupils), bool)
        drawn = could.of(lot.drawn) & counted
        treated = could.of(lot.treated)[drawn]
        values = {arm: getattr(three, arm).outcomes[name][drawn] for arm in ("trial", "none", "all")}
        seen = estimate(values["trial"], could.unit[drawn], treated, design.alpha, yes_no=OUTCOMES[name].yes_no)
        plain = {key: value for key, value in asdict(seen).items() if key not in ("treated", "control")}
        arms = {
            "treated_mean": seen.treated.mean, "control_mean": seen.control.mean,
            "treated_units": seen.treated.units, "control_units": seen.control.units,
        }  # fmt: skip
        chosen = three.trial.supported[drawn] != NEVER
        found[name] = plain | arms | _truth(values, treated) | _naive(values["trial"], treated, chosen)
    adjusted = holm([figures["p"] for figures in found.values()])
    for (measured, figures), p in zip(found.items(), adjusted, strict=True):
        yield from _rows("outcome", measured, **figures, p_holm=p)


def _truth(values: Mapping[str, npt.NDArray[np.float64]], treated: Mask) -> dict[str, float]:
    """What happened to the same pupils otherwise.

    The estimate is `imbalance` (the arms were not alike to begin with) + `gain` - `spill`, to the last bit.
    """
    trial, none, everybody = (values[arm] for arm in ("trial", "none", "all"))
    return {
        "truth": _mean(everybody) - _mean(none),
        "gain": _mean(trial[treated]) - _mean(none[treated]),
        "spill": _mean(trial[~treated]) - _mean(none[~treated]),
        "imbalance": _mean(none[treated]) - _mean(none[~treated]),
        "untreated_mean": _mean(none),
        "all_treated_mean": _mean(everybody),
    }


def _naive(values: npt.NDArray[np.float64], treated: Mask, chosen: Mask) -> dict[str, float]:
    """What who has no control arm may take for one: supported pupils beside the others of the treated units."""
    return {"supported_mean": _mean(values[treated & chosen]), "unsupported_mean": _mean(values[treated & ~chosen])}


def _worst(three: Three, could: Eligible, lot: Lot, design: Design) -> Iterator[Row]:
    treated, control = could.of(lot.treated), could.of(lot.control)
    worst: Worst = at_their_worst(three.trial, three.none, three.all, treated, control, design.window)
    for name in ("supported", "unsupported", "controls"):
        seen = getattr(worst, name)
        yield from _rows("before_after", name, before=seen.before, after=seen.after, pupils=seen.pupils)
    yield from _rows("before_after", "effect", after=worst.effect)


def _mean(values: npt.NDArray[np.float64]) -> float:
    return float(values.mean()) if len(values) else float("nan")


def _rows(part: str, name: str, **figures: float) -> Iterator[Row]:
    for figure, value in figures.items():
        yield part, name, figure, float(value)
