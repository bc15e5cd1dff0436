"""The run beside the published figures: each target that a one-year run can be held against.

A line says what was counted (numerator and denominator) so that its uncertainty can be worked out. Nothing here is fed
back into the model; fitting is calibration's work.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from evidence.targets import load_targets

Pick = Callable[[pd.DataFrame], pd.Series]

_NATIONAL = "pupils_vo_2018", "pupils_mbo_2019"


@dataclass(frozen=True)
class Held:
    """A target and how the run counts it.

    Attributes:
        target: id of the target.
        numerator: column of the groups table that is counted.
        denominator: column that it is a share of.
        where: which groups count; all by default.
        per: 100 for percent, 1000 for per mille.
        unit: unit shown.
        per_pupils: the published figure is a number of pupils: take it per so many of the country's pupils.
    """

    target: str
    numerator: str
    denominator: str
    where: Pick | None = None
    per: float = 100.0
    unit: str = "%"
    per_pupils: bool = False


def _level(*levels: str) -> Pick:
    return lambda groups: groups["level"].isin(levels)


def _sector(sector: str) -> Pick:
    return lambda groups: (groups["sector"] == sector) & (groups["level"] != "vavo")


def _vo_age(age: int) -> Pick:
    return lambda groups: _sector("vo")(groups) & (groups["age"] == age)


def _vo_first_year(groups: pd.DataFrame) -> pd.Series:
    return _sector("vo")(groups) & (groups["school_year"] == 1)


_VMBO = ("vmbo-b", "vmbo-k", "vmbo-g", "vmbo-t")

HELD = (
    Held("vsv_2018_19_pct", "vsv", "vsv_base"),
    Held("vsv_2012_13_vo", "vsv", "vsv_base", _sector("vo")),
    Held("vsv_mbo_2018_19", "vsv", "vsv_base", _sector("mbo")),
    Held("vsv_2012_13_vavo", "vsv", "vsv_base", _level("vavo")),
    *(
        Held(f"vsv_{route}{level}_2016_17", "vsv", "vsv_base", _level(f"mbo-{level}-{route}"))
        for route in ("bol", "bbl")
        for level in (1, 2, 3, 4)
    ),
    Held("relative_2018_19", "pupils_reported", "pupils", None, 1000.0, "per 1,000 pupils", per_pupils=True),
    Held("medical_vmbo", "registered_sick", "lesson_hours", _level(*_VMBO)),
    Held("medical_havo", "registered_sick", "lesson_hours", _level("havo")),
    Held("medical_vwo", "registered_sick", "lesson_hours", _level("vwo")),
    Held("truancy_year1_2017", "truant_last_month", "pupils", _vo_first_year),
    Held("truancy_age16_2017", "truant_last_month", "pupils", _vo_age(16)),
    Held("pressure_vo_2017", "much_pressure", "pupils", _sector("vo")),
    Held("pressure_age12", "much_pressure", "pupils", _vo_age(12)),
    Held("pressure_age16", "much_pressure", "pupils", _vo_age(16)),
    Held("pressure_vmbo_b", "much_pressure", "pupils", _level("vmbo-b")),
    Held("pressure_vmbo_t", "much_pressure", "pupils", _level("vmbo-t")),
    Held("pressure_havo", "much_pressure", "pupils", _level("havo")),
    Held("pressure_vwo", "much_pressure", "pupils", _level("vwo")),
    Held("bullied_vo_2016", "bullied", "pupils", _sector("vo")),
    Held("suspension_vo_2016_17", "suspended", "pupils", _sector("vo")),
    Held("suspension_vmbo_b_2016_17", "suspended", "pupils", _level("vmbo-b")),
    Held("suspension_pro_2016_17", "suspended", "pupils", _level("pro")),
)
"""The targets that one simulated year can be held against; the rest wait for careers, institutions and calibration."""


def comparison(groups: pd.DataFrame) -> pd.DataFrame:
    """The published figures beside the simulated ones, over all years of a run.

    Args:
        groups: the table of groups of pupils.

    Returns:
        One line per target: target, quantity, group, unit, observed, observed_year, simulated, numerator, denominator,
        source. A line without pupils in this run has no simulated value (NaN).
    """
    targets = load_targets()
    pupils = sum(targets.value(name) for name in _NATIONAL)
    lines = []
    for held in HELD:
        target = targets[held.target]
        chosen = groups[held.where(groups)] if held.where else groups
        counted, base = int(chosen[held.numerator].sum()), int(chosen[held.denominator].sum())
        observed = float(target.value) * held.per / pupils if held.per_pupils else float(target.value)
        lines.append(
            {
                "target": target.id,
                "quantity": target.quantity,
                "group": target.group,
                "unit": held.unit,
                "observed": observed,
                "observed_year": target.year,
                "simulated": held.per * counted / base if base else float("nan"),
                "numerator": counted,
                "denominator": base,
                "source": target.source,
            }
        )
    return pd.DataFrame(lines)
