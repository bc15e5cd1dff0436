"""One pupil of a school: the path of the year, who had to do with the pupil, and why it went so on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from agents.reasons import REASON_NAMES
from model.trace import portrait
from viz.dashboard.school.life import Asked, town
from viz.dashboard.texts import say
from viz.language import number
from viz.story import CLEAR_CHANGE, TEST_WEEKS, event_words, story
from viz.story_events import PLACES, SERVICES_MET
from viz.story_words import LABEL_NAMES, STATES

SCHOOL_WEEK: Final = "school_week"


@dataclass(frozen=True, eq=False)
class Path:
    """A pupil's year.

    Attributes:
        number: person number.
        days: what `SchoolSystem.trace` gives, and `SCHOOL_WEEK`: the week as the network counts it, without holidays.
        who: what `model.trace.portrait` gives.
        levels: id of a level → language → name.
    """

    number: int
    days: pd.DataFrame
    who: dict[str, object]
    levels: dict[str, dict[str, str]]

    def told(self, lang: str) -> str:
        """The pupil's story."""
        names = {level: words[lang] for level, words in self.levels.items()}
        return story(self.days, self.who, self.number, lang, names)

    def met(self, lang: str) -> list[tuple[int, str]]:
        """Week, from 1, and what happened: who had to do with the pupil, and support."""
        return [(week, words) for week, kind, words in self._events(lang) if kind in SERVICES_MET]

    def happened(self, lang: str) -> list[tuple[int, str]]:
        """The same of everything else."""
        return [(week, words) for week, kind, words in self._events(lang) if kind not in SERVICES_MET]

    def _events(self, lang: str) -> Iterator[tuple[int, str, str]]:
        for week, spoken in zip(self.days[SCHOOL_WEEK], self.days["events"], strict=True):
            for event in filter(None, spoken.split("; ")):
                yield int(week) + 1, event.partition(" (")[0], event_words(event, lang)


def live_pupil(asked: Asked, person: int) -> Path:
    """Lives through the year once more and writes one pupil down.

    Raises:
        BadInput: a person who is no pupil of the town.
    """
    system = town(asked).run(years=1)
    levels = {level.id: {lang: getattr(level.name, lang) for lang in ("nl", "en")} for level in system.education.levels}
    place = {int(week): number for number, week in enumerate(dict.fromkeys(system.calendar["week"].tolist()))}
    days = system.trace(person)
    days[SCHOOL_WEEK] = days["week"].map(place)
    return Path(person, days, portrait(system, person), levels)


def why(path: Path, week: int, lang: str) -> list[str]:
    """Why the pupil was away, or not, on the day of a week on which most lessons were missed.

    Args:
        path: of the pupil.
        week: from 0.
        lang: "nl" or "en".

    Returns:
        Sentences: the reason and what was written down, then what is otherwise than when the year began.
    """
    days = path.days[path.days[SCHOOL_WEEK] == week]
    if days.empty:
        return [say("pupil.not_there", lang)]
    day = days.loc[days["hours"].idxmax()]
    return [*_absence(day, lang), *_since_start(path.days.iloc[0], day, lang)]


def _absence(day: pd.Series, lang: str) -> Iterator[str]:
    if day["place"]:
        yield PLACES[day["place"]][lang]
    if day["hours"] == 0:
        yield say("pupil.present", lang)
        return
    yield say("pupil.away", lang, reason=REASON_NAMES[day["reason"]][lang], hours=day["hours"], lessons=day["lessons"])
    if day["label"]:
        yield say("pupil.written", lang, label=LABEL_NAMES[day["label"]][lang].format(hours=day["hours"]))
    else:
        yield say("pupil.unwritten", lang)


def _since_start(first: pd.Series, day: pd.Series, lang: str) -> Iterator[str]:
    for name, words in STATES.items():
        change = day[name] - first[name]
        if abs(change) >= (TEST_WEEKS if name == "stress" else CLEAR_CHANGE):
            yield say("pupil.since", lang, what=words[0 if change > 0 else 1][lang])
    if day["peer_truancy"] > 0:
        yield say("pupil.friends", lang, share=number(100 * day["peer_truancy"], lang))
    if day["bullied"]:
        yield say("pupil.bullied", lang)

