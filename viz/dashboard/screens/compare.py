"""Compare: up to four scenarios beside the present situation."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import solara

from viz.compare.table import MAIN
from viz.compare.words import measure
from viz.dashboard.charts import forest, gains, path
from viz.dashboard.charts.chart import Chart
from viz.dashboard.controls.differs import differences_table
from viz.dashboard.controls.outside import SameResult
from viz.dashboard.controls.press import Press
from viz.dashboard.controls.settings import Settings
from viz.dashboard.controls.standing import StandingLine
from viz.dashboard.controls.widgets import Fields
from viz.dashboard.engine import Bench
from viz.dashboard.figure import FigureAndTable, FigureStyle
from viz.dashboard.levers import name_of, presets
from viz.dashboard.parts import element, scrolled
from viz.dashboard.screens.scenario import STYLE
from viz.dashboard.state import MOST_KEPT, Asked
from viz.dashboard.summing import levers_in, shown_for, titled, what
from viz.dashboard.texts import say
from viz.dashboard.use_answer import Answering, use_answer

_AT_HAND: Final = "at-hand"
_NONE: Final = ""

SetAsked = Callable[[Asked], None]


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> Any:
    """What is kept, how it differs, a forest of effects, small figures over the years, and who gains."""
    answering = use_answer(asked, bench)
    lang = asked.lang
    solara.Style(STYLE)
    FigureStyle()
    head = element("div", [element("h1", [say("compare.title", lang)]), Settings(asked, set_asked)], class_="vz-head")
    parts = [head, element("section", [*_list(asked, set_asked), *_add(asked, set_asked)], class_="vz-kept",
                           aria_label=say("compare.add_label", lang))]  # fmt: skip
    if asked.kept:
        caption = say("compare.differs", lang)
        parts.append(scrolled(differences_table(asked.kept, lang), caption))
        parts += [StandingLine(answering, lang), Effects(asked, answering), SameResult(asked.kept, asked)]
    else:
        parts.append(element("p", [say("compare.none", lang)]))
    element("div", parts, class_="vz-compare")


@solara.component
def Effects(asked: Asked, answering: Answering) -> Any:
    """The figures of the answer."""
    lang = asked.lang
    measured, choose = solara.use_state(MAIN[0])
    if answering.answer is None:
        element("p", [say("compare.waiting", lang)], role="status")
        return
    whole = titled(answering.answer.comparison, levers_in(answering.answer))
    of_some = shown_for(whole, asked.school_types)
    stale = answering.stale
    small = [_shown(each, lang, stale) for each in path.multiples(of_some, lang)]
    choice = Fields(
        label=say("compare.measure_label", lang), fields=[_measures(measured, lang)],
        event_chosen=lambda chosen: _choose(chosen, choose),
    )  # fmt: skip
    parts = [_shown(forest.chart(of_some, lang), lang, stale)]
    parts += [element("div", small, class_="vz-multiples")] if small else []
    parts += [choice, _shown(gains.chart(whole, measured, lang), lang, stale)]
    element("div", [each for each in parts if each is not None])


def _shown(chart: Chart | None, lang: str, stale: bool) -> Any:
    return None if chart is None else FigureAndTable(chart, lang, stale=stale, heading="h2").key(chart.name)


def _measures(measured: str, lang: str) -> dict[str, Any]:
    options = [{"value": name, "label": measure(name, lang)} for name in MAIN]
    return {"name": "measure", "label": say("compare.measure", lang), "value": measured, "options": options}


def _choose(chosen: object, choose: Callable[[str], None]) -> None:
    value = chosen.get("value") if isinstance(chosen, dict) else None
    if value in MAIN:
        choose(value)


def _list(asked: Asked, set_asked: SetAsked) -> list[Any]:
    return [element("ul", [_line(place, each, asked, set_asked) for place, each in enumerate(asked.kept)])]


def _line(place: int, levers: Mapping[str, float], asked: Asked, set_asked: SetAsked) -> Any:
    lang = asked.lang
    title = what(levers, lang)

    def take_away() -> None:
        set_asked(replace(asked, kept=tuple(each for each in asked.kept if each != levers)))

    def open_it() -> None:
        preset = next((name for name, each in presets().items() if each.levers == levers), "")
        set_asked(replace(asked, levers=levers, preset=preset, screen="scenario"))

    named = say("compare.take_away", lang, title=title)
    away = Press(["\N{MULTIPLICATION SIGN}"], take_away, class_="vz-small", aria_label=named)
    opened = Press([say("compare.opened", lang)], open_it, aria_label=say("compare.open", lang, title=title))
    return element("li", [away, " ", say("compare.kept", lang, place=place + 1, title=title), " ", opened])


def _add(asked: Asked, set_asked: SetAsked) -> list[Any]:
    """A choice of what to add, or why there is none."""
    lang = asked.lang
    if len(asked.kept) == MOST_KEPT:
        return [element("p", [say("compare.full", lang, most=MOST_KEPT)])]
    there = {name_of(levers) for levers in asked.kept}
    options = [(_NONE, say("compare.choose", lang))]
    if asked.levers and name_of(asked.levers) not in there:
        options.append((_AT_HAND, say("compare.at_hand", lang)))
    options += [(name, it.title[lang]) for name, it in presets().items() if name_of(it.levers) not in there]
    made = [{"value": value, "label": label} for value, label in options]
    field = {"name": "add", "label": say("compare.add", lang), "value": _NONE, "options": made}
    return [
        Fields(
            label=say("compare.add_label", lang), fields=[field],
            event_chosen=lambda chosen: _take(chosen, asked, set_asked),
        ).key(f"add {len(asked.kept)}")
    ]  # fmt: skip


def _take(chosen: object, asked: Asked, set_asked: SetAsked) -> None:
    new = added(chosen, asked)
    if new != asked:
        set_asked(new)


def added(chosen: object, asked: Asked) -> Asked:
    """What is asked after a scenario was added; what there is not changes nothing.

    Args:
        chosen: {"value"}, the name of a preset or that of the levers at hand, as a browser sends it.
        asked: what is asked so far.
    """
    value = chosen.get("value") if isinstance(chosen, dict) else None
    if value == _AT_HAND:
        return asked.keeping()
    if isinstance(value, str) and value in presets():
        return replace(asked, kept=(*asked.kept, presets()[value].levers))
    return asked
