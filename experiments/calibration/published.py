"""The published figures on the scale on which they are compared, with each part of their error.

Shares are compared as log odds and other numbers (ratios, mean lengths) as logarithms. Small errors are carried to that
scale by its slope at the figure.
"""

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from evidence.observations import Observation, Observations, load_observations, together
from evidence.targets import Targets, load_targets
from experiments.comparison import published as published_table

Floats = npt.NDArray[np.float64]

PER: Final = {"%": 100.0, "per 1,000 pupils": 1000.0, "ratio": 1.0, "school days": 1.0}
"""Unit in which a run is held against figures → what a counted rate is multiplied with."""
SHARES: Final = ("%", "per 1,000 pupils")
"""Units of shares: what is counted is part of what it is divided by."""
_UNIFORM: Final = math.sqrt(12.0)
"""Width of a uniform distribution over its standard deviation."""


@dataclass(frozen=True)
class Published:
    """One published figure, and how far it may be from what it stands for.

    Attributes:
        target: its id.
        quantity: what is counted.
        group: of whom.
        year: school year or year.
        unit: unit of the figure as it is shown, a key of `PER`.
        fit: whether parameters are fitted to it.
        side: registered or true.
        from_year: the first simulated year that counts, 0 the first.
        rate: the figure as a share of 1, or as it is where it is no share.
        share: whether it is a share.
        sampling: standard deviation of its sampling, on the scale of comparison; 0 where that is not known.
        rounding: the same of rounding, or of the range in which it was published.
        reporting: the same of errors of reporting.
        note: what is not the same in the model.
        source: where it was published.
        over: the target beside which it is compared (`experiments.calibration.beside`); "" when by itself.
        over_rate: the share that was published of that, in the year of this figure; NaN when by itself.
    """

    target: str
    quantity: str
    group: str
    year: str
    unit: str
    fit: bool
    side: str
    from_year: int
    rate: float
    share: bool
    sampling: float
    rounding: float
    reporting: float
    note: str
    source: str
    over: str = ""
    over_rate: float = math.nan

    @property
    def value(self) -> float:
        """The figure on the scale of comparison."""
        return on_scale(self.rate, self.share)

    @property
    def error(self) -> float:
        """Standard deviation of all its errors together, on the scale of comparison."""
        return math.hypot(self.sampling, self.rounding, self.reporting)

    @property
    def observed(self) -> float:
        """The figure in its unit."""
        return self.rate * PER[self.unit]

    def shown(self, value: float) -> float:
        """A value on the scale of comparison, in the unit of the figure."""
        return off_scale(value, self.share) * PER[self.unit]


def on_scale(rate: float, share: bool) -> float:
    """A share as log odds, another number as its logarithm.

    Example:
        >>> on_scale(0.5, True), on_scale(1.0, False)
        (0.0, 0.0)
    """
    return math.log(rate / (1 - rate)) if share else math.log(rate)


def off_scale(value: float, share: bool) -> float:
    """The inverse of `on_scale`."""
    return 1 / (1 + math.exp(-value)) if share else math.exp(value)


def slope(rate: float, share: bool) -> float:
    """How much the scale of comparison rises per unit of a rate."""
    return 1 / (rate * (1 - rate)) if share else 1 / rate


def published_figures(
    targets: Targets | None = None,
    observations: Observations | None = None,
    out_of: Mapping[str, float | None] | None = None,
) -> dict[str, Published]:
    """Every published figure that a run can be held against, by its id.

    Args:
        targets: the figures; by default those of the model.
        observations: how they were observed; by default as the model has it.
        out_of: target → how many pupils it is a share of (None: not known), for figures of a user's own; how these
            were rounded is not known.

    Example:
        >>> figure = published_figures()["truancy_age16_2017"]
        >>> figure.rate, figure.unit, figure.side
        (0.23, '%', 'true')
    """
    known = load_targets() if targets is None else targets
    seen = load_observations() if observations is None else observations
    own = {} if out_of is None else out_of
    told = _with_own(seen, own)
    lines = {str(line["target"]): line for line in published_table(known).to_dict("records")}
    return {name: _figure(told[name], line, known, known if name in own else None) for name, line in lines.items()}


def _with_own(seen: Observations, own: Mapping[str, float | None]) -> dict[str, Observation]:
    """How figures were observed of which some are a user's own: target → how many pupils it is a share of.

    The user's are compared beside others of the user's only; by itself such a figure has the errors of its whole too.
    One that follows from others of the whole country is fitted, for it does not follow from these elsewhere; its whole
    is then left out, unless that is the user's too.
    """
    told = {each.id: each for each in seen}
    for name, count in own.items():
        before = seen[name]
        told[name] = before.model_copy(update={
            "out_of": count, "rounded": 0.0, "over_then": None, "fit": before.fit or before.implied,
        })  # fmt: skip
        if before.over is not None and before.over not in own:
            error = together(before.error, seen[before.over].error)
            told[name] = told[name].model_copy(update={"over": None, "error": error})
            if before.implied:
                told[before.over] = told[before.over].model_copy(update={"fit": False})
    return told


def fitted(figures: Mapping[str, Published]) -> tuple[Published, ...]:
    """Those that parameters are fitted to."""
    return tuple(each for each in figures.values() if each.fit)


def _figure(seen: Observation, line: Mapping[Hashable, object], targets: Targets, own: Targets | None) -> Published:
    """One figure; `own` are the targets if it is a user's own, for then the whole beside it is the user's too."""
    unit = str(line["unit"])
    scale = float(str(line["observed"])) / targets.value(seen.id) / PER[unit]  # from its own unit to a rate
    ends = [targets.value(name) * scale for name in (seen.id, seen.to) if name is not None]
    rate, share = sum(ends) / len(ends), unit in SHARES
    steep = slope(rate, share)
    width = max(ends) - min(ends) if seen.to is not None else seen.rounded * scale
    return Published(
        target=seen.id,
        quantity=str(line["quantity"]),
        group=str(line["group"]),
        year=str(line["observed_year"]),
        unit=unit,
        fit=seen.fit,
        side=seen.side,
        from_year=seen.from_year,
        rate=rate,
        share=share,
        sampling=steep * math.sqrt(rate * (1 - rate) / seen.out_of) if share and seen.out_of else 0.0,
        rounding=steep * width / _UNIFORM,
        reporting=steep * rate * (seen.error.sd if seen.error is not None else 0.0),
        note=str(line["note"]),
        source=str(line["source"]),
        over=seen.over or "",
        over_rate=math.nan if seen.over is None else _share(seen.over_then or seen.over, own or load_targets()),
    )


def _share(name: str, targets: Targets) -> float:
    """A published percentage as a share of 1."""
    return targets.value(name) / PER["%"]


def first_years(figures: Iterable[Published]) -> dict[str, int]:
    """Target → the first simulated year that counts, also of those beside which a figure is compared."""
    known = tuple(figures)
    return {each.over: each.from_year for each in known if each.over} | {each.target: each.from_year for each in known}
