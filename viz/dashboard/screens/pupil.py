"""Network and pupil: one school's friendships week by week, and one of its pupils up close."""

import asyncio
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import solara
import solara.lab

from viz.dashboard.charts.pupil_year import chart
from viz.dashboard.choice import choice
from viz.dashboard.engine import Bench, Session
from viz.dashboard.figure import FigureAndTable, FigureStyle
from viz.dashboard.history import SetAsked
from viz.dashboard.levers import scenario_of
from viz.dashboard.network_widget import network, state_names, state_words
from viz.dashboard.parts import element, folded, scrolled
from viz.dashboard.school.life import Asked as SchoolAsked
from viz.dashboard.school.life import Pupil, SchoolLife, live_school
from viz.dashboard.school.pupil import Path, live_pupil, why
from viz.dashboard.state import SIDES, Asked
from viz.dashboard.texts import say
from viz.language import number


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> None:
    """The screen."""
    lang = asked.lang
    session = solara.use_memo(bench.session, [])
    solara.use_effect(lambda: session.close, [])
    school, set_school = solara.use_state(None)
    question = solara.use_memo(lambda: SchoolAsked(scenario_of(asked.levers), asked.seed, school), [asked, school])

    async def live() -> SchoolLife:
        found: SchoolLife = await asyncio.wrap_future(session.call("school", live_school, question, pace="quick"))
        return found

    lived = solara.lab.use_task(live, dependencies=[question], prefer_threaded=False, raise_error=False)
    FigureStyle()
    element("h1", [say("pupil.title", lang)])
    element("p", [say("pupil.lead", lang)])
    if lived.error:
        raise lived.exception
    if lived.latest is None:
        element("p", [say("shell.busy", lang)], role="status")
        return
    School(lived.latest, question, asked, set_asked, set_school, session).key(f"school {lived.latest.school}")


@solara.component
def School(
    life: SchoolLife, question: SchoolAsked, asked: Asked, set_asked: SetAsked, set_school: Any, session: Session
) -> None:
    """The school, and the pupil chosen in it."""
    lang, side = asked.lang, asked.side
    week, set_week = solara.use_state(0)
    chosen, set_chosen = solara.use_state(None)

    def choose(place: int) -> None:
        set_chosen(place if 0 <= place < len(life.pupils) else None)

    def look(other: str) -> None:
        set_asked(replace(asked, side=other))

    schools = {str(school): say("pupil.school_named", lang, school=school, type=kind, pupils=number(pupils, lang))
               for school, kind, pupils in life.schools}  # fmt: skip
    sides = {each: say(f"pupil.{each}", lang) for each in SIDES}
    with solara.Div(classes=["vz-two"]):
        with solara.Div():
            with solara.Div(classes=["vz-row"]):
                choice(say("pupil.school", lang), schools, str(life.school), lambda name: set_school(int(name)))
                choice(say("pupil.side", lang), sides, side, look)
            network(life, side, week, chosen, lang, choose, set_week)
            folded(say("shell.as_table", lang), scrolled(weeks_table(life, side, lang), say("pupil.weeks_table", lang)))
        if chosen is None:
            element("section", [element("p", [say("pupil.nobody", lang)])])
        else:
            UpClose(life.pupils[chosen], question, week, lang, session).key(f"pupil {life.pupils[chosen].number}")


@solara.component
def UpClose(pupil: Pupil, question: SchoolAsked, week: int, lang: str, session: Session) -> None:
    """A pupil: risk, why in this week, contacts and support, the year, and the story."""

    async def live() -> Path:
        found: Path = await asyncio.wrap_future(session.call("pupil", live_pupil, question, pupil.number, pace="quick"))
        return found

    lived = solara.lab.use_task(live, dependencies=[question, pupil.number], prefer_threaded=False, raise_error=False)
    with solara.Div():
        element("h2", [say("pupil.about", lang, number=pupil.number, klas=pupil.klas)])
        risk = say("pupil.risk_told", lang, risk=number(pupil.risk, lang, 1), ahead=number(100 * pupil.ahead, lang))
        element("p", [risk])
        if lived.error:
            raise lived.exception
        if lived.latest is None:
            element("p", [say("shell.busy", lang)], role="status")
            return
        _lines(say("pupil.why", lang, week=week + 1), why(lived.latest, week, lang), "")
        _lines(say("pupil.contacts", lang), _dated(lived.latest.met(lang), lang), say("pupil.no_contacts", lang))
        _lines(say("pupil.happened", lang), _dated(lived.latest.happened(lang), lang),
               say("pupil.nothing_happened", lang))  # fmt: skip
        FigureAndTable(chart(lived.latest, question.seed, question.scenario, lang), lang)
        folded(say("pupil.story", lang), element("p", [lived.latest.told(lang)], class_="vz-story"))


def _lines(title: str, lines: list[str], none: str) -> None:
    element("h3", [title])
    if lines:
        element("ul", [element("li", [line]) for line in lines])
    else:
        element("p", [none])


def _dated(events: list[tuple[int, str]], lang: str) -> list[str]:
    return [say("pupil.in_week", lang, week=week, what=what) for week, what in events]


def weeks_table(life: SchoolLife, side: str, lang: str) -> pd.DataFrame:
    """Pupils in each state, by week."""
    codes = life.true if side == "true" else life.registered
    names = state_names(side)
    counts = {state_words(name, side, lang): (codes == code).sum(axis=1) for code, name in names.items()}
    return pd.DataFrame({say("pupil.week", lang): np.arange(1, len(codes) + 1), **counts})

