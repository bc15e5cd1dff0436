"""The run beside the published figures: each target that a run can be held against, over the run and by year.

A line says what was counted (numerator and denominator) and the interval of chance that goes with it. Nothing here is
fed back into the model; fitting is calibration's work.
"""

from typing import Final

import pandas as pd

from evidence.targets import Target, Targets, load_targets
from experiments.chance import NO_INTERVAL, of_mean, of_ratio, wilson
from experiments.columns import COLUMNS
from experiments.held import HELD, VO, Held
from experiments.told import Told

_VMBO_TO_MBO = ("vmbo-b", "vmbo-k", "vmbo-g")
_REPEATS = (
    "here also who stays on in pro without a diploma, which has no classes to repeat, and who is exempt (5a); "
    "not who tries again in vavo or goes on at the level below"
)
_TO_MBO = "graduates of vmbo-g who go to havo are among the graduates, not among those in mbo"
_PUSHED = "a lower bound, so without interval: pushed out by school; who fell out step by step had reasons there too"
_TRUANTS = "truants told a survey at compulsory age, this year or before, that they skipped in the past month"
_DAYS = "suspensions of more than a day, which are those reported"

MAKE_UP: Final = ("pupils", "pupils by age", "pupils by route")
"""Quantities that say who is at school: the first population is built from figures like these."""


def comparison(
    groups: pd.DataFrame,
    flows: pd.DataFrame | None = None,
    leavers: pd.DataFrame | None = None,
    suspensions: pd.DataFrame | None = None,
    targets: Targets | None = None,
) -> pd.DataFrame:
    """The published figures beside the simulated ones, over all years of a run.

    Args:
        groups: the table of groups of pupils.
        flows: the table of moves between school years, for the figures on careers; None leaves these out.
        leavers: the table of early leavers, for the same.
        suspensions: of pupils in vo, as `suspensions_in_vo` gives them; None leaves their length out.
        targets: the published figures; by default those of the model.

    Returns:
        One line per target: target, quantity, sector, group, unit, observed, observed_year, simulated, low, high,
        numerator, denominator, source, note. A line without pupils in this run has no simulated value (NaN).
    """
    targets = load_targets() if targets is None else targets
    told = {held.target: of_groups(held, groups, targets) for held in HELD}
    told["raw_truant_dropout"] = truants_over_others(groups, targets["raw_truant_dropout"])
    if flows is not None and leavers is not None:
        told |= of_careers(flows, leavers, targets)
    if suspensions is not None:
        told |= length_of_suspensions(suspensions, targets)
    return pd.DataFrame([each.line(targets[name]) for name, each in told.items()])


def published(targets: Targets | None = None) -> pd.DataFrame:
    """The published figures in the units in which a run is held against them: the table of a run without pupils.

    Args:
        targets: the published figures; by default those of the model.
    """
    groups, flows, leavers = (_empty(name) for name in ("groups", "flows", "leavers"))
    suspensions = pd.DataFrame({"year": [], "days": []}, dtype="int64")
    return comparison(groups, flows, leavers, suspensions, targets)


def _empty(table: str) -> pd.DataFrame:
    """A table of a run without a line: texts where there is no unit, else whole numbers."""
    kinds = {name: "str" if unit == "-" else "int64" for name, (unit, _) in COLUMNS[table].items()}
    return pd.DataFrame(columns=[*kinds]).astype(kinds)


def comparison_by_year(
    groups: pd.DataFrame, flows: pd.DataFrame, leavers: pd.DataFrame, suspensions: pd.DataFrame
) -> pd.DataFrame:
    """As `comparison`, for each simulated year by itself.

    Returns:
        The lines of `comparison` with the column `year` before them, in order of year.
    """
    parts = []
    for year in sorted(groups["year"].unique()):
        part = comparison(*(table[table["year"] == year] for table in (groups, flows, leavers, suspensions)))
        part.insert(0, "year", int(year))
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def without_make_up(table: pd.DataFrame) -> pd.DataFrame:
    """The lines on what happens in a year, without those on who is at school."""
    return table[~table["quantity"].isin(MAKE_UP)]


def of_groups(held: Held, groups: pd.DataFrame, targets: Targets) -> Told:
    """A share of groups of pupils, beside the published one."""
    chosen = groups[held.where(groups)] if held.where else groups
    counted = chosen[held.of(chosen)] if held.of else chosen
    columns = [held.numerator] if isinstance(held.numerator, str) else list(held.numerator)
    hits, out_of = int(counted[columns].to_numpy().sum()), int(chosen[held.denominator].sum())
    observed = targets.value(held.target)
    if held.per_pupils and targets[held.target].unit != held.unit:
        observed *= held.per / sum(targets.value(name) for name in held.per_pupils)
    return _share(hits, out_of, observed, per=held.per, unit=held.unit, chance=held.chance, note=held.note)


def _share(
    hits: int, out_of: int, observed: float, *, per: float = 100.0, unit: str = "%", chance: bool = True, note: str = ""
) -> Told:
    simulated = per * hits / out_of if out_of else float("nan")
    low, high = wilson(hits, out_of) if chance and out_of else NO_INTERVAL
    return Told(unit, observed, simulated, hits, out_of, (per * low, per * high), note)


def truants_over_others(groups: pd.DataFrame, target: Target) -> Told:
    """How many times as often who skipped lessons at compulsory age leaves early, then or in the years after: raw.

    Only who was asked in the run counts, so in a run of one year hardly anybody: nearly all leave later.
    """
    left, base, truants_left, truants = (
        int(groups[name].sum()) for name in ("vsv_asked", "vsv_base_asked", "vsv_truant", "vsv_base_truant")
    )
    others_left, others = left - truants_left, base - truants
    if not truants or not others_left:
        return Told("ratio", target.value, float("nan"), truants_left, 0, note=_TRUANTS)
    expected = truants * others_left / others
    bounds = of_ratio(truants_left, truants, others_left, others)
    return Told("ratio", target.value, truants_left / expected, truants_left, expected, bounds, _TRUANTS)


def of_careers(flows: pd.DataFrame, leavers: pd.DataFrame, targets: Targets) -> dict[str, Told]:
    """The figures on careers: repeating, from vmbo to mbo, and leaving for what happens at school.

    Graduates of vmbo are those who go on and those who leave with the diploma.
    """
    vo = flows[flows["level_from"].isin(VO)]
    repeats = int(vo.loc[vo["kind"] == "repeat", "pupils"].sum())
    on = flows[(flows["kind"] == "graduate_on") & flows["level_from"].isin(_VMBO_TO_MBO)]
    in_mbo = int(on.loc[on["level_to"].str.startswith("mbo"), "pupils"].sum())
    lost = int(((leavers["diploma"] == 1) & leavers["level"].isin(_VMBO_TO_MBO)).sum())
    graduates = int(on["pupils"].sum()) + lost
    pushed = int((leavers["route"] == "push").sum())
    return {
        "repetition_total": _share(
            repeats, int(vo["pupils"].sum()), targets.value("repetition_total"), note=_REPEATS
        ),
        **{
            name: _share(in_mbo, graduates, targets.value(name), note=_TO_MBO)
            for name in ("vmbo_to_mbo_low", "vmbo_to_mbo_high")
        },
        "reasons_school": _share(pushed, len(leavers), targets.value("reasons_school"), chance=False, note=_PUSHED),
    }  # fmt: skip


def suspensions_in_vo(events: pd.DataFrame, school_weeks: pd.DataFrame) -> pd.DataFrame:
    """Suspensions in secondary schools, also those that ended in expulsion: year and length in school days."""
    sector = school_weeks.drop_duplicates("school").set_index("school")["sector"]
    away = events[events["kind"].isin(("suspension", "expulsion"))]
    away = away[away["school"].map(sector) == "vo"]
    return pd.DataFrame({"year": away["year"], "days": pd.to_numeric(away["detail"])})


def length_of_suspensions(suspensions: pd.DataFrame, targets: Targets) -> dict[str, Told]:
    """The mean length of the suspensions that are reported, beside both ends of the published range."""
    days = suspensions.loc[suspensions["days"] > 1, "days"]
    total, count = int(days.sum()), len(days)
    mean = total / count if count else float("nan")
    bounds = of_mean(total, float((days**2).sum()), count)
    return {
        name: Told("school days", targets.value(name), mean, total, count, bounds, _DAYS)
        for name in ("suspension_vo_days_low", "suspension_vo_days_high")
    }
