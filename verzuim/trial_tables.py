"""What `verzuim trial` prints: a trial as a researcher sees it, all trials beside the truth, before and after."""

from collections.abc import Sequence
from math import isfinite

from rich.console import Console
from rich.table import Table

from experiments.trial.outcomes import OUTCOMES
from experiments.trial.trial import Trial
from verzuim.fixed_values import on_fixed_values
from verzuim.listings import new_table
from viz.language import number
from viz.texts import text
from viz.trial.catalogue import say
from viz.trial.figures import about

_WIDEST = 100
"""Characters of a line of running text, where the terminal is wider."""
_GROUPS = ("supported", "unsupported", "controls", "effect")


def print_trial(trial: Trial, lang: str, console: Console) -> None:
    """Prints a trial as tables and in words."""
    width = min(console.width, _WIDEST)

    def tell(words: str) -> None:
        console.print(words, highlight=False, width=width)

    tell(f"{trial.title[lang]}\n{about(trial, lang)}\n")
    console.print(first_table(trial, lang))
    tell(_flow(trial, lang))
    if len(trial.design.outcomes) > 1:
        tell(say("several", lang, count=len(trial.design.outcomes)))
    console.print(all_table(trial, lang))
    tell(_about_power(trial, lang))
    _print_before_after(trial, lang, console, width)
    for words in (*on_fixed_values(lang), text("notice", lang)):
        tell("\n" + words)


def first_table(trial: Trial, lang: str) -> Table:
    """The first trial: both arms, the difference with its interval, and p."""
    level = number(100 * (1 - trial.design.alpha), lang)
    heads = [say(key, lang) for key in ("treated", "control")]
    heads += [say("difference_interval", lang, level=level), *(say(key, lang) for key in ("p", "p_holm", "odds"))]
    table = _table(say("first", lang), say("outcome", lang), heads)
    for name, town in trial.of_town(0, "outcome").iterrows():
        scale = OUTCOMES[str(name)].scale
        means = [_shown(scale * town[f"{arm}_mean"], lang) for arm in ("treated", "control")]
        between = _between([scale * town[key] for key in ("difference", "low", "high")], lang)
        odds = _between([town[key] for key in ("odds_ratio", "odds_low", "odds_high")], lang, 2)
        table.add_row(_name(str(name), lang), *means, between, _p(town["p"], lang), _p(town["p_holm"], lang), odds)
    return table


def all_table(trial: Trial, lang: str) -> Table:
    """All trials: what they found, what is true, and how often a trial tells."""
    heads = [say(key, lang) for key in ("truth", "estimate", "power", "held", "spill")]
    title = say("all_trials", lang, towns=trial.replicates)
    table = _table(title, say("outcome", lang), heads)
    for _, line in trial.summary.iterrows():
        scale = OUTCOMES[line["outcome"]].scale
        effects = {
            key: _between([scale * line[f"{key}{side}"] for side in ("", "_low", "_high")], lang)
            for key in ("truth", "estimate", "spill")
        }
        shares = {key: _shown(100 * line[key], lang, 0, " %") for key in ("power", "held")}
        row = effects | shares
        table.add_row(
            _name(line["outcome"], lang), *(row[key] for key in ("truth", "estimate", "power", "held", "spill"))
        )
    return table


def before_after_table(trial: Trial, lang: str) -> Table:
    """Absence before and after of who was supported, and what it would have been."""
    heads = [say(key, lang) for key in ("pupils", "before", "after", "change")]
    title = f"{say('worst', lang, window=trial.design.window)}, {say('of_lessons', lang)}"
    table = _table(title, say("group", lang), heads)
    shown = trial.before_after.set_index("name")
    for name in _GROUPS:
        line = shown.loc[name]
        seen = [number(line["pupils"], lang), *(_shown(100 * line[side], lang) for side in ("before", "after"))]
        sides = [""] * len(seen) if name == "effect" else seen
        between = _between([100 * line[key] for key in ("difference", "low", "high")], lang)
        table.add_row(say(name, lang), *sides, between)
    return table


def _print_before_after(trial: Trial, lang: str, console: Console, width: int) -> None:
    shown = trial.before_after.set_index("name")
    if not trial.supports:
        console.print("\n" + say("not_for_pupils", lang), highlight=False, width=width)
    elif shown.loc["supported", "pupils"] == 0:
        console.print("\n" + say("no_before", lang, window=trial.design.window), highlight=False, width=width)
    else:
        console.print(before_after_table(trial, lang))
        words = say("before_after.caption", lang, window=trial.design.window)
        console.print(words, highlight=False, width=width)


def _flow(trial: Trial, lang: str) -> str:
    flow = trial.of_town(0, "flow")
    counts = {
        f"{name}_{figure}": number(flow.loc[name, figure], lang)
        for name in flow.index
        for figure in flow.columns
        if isfinite(flow.loc[name, figure])
    }
    return say("flow", lang, unit=say(trial.design.unit, lang), **counts)


def _about_power(trial: Trial, lang: str) -> str:
    if trial.replicates == 1:
        return say("one_town", lang)
    lines = [say("power_of", lang, alpha=number(trial.design.alpha, lang, 2))]
    main = trial.summary.iloc[0]
    if isfinite(main["exaggeration"]):
        outcome = OUTCOMES[main["outcome"]].title[lang]
        times, wrong = number(main["exaggeration"], lang, 1), number(100 * main["wrong_sign"], lang)
        lines.append(say("exaggerated", lang, outcome=outcome, times=times, wrong=wrong))
    return "\n".join(lines)


def _table(title: str, first: str, heads: list[str]) -> Table:
    table = new_table("\n" + title, left=[first], right=heads, dense=True)
    for column in table.columns[1:]:
        column.no_wrap = False
    return table


def _name(outcome: str, lang: str) -> str:
    found = OUTCOMES[outcome]
    return f"{found.title[lang]}, {found.unit[lang]}"


def _shown(value: float, lang: str, digits: int = 1, after: str = "") -> str:
    return number(value, lang, digits) + after if isfinite(value) else "-"


def _between(figures: Sequence[float], lang: str, digits: int = 1) -> str:
    """A figure with its bounds, where it has them."""
    value, low, high = figures
    if not isfinite(value):
        return "-"
    words = number(value, lang, digits)
    if not isfinite(low):
        return words
    to = {"nl": "tot", "en": "to"}[lang]
    return f"{words} ({number(low, lang, digits)} {to} {number(high, lang, digits)})"


def _p(value: float, lang: str) -> str:
    return ("<" if value < 0.001 else "") + number(max(value, 0.001), lang, 3)
