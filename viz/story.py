"""One simulated pupil's path told in words, in Dutch or English.

The path comes from `model.trace`; a telling has who the pupil was, what stood out, and for every four school weeks what
was missed and why, what the school wrote down of it, what changed and what happened.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from agents.reasons import REASON_NAMES
from viz.language import check_language
from viz.story_words import DETAILS, EVENTS, LABEL_NAMES, SENTENCES, SEX, STATES, TRAITS

STANDS_OUT = 1.0
"""A trait this many standard deviations from the mean is told."""

CLEAR_CHANGE = 0.4
"""A state that moved this much [z] within a period is told."""

PERIOD = 20
"""School days per period: four school weeks."""


def story(path: pd.DataFrame, who: dict[str, Any], person: int, lang: str = "en") -> str:
    """Tell a pupil's path.

    Args:
        path: what `SchoolSystem.trace` gives.
        who: what `model.trace.portrait` gives.
        person: person number.
        lang: "nl" or "en".

    Returns:
        Lines of text; the last is the notice.

    Raises:
        BadInput: another language.
    """
    check_language(lang)
    lines = [*_opening(who, person, lang)]
    for year, part in path.groupby("year", sort=True):
        first = part.iloc[0]
        lines += ["", _say("year", lang, year=int(year) + 1, level=first["level"], school_year=first["school_year"])]
        lines += list(_periods(part, lang))
    last = path.iloc[-1]
    if "left (" in " ".join(path["events"]) or last["year"] < path["year"].max():
        lines.append(_say("ended", lang, year=int(last["year"]) + 1))
    return "\n".join([*lines, "", SENTENCES["notice"][lang]])


def _say(sentence: str, lang: str, **what: Any) -> str:
    return SENTENCES[sentence][lang].format(**what)


def _opening(who: dict[str, Any], person: int, lang: str) -> Iterator[str]:
    yield _say("who", lang, person=person, **{**who, "sex": SEX[who["sex"]][lang]})
    yield _say("home_two" if who["two_parents"] else "home_one", lang, children=who["children"])
    told = [words[0 if who[name] > 0 else 1][lang] for name, words in TRAITS.items() if abs(who[name]) > STANDS_OUT]
    yield _say("traits", lang, traits=", ".join(told)) if told else SENTENCES["ordinary"][lang]


def _periods(year: pd.DataFrame, lang: str) -> Iterator[str]:
    """One line for every four school weeks."""
    for start in range(0, len(year), PERIOD):
        part = year.iloc[start : start + PERIOD]
        told = [_absence(part, lang), *_changes(part, lang), *_events(part, lang)]
        what = "; ".join(told)
        yield _say("period", lang, first=part["week"].iloc[0] + 1, last=part["week"].iloc[-1] + 1, what=what)


def _absence(part: pd.DataFrame, lang: str) -> str:
    missed = part[part["hours"] > 0]
    if missed.empty:
        return SENTENCES["present"][lang]
    by_reason = missed.groupby("reason", sort=False)["hours"].sum().sort_values(ascending=False)
    reasons = ", ".join(f"{REASON_NAMES[name][lang]} {hours}" for name, hours in by_reason.items())
    told = _say("missed", lang, hours=missed["hours"].sum(), lessons=part["lessons"].sum(), reasons=reasons)
    seen = missed[missed["label"] != ""].groupby("label", sort=False)["hours"].sum()
    if seen.empty:
        return f"{told}; {SENTENCES['registered_nothing'][lang]}"
    labels = ", ".join(f"{LABEL_NAMES[name][lang]} {hours}" for name, hours in seen.items())
    return f"{told}; {_say('registered', lang, labels=labels)}"


def _changes(part: pd.DataFrame, lang: str) -> Iterator[str]:
    for name, words in STATES.items():
        change = part[name].iloc[-1] - part[name].iloc[0]
        if abs(change) >= CLEAR_CHANGE:
            yield words[0 if change > 0 else 1][lang]
    bullied = part["bullied"].iloc[-1] - part["bullied"].iloc[0]
    if bullied:
        yield SENTENCES["bullied_start" if bullied > 0 else "bullied_end"][lang]


def _events(part: pd.DataFrame, lang: str) -> Iterator[str]:
    for spoken in part["events"]:
        for event in filter(None, spoken.split("; ")):
            kind, _, detail = event.removesuffix(")").partition(" (")
            detail = DETAILS[detail][lang] if detail in DETAILS else detail
            if kind == "left":
                yield _say("left", lang, detail=detail)
            elif kind in EVENTS:
                yield EVENTS[kind][lang].format(detail=detail)
            else:
                yield kind.replace("_", " ")
