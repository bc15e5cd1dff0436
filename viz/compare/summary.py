"""What a comparison says in plain words: what is certain in it, what is not, and the texts for who sees no figure."""

import pandas as pd

from experiments.compare.comparison import Comparison, verdict
from experiments.compare.measured import ALL
from viz.compare import table, told
from viz.compare.words import digits_of, group, measure, plain, say, signed, span, title, value

_TOLD = ("lower", "higher", "unclear", "same")


def in_words(comparison: Comparison, lang: str) -> list[str]:
    """Paragraphs: each scenario's effects, reach and cost, and how sure they are."""
    effects = table.overall(comparison)
    if effects.empty:
        return [say("nothing", lang)]
    said = [_scenario(comparison, each, effects[effects["scenario"] == each], lang) for each in comparison.scenarios]
    if table.has_intervals(comparison):
        return [*said, say("certain", lang, count=comparison.replicates)]
    return [*said, say("one_replicate", lang)]


def _scenario(comparison: Comparison, scenario: str, effects: pd.DataFrame, lang: str) -> str:
    lines = effects.set_index("measure")
    parts = []
    if "missed_true" in lines.index:
        parts.append(missed(lines.loc["missed_true"], title(comparison, scenario, lang), lang))
    said = _parting(lines, lang)
    shown = table.known(table.MAIN, effects)
    verdicts = {name: verdict(lines.loc[name, "low"], lines.loc[name, "high"]) for name in shown}
    for kind in _TOLD:
        names = [measure(name, lang) for name, each in verdicts.items() if each == kind]
        if names:
            parts.append(say(kind, lang, measures="; ".join(names)))
    return " ".join([*parts, *said, *told.of_scenario(comparison, scenario, lang)])


def missed(effect: pd.Series, name: str, lang: str) -> str:
    """How much is truly missed in a scenario and in the base, in one sentence.

    Args:
        effect: the line of the measure missed_true.
        name: how the scenario is called.
        lang: "nl" or "en".
    """
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
