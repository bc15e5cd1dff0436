"""A part of a screen: figures beside each other where there is room, and below each other on a phone."""

from collections.abc import Sequence
from typing import Any

from viz.dashboard.charts.chart import Chart
from viz.dashboard.figure import FigureAndTable
from viz.dashboard.parts import element


def there(charts: Sequence[Chart | None]) -> list[Chart]:
    """Those that there are."""
    return [chart for chart in charts if chart is not None]


def side_by_side(title: str, charts: Sequence[Chart], lang: str, stale: bool) -> Any:
    """A titled part of a screen with these figures.

    Args:
        title: of the part.
        charts: the figures.
        lang: "nl" or "en".
        stale: whether they belong to an earlier question.
    """
    figures = [FigureAndTable(chart, lang, stale=stale).key(chart.name) for chart in charts]
    inside = [element("h2", [title]), element("div", figures, class_="verzuim-figures")]
    return element("section", inside, aria_label=title)
