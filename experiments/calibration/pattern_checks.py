"""Patterns against runs: whether each difference that a pattern asks for is there, by more than chance."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

from experiments.calibration.observe import over_years
from experiments.calibration.over_runs import OverRuns, over_runs
from experiments.calibration.patterns import CHANCE, PATTERNS, Pattern
from experiments.calibration.published import PER, Published, first_years
from experiments.compare.student_t import quantile

LEVEL: Final = 0.95
"""Of the intervals of rates and of the differences between them."""

Verdict = Literal["holds", "contradicted", "undecided"]


@dataclass(frozen=True)
class CheckedCell:
    """One rate of a pattern, in the unit of the pattern.

    Attributes:
        count: its name among the counts.
        title_nl: what it is the rate of.
        title_en: the same.
        simulated: over all runs.
        low: lower end of its interval over runs.
        high: upper end.
        published: the published rate; NaN where there is none.
    """

    count: str
    title_nl: str
    title_en: str
    simulated: float
    low: float
    high: float
    published: float


@dataclass(frozen=True)
class CheckedPattern:
    """A pattern beside the runs.

    Attributes:
        name: of the pattern.
        verdict: holds when every difference that it asks for is there by more than chance; contradicted when one goes
            the other way by more than chance; else undecided, for which more or larger runs are needed.
        cells: its rates.
        ratios: for each difference how many times as large the higher rate is: (ratio, low, high).
    """

    name: str
    verdict: Verdict
    cells: tuple[CheckedCell, ...]
    ratios: tuple[tuple[float, float, float], ...]


def check_patterns(counts: pd.DataFrame, figures: Mapping[str, Published]) -> list[CheckedPattern]:
    """Every pattern beside the runs.

    Args:
        counts: columns job and those of `experiments.calibration.observe`, of two runs or more, from the measure
            "validation".
        figures: the published figures.
    """
    first = max(each.from_year for each in figures.values())
    names = {cell.count for pattern in PATTERNS for cell in pattern.cells} - {CHANCE}
    from_year = dict.fromkeys(names, min(first, int(counts["year"].max())))
    from_year |= {name: year for name, year in first_years(figures.values()).items() if name in names}
    sums = over_years(counts, from_year)
    jobs = np.sort(counts["job"].unique().astype(object))
    rates = {name: over_runs(sums[sums["target"] == name], jobs, False) for name in names}
    rates[CHANCE] = OverRuns(0.0, np.zeros(len(jobs)))
    return [_checked(pattern, rates, figures) for pattern in PATTERNS]


def _checked(pattern: Pattern, rates: Mapping[str, OverRuns], figures: Mapping[str, Published]) -> CheckedPattern:
    cells = tuple(_cell(pattern, place, rates, figures) for place in range(len(pattern.cells)))
    names = [cell.count for cell in pattern.cells]
    steps = [interval(rates[names[high]] - rates[names[low]]) for low, high in pattern.above]
    ratios = [(math.exp(mean), math.exp(low), math.exp(high)) for mean, low, high in steps]
    return CheckedPattern(pattern.name, verdict(steps), cells, tuple(ratios))


def _cell(pattern: Pattern, place: int, rates: Mapping[str, OverRuns], figures: Mapping[str, Published]) -> CheckedCell:
    cell, per = pattern.cells[place], PER[pattern.unit]
    mean, low, high = (per * math.exp(value) for value in interval(rates[cell.count]))
    published = figures[cell.count].observed if cell.count in figures else float("nan")
    return CheckedCell(cell.count, cell.title.nl, cell.title.en, mean, low, high, published)


def interval(found: OverRuns) -> tuple[float, float, float]:
    """A number and its interval after Student's t; NaN where there is none."""
    if math.isnan(found.noise):
        return found.value, float("nan"), float("nan")
    half = quantile(LEVEL, len(found.without) - 1) * found.noise
    return found.value, found.value - half, found.value + half


def verdict(steps: Sequence[tuple[float, float, float]]) -> Verdict:
    """What the differences (mean, low, high) that must be above 0 say of a pattern.

    Example:
        >>> verdict([(1.0, 0.5, 1.5), (0.1, -0.2, 0.4)]), verdict([(-1.0, -1.5, -0.5)])
        ('undecided', 'contradicted')
    """
    if any(high < 0 for _, _, high in steps):
        return "contradicted"
    return "holds" if all(low > 0 for _, low, _ in steps) else "undecided"
