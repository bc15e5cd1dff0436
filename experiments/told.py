"""One published figure beside its simulated counterpart: what both tables of comparison are made of."""

from dataclasses import dataclass
from typing import Any

from evidence.targets import Target
from experiments.chance import NO_INTERVAL

_BOTH = ("nl", "vo+mbo leavers")


@dataclass(frozen=True)
class Told:
    """What the run says of a target.

    Attributes:
        unit: unit of observed, simulated and interval.
        observed: the published figure.
        simulated: the same in this run; NaN where nobody could be counted.
        numerator: counted.
        denominator: out of how many.
        interval: lower and upper bound of chance, 95 %; NaN where there is none.
        note: what is not the same on both sides.
    """

    unit: str
    observed: float
    simulated: float
    numerator: float
    denominator: float
    interval: tuple[float, float] = NO_INTERVAL
    note: str = ""

    def line(self, target: Target) -> dict[str, Any]:
        """The line of the table."""
        return {
            "target": target.id,
            "quantity": target.quantity,
            "sector": sector_of(target.group),
            "group": target.group,
            "unit": self.unit,
            "observed": self.observed,
            "observed_year": target.year,
            "simulated": self.simulated,
            "low": self.interval[0],
            "high": self.interval[1],
            "numerator": self.numerator,
            "denominator": self.denominator,
            "source": target.source,
            "note": self.note,
        }


def sector_of(group: str) -> str:
    """Where a figure of this group stands: "nl" for vo and mbo together, "mbo", or "vo".

    Example:
        >>> sector_of("mbo BOL 2"), sector_of("vmbo-b")
        ('mbo', 'vo')
    """
    if group in _BOTH:
        return "nl"
    return "mbo" if group.startswith("mbo") else "vo"
