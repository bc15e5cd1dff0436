"""Chart of one pupil's year: lessons missed each week, and how the pupil fared."""

from functools import partial
from typing import Final

import pandas as pd
from matplotlib.figure import Figure

from scenarios import Scenario
from viz import style
from viz.dashboard.charts import option as made
from viz.dashboard.charts.chart import Chart, Mark, Option
from viz.dashboard.school.life import TOWN
from viz.dashboard.school.pupil import SCHOOL_WEEK, Path
from viz.dashboard.texts import say
from viz.language import number

HEIGHT: Final = 240
_INCHES: Final = 3.2
_LOOKS: Final = {
    "stress": (style.COLOURS["truancy"], "triangle", ()),
    "bonding": (style.COLOURS["push"], "circle", (8, 4)),
    "exhaustion": (style.COLOURS["refusal"], "rect", (2, 3)),
}
"""States that are drawn → colour, symbol, dash."""
_MEANINGS: Final = {
    "week": ("-", "school week, from 1"),
    "missed": ("lessons", "lessons missed in the week, for whatever reason"),
    "stress": ("z", "school stress on the last school day of the week"),
    "bonding": ("z", "bonding with school on that day"),
    "exhaustion": ("z", "worn out by stress that lasted, on that day"),
}


def chart(path: Path, seed: int, scenario: Scenario, lang: str) -> Chart:
    """The year of a pupil.

    Args:
        path: of the pupil.
        seed: of the town.
        scenario: that was lived through.
        lang: "nl" or "en".
    """
    year = year_table(path)
    title = say("pupil.path", lang, number=path.number)
    about = say("pupil.run", lang, scenario=getattr(scenario.title, lang), seed=seed)
    command = f"verzuim story {scenario.name} --students {TOWN} --seed {seed} --years 1 --person {path.number}"
    caption = say("pupil.path_alt", lang)
    most = year.loc[year["missed"].idxmax()]
    alt = say("pupil.path_told", lang, lessons=int(year["missed"].sum()), most=int(most["missed"]),
              week=int(most["week"]))  # fmt: skip
    return Chart(
        name=f"pupil-{path.number}", title=title, caption=caption, about=about, alt=f"{title}. {alt}",
        option=_option(year, lang), height=HEIGHT, key=(_bar(lang), *_marks(lang).values()),
        table=_written(year, lang), numbers=year, columns=_MEANINGS, command=command,
        draw=partial(_draw, year, title, caption, about, lang),
    )  # fmt: skip


def year_table(path: Path) -> pd.DataFrame:
    """Lessons missed in each week, and the states on its last day."""
    weeks = path.days.groupby(SCHOOL_WEEK)
    table = weeks[list(_LOOKS)].last().astype(float).assign(missed=weeks["hours"].sum()).reset_index()
    return table.assign(week=table[SCHOOL_WEEK] + 1)[list(_MEANINGS)]


def _bar(lang: str) -> Mark:
    return Mark(say("pupil.missed", lang), "bar", style.COLOURS["withdrawal"])


def _marks(lang: str) -> dict[str, Mark]:
    return {name: Mark(say(f"pupil.{name}", lang), "line", *look) for name, look in _LOOKS.items()}


def _written(year: pd.DataFrame, lang: str) -> pd.DataFrame:
    states = {say(f"pupil.{name}", lang): [number(value, lang, 1) for value in year[name]] for name in _LOOKS}
    return pd.DataFrame({say("pupil.week", lang): year["week"], say("pupil.missed", lang): year["missed"], **states})


def _option(year: pd.DataFrame, lang: str) -> Option:
    drawn = made.frame(made.below(say("pupil.week", lang)))
    drawn["grid"] |= {"top": 34}
    drawn["xAxis"] = made.category_axis([str(week) for week in year["week"]], say("pupil.week", lang))
    drawn["yAxis"] = [
        made.upright_axis(say("pupil.missed", lang), min=0),
        made.value_axis(name="z", splitLine={"show": False}),
    ]
    bars = {"type": "bar", "name": say("pupil.missed", lang), "data": [int(each) for each in year["missed"]],
            "itemStyle": {"color": style.COLOURS["withdrawal"]}}  # fmt: skip
    lines = [made.line(mark, year[name].round(2).tolist(), yAxisIndex=1, symbolSize=4)
             for name, mark in _marks(lang).items()]  # fmt: skip
    drawn["series"] = [bars, *lines]
    return drawn


def _draw(year: pd.DataFrame, title: str, caption: str, about: str, lang: str) -> Figure:
    figure = style.framed(_INCHES, title, caption, about, lang)
    axes = figure.subplots()
    axes.bar(year["week"], year["missed"], color=style.COLOURS["withdrawal"], label=say("pupil.missed", lang))
    style.tidy(axes)
    style.name_axes(axes, say("pupil.week", lang), say("pupil.missed", lang))
    beside = axes.twinx()
    for name, dash in zip(_LOOKS, ("-", "--", ":"), strict=True):
        beside.plot(year["week"], year[name], dash, color=_LOOKS[name][0], label=say(f"pupil.{name}", lang))
    style.tidy(beside)
    style.number_axis(beside.yaxis, lang)
    style.name_axes(beside, "", "z")
    handles = [*axes.get_legend_handles_labels()[0], *beside.get_legend_handles_labels()[0]]
    style.legend(axes, {str(handle.get_label()): handle for handle in handles}, loc="upper left")
    return figure
