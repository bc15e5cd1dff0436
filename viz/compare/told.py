"""What interventions do, said in sentences: reach, what runs short first, cost, price of a gain, tiers."""

from typing import Final

from experiments.compare.comparison import Comparison
from experiments.compare.measured import ALL
from viz.compare.delivered import in_tiers, priced, reached, rooms
from viz.compare.delivery_tables import moment
from viz.compare.plane import SHOWN
from viz.compare.tiers import TIERS
from viz.compare.words import intervention, room, say, title, with_span
from viz.language import three_figures

_PER: Final = 1000
_PRICED: Final = ("bounded", "unsure", "more")


def of_scenario(comparison: Comparison, scenario: str, lang: str) -> list[str]:
    """All sentences on what the interventions of a scenario do; none where it has none."""
    return [
        *_reach(comparison, scenario, lang),
        *_tiers(comparison, scenario, lang),
        *_room(comparison, scenario, lang),
        *_money(comparison, scenario, lang),
    ]


def alt(comparison: Comparison, name: str, lang: str) -> str:
    """What a figure on interventions shows, for who does not see it.

    Args:
        comparison: the figure is of it.
        name: rooms, plane or tiers.
        lang: "nl" or "en".
    """
    return say("alt.plain", lang, title=say(f"{name}.title", lang), told=of_figure(comparison, name, lang))


def of_figure(comparison: Comparison, name: str, lang: str) -> str:
    """What one of these figures says of each scenario; empty where it says nothing."""
    say_of = {"rooms": _room, "plane": _money, "tiers": _tiers}[name]
    said = []
    for scenario in comparison.scenarios:
        told = " ".join(say_of(comparison, scenario, lang))
        if told:
            said.append(say("alt.of", lang, scenario=title(comparison, scenario, lang), told=told))
    return " ".join(said)


def _reach(comparison: Comparison, scenario: str, lang: str) -> list[str]:
    return [
        say(
            "told.reach",
            lang,
            name=intervention(comparison, line["intervention"], lang),
            percent=three_figures(line["reached_percent"], lang),
            waited=three_figures(line["waited"], lang),
        )
        for _, line in reached(comparison, scenario).iterrows()
    ]


def _room(comparison: Comparison, scenario: str, lang: str) -> list[str]:
    """What ran out first in most replicates."""
    lines = rooms(comparison, scenario)
    lines = lines[lines["first"] > 0]
    if lines.empty:
        return []
    most = lines[lines["first"] == lines["first"].max()]
    names = "; ".join(
        f"{room(comparison, line['kind'], line['name'], lang)} ({moment(line, lang)})" for _, line in most.iterrows()
    )
    return [say("told.room", lang, names=names)]


def _money(comparison: Comparison, scenario: str, lang: str) -> list[str]:
    lines = priced(comparison)
    lines = lines[(lines["scenario"] == scenario) & (lines["payer"] == ALL)].set_index("outcome")
    if lines.empty:
        return [say("told.no_costs", lang)]
    first = lines.iloc[0]
    euro = with_span(first["euro"] / _PER, first["euro_low"] / _PER, first["euro_high"] / _PER, lang)
    said = [say("told.cost", lang, euro=euro)]
    for outcome in SHOWN:
        line = lines.loc[outcome]
        if line["sureness"] in _PRICED:
            ratio = with_span(line["ratio"], line["ratio_low"], line["ratio_high"], lang)
            words = {"outcome": say(f"outcome.{outcome}", lang), "ratio": ratio}
            said.append(say(f"told.{line['sureness']}", lang, **words))
    return said


def _tiers(comparison: Comparison, scenario: str, lang: str) -> list[str]:
    table = in_tiers(comparison)
    means = table[table["scenario"] == scenario].groupby("tier")["percent"].mean()
    if means.empty:
        return []
    two, three = (three_figures(means.get(tier, 0.0), lang) for tier in TIERS)
    return [say("told.tiers", lang, two=two, three=three)]
