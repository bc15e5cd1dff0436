"""The numbers of a lesson, worked out from its runs.

Each town is one observation, so an interval is that of a mean over towns (Student's t), or of a ratio of two such means
(the delta method), as in `experiments.compare`. Numbers of the evidence have the range that the source gives, or none.

| what | number | unit |
|---|---|---|
| rate | the measure in a scenario | the measure's |
| difference | the measure in a scenario less that in another | the measure's, or percentage points |
| change | the same as a part of the other | percent |
| share | a measure as a part of another, in the same scenario | percent |
| through | how much of a difference goes when something is switched off in both | percent |
| price | what a scenario costs for each pupil | euro |
| gain | how much less of the measure (in pupils' days or cases) for every 1,000 euro | see the measure |
| before_after | registered absence after less before; of "effect" with support less without it | points of lessons |
| part | the effect as a part of what before and after seem to show | percent |
| evidence | an estimate of evidence/effects.csv, or a value of evidence/targets.csv | see there |
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite, nan
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from evidence import load_effects, load_targets
from experiments.compare.comparison import ALL_YEARS
from experiments.compare.lines import of_kind
from experiments.compare.means import half_width, mean, variance
from experiments.compare.measured import ALL, BY_NAME, PER
from experiments.compare.paired import effects
from experiments.trial.trial import before_after_of
from viz.dashboard.lesson.schema import NumberOf

_PERCENT: Final = 100.0
EURO: Final = 1000.0
"""A gain is told for so many euro."""

Towns = npt.NDArray[np.float64]
"""A value of each town, shape (replicates,)."""


@dataclass(frozen=True)
class Figure:
    """A number with its interval; NaN where there is none.

    Example:
        >>> Figure(-6.0, -8.0, -4.0).size
        Figure(value=6.0, low=4.0, high=8.0)
    """

    value: float
    low: float = nan
    high: float = nan

    @property
    def size(self) -> "Figure":
        """Without the sign: what is told as "so much less"; where the sign is not sure, as it is."""
        return Figure(-self.value, -self.high, -self.low) if self.value < 0 else self

    @property
    def sure(self) -> bool:
        """Whether it has an interval."""
        return isfinite(self.low) and isfinite(self.high)


Found = Mapping[str, Figure]
"""Numbers by their id."""


def from_comparison(numbers: tuple[NumberOf, ...], base: str, counts: pd.DataFrame) -> Found:
    """The numbers of runs side by side.

    Args:
        numbers: what is asked for.
        base: name of the scenario that the others are held against.
        counts: as `experiments.compare.run.live_through` gives them.
    """
    return {number.id: _compared(number, base, counts) for number in numbers}


def from_trial(numbers: tuple[NumberOf, ...], figures: pd.DataFrame) -> Found:
    """The numbers of a trial.

    Args:
        numbers: what is asked for.
        figures: as `experiments.trial.run.do_trial` keeps them.
    """
    return {number.id: _tried(number, figures) for number in numbers}


def _compared(number: NumberOf, base: str, counts: pd.DataFrame) -> Figure:
    here, against = number.scenario or base, number.against or base
    match number.what:
        case "rate":
            return _mean(_rate(counts, here, number.measure))
        case "difference" | "change":
            return _paired(counts, number, here, against)
        case "share":
            return _ratio(_cases(counts, here, number.measure), _cases(counts, here, number.of), _PERCENT)
        case "through":
            return _through(counts, number, here, against)
        case "price":
            return _ratio(_euro(counts, here) - _euro(counts, base), _pupils(counts, base), 1.0)
        case "gain":
            less = _cases(counts, base, number.measure) - _cases(counts, here, number.measure)
            return _ratio(less, _euro(counts, here) - _euro(counts, base), EURO)
    return from_evidence(number)


def _paired(counts: pd.DataFrame, number: NumberOf, here: str, against: str) -> Figure:
    """A line of the comparison's own table of effects, so that all screens say the same."""
    lines = counts[(counts["measure"] == number.measure) & (counts["group"] == ALL)]
    line = effects(lines, against, [here], []).set_index("year").loc[ALL_YEARS]
    if number.what == "difference":
        return Figure(float(line["difference"]), float(line["low"]), float(line["high"]))
    return Figure(float(line["relative"]), float(line["relative_low"]), float(line["relative_high"]))


def _through(counts: pd.DataFrame, number: NumberOf, here: str, against: str) -> Figure:
    """One less the difference with the switch off, over the difference with it on."""
    assert number.without is not None
    off_against, off = number.without
    whole = _rate(counts, here, number.measure) - _rate(counts, against, number.measure)
    alone = _rate(counts, off, number.measure) - _rate(counts, off_against, number.measure)
    return _ratio(whole - alone, whole, _PERCENT)


def _tried(number: NumberOf, figures: pd.DataFrame) -> Figure:
    if number.what == "evidence":
        return from_evidence(number)
    rows = figures[figures["part"] == "before_after"]
    if number.what == "part":
        wide = rows.pivot(index="replicate", columns=["name", "figure"], values="value")
        seems = wide[("supported", "after")] - wide[("supported", "before")]
        return _ratio(wide[("effect", "after")].to_numpy(np.float64), seems.to_numpy(np.float64), _PERCENT)
    line = before_after_of(figures).set_index("name").loc[number.group]
    return Figure(*(_PERCENT * float(line[name]) for name in ("difference", "low", "high")))


def from_evidence(number: NumberOf) -> Figure:
    """A number that a source gives."""
    if number.effect is not None:
        effect = load_effects()[number.effect]
        assert effect.estimate is not None  # the loader looked
        return Figure(effect.estimate, *(nan if end is None else end for end in (effect.low, effect.high)))
    assert number.target is not None
    return Figure(load_targets()[number.target].value)


def _line(counts: pd.DataFrame, scenario: str, measure: str | None) -> pd.DataFrame:
    """Counted and out of how many, all years together, a line per town."""
    pupils = of_kind(counts, "pupils")
    here = (pupils["scenario"] == scenario) & (pupils["measure"] == measure) & (pupils["group"] == ALL)
    return pupils[here].groupby("replicate")[["numerator", "denominator"]].sum().sort_index()


def _cases(counts: pd.DataFrame, scenario: str, measure: str | None) -> Towns:
    return _line(counts, scenario, measure)["numerator"].to_numpy(np.float64)


def _pupils(counts: pd.DataFrame, scenario: str) -> Towns:
    """Pupils enrolled, added up over years."""
    return _line(counts, scenario, "chronic_true")["denominator"].to_numpy(np.float64)


def _rate(counts: pd.DataFrame, scenario: str, measure: str | None) -> Towns:
    line = _line(counts, scenario, measure)
    per = PER[BY_NAME[str(measure)].unit]
    rate: Towns = (per * line["numerator"] / line["denominator"]).to_numpy(np.float64)
    return rate


def _euro(counts: pd.DataFrame, scenario: str) -> Towns:
    """Euro in all, a value per town; 0 where nothing costs."""
    replicates = sorted(counts["replicate"].unique())
    lines = of_kind(counts, "costs")
    here = lines[(lines["scenario"] == scenario) & (lines["measure"] == "euro")]
    euro: Towns = here.groupby("replicate")["numerator"].sum().reindex(replicates, fill_value=0.0).to_numpy(np.float64)
    return euro


def _mean(values: Towns) -> Figure:
    return _ratio(values, np.ones_like(values), 1.0)


def _ratio(top: Towns, bottom: Towns, per: float) -> Figure:
    """Mean over mean; its interval is that of the mean of the residuals about the ratio. NaN when nothing is below."""
    known = np.isfinite(top) & np.isfinite(bottom)
    top, bottom = top[known], bottom[known]
    below = float(bottom.mean()) if len(bottom) else 0.0
    if below == 0.0:
        return Figure(nan)
    ratio = float(top.mean()) / below
    residuals, count = ((top - ratio * bottom) / below)[None, :], np.array([len(top)])
    half = float(half_width(variance(residuals, count), count)[0]) if mean(residuals, count).size else nan
    return Figure(per * ratio, per * (ratio - half), per * (ratio + half))
