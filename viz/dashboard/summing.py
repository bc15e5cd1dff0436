"""What an answer says in one sentence and five key figures, for whom somebody chose to see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from evidence import load_system
from evidence.checking import Words
from experiments.compare.comparison import Comparison, Verdict, verdict
from experiments.compare.measured import ALL, BY_NAME, VALUES
from viz.compare import table
from viz.compare.words import digits_of, measure, plain, signed, span, unit
from viz.dashboard.engine import Answer
from viz.dashboard.levers import levers_of, load_levers, name_of, presets
from viz.dashboard.state import Asked
from viz.dashboard.texts import say
from viz.language import short_number

KEY_MEASURES: Final = {
    "true": ("missed_true", "chronic_true", "thuiszitter_hidden", "reported", "vsv"),
    "registered": ("missed_registered", "chronic_registered", "thuiszitter_official", "reported", "vsv"),
}
"""Side → the five measures that are shown large, the most telling first."""

LEAVING: Final = "vsv"


@dataclass(frozen=True)
class KeyFigure:
    """One measure, with and without what was changed; every number as written in the language.

    Attributes:
        measure: its name in the tables.
        title: in words.
        unit: in words.
        base: its rate as it is; "-" for none.
        here: its rate with what was changed.
        difference: here minus base, with its sign.
        interval: of the difference, in words; "" without one.
        verdict: what can be said of the difference.
        said: the same in words.
        better: whether the change is surely for the better; None when it is not sure, or cannot be called so.
    """

    measure: str
    title: str
    unit: str
    base: str
    here: str
    difference: str
    interval: str
    verdict: Verdict
    said: str
    better: bool | None


def shown_for(comparison: Comparison, school_types: tuple[str, ...]) -> Comparison:
    """The comparison for one sector or level: its lines stand for everybody's.

    Args:
        comparison: any.
        school_types: names as `viz.dashboard.asked.school_types` has them; the first counts, none is everybody.
    """
    if not school_types:
        return comparison
    name = school_types[0]
    group = "sector" if name in VALUES["sector"] else "level"
    effects = comparison.effects
    of_all = effects["group"] == ALL
    chosen = effects[(effects["group"] == group) & (effects["value"] == name)].assign(group=ALL, value=ALL)
    return replace(comparison, effects=pd.concat([chosen, effects[~of_all]], ignore_index=True))


def key_figures(comparison: Comparison, scenario: str, side: str, lang: str) -> tuple[KeyFigure, ...]:
    """The five measures of a scenario, those of them that were counted.

    Args:
        comparison: with this scenario.
        scenario: its name.
        side: "true" or "registered".
        lang: "nl" or "en".
    """
    lines = _lines(comparison, scenario)
    return tuple(_figure(lines.loc[name], lang) for name in KEY_MEASURES[side] if name in lines.index)


def sentence(comparison: Comparison, scenario: str, asked: Asked) -> str:
    """What a scenario does to absence and to early leaving, in one sentence.

    Args:
        comparison: with this scenario.
        scenario: its name.
        asked: its levers, the side and the language.
    """
    lang, lines = asked.lang, _lines(comparison, scenario)
    missed = KEY_MEASURES[asked.side][0]
    if missed not in lines.index:
        return say("scenario.nothing", lang)
    if not asked.levers:
        rates = {name: _rate(lines, name, lang) for name in (missed, LEAVING)}
        return say("scenario.sum_now" if rates[LEAVING] else "scenario.sum_now_absence", lang,
                   missed=rates[missed], leaving=rates[LEAVING])  # fmt: skip
    parts = [_clause(asked.side, lines.loc[missed], lang)]
    if LEAVING in lines.index:
        parts.append(_clause("leaving", lines.loc[LEAVING], lang))
    joined = say("scenario.sum_join", lang).join(parts)
    return say("scenario.sum", lang, what=what(asked.levers, lang), parts=joined)


def what(levers: Mapping[str, float], lang: str) -> str:
    """What was changed, in a few words: a preset or a single lever by its name."""
    preset = next((each for each in presets().values() if each.levers == levers), None)
    if preset is not None:
        return preset.title[lang]
    if len(levers) == 1:
        name, value = next(iter(levers.items()))
        return say("scenario.one_lever", lang, title=load_levers()[name].title[lang], value=written(value, lang))
    return say("scenario.levers", lang, count=len(levers))


def titled(comparison: Comparison, scenarios: Sequence[Mapping[str, float]]) -> Comparison:
    """The comparison with short names for scenarios that levers made; those of the same name are numbered.

    Args:
        comparison: any.
        scenarios: levers of those that are in it.
    """
    titles = dict(comparison.titles)
    for place, levers in enumerate(scenarios, start=1):
        if levers and name_of(levers) in titles:
            alike = [each for each in scenarios if each and what(each, "en") == what(levers, "en")]
            number = f" ({place})" if len(alike) > 1 else ""
            titles[name_of(levers)] = Words(nl=what(levers, "nl") + number, en=what(levers, "en") + number)
    return replace(comparison, titles=titles)


def levers_in(answer: Answer) -> tuple[Mapping[str, float], ...]:
    """The levers of each scenario of an answer, which may be to an earlier question than the one that is asked now."""
    return tuple(levers_of(scenario) or {} for scenario in answer.question.scenarios[1:])


def names_of_types() -> dict[str, Words]:
    """What can be chosen to be shown, in words."""
    return {**VALUES["sector"], **{level.id: level.name for level in load_system().levels}}


def written(value: float, lang: str) -> str:
    """A lever's value as the language writes it."""
    return short_number(value, lang)


def _lines(comparison: Comparison, scenario: str) -> pd.DataFrame:
    effects = table.overall(comparison)
    return effects[effects["scenario"] == scenario].set_index("measure", drop=False)


def _rate(lines: pd.DataFrame, name: str, lang: str) -> str:
    if name not in lines.index:
        return ""
    return plain(lines.loc[name, "rate"], lang, digits_of(lines.loc[name]))


def _figure(line: pd.Series, lang: str) -> KeyFigure:
    digits, way = digits_of(line), verdict(line["low"], line["high"])
    side = BY_NAME[line["measure"]].side
    surely = way in ("lower", "higher") and side in ("true", "leaving")
    return KeyFigure(
        measure=line["measure"], title=measure(line["measure"], lang), unit=unit(line["unit"], lang),
        base=plain(line["base_rate"], lang, digits), here=plain(line["rate"], lang, digits),
        difference=signed(line["difference"], lang, digits), interval=span(line["low"], line["high"], lang, digits),
        verdict=way, said=say(f"scenario.verdict_{way}", lang), better=way == "lower" if surely else None,
    )  # fmt: skip


def _clause(side: str, line: pd.Series, lang: str) -> str:
    digits, way = digits_of(line), verdict(line["low"], line["high"])
    return say(
        f"scenario.{side}_{way}", lang, here=plain(line["rate"], lang, digits),
        base=plain(line["base_rate"], lang, digits), difference=signed(line["difference"], lang, digits),
    )  # fmt: skip
