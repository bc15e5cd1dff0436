"""Charts of a running system for Mesa's view: absence day by day, and today by reason."""

from functools import partial
from typing import Any, Final

import pandas as pd
from matplotlib.figure import Figure

from agents.reasons import LABELS, REASONS
from model import SchoolSystem
from viz import style
from viz.dashboard.charts import option as made
from viz.dashboard.charts.chart import Chart, Mark, Option
from viz.dashboard.texts import say
from viz.language import number
from viz.texts import reason

HEIGHT: Final = 250
_NAME: Final = 176
"""Pixels of the name of a reason, on one line."""
_SHOWN: Final = 60
"""School days in the figure: three months."""
_INCHES: Final = 3.2
_SIDES: Final = {"true": [f"true_{name}" for name in REASONS], "registered": [f"registered_{name}" for name in LABELS]}
_MEANINGS: Final = {
    "day": ("-", "school day since the start, from 1"),
    "true": ("%", "lesson hours truly missed, of those planned"),
    "registered": ("%", "lesson hours registered as missed, of those planned"),
    "reason": ("-", "true reason"),
}


def by_day(system: SchoolSystem, lang: str) -> Chart:
    """Lesson hours missed in percent of those planned, of the last school days: truly, and as registered.

    Args:
        system: that runs.
        lang: "nl" or "en".
    """
    kept = system.datacollector.get_model_vars_dataframe().tail(_SHOWN)
    days = [system.day - len(kept) + 1 + place for place in range(len(kept))]
    sides = {name: kept[columns].sum(axis=1).to_numpy(float).round(3) for name, columns in _SIDES.items()}
    numbers = pd.DataFrame({"day": days, **sides})
    caption = say("hood.by_day_caption", lang, days=_SHOWN)
    written = {say("hood.day", lang): days,
               **{say(f"hood.{name}", lang): [number(each, lang, 1) for each in sides[name]] for name in sides}}
    return _chart("by_day", system, lang, caption=caption, option=_lines(numbers, lang), numbers=numbers,
                  table=pd.DataFrame(written), key=tuple(_marks(lang).values()),
                  draw=partial(_draw_days, numbers, caption, _about(system, lang), lang))  # fmt: skip


def by_reason(system: SchoolSystem, lang: str) -> Chart:
    """The same of today, by true reason; arguments as for `by_day`."""
    shares = today(system)
    numbers = pd.DataFrame({"reason": list(shares), "true": list(shares.values())})
    caption = say("hood.by_reason_caption", lang)
    names = [reason(name, lang) for name in shares]
    written = {say("hood.reason", lang): names,
               say("hood.share", lang): [number(each, lang, 2) for each in shares.values()]}  # fmt: skip
    return _chart("by_reason", system, lang, caption=caption, option=_bars(shares, names, lang),
                  numbers=numbers, table=pd.DataFrame(written), key=(),
                  draw=partial(_draw_reasons, shares, names, caption, _about(system, lang), lang))  # fmt: skip


def _chart(name: str, system: SchoolSystem, lang: str, **more: Any) -> Chart:
    heading = say(f"hood.{name}", lang)
    again = {"--students": system.settings["students"], "--seed": system.seed}
    flags = " ".join(f"{flag} {value}" for flag, value in again.items())
    return Chart(
        name=f"hood-{name}", title=heading, about=_about(system, lang), alt=f"{heading}. {told(system, lang)}",
        height=HEIGHT, columns={key: _MEANINGS[key] for key in more["numbers"]},
        command=f"verzuim run {system.what_if.name} {flags}", **more,
    )  # fmt: skip


def _about(system: SchoolSystem, lang: str) -> str:
    return say("hood.run", lang, pupils=number(len(system.students), lang), seed=system.seed)


def _marks(lang: str) -> dict[str, Mark]:
    return {"true": Mark(say("hood.true", lang), "line", style.COLOURS["truancy"]),
            "registered": Mark(say("hood.registered", lang), "line", style.SIMULATED, "none", (8, 4))}  # fmt: skip


def _lines(numbers: pd.DataFrame, lang: str) -> Option:
    drawn = made.frame(made.below(say("hood.day", lang)))
    drawn["xAxis"] = made.category_axis([str(day) for day in numbers["day"]], say("hood.day", lang))
    drawn["yAxis"] = made.upright_axis(say("hood.share", lang), min=0)
    drawn["grid"] |= {"top": 34}
    if numbers.empty:
        look = {"fontSize": made.SMALL, "fontWeight": "normal", "color": style.INK}
        drawn["title"] = {"text": say("hood.before", lang), "left": "center", "top": "middle", "textStyle": look}
    drawn["series"] = [made.line(mark, numbers[side].tolist(), showSymbol=False) for side, mark in _marks(lang).items()]
    return drawn


def _bars(shares: dict[str, float], names: list[str], lang: str) -> Option:
    axis = say("hood.share", lang)
    drawn = made.frame()
    drawn["grid"] = made.beside_names(axis, _NAME)
    drawn["xAxis"] = made.value_axis(axis, min=0)
    drawn["yAxis"] = made.names_axis(names, _NAME)
    bars = [made.item(round(share, 3), f"{words}: {number(share, lang, 2)} %",
                      itemStyle={"color": style.COLOURS[name], "borderColor": style.INK})
            for (name, share), words in zip(shares.items(), names, strict=True)]  # fmt: skip
    drawn["series"] = [{"type": "bar", "data": bars, "barWidth": "60%"}]
    return drawn


def _draw_days(numbers: pd.DataFrame, caption: str, about: str, lang: str) -> Figure:
    figure = style.framed(_INCHES, say("hood.by_day", lang), caption, about, lang)
    axes = figure.subplots()
    for (side, mark), dash in zip(_marks(lang).items(), ("-", "--"), strict=True):
        axes.plot(numbers["day"], numbers[side], dash, color=mark.colour, label=mark.words)
    style.tidy(axes)
    style.number_axis(axes.yaxis, lang)
    style.name_axes(axes, say("hood.day", lang), say("hood.share", lang))
    style.legend(axes, {str(each.get_label()): each for each in axes.get_lines()}, loc="upper left")
    return figure


def _draw_reasons(shares: dict[str, float], names: list[str], caption: str, about: str, lang: str) -> Figure:
    figure = style.framed(_INCHES, say("hood.by_reason", lang), caption, about, lang)
    axes = figure.subplots()
    axes.barh(names, list(shares.values()), color=[style.COLOURS[name] for name in shares], edgecolor=style.INK)
    axes.invert_yaxis()
    style.tidy(axes, grid="x")
    style.number_axis(axes.xaxis, lang)
    style.name_axes(axes, say("hood.share", lang), "")
    return figure


def today(system: SchoolSystem) -> dict[str, float]:
    """Reason → lesson hours missed today, in percent of those planned; 0 before the first day."""
    kept = system.datacollector.get_model_vars_dataframe()
    return {name: float(kept[f"true_{name}"].iloc[-1]) if len(kept) else 0.0 for name in REASONS}


def told(system: SchoolSystem, lang: str) -> str:
    """Today in words."""
    return say("hood.alt", lang, day=system.day, share=number(sum(today(system).values()), lang, 1))
