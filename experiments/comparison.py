"""The run beside the published figures: each target that a one-year run can be held against.

A line says what was counted (numerator and denominator) so that its uncertainty can be worked out. Nothing here is fed
back into the model; fitting is calibration's work.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from evidence.targets import Target, load_targets

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
        note: what is not the same on both sides.
    """

    target: str
    numerator: str
    denominator: str
    where: Pick | None = None
    per: float = 100.0
    unit: str = "%"
    per_pupils: bool = False
    note: str = ""


def _level(*levels: str) -> Pick:
    return lambda groups: groups["level"].isin(levels)


def _sector(sector: str) -> Pick:
    return lambda groups: (groups["sector"] == sector) & (groups["level"] != "vavo")


def _vo_age(age: int) -> Pick:
    return lambda groups: _sector("vo")(groups) & (groups["age"] == age)


def _vo_first_year(groups: pd.DataFrame) -> pd.Series:
    return _sector("vo")(groups) & (groups["school_year"] == 1)


_VMBO = ("vmbo-b", "vmbo-k", "vmbo-g", "vmbo-t")
_VMBO_TO_MBO = ("vmbo-b", "vmbo-k", "vmbo-g")
_VO = ("pro", *_VMBO, "havo", "vwo")

_ALL_AGES = "the published number is of all compulsory ages (5 to 18), here taken per pupil in vo and mbo"
_PANDEMIC = "2019/20: reporting suspended for months"


def _per_1000(target: str, numerator: str, note: str) -> Held:
    return Held(target, numerator, "pupils", None, 1000.0, "per 1,000 pupils", per_pupils=True, note=note)


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
    _per_1000("long_2018_19", "long", f"{_ALL_AGES}; the longest run of each pupil in the year"),
    _per_1000("long_1_3_2019_20", "long_1_3", f"{_ALL_AGES}; {_PANDEMIC}"),
    _per_1000("long_3plus_2019_20", "long_3plus", f"{_ALL_AGES}; {_PANDEMIC}"),
    _per_1000(
        "exempt5a_2019_20", "exempt", f"{_ALL_AGES}; most exempt never entered a school, here only who was at one"
    ),
    _per_1000("absolute_2019_20", "absolute", f"{_ALL_AGES}; here only who left school in the year, not yet 18"),
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


def comparison(
    groups: pd.DataFrame, flows: pd.DataFrame | None = None, leavers: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The published figures beside the simulated ones, over all years of a run.

    Args:
        groups: the table of groups of pupils.
        flows: the table of moves between school years, for the figures on careers; None leaves these out.
        leavers: the table of early leavers, for the same.

    Returns:
        One line per target: target, quantity, group, unit, observed, observed_year, simulated, numerator, denominator,
        source, note. A line without pupils in this run has no simulated value (NaN).
    """
    targets = load_targets()
    pupils = sum(targets.value(name) for name in _NATIONAL)
    lines = []
    for held in HELD:
        target = targets[held.target]
        chosen = groups[held.where(groups)] if held.where else groups
        counted, base = int(chosen[held.numerator].sum()), int(chosen[held.denominator].sum())
        observed = float(target.value) * held.per / pupils if held.per_pupils else float(target.value)
        lines.append(_line(target, held.unit, observed, held.per, counted, base, held.note))
    if flows is not None and leavers is not None:
        for name, (counted, base) in career_counts(flows, leavers).items():
            lines.append(_line(targets[name], "%", float(targets.value(name)), 100.0, counted, base))
    return pd.DataFrame(lines)


def _line(
    target: Target, unit: str, observed: float, per: float, counted: int, base: int, note: str = ""
) -> dict[str, Any]:
    """One figure beside its simulated counterpart."""
    return {
        "target": target.id,
        "quantity": target.quantity,
        "group": target.group,
        "unit": unit,
        "observed": observed,
        "observed_year": target.year,
        "simulated": per * counted / base if base else float("nan"),
        "numerator": counted,
        "denominator": base,
        "source": target.source,
        "note": note,
    }


def career_counts(flows: pd.DataFrame, leavers: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """How often what the figures on careers count happened, and out of how many.

    Repeaters among pupils of vo; graduates of vmbo-b, -k and -g who are in mbo on the next 1 October.
    """
    vo = flows[flows["level_from"].isin(_VO)]
    repeats = int(vo.loc[vo["kind"] == "repeat", "pupils"].sum())
    on = flows[(flows["kind"] == "graduate_on") & flows["level_from"].isin(_VMBO_TO_MBO)]
    in_mbo = int(on.loc[on["level_to"].str.startswith("mbo"), "pupils"].sum())
    lost = int(((leavers["diploma"] == 1) & leavers["level"].isin(_VMBO_TO_MBO)).sum())
    graduates = int(on["pupils"].sum()) + lost
    return {
        "repetition_total": (repeats, int(vo["pupils"].sum())),
        "vmbo_to_mbo_low": (in_mbo, graduates),
        "vmbo_to_mbo_high": (in_mbo, graduates),
    }


def comparison_by_year(groups: pd.DataFrame, flows: pd.DataFrame, leavers: pd.DataFrame) -> pd.DataFrame:
    """As `comparison`, for each simulated year by itself.

    Returns:
        The lines of `comparison` with the column `year` before them, in order of year.
    """
    parts = []
    for year in sorted(groups["year"].unique()):
        part = comparison(*(table[table["year"] == year] for table in (groups, flows, leavers)))
        part.insert(0, "year", int(year))
        parts.append(part)
    return pd.concat(parts, ignore_index=True)
