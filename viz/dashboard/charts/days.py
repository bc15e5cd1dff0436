"""Charts of a running system for Mesa's view: absence day by day, and today by reason."""

from typing import Any, Final

from agents.reasons import LABELS, REASONS
from model import SchoolSystem
from viz import style
from viz.dashboard.charts import option as made
from viz.dashboard.charts.chart import Mark, Option
from viz.dashboard.texts import say
from viz.language import number
from viz.texts import reason

_SHOWN: Final = 60
"""School days in the figure: three months."""
_NAME: Final = 120
"""Pixels of the name of a reason."""


def by_day(system: SchoolSystem, lang: str) -> Option:
    """Lesson hours missed in percent of those planned, of the last school days: truly, and as registered."""
    kept = system.datacollector.get_model_vars_dataframe().tail(_SHOWN)
    sides = {"true": [f"true_{name}" for name in REASONS], "registered": [f"registered_{name}" for name in LABELS]}
    marks = {"true": Mark(say("hood.true", lang), "line", style.COLOURS["truancy"], "none"),
             "registered": Mark(say("hood.registered", lang), "line", style.SIMULATED, "none", (8, 4))}  # fmt: skip
    drawn = made.frame(made.below(say("hood.day", lang)))
    first = system.day - len(kept) + 1
    drawn["xAxis"] = made.category_axis([str(first + place) for place in range(len(kept))], say("hood.day", lang))
    drawn["yAxis"] = made.upright_axis(say("hood.share", lang), min=0)
    drawn["grid"] |= {"top": 64}
    drawn["legend"] = {"top": 0, "textStyle": {"color": style.INK}}
    drawn["series"] = [
        made.line(marks[side], kept[names].sum(axis=1).round(2).tolist(), showSymbol=False)
        for side, names in sides.items()
    ]
    return drawn


def by_reason(system: SchoolSystem, lang: str) -> Option:
    """The same of today, by true reason."""
    shares = today(system)
    drawn = made.frame(made.below(say("hood.share", lang)))
    drawn["xAxis"] = made.value_axis(say("hood.share", lang), min=0)
    drawn["yAxis"] = made.category_axis([reason(name, lang) for name in REASONS], inverse=True)
    drawn["yAxis"]["axisLabel"] |= {"width": _NAME, "overflow": "break"}
    bars: list[dict[str, Any]] = [
        {"value": round(shares[name], 2), "itemStyle": {"color": style.COLOURS[name], "borderColor": style.INK}}
        for name in REASONS
    ]
    drawn["series"] = [{"type": "bar", "data": bars, "barWidth": "60%"}]
    return drawn


def today(system: SchoolSystem) -> dict[str, float]:
    """Reason → lesson hours missed today, in percent of those planned; 0 before the first day."""
    kept = system.datacollector.get_model_vars_dataframe()
    return {name: float(kept[f"true_{name}"].iloc[-1]) if len(kept) else 0.0 for name in REASONS}


def told(system: SchoolSystem, lang: str) -> str:
    """Today in words."""
    return say("hood.alt", lang, day=system.day, share=number(sum(today(system).values()), lang, 1))
