"""What differs from the status quo: a list with a way back for each, and a table of several scenarios."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import solara

from viz.dashboard.controls.press import Press
from viz.dashboard.levers import load_levers
from viz.dashboard.parts import element
from viz.dashboard.state import MOST_KEPT, Asked
from viz.dashboard.summing import what, written
from viz.dashboard.texts import say


@solara.component
def WhatDiffers(asked: Asked, set_asked: Callable[[Asked], None]) -> Any:
    """The levers that were moved, each with a way back, and a way to keep the scenario."""
    lang = asked.lang
    heading = element("h2", [say("scenario.differs", lang)])
    if not asked.levers:
        return element("section", [heading, element("p", [say("scenario.differs_none", lang)])], class_="vz-differs")
    back = Press([say("scenario.all_back", lang)], lambda: set_asked(replace(asked, levers={})))
    lines = element("ul", [_line(name, asked, set_asked) for name in asked.levers])
    row = element("div", [heading, back, _keep(asked, set_asked)], class_="vz-row")
    return element("section", [row, lines], class_="vz-differs")


def _line(name: str, asked: Asked, set_asked: Callable[[Asked], None]) -> Any:
    lever, lang = load_levers()[name], asked.lang
    words = say(
        "scenario.differs_line", lang, title=lever.title[lang], value=written(asked.levers[name], lang),
        now=written(lever.status_quo, lang), unit=lever.unit[lang],
    )  # fmt: skip
    label = f"{say('scenario.reset', lang)}: {lever.title[lang]}"
    back = Press(["↺"], lambda: set_asked(asked.without_lever(name)), class_="vz-small", aria_label=label)
    return element("li", [back, " ", words])


def _keep(asked: Asked, set_asked: Callable[[Asked], None]) -> Any:
    lang = asked.lang
    if asked.levers in asked.kept:
        return element("span", [say("scenario.kept", lang)], role="status")
    if len(asked.kept) == MOST_KEPT:
        return element("span", [say("scenario.no_room", lang)], role="status")
    words = say("scenario.keep", lang, count=len(asked.kept), most=MOST_KEPT)
    return Press([words], lambda: set_asked(asked.keeping()))


def differences_table(scenarios: Sequence[Mapping[str, float]], lang: str) -> pd.DataFrame:
    """A line per lever that differs anywhere: now, and in each scenario.

    Args:
        scenarios: levers of each.
        lang: "nl" or "en".
    """
    names = [name for name in load_levers() if any(name in levers for levers in scenarios)]
    rows = []
    for name in names:
        lever = load_levers()[name]
        row = {say("compare.lever", lang): f"{lever.title[lang]} ({lever.unit[lang]})",
               say("compare.now", lang): written(lever.status_quo, lang)}  # fmt: skip
        for place, levers in enumerate(scenarios, start=1):
            row[f"{place}. {what(levers, lang)}"] = written(levers.get(name, lever.status_quo), lang)
        rows.append(row)
    return pd.DataFrame(rows)
