"""The parts of a figure that are text: its key, its table, and how to read it. Everything is escaped."""

from typing import Final

import pandas as pd

from viz import html
from viz.dashboard.charts.chart import Chart, Mark
from viz.dashboard.texts import say

CSS: Final = """
.verzuim-figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 2rem; }
.verzuim-figure { margin: 0 0 1.6rem; min-width: 0; }
.verzuim-figure > h2, .verzuim-figure > h3 { font-size: 1.05rem; line-height: 1.35; margin: 0 0 .3rem; color: #222; }
.verzuim-figure-key { display: flex; flex-wrap: wrap; gap: .1rem 1rem; list-style: none; margin: 0 0 .2rem;
  padding: 0 !important; font-size: .875rem; color: #222; }
.verzuim-figure-key li { display: flex; align-items: center; gap: .35rem; }
.verzuim-figure-key svg { flex: none; }
.verzuim-chart { width: 100%; }
.verzuim-stale .verzuim-chart, .verzuim-stale .scroll { opacity: .7; outline: 2px dashed #5a5a5a; }
.verzuim-note { font-size: .875rem; color: #4a4a4a; margin: .2rem 0; }
.verzuim-figure .scroll { overflow-x: auto; margin: .2rem 0 .6rem; }
.verzuim-figure .scroll:focus-visible, .verzuim-figure summary:focus-visible { outline: 3px solid #0072b2;
  outline-offset: 2px; }
.verzuim-figure table { border-collapse: collapse; min-width: 100%; font-size: .875rem; line-height: 1.4; color: #222; }
.verzuim-figure caption { text-align: left; font-weight: bold; padding: .3rem 0; }
.verzuim-figure th, .verzuim-figure td { padding: .3rem .55rem; border-bottom: 1px solid #c8c8c8; text-align: left;
  vertical-align: top; }
.verzuim-figure thead th { border-bottom: 2px solid #4a4a4a; vertical-align: bottom; }
.verzuim-figure tbody th { font-weight: normal; }
.verzuim-figure summary { cursor: pointer; color: #005a8c; text-decoration: underline; min-height: 24px; }
.verzuim-figure details p { max-width: 46rem; margin: .3rem 0; font-size: .875rem; }
.verzuim-buttons { display: flex; flex-wrap: wrap; gap: .3rem; align-items: center; }
"""

_WIDE: Final = 30
_HIGH: Final = 14
_SHAPES: Final = {
    "circle": '<circle cx="15" cy="7" r="4"{}/>',
    "rect": '<rect x="11" y="3" width="8" height="8"{}/>',
    "triangle": '<path d="M15 2 L20 11 L10 11 Z"{}/>',
    "diamond": '<path d="M15 2 L20 7 L15 12 L10 7 Z"{}/>',
    "pin": '<path d="M15 12 L10 4 L20 4 Z"{}/>',
}
"""How marks look in the key, as in the figure."""


def key(chart: Chart, lang: str) -> str:
    """The key of a figure as a list; empty where there is nothing to tell apart."""
    if not chart.key:
        return ""
    entries = "".join(html.wrap("li", _sample(mark) + html.element("span", mark.words)) for mark in chart.key)
    return html.wrap("ul", entries, class_="verzuim-figure-key", aria_label=say("charts.key", lang))


def _sample(mark: Mark) -> str:
    edge = f' fill="{"#fff" if mark.hollow else mark.colour}" stroke="{mark.colour}" stroke-width="1.6"'
    if mark.kind in ("bar", "band"):
        inner = f'<rect x="5" y="2" width="20" height="10" stroke="#222" stroke-width=".6" fill="{mark.colour}"/>'
    else:
        dash = f' stroke-dasharray="{" ".join(map(str, mark.dash))}"' if mark.dash else ""
        line = f'<path d="M0 7 H{_WIDE}" stroke="{mark.colour}" stroke-width="2" fill="none"{dash}/>'
        shape = _SHAPES[mark.symbol].format(edge) if mark.symbol in _SHAPES else ""
        inner = (line if mark.kind == "line" else "") + shape
    return f'<svg width="{_WIDE}" height="{_HIGH}" viewBox="0 0 {_WIDE} {_HIGH}" aria-hidden="true">{inner}</svg>'


def table(title: str, written: pd.DataFrame) -> str:
    """A table of words and written numbers; its first column names the rows."""
    rows = [
        html.row(str(first), [html.cell(str(each), numeric=False) for each in rest])
        for first, *rest in written.itertuples(index=False, name=None)
    ]
    return html.table(title, html.heading_row(map(str, written.columns)) + html.wrap("tbody", "\n".join(rows)))


def reading(chart: Chart, lang: str) -> str:
    """How to read a figure, what it says in words, and of which runs it is; closed at first."""
    words = [html.element("p", each) for each in (chart.caption, chart.alt, chart.about) if each]
    return html.wrap("details", html.element("summary", say("charts.reading", lang)) + "".join(words))
