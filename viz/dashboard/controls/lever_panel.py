"""The levers of one group, seven at a time, and the way to the others."""

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import solara

from viz.dashboard.controls.press import Press
from viz.dashboard.controls.widgets import LeverControl
from viz.dashboard.drawer import drawer
from viz.dashboard.levers import GROUPS, IN_VIEW, Group, Lever, group_levers, pages
from viz.dashboard.parts import element
from viz.dashboard.state import Asked
from viz.dashboard.summing import written
from viz.dashboard.texts import say

SetAsked = Callable[[Asked], None]


@solara.component
def LeverPanel(asked: Asked, set_asked: SetAsked) -> Any:
    """Groups to choose from, the levers of one, and where it has more of them pages."""
    group, set_group = solara.use_state(next(iter(GROUPS)))
    page, set_page = solara.use_state(0)
    lang = asked.lang

    def choose(name: Group) -> None:
        set_group(name)
        set_page(0)

    tabs = [_tab(name, asked, partial(choose, name), name == group) for name in GROUPS]
    inside = [element("div", tabs, class_="vz-tabs", role="group", aria_label=say("scenario.groups", lang))]
    inside += [LeverLine(lever, asked, set_asked).key(lever.id) for lever in pages(group)[page]]
    if len(pages(group)) > 1:
        inside.append(_Pages(len(group_levers(group)), page, set_page, lang))
    return element("section", inside, class_="vz-levers", aria_label=say("scenario.levers_title", lang))


@solara.component
def LeverLine(lever: Lever, asked: Asked, set_asked: SetAsked) -> Any:
    """One lever, at the value that is asked."""
    lang = asked.lang
    about = solara.use_memo(lambda: drawer(lever, lang), [lever.id, lang])
    ends = {"low": written(lever.low, lang), "high": written(lever.high, lang)}
    words = {key: say(f"scenario.{key}", lang) for key in ("about", "less", "more", "value", "now", "reset")}
    words["wrong"] = say("scenario.wrong_lever", lang, **ends)
    return LeverControl(
        lever_id=lever.id, title=lever.title[lang], unit=lever.unit[lang],
        value=asked.levers.get(lever.id, lever.status_quo), status_quo=lever.status_quo, low=lever.low,
        high=lever.high, step=lever.step, digits=lever.digits, lang=lang, words=words, about=about,
        event_chosen=lambda value: _take(lever, value, asked, set_asked),
    )  # fmt: skip


def _take(lever: Lever, value: Any, asked: Asked, set_asked: SetAsked) -> None:
    """Takes in what a browser says of a lever; what is no number of it changes nothing."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < math.inf:
        return
    new = asked.with_lever(lever.id, lever.rounded(value))
    if new != asked:
        set_asked(new)


def _tab(group: Group, asked: Asked, choose: Callable[[], None], pressed: bool) -> Any:
    """A group, with how many of its levers were moved."""
    moved = sum(lever.id in asked.levers for lever in group_levers(group))
    title = GROUPS[group][asked.lang]
    words = say("scenario.moved", asked.lang, title=title, count=moved) if moved else title
    return _pressed(words, choose, pressed, "vz-tab")


def _pressed(words: str, act: Callable[[], None], pressed: bool, named: str) -> Any:
    """A button that is down while what it is for is shown."""
    return Press([words], act, class_=f"vz-button {named}", aria_pressed=str(pressed).lower())


@solara.component
def _Pages(count: int, page: int, set_page: Callable[[int], None], lang: str) -> Any:
    made = []
    for place in range(math.ceil(count / IN_VIEW)):
        first, last = place * IN_VIEW + 1, min(count, (place + 1) * IN_VIEW)
        words = say("scenario.page" if first < last else "scenario.page_one", lang, first=first, last=last)
        made.append(_pressed(words, partial(set_page, place), place == page, "vz-page-button"))
    return element("div", made, class_="vz-pages", role="group", aria_label=say("scenario.pages", lang))
