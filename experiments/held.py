"""Which published figures are held against a run as a share of groups of pupils, and how each is counted.

Not here, and why: class sizes, friendships and households belong to the population that a run begins with (its tests
hold them); the highest diploma of a cohort needs one cohort followed for six years; leaving for reasons of health has
no counterpart, as a route out of school is not a reason told afterwards; vso is not simulated.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

Pick = Callable[[pd.DataFrame], pd.Series]


@dataclass(frozen=True)
class Held:
    """A target and how the run counts it.

    Attributes:
        target: id of the target.
        numerator: column of the groups table that is counted, or columns that are added.
        denominator: column that it is a share of.
        where: which groups count; all by default.
        of: which of these are in the numerator; all by default.
        per: 100 for percent, 1000 for per mille.
        unit: unit shown.
        per_pupils: the published figure is a number: take it per so many of the pupils of these targets.
        chance: whether pupils are drawn one by one here, so that an interval of chance has a meaning.
        note: what is not the same on both sides.
    """

    target: str
    numerator: str | tuple[str, ...]
    denominator: str
    where: Pick | None = None
    of: Pick | None = None
    per: float = 100.0
    unit: str = "%"
    per_pupils: tuple[str, ...] = ()
    chance: bool = True
    note: str = ""


VMBO = ("vmbo-b", "vmbo-k", "vmbo-g", "vmbo-t")
VO = ("pro", *VMBO, "havo", "vwo")
_MBO = ("mbo-1", "mbo-2", "mbo-3", "mbo-4")
_OLDEST_IN_VO = 19

_VO_PUPILS = ("pupils_vo_2018",)
_NATIONAL = (*_VO_PUPILS, "pupils_mbo_2019")


def _level(*levels: str) -> Pick:
    return lambda groups: groups["level"].isin(levels)


def _begins(prefix: str) -> Pick:
    return lambda groups: groups["level"].astype(str).str.startswith(prefix)


def _ends(suffix: str) -> Pick:
    return lambda groups: groups["level"].astype(str).str.endswith(suffix)


def _sector(sector: str) -> Pick:
    return lambda groups: (groups["sector"] == sector) & (groups["level"] != "vavo")


def _vo_age(*ages: int) -> Pick:
    return lambda groups: _sector("vo")(groups) & groups["age"].isin(ages)


def _vo_first_year(groups: pd.DataFrame) -> pd.Series:
    return _sector("vo")(groups) & (groups["school_year"] == 1)


def _upper_years(groups: pd.DataFrame) -> pd.Series:
    return groups["level"].isin(VO[1:]) & (groups["school_year"] > 2)


def _boys(groups: pd.DataFrame) -> pd.Series:
    return groups["sex"] == "m"


_ALL_AGES = "the published number is of all compulsory ages (5 to 18), here taken per pupil in vo and mbo"
_PANDEMIC = "2019/20: reporting suspended for months"
_ADULTS = "the published number has pupils of 23 and older too, here are those under 23"
_WHOLE_SCHOOLS = "the run has whole schools, so it is no sample of pupils one by one: no interval"
_TOLD = "pupils who were reported once or more; the published figure counts reports"


def _per_1000(target: str, numerator: str | tuple[str, ...], note: str = "") -> Held:
    unit = "per 1,000 pupils"
    return Held(target, numerator, "pupils", per=1000.0, unit=unit, per_pupils=_NATIONAL, note=note)


def _share(target: str, whole: tuple[str, ...], where: Pick, of: Pick, note: str = "") -> Held:
    told = f"{note}; {_WHOLE_SCHOOLS}" if note else _WHOLE_SCHOOLS
    return Held(target, "pupils", "pupils", where, of, per_pupils=whole, chance=False, note=told)


_UPPER = tuple(f"pupils_vo_2023_{level.replace('-', '_')}" for level in VO[1:])
_MBO_LEVELS = tuple(f"pupils_mbo_level_{level}" for level in (1, 2, 3, 4))
_ROUTES = ("mbo_bol_2022", "mbo_bbl_2022")
_AGES = tuple(f"age_vo_2021_{age}" for age in range(12, _OLDEST_IN_VO + 1))
_VO_BY_LEVEL = ("pupils_vo_2023_pro", "pupils_vo_2023_bridge", *_UPPER)

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
    _per_1000("relative_2018_19", "pupils_reported"),
    _per_1000("long_2018_19", "long", f"{_ALL_AGES}; the longest run of each pupil in the year"),
    _per_1000("long_1_3_2019_20", "long_1_3", f"{_ALL_AGES}; {_PANDEMIC}"),
    _per_1000("long_3plus_2019_20", "long_3plus", f"{_ALL_AGES}; {_PANDEMIC}"),
    _per_1000(
        "exempt5a_2019_20", "exempt", f"{_ALL_AGES}; most exempt never entered a school, here only who was at one"
    ),
    _per_1000("absolute_2019_20", "absolute", f"{_ALL_AGES}; here only who left school in the year, not yet 18"),
    _per_1000(
        "at_home_2019_20", ("long", "absolute", "exempt"),
        f"{_ALL_AGES}; the sum of long and absolute absence and exemptions, with what is not the same in each",
    ),
    Held("medical_vmbo", "registered_sick", "lesson_hours", _level(*VMBO), chance=False),
    Held("medical_havo", "registered_sick", "lesson_hours", _level("havo"), chance=False),
    Held("medical_vwo", "registered_sick", "lesson_hours", _level("vwo"), chance=False),
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
    Held("suspension_vo_2016_17", "suspended", "pupils", _sector("vo"), note=_TOLD),
    Held("suspension_vmbo_b_2016_17", "suspended", "pupils", _level("vmbo-b"), note=_TOLD),
    Held("suspension_pro_2016_17", "suspended", "pupils", _level("pro"), note=_TOLD),
    Held("suspension_vo_boys_2016_17", "suspended", "suspended", _sector("vo"), _boys, note=_TOLD),
    Held(
        "expulsion_vo_2016_17", "expelled", "pupils", _sector("vo"), per=1000.0, unit="per 1,000 pupils",
        per_pupils=_VO_PUPILS, note="here who awaits another school, or got one, at the end of the year",
    ),
    *(
        _share(target, _UPPER, _upper_years, _level(level), "years 1 and 2, and a third year not yet divided, left out")
        for target, level in zip(_UPPER, VO[1:], strict=True)
    ),
    _share("pupils_vo_2023_pro", _VO_BY_LEVEL, _sector("vo"), _level("pro")),
    _share("pupils_vo_2023_vavo", (*_VO_BY_LEVEL, "pupils_vo_2023_vavo"), _level(*VO, "vavo"), _level("vavo"), _ADULTS),
    *(
        _share(target, _AGES, _vo_age(*range(12, _OLDEST_IN_VO + 1)), _vo_age(age), "here the age on 1 October")
        for target, age in zip(_AGES, range(12, _OLDEST_IN_VO + 1), strict=True)
    ),
    *(
        _share(target, _MBO_LEVELS, _sector("mbo"), _begins(level), _ADULTS)
        for target, level in zip(_MBO_LEVELS, _MBO, strict=True)
    ),
    _share("mbo_bbl_2022", _ROUTES, _sector("mbo"), _ends("-bbl"), _ADULTS),
)  # fmt: skip
"""The targets that a run can be held against as a share of groups of pupils."""
