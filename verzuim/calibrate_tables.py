"""What `verzuim calibrate` and `verzuim sensitivity` print: what is not pinned down comes first."""

import pandas as pd
from rich.console import Console
from rich.table import Table

from experiments.calibration.methods import FEWEST_EFFECTIVE, Methods
from experiments.calibration.outcome import Calibration
from experiments.calibration.verdicts import Verdict
from verzuim.listings import new_table
from viz.calibration.beside import beside
from viz.calibration.calibration_texts import say
from viz.calibration.frames import about
from viz.calibration.validation_texts import say as say_of_figures
from viz.calibration.verdict_words import judged, what_it_sees, what_was_found
from viz.language import number, three_figures
from viz.texts import text


def print_calibration(found: Calibration, lang: str, console: Console) -> None:
    """Prints the parameters, the figures and the checks."""
    console.print(about(found, lang), highlight=False)
    console.print(_parameters(found, lang))
    console.print(_figures(found, lang))
    console.print(say_of_figures("star", lang), highlight=False)
    uncounted = found.figures.loc[found.figures["z"].isna(), "target"]
    if len(uncounted):
        console.print(say("uncounted", lang, names=", ".join(uncounted)), highlight=False)
    if found.methods is not None:
        _print_methods(found.methods, lang, console)
    console.print(say("checks.title", lang), style="bold")
    for verdict in found.verdicts:
        console.print(_verdict(verdict, lang), highlight=False)
    if not found.posterior.settled:
        effective = number(found.posterior.effective, lang)
        console.print(say("unsettled", lang, effective=effective), highlight=False)
    console.print("\n" + text("notice", lang), highlight=False)


def _parameters(found: Calibration, lang: str) -> Table:
    heads = [say(key, lang) for key in ("learned", "prior_90", "middle_90")]
    table = new_table(say("parameters.title", lang), left=[say("parameter", lang)], right=heads, dense=True)
    table.columns[0].no_wrap = True
    for each in found.parameters.to_dict("records"):
        table.add_row(
            each["parameter"], number(100 * max(0.0, each["contraction"]), lang),
            _between(each["prior_low"], each["prior_high"], lang), _between(each["low"], each["high"], lang),
        )  # fmt: skip
    return table


def _figures(found: Calibration, lang: str) -> Table:
    known = beside(found, lang)
    title = say("figures.title", lang, inside=sum(found.figures["inside"] & found.figures["z"].notna()), of=len(known))
    heads = [say(key, lang) for key in ("observed", "fitted", "distance", "judged")]
    table = new_table(title, left=[say("figure", lang)], right=heads, dense=True)
    for each in known:
        table.add_row(each.name, three_figures(each.observed, lang), _between(*each.fitted, lang),
                      number(each.z, lang, 1), say(each.verdict, lang))  # fmt: skip
    return table


def _print_methods(methods: Methods, lang: str, console: Console) -> None:
    """How the second method differs, parameter by parameter and on known truths."""
    heads = [say(key, lang) for key in ("method.emulator", "method.network", "means_apart", "shared")]
    table = new_table(say("methods.table", lang), left=[say("parameter", lang)], right=heads, dense=True)
    table.columns[0].no_wrap = True
    for each in methods.table.to_dict("records"):
        table.add_row(
            each["parameter"], _between(each["emulator_low"], each["emulator_high"], lang),
            _between(each["network_low"], each["network_high"], lang), number(each["apart"], lang, 2),
            number(100 * each["overlap"], lang),
        )  # fmt: skip
    console.print(table)
    for moved, lines in methods.known.groupby("moved"):
        coverage = {each.method: number(each.coverage, lang, 2) for each in lines.itertuples()}
        told = say(f"known.{moved}", lang, trials=number(lines["trials"].iloc[0], lang), **coverage)
        console.print(told, highlight=False)
    if methods.network.effective < FEWEST_EFFECTIVE:
        told = say("methods.few", lang, effective=number(methods.network.effective, lang))
        console.print(told, highlight=False)
    if methods.left_out:
        console.print(say("methods.left_out", lang, names=", ".join(methods.left_out)), highlight=False)


def _between(low: float, high: float, lang: str) -> str:
    return f"{three_figures(low, lang)}–{three_figures(high, lang)}"  # noqa: RUF001


def _verdict(verdict: Verdict, lang: str) -> str:
    """One line: in order or not, what was found, and what the check could have seen."""
    sees = what_it_sees(verdict, lang)
    return f"{say(judged(verdict), lang)}: {what_was_found(verdict, lang)}" + (f"; {sees}" if sees else "")


def print_screening(effects: pd.DataFrame, lang: str, console: Console) -> None:
    """Prints each parameter's largest effect, and the figure that it is on."""
    table = new_table(say("effects.title", lang), left=[say("parameter", lang), say("most_on", lang)],
                      right=[say("effect", lang)], dense=True)  # fmt: skip
    largest = effects.loc[effects.groupby("parameter")["effect"].idxmax()]
    for each in largest.sort_values("effect", ascending=False).to_dict("records"):
        table.add_row(each["parameter"], each["target"], number(each["effect"], lang, 2))
    console.print(table)
    console.print("\n" + text("notice", lang), highlight=False)
