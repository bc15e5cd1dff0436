"""Five key figures, each a button that shows its figure."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import solara

from viz.dashboard.controls.press import Press
from viz.dashboard.parts import element
from viz.dashboard.summing import KeyFigure
from viz.dashboard.texts import say

_SIGNS: Final = {"lower": "▼", "higher": "▲", "unclear": "◆", "same": "=", "one": "·"}


@solara.component
def KeyFigures(figures: Sequence[KeyFigure], chosen: str, choose: Callable[[str], None], lang: str, stale: bool) -> Any:
    """The figures, largest first what it is, then what it was and how sure the difference is.

    Args:
        figures: what to show.
        chosen: measure of which the figure is shown.
        choose: shows that of another measure.
        lang: "nl" or "en".
        stale: whether they belong to what was asked before.
    """
    made = [_card(each, each.measure == chosen, choose, lang) for each in figures]
    named = "vz-keys vz-stale" if stale else "vz-keys"
    return element("div", made, class_=named, role="group", aria_label=say("scenario.figures", lang))


def _card(figure: KeyFigure, pressed: bool, choose: Callable[[str], None], lang: str) -> Any:
    interval = say("scenario.figure_interval", lang, span=figure.interval) if figure.interval else ""
    words = say(
        "scenario.figure", lang, title=figure.title, here=figure.here, unit=figure.unit, base=figure.base,
        difference=figure.difference, interval=interval, said=figure.said,
    )  # fmt: skip
    sure = {True: "vz-better", False: "vz-worse", None: ""}[figure.better]
    inside = [
        element("span", [figure.title], class_="vz-key-title"),
        element("span", [element("strong", [figure.here]), f" {figure.unit}"], class_="vz-key-here"),
        element("span", [say("scenario.figure_now", lang, base=figure.base)], class_="vz-key-now"),
        element("span", [f"{_SIGNS[figure.verdict]} {figure.difference}{interval}"], class_="vz-key-difference"),
        element("span", [figure.said], class_="vz-key-said"),
    ]
    return Press(
        inside,
        lambda: choose(figure.measure),
        class_=f"vz-key-figure {sure}".strip(),
        aria_pressed=str(pressed).lower(),
        aria_label=words,
        title=words,
    )
