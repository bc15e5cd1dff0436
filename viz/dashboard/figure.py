"""A figure that is also a table, with its text alternative and its files: the one way in which screens show figures."""

from collections.abc import Callable
from typing import Any, Final

import solara

from viz.dashboard import figure_html
from viz.dashboard.charts import export
from viz.dashboard.charts.chart import Chart
from viz.dashboard.parts import element
from viz.dashboard.texts import say

_ZIP: Final = "application/zip"


@solara.component_vue("echart.vue")
def EChart(option: dict[str, Any], label: str, lang: str, height: int) -> None:
    """ECharts from our own server, drawn as SVG and as wide as there is room.

    Args:
        option: plain data (see `viz.dashboard.charts.chart.Option`).
        label: the text alternative.
        lang: as which numbers are written.
        height: pixels.
    """


@solara.component
def FigureStyle() -> solara.Element:
    """The style sheet of figures: once on a page."""
    return solara.Style(figure_html.CSS)


@solara.component
def FigureAndTable(chart: Chart, lang: str, *, stale: bool = False, heading: str = "h3") -> solara.Element:
    """A figure with its title and key, a button that shows it as a table, and buttons that save it.

    A keyboard reaches all of it: the table scrolls with the arrows, and what a button does is in its name.

    Args:
        chart: what is shown.
        lang: "nl" or "en".
        stale: whether it belongs to what was asked before: it is then dimmed, and says so.
        heading: tag of its title: "h2" where it stands right below the title of a screen.
    """
    as_table, set_as_table = solara.use_state(False)
    shows_table = as_table or chart.empty
    # Keys: a note that comes or goes leaves the others as they are, the chart and a file that is being made among them.
    parts: list[Any] = [element(heading, [chart.title]).key("title")]
    if stale:
        parts.append(element("p", [say("charts.stale", lang)], class_="verzuim-note").key("stale"))
    if shows_table:
        parts.append(raw("div", figure_html.table(chart.title, chart.table)).key("table"))
    else:
        parts.append(raw("div", figure_html.key(chart, lang)).key("key"))
        parts.append(EChart(option=chart.option, label=chart.alt, lang=lang, height=chart.height).key("chart"))
    parts.append(_Buttons(chart, lang, shows_table, set_as_table).key("buttons"))
    parts.append(raw("div", figure_html.reading(chart, lang)).key("reading"))
    named = "verzuim-figure verzuim-stale" if stale else "verzuim-figure"
    # A group: as a landmark it would have the name of the table in it.
    return element("section", parts, class_=named, role="group", aria_label=chart.title)


@solara.component
def _Buttons(chart: Chart, lang: str, shows_table: bool, set_as_table: Callable[[bool], None]) -> solara.Element:
    made = []
    if not chart.empty:
        words = say("charts.figure" if shows_table else "charts.table", lang)
        named = {"aria-label": f"{words}: {chart.title}"}
        made.append(
            solara.Button(words, on_click=lambda: set_as_table(not shows_table), small=True, text=True,
                          attributes=named)
        )  # fmt: skip
        made.append(_Save("PNG", "charts.export_png", chart, lang, "png", "image/png", lambda: export.png(chart)))
        made.append(_Save("SVG", "charts.export_svg", chart, lang, "svg", "image/svg+xml", lambda: export.svg(chart)))
    made.append(_Save("CSV", "charts.export_csv", chart, lang, "zip", _ZIP, lambda: export.archive(chart, lang)))
    return element("div", made, class_="verzuim-buttons")


@solara.component
def _Save(
    words: str, key: str, chart: Chart, lang: str, suffix: str, kind: str, made: Callable[[], bytes]
) -> solara.Element:
    """A button that saves a file, which is made when it is asked for: of what the figure shows by then.

    What Solara is given stays one and the same: it takes a function that it does not know for other data, and forgets
    that a file was asked for, so that a file would not come while an answer still sharpens.
    """
    newest = solara.use_ref(made)
    newest.current = made
    file = solara.use_memo(lambda: lambda: newest.current(), [])
    button = solara.Button(words, small=True, text=True, attributes={"aria-label": say(key, lang, title=chart.title)})
    return solara.FileDownload(file, filename=f"verzuim-{chart.name}.{suffix}", mime_type=kind, children=[button])


def raw(tag: str, inner: str) -> solara.Element:
    """An element with HTML in it that is escaped already."""
    return solara.HTML(tag=tag, unsafe_innerHTML=inner)
