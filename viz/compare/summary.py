"""What a comparison says in plain words: what is certain in it, what is not, and the texts for who sees no figure."""

import pandas as pd

from experiments.compare.comparison import Comparison, verdict
from experiments.compare.measured import ALL
from viz.compare import table, told
from viz.compare.words import digits_of, group, measure, of_source, plain, say, signed, span, title, value
from viz.language import number

_FIRST = "missed_true"
"""The measure of which doubt is told in parts."""
_TOLD = ("lower", "higher", "unclear", "same")


def in_words(comparison: Comparison, lang: str) -> list[str]:
    """Paragraphs: each scenario's effects, reach and cost, and how sure they are."""
    effects = table.overall(comparison)
    if effects.empty:
        return [say("nothing", lang)]
    said = [_scenario(comparison, each, effects[effects["scenario"] == each], lang) for each in comparison.scenarios]
    if table.has_intervals(comparison):
        certain = say(of_source(comparison, "certain"), lang, count=comparison.replicates, draws=comparison.draws)
        return [*said, *_apart(comparison, effects, lang), certain]
    return [*said, say("one_replicate", lang)]


def _apart(comparison: Comparison, effects: pd.DataFrame, lang: str) -> list[str]:
    """How much of the doubt is by parameters and how much by luck, for all true absence of each scenario."""
    if comparison.draws == 0:
        return []
    lines = effects[(effects["measure"] == _FIRST) & effects["by_parameters"].notna()]
    return [_parts_of(comparison, effect, lang) for _, effect in lines.iterrows()] or [say("not_apart", lang)]


def _parts_of(comparison: Comparison, effect: pd.Series, lang: str) -> str:
    share, low, high = (number(100 * effect[f"by_parameters{end}"], lang) for end in ("", "_low", "_high"))
    return say(
        "apart", lang, title=title(comparison, effect["scenario"], lang), measure=measure(_FIRST, lang), share=share,
        span=say("span", lang, low=low, high=high),
        luck=span(effect["luck_low"], effect["luck_high"], lang, digits_of(effect)),
    )  # fmt: skip


def _scenario(comparison: Comparison, scenario: str, effects: pd.DataFrame, lang: str) -> str:
    lines = effects.set_index("measure")
    parts = []
    if _FIRST in lines.index:
        parts.append(_missed(lines.loc[_FIRST], title(comparison, scenario, lang), lang))
    said = _parting(lines, lang)
    shown = table.known(table.MAIN, effects)
    verdicts = {name: verdict(lines.loc[name, "low"], lines.loc[name, "high"]) for name in shown}
    for kind in _TOLD:
        names = [measure(name, lang) for name, each in verdicts.items() if each == kind]
        if names:
            parts.append(say(kind, lang, measures="; ".join(names)))
    return " ".join([*parts, *said, *told.of_scenario(comparison, scenario, lang)])


def _missed(effect: pd.Series, name: str, lang: str) -> str:
    digits = digits_of(effect)
    bounds = span(effect["low"], effect["high"], lang, digits)
    return say(
        "missed_more",
        lang,
        title=name,
        rate=plain(effect["rate"], lang, digits),
        base_rate=plain(effect["base_rate"], lang, digits),
        difference=signed(effect["difference"], lang, digits),
        interval=say("interval_inside", lang, span=bounds) if bounds else "",
    )


def _parting(lines: pd.DataFrame, lang: str) -> list[str]:
    """Whether true and registered absence surely go opposite ways."""
    if not {"missed_true", "missed_registered"} <= set(lines.index):
        return []
    ways = [verdict(lines.loc[name, "low"], lines.loc[name, "high"]) for name in ("missed_true", "missed_registered")]
    if set(ways) != {"lower", "higher"}:
        return []
    true, registered = (say("falls" if way == "lower" else "rises", lang) for way in ways)
    return [say("parts", lang, true=true, registered=registered)]


def alt(comparison: Comparison, heading: str, effects: pd.DataFrame, lang: str) -> str:
    """What a figure shows, for who does not see it: of each scenario what falls and what rises most.

    Args:
        comparison: the figure is of it.
        heading: title of the figure.
        effects: lines of the table that the figure draws.
        lang: "nl" or "en".
    """
    return say("alt", lang, title=heading, summary=extremes(comparison, effects, lang))


def extremes(comparison: Comparison, effects: pd.DataFrame, lang: str) -> str:
    """What falls and what rises most in each scenario, of these lines of the table, as far as it is certain."""
    said = []
    for scenario in comparison.scenarios:
        lines = effects[(effects["scenario"] == scenario) & effects["relative"].notna()]
        if table.has_intervals(comparison):
            lines = lines[(lines["low"] > 0) | (lines["high"] < 0)]
        ends = {
            "down": _farthest(lines[lines["relative"] < 0].sort_values("relative"), lang),
            "up": _farthest(lines[lines["relative"] > 0].sort_values("relative", ascending=False), lang),
        }
        said.append(say("alt.one", lang, scenario=title(comparison, scenario, lang), **ends))
    return " ".join(said)


def _farthest(lines: pd.DataFrame, lang: str) -> str:
    if lines.empty:
        return say("none", lang)
    first = lines.iloc[0]
    named = measure(first["measure"], lang)
    if first["group"] != ALL:
        named = f"{named} ({group(first['group'], lang)}: {value(first['group'], first['value'], lang)})"
    return f"{named} {signed(first['relative'], lang, 1)} %"
