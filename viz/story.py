"""One simulated pupil's path told in words, in Dutch or English.

The path comes from `model.trace`; a telling has who the pupil was and what stood out, and for every school year what
was missed and why, what the school wrote down of it, what changed, what happened, and what came next.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from agents.reasons import REASON_NAMES
from viz.language import check_language
from viz.story_events import DAYS, DETAILS, EVENTS, MOVE, MOVES, PLACES
from viz.story_words import LABEL_NAMES, SENTENCES, SEX, STATES, TRAITS, Words

STANDS_OUT = 1.0
"""A trait this many standard deviations from the mean is told."""

CLEAR_CHANGE = 0.4
"""A state that moved this much within a period is told."""

TEST_WEEKS = 1.0
"""Stress comes and goes with tests: it is told only when it moved this much [z]."""

PERIOD = 20
"""School days per period: four school weeks."""


def story(
    path: pd.DataFrame, who: dict[str, Any], person: int, lang: str = "en", levels: Mapping[str, str] | None = None
) -> str:
    """Tell a pupil's path.

    Args:
        path: what `SchoolSystem.trace` gives.
        who: what `model.trace.portrait` gives.
        person: person number.
        lang: "nl" or "en".
        levels: names of the levels by their ids; an id without a name is told as it is.

    Returns:
        Lines of text; the last is the notice.

    Raises:
        BadInput: another language.
    """
    check_language(lang)
    names = levels or {}
    lines = [*_opening(who, person, lang, names)]
    before: pd.Series | None = None
    for year, part in path.groupby("year", sort=True):
        first = part.iloc[0]
        lines += ["", _say("year", lang, year=int(year) + 1, **_place(first, names))]
        lines += list(_since(before, first, lang))
        lines += list(_periods(part, lang))
        before = part.iloc[-1]
        if before["move"]:
            lines.append(MOVE[lang].format(what=MOVES[before["move"]][lang]))
        if before["silent"]:
            lines.append(SENTENCES["silent"][lang])
    return "\n".join([*lines, "", SENTENCES["notice"][lang]])


def _say(sentence: str, lang: str, **what: Any) -> str:
    return SENTENCES[sentence][lang].format(**what)


def _place(day: Mapping[str, Any] | pd.Series, names: Mapping[str, str]) -> dict[str, Any]:
    return {"level": names.get(day["level"], day["level"]), "school_year": day["school_year"], "age": day["age"]}


def _opening(who: dict[str, Any], person: int, lang: str, names: Mapping[str, str]) -> Iterator[str]:
    yield _say("who", lang, person=person, school=who["school"], sex=SEX[who["sex"]][lang], **_place(who, names))
    others = who["children"] - 1
    siblings = _say("siblings" if others > 1 else "sibling", lang, others=others) if others > 0 else ""
    yield _say("home_two" if who["two_parents"] else "home_one", lang, siblings=siblings)
    told = [words[0 if who[name] > 0 else 1][lang] for name, words in TRAITS.items() if abs(who[name]) > STANDS_OUT]
    yield _say("traits", lang, traits=", ".join(told)) if told else SENTENCES["ordinary"][lang]


def _since(before: pd.Series | None, first: pd.Series, lang: str) -> Iterator[str]:
    """What is new against the last school day before this year."""
    if before is None:
        return
    if first["year"] > before["year"] + 1:
        yield SENTENCES["back"][lang]
    if first["school"] != before["school"]:
        yield _say("other_school", lang, school=first["school"])


def _periods(year: pd.DataFrame, lang: str) -> Iterator[str]:
    """Some lines for every four school weeks; weeks in which nothing is to be told are taken together."""
    begun, waiting = 0, ""
    for start in range(0, len(year), PERIOD):
        part = year.iloc[start : start + PERIOD]
        absence, lines = _absence(part, lang), [*_events(part, lang), *_changes(part, lang)]
        quiet = absence if part["hours"].sum() == 0 and not lines else ""
        if waiting and waiting != quiet:
            yield _period(year.iloc[begun:start], waiting, lang)
        if quiet != waiting:
            begun, waiting = start, quiet
        if not quiet:
            yield _period(part, absence, lang)
            yield from lines
    if waiting:
        yield _period(year.iloc[begun:], waiting, lang)


def _period(part: pd.DataFrame, what: str, lang: str) -> str:
    return _say("period", lang, first=part["week"].iloc[0] + 1, last=part["week"].iloc[-1] + 1, what=what)


def _absence(part: pd.DataFrame, lang: str) -> str:
    missed = part[part["hours"] > 0]
    if missed.empty:
        if part["lessons"].sum() > 0:
            return SENTENCES["present"][lang]
        elsewhere = part["place"][part["place"] != ""]
        return SENTENCES["off_roll"][lang] if elsewhere.empty else PLACES[elsewhere.iloc[0]][lang]
    by_reason = missed.groupby("reason", sort=False)["hours"].sum().sort_values(ascending=False)
    reasons = ", ".join(f"{REASON_NAMES[name][lang]} {hours}" for name, hours in by_reason.items())
    told = _say("missed", lang, hours=missed["hours"].sum(), lessons=part["lessons"].sum(), reasons=reasons)
    seen = missed[missed["label"] != ""].groupby("label", sort=False)["hours"].sum()
    if seen.empty:
        return f"{told}; {SENTENCES['registered_nothing'][lang]}"
    labels = _joined([LABEL_NAMES[name][lang].format(hours=hours) for name, hours in seen.items()], lang)
    return f"{told}; {_say('registered', lang, labels=labels)}"


def _changes(part: pd.DataFrame, lang: str) -> Iterator[str]:
    """What moved, in one line; nothing of who had no lessons."""
    if part["lessons"].sum() == 0:
        return
    told = []
    for name, words in STATES.items():
        change = part[name].iloc[-1] - part[name].iloc[0]
        if abs(change) >= (TEST_WEEKS if name == "stress" else CLEAR_CHANGE):
            told.append(words[0 if change > 0 else 1][lang])
    for name in ("bullied", "part_time", "parenthood"):
        was, now = part[name].iloc[0] > 0, part[name].iloc[-1] > 0
        sentence = f"{name}_start" if now else f"{name}_end"
        if was != now and sentence in SENTENCES:
            told.append(SENTENCES[sentence][lang])
    if told:
        yield _say("changes", lang, what=_joined(told, lang))


def _joined(told: list[str], lang: str) -> str:
    """As a list is written in a sentence."""
    return SENTENCES["and"][lang].join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def _events(part: pd.DataFrame, lang: str) -> Iterator[str]:
    """A line for everything that happened; what happened again and again is told once, with its weeks."""
    weeks: dict[str, list[int]] = {}
    for week, spoken in zip(part["week"], part["events"], strict=True):
        for event in filter(None, spoken.split("; ")):
            known = weeks.setdefault(event_words(event, lang), [])
            if week + 1 not in known:
                known.append(week + 1)
    for what, when in weeks.items():
        week = _joined([str(number) for number in when], lang)
        yield _say("events" if len(when) > 1 else "event", lang, week=week, what=what)


def event_words(event: str, lang: str) -> str:
    """What happened, in words.

    Args:
        event: kind and detail as in the path of a pupil, such as "turning_point (loss)".
        lang: "nl" or "en".
    """
    kind, _, detail = event.removesuffix(")").partition(" (")
    words: Words | None = DETAILS.get(kind, {}).get(detail)
    told = DAYS[detail != "1"][lang].format(n=detail) if words is None else words[lang]
    return EVENTS[kind][lang].format(detail=told)
