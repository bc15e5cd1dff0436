"""What every column of the tables of a screening means, with its unit."""

from typing import Final

_SHARE: Final = "part of pupils"


def _with_interval(name: str, meaning: str) -> dict[str, tuple[str, str]]:
    return {
        name: (_SHARE, meaning),
        f"{name}_low": (_SHARE, f"lower bound of the 95 % interval of {name} (Wilson's, over pupils)"),
        f"{name}_high": (_SHARE, "upper bound of that interval"),
    }


_OF_RULE: Final = {
    "rule": ("-", "name of the rule; in curves the sign"),
    "group": ("-", "all, sector, sex, ses, background, or path (of pupils who meet the condition)"),
    "value": ("-", "which pupils; path: silent (little risk at the start, and a heavy turning point) or other"),
}

SCREEN_COLUMNS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "counts": {
        "condition": ("-", "what was screened for: leaver, chronic, thuiszitter or problematic; empty for all"),
        "part": (
            "-",
            "found: by group; capacity: when a school can look at so many; curve: one sign at one bound; lead: pupils "
            "found, by weeks before the event; week: pupils flagged for the first time, by week; known: left out, for "
            "they met the condition in the first week; size: all pupils",
        ),
        **_OF_RULE,
        "place": ("-", "capacity (pupils per 1,000 a week), bound of the sign, weeks before, or week of the year"),
        "figure": (
            "-",
            "cases (meet the condition), found (flagged before it came true), late (flagged afterwards), others, "
            "alarms (flagged others), flagged, pupils",
        ),
        "pupils": ("pupils", "counted, in all towns together"),
    },
    "rates": {
        **_OF_RULE,
        "place": ("-", "0; capacity (pupils per 1,000 a week) in capacity; bound of the sign in curve"),
        "cases": ("pupils", "who meet the condition"),
        "others": ("pupils", "who do not"),
        "found": ("pupils", "of cases: flagged in a week before the one in which it came true"),
        "late": ("pupils", "of cases: flagged then or later"),
        "alarms": ("pupils", "of others: flagged at some time"),
        **_with_interval("sensitivity", "found of cases"),
        **_with_interval("specificity", "others who are never flagged, of others"),
        **_with_interval("predictive", "found, of found and alarms together"),
        "alarms_per_find": ("ratio", "false alarms for each pupil found"),
    },
}
SCREEN_COLUMNS["capacity"] = SCREEN_COLUMNS["curve"] = SCREEN_COLUMNS["rates"]
"""table → column → (unit, meaning)."""
