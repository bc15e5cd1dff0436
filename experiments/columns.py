"""What every column of every result table means, with its unit: `columns.md` of each result."""

from collections.abc import Iterable, Mapping
from typing import Final

from agents.reasons import LABELS, REASONS

HOURS: Final = "lesson hours"

_TRUE: Final = {f"true_{reason}": (HOURS, f"missed, true reason: {reason}") for reason in REASONS}
_REGISTERED: Final = {
    f"registered_{label}": (HOURS, f"missed, written down by the school as: {label}") for label in LABELS
}
_YEAR: Final = {"year": ("year", "simulated school year, 0 is the first")}
_WEEK: Final = {"week": ("week", "week of the school year, 0..51 (0 is the first after the summer)")}
_INTERVENTION: Final = {"intervention": ("-", "name of the intervention's file")}

_GROUPS: Final = {
    **_YEAR,
    "level": ("-", "level of education, with the route (bol, bbl) in mbo"),
    "sector": ("-", "vo or mbo"),
    "school_year": ("year", "year of the programme, 1..6"),
    "sex": ("-", "f (girl) or m (boy)"),
    "age": ("year", "age on 1 October"),
    "pupils": ("pupils", "pupils in the group"),
    "lesson_hours": (HOURS, "that the pupils should have attended in the year"),
    **_TRUE,
    **_REGISTERED,
    "pupils_reported": ("pupils", "with one 16-hour report or more in the year"),
    "reports": ("reports", "reports of 16 unauthorised hours in 4 weeks"),
    "vsv": ("pupils", "new early school leavers, out of vsv_base"),
    "vsv_base": ("pupils", "all under 23 but those in pro, of whom early leavers are counted"),
    "vsv_push": ("pupils", "early leavers pushed out by what happens at school"),
    "vsv_pull": ("pupils", "early leavers pulled out by work or duties elsewhere"),
    "vsv_fallout": ("pupils", "early leavers who lost their hold on school step by step"),
    "vsv_asked": ("pupils", "early leavers whom a survey asked, at compulsory age, whether they skipped, of vsv"),
    "vsv_base_asked": ("pupils", "who were asked so, of vsv_base"),
    "vsv_truant": ("pupils", "early leavers who then told that they skipped lessons in the past month, of vsv_asked"),
    "vsv_base_truant": ("pupils", "who told so, of vsv_base_asked"),
    "vsv_silent": ("pupils", "early leavers without risk before who were hit by a turning point, of vsv"),
    "much_pressure": ("pupils", "who feel much pressure by schoolwork"),
    "truant_last_month": ("pupils", "who skipped lessons in the last full month"),
    "bullied": ("pupils", "who are being bullied"),
    "long_1_3": ("pupils", "under 18 with a duty longest unauthorised run 4 weeks to 3 months"),
    "long_3plus": ("pupils", "under 18 with a duty longest unauthorised run over 3 months (13 weeks)"),
    "long": ("pupils", "long_1_3 and long_3plus together: long relative absence"),
    "thuiszitter_official": ("pupils", "at home over 3 months, registered as unauthorised or exempt, at some time"),
    "thuiszitter_hidden": ("pupils", "at home over 3 months, registered as sick, leave or otherwise, at some time"),
    "thuiszitter_silent": ("pupils", "of these official or hidden, without risk before and hit by a turning point"),
    "kearney_registered": ("pupils", "whose registered absence met one of Kearney's criteria at some time"),
    "kearney_true": ("pupils", "whose true absence (no sickness, no leave) or difficulty met them at some time"),
    "exempt": ("pupils", "with an exemption after article 5a at some time of the year"),
    "in_provision": ("pupils", "in alternative provision at some time of the year"),
    "absolute": ("pupils", "who left without startkwalificatie and will be under 18 next school year"),
    "suspended": ("pupils", "suspended once or more in the year for longer than a day"),
    "expelled": ("pupils", "expelled, and waiting for another school at the year's end"),
    "supported": ("pupils", "who were supported by a measure for single pupils at some time of the year"),
    "tier_2": ("pupils", "in tier 2 of a tiered approach at some time of the year"),
    "tier_3": ("pupils", "in tier 3 at some time of the year"),
}

_SOCIAL: Final = {
    **_YEAR,
    **{name: _GROUPS[name] for name in ("level", "sector", "sex")},
    "ses": ("-", "socio-economic status of the household: low, middle or high, by thirds of the standard normal"),
    "background": ("-", "here, or abroad when a parent was born abroad"),
    "urbanity": ("-", "of the school's place: low, middle or high, by thirds of the scale from rural to very urban"),
    **{name: _GROUPS[name] for name in ("pupils", "lesson_hours", *_TRUE, *_REGISTERED)},
    "chronic_true": ("pupils", "who missed a tenth of the lesson hours of the year or more, for any reason"),
    "chronic_registered": ("pupils", "of whom the school wrote down as much, under any label"),
    **{
        name: _GROUPS[name]
        for name in (
            "pupils_reported", "long", "thuiszitter_official", "thuiszitter_hidden", "suspended", "vsv", "vsv_base",
            "vsv_silent", "supported", "tier_2", "tier_3",
        )
    },
}  # fmt: skip

_COMPARED: Final = {
    "target": ("-", "name of the published figure in the evidence"),
    "quantity": ("-", "what is counted"),
    "sector": ("-", "vo, mbo or nl (both)"),
    "group": ("-", "among whom"),
    "unit": ("-", "unit of observed and simulated"),
    "observed": ("see unit", "the published figure"),
    "observed_year": ("-", "school year or year of the published figure"),
    "simulated": ("see unit", "the same figure in this run"),
    "low": ("see unit", "lower bound of the 95 % interval of chance at this number of pupils; none for hours"),
    "high": ("see unit", "upper bound of that interval; differences between schools come on top of it"),
    "numerator": ("see unit", "counted in this run (where the figure is a rate)"),
    "denominator": ("see unit", "out of how many in this run (of a ratio: the numerator expected at the other rate)"),
    "source": ("-", "where the published figure comes from"),
    "note": ("-", "what is not the same on both sides"),
}

COLUMNS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "school_weeks": {
        **_YEAR,
        **_WEEK,
        "school": ("-", "number of the school within this run"),
        "school_type": ("-", "type of the school in the education system"),
        "sector": ("-", "vo (secondary education) or mbo (vocational education)"),
        "pupils": ("pupils", "pupils enrolled in that week"),
        "lesson_hours": (HOURS, "that the pupils should have attended; 0 in a holiday"),
        **_TRUE,
        **_REGISTERED,
        "reports": ("reports", "reports of 16 unauthorised hours in 4 weeks, made in that week"),
    },
    "groups": _GROUPS,
    "social": _SOCIAL,
    "absence_distribution": {
        **_YEAR,
        "sector": ("-", "vo or mbo"),
        "level": ("-", "level of education, with the route (bol, bbl) in mbo"),
        "kind": ("-", "true (what happened) or registered (what the school wrote down)"),
        "bin_low": ("% of lesson hours", "lower bound of the share missed in the year, included"),
        "bin_high": ("% of lesson hours", "upper bound of the share missed, not included"),
        "pupils": ("pupils", "whose share of lesson hours missed lies in the bin"),
    },
    "events": {
        **_YEAR,
        **_WEEK,
        "day": ("day", "day of the school week, 0 (Monday) .. 4 (Friday)"),
        "person": ("-", "number of the simulated pupil; no real person"),
        "school": ("-", "number of the school within this run"),
        "kind": ("-", "what happened, such as report_16h, turning_point, care_starts or left"),
        "detail": ("-", "what kind of turning point, by which route left, and so on"),
    },
    "services": {
        **_YEAR,
        **_WEEK,
        "region": ("-", "number of the region within this run"),
        "service": ("-", "officer, doctor, care_team, youth_care, provision, exemption or doorstroompunt"),
        "capacity": ("cases per week or places", "places of care teams, youth care, provision; else cases a week"),
        "waiting": ("pupils", "on the list on Friday, before anybody is taken"),
        "seen": ("pupils", "taken on that Friday"),
        "longest_wait": ("weeks", "longest wait of those on the list"),
    },
    "at_home": {
        **_YEAR,
        **_WEEK,
        "region": ("-", "number of the region within this run"),
        "official": ("pupils", "at home over 3 months, registered as unauthorised, or exempt (5a)"),
        "hidden": ("pupils", "at home as long, registered as sick, leave or otherwise"),
        "kearney_registered": ("pupils", "whose registered absence meets one of Kearney's criteria"),
        "kearney_true": ("pupils", "whose true absence (no sickness, no leave) or difficulty meets one"),
    },
    "stocks": {
        **_YEAR,
        "level": ("-", "level of education, with the route (bol, bbl) in mbo"),
        "school_year": ("year", "year of the programme, 1..6"),
        "pupils": ("pupils", "enrolled on 1 October"),
    },
    "flows": {
        "year": ("year", "simulated school year that the move ends; those of the last year lack its newcomers"),
        "level_from": ("-", "level on 1 October of that year, or outside"),
        "level_to": ("-", "level on the next 1 October, or outside"),
        "kind": (
            "-",
            "enter, promote, repeat, up or down (a level), graduate_on, graduate_out, leave_early, return (of a former "
            "pupil), switch_school, vavo, age_out (23, beyond what is simulated), other (another programme in mbo, or "
            "back at once after leaving during the year)",
        ),
        "pupils": ("pupils", "who made this move; by level they balance with stocks"),
    },
    "leavers": {
        "year": ("year", "simulated school year in which, or at whose end, the pupil left"),
        "person": ("-", "number of the simulated pupil; no real person"),
        "level": ("-", "level that was left"),
        "school_year": ("year", "year of the programme"),
        "age": ("year", "age on 1 October of that year"),
        "sex": ("-", "f (girl) or m (boy)"),
        "diploma": ("-", "1 when the programme was ended with its diploma (vmbo, mbo 1)"),
        "during_year": ("-", "1 when taken off the roll during the year, 0 when not back after the summer"),
        "route": ("-", "push, pull or fallout"),
        "trigger": ("-", "kind of the last bad turning point in the year before, or none"),
        "trigger_days": ("school days", "since it, until the pupil decided to go or the year ended; -1 when none"),
        "missed_year": (f"% of {HOURS}", "missed in the year, any reason"),
        "missed_lately": (f"% of {HOURS}", "missed in the last months, any reason: the newest weeks weigh most"),
        "silent": ("-", "1 when without risk before, and hit by a turning point"),
    },
    "thuiszitters": {
        "year": ("year", "simulated school year in which the pupil was at home for over 3 months at some time"),
        "person": ("-", "number of the simulated pupil; no real person"),
        "level": ("-", "level of education, with the route (bol, bbl) in mbo"),
        "school_year": ("year", "year of the programme"),
        "age": ("year", "age on 1 October of that year"),
        "sex": ("-", "f (girl) or m (boy)"),
        "official": ("-", "1 when registered as unauthorised or exempt (5a), at some time"),
        "hidden": ("-", "1 when registered as sick, leave or otherwise, at some time"),
        "at_year_end": ("-", "1 when still at home in the last week of the year"),
        "began_year": ("year", "simulated school year in which the stay at home began"),
        "began_week": ("week", "week of that school year"),
        "weeks": ("weeks", "that it lasted in this year and before, holidays counted and the summer not"),
        "reason": ("-", "true reason behind most of the year's absence"),
        "route": ("-", "push, pull or fallout, by that reason and the state in which it began (model/thuiszitters.py)"),
        "trigger": ("-", "kind of the last bad turning point in the school year before it began, or none"),
        "trigger_days": ("school days", "from that turning point to the beginning; -1 when none"),
        "missed_before": (f"% of {HOURS}", "missed in the last months before it began, any reason"),
        "silent": ("-", "1 when without risk before, and hit by a turning point"),
    },
    "support": {
        **_YEAR,
        **_WEEK,
        **_INTERVENTION,
        "region": ("-", "number of the region within this run"),
        "eligible": ("pupils", "who can get it"),
        "found": ("pupils", "found this week and on the list since"),
        "refused": ("pupils", "found this week who did not accept"),
        "started": ("pupils", "who got a place this week"),
        "ended": ("pupils", "who had all weeks of support this week"),
        "stopped": ("pupils", "whose support stopped sooner: off the roll, no longer in the group, or no place"),
        "in_use": ("pupils", "supported, after this Friday's changes"),
        "waiting": ("pupils", "on the list, after this Friday's changes"),
        "places": ("pupils", "who can be supported at once"),
        "waited": ("weeks", "waited by those who started, added up"),
        "longest": ("weeks", "on the list so far, this one counted, by the longest waiting"),
        "hours": ("hours", "of professionals with pupils, this week"),
    },
    "support_costs": {
        **_YEAR,
        **_INTERVENTION,
        "per": (
            "-",
            "what is counted: pupil (who started), pupil_week (of support), fte_year (full-time professionals, used or "
            "not), school_year (schools reached), enrolled_year (pupils who can get it) or class_year (classes more)",
        ),
        "payer": ("-", "school, partnership (of schools), municipality, state, health or parents"),
        "units": ("see per", "how many, in the part of the year in which it was there"),
        "euro": ("euro", "units times the amount per unit"),
        "euro_low": ("euro", "the same at the low end of the plausible amount per unit"),
        "euro_high": ("euro", "the same at the high end"),
    },
    "supported": {
        **_YEAR,
        **_INTERVENTION,
        **{name: _SOCIAL[name] for name in ("level", "sector", "sex", "ses", "background", "urbanity")},
        "pupils": ("pupils", "supported at some time of the year"),
        "eligible": ("pupils", "who could get it"),
    },
    "tiers": {
        **_YEAR,
        **_WEEK,
        "tier": ("-", "1 for all, 2 extra, 3 intensive"),
        "pupils": ("pupils", "in the tier, after this Friday's changes; who is off the roll is left out"),
        "places": ("pupils", "who can be in it at once, all schools together; 0 for tier 1, which has no bound"),
        "waiting": ("pupils", "on the list for it; who waits for tier 3 may be in tier 2"),
    },
    "tier_flows": {
        **_YEAR,
        **_WEEK,
        "from_tier": ("-", "tier a week ago"),
        "to_tier": ("-", "tier now"),
        "why": (
            "-",
            "screened (met the rule), worse (tier 2 did not help), relapse (absent again), better (at a review), or "
            "left (off the roll, or no place at the school of the new year)",
        ),
        "pupils": ("pupils", "who made this move; tiers 2 and 3 balance with these flows"),
    },
    "comparison": _COMPARED,
    "comparison_by_year": {**_YEAR, **_COMPARED},
}
"""table → column → (unit, meaning)."""

_PREAMBLE: Final = """\
# Columns of the tables in this folder

One table per Parquet file. Everything here is simulated: no row is about a real pupil or a real
school, and no figure is a forecast. Add counts before you divide them: a rate of a larger group is
the sum of the numerators over the sum of the denominators.
"""


def undocumented(table: str, columns: Iterable[str]) -> list[str]:
    """The columns of a table that have no description yet (none in a real run)."""
    return [column for column in columns if column not in COLUMNS.get(table, {})]


def as_markdown(
    tables: Mapping[str, Iterable[str]], described: Mapping[str, Mapping[str, tuple[str, str]]] = COLUMNS
) -> str:
    """The description of these tables' columns as Markdown.

    Args:
        tables: for each table the names of its columns, in order.
        described: table → column → (unit, meaning).
    """
    parts = [_PREAMBLE]
    for table, columns in tables.items():
        rows = [_row(column, described.get(table, {})) for column in columns]
        head = f"## {table}\n\n| column | unit | meaning |\n|---|---|---|\n"
        parts.append(head + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _row(column: str, described: Mapping[str, tuple[str, str]]) -> str:
    unit, meaning = described.get(column, ("?", "not documented"))
    return f"| {column} | {unit} | {meaning} |"
