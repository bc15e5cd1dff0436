"""The tables of a result that the command line prints."""

from typing import TYPE_CHECKING, Final

from rich.table import Table

from agents.reasons import REASONS
from experiments.comparison import without_make_up
from verzuim.listings import new_table
from verzuim.words import say
from viz.language import number, three_figures
from viz.phrases import figure_name, phrase
from viz.texts import reason, text

if TYPE_CHECKING:
    from verzuim.result import Result


_PUBLISHED: Final = {"reported": "relative_2018_19", "vsv": "vsv_2018_19_pct"}
"""The national figure beside which a line of the first table stands: a target of the evidence."""


def absence_table(result: "Result", lang: str) -> Table:
    """Absence by reason, true and registered; below it reports, early leavers, thuiszitters and the silent of both."""
    title = f"{say('absence', lang)} ({say('of_hours', lang)})"
    heads = [text(kind, lang) for kind in ("true", "registered", "published")]
    table = new_table(title, left=[""], right=heads)
    table.caption = say("registered_note", lang)
    table.caption_justify = "left"
    summary = result.summary
    for name in REASONS:
        beside = _medical(result, lang) if name == "sick" else ""
        table.add_row(reason(name, lang), *_pair(summary["absence"][name], lang), beside)
    sums = {kind: sum(summary["absence"][name][kind] for name in REASONS) for kind in ("true", "registered")}
    table.add_row(say("total", lang), *_pair(sums, lang), style="bold", end_section=True)
    reported, vsv = summary["reported_per_1000"], summary["vsv_percent"]
    published = {line: _published(result, target, lang) for line, target in _PUBLISHED.items()}
    table.add_row(say("reported", lang), "", number(reported, lang, 1), published["reported"])
    table.add_row(say("vsv", lang), number(vsv, lang, 2), "", published["vsv"])
    table.add_row(say("at_home", lang), *_pair(summary["thuiszitters_per_1000"], lang), "")
    for who in ("leavers", "thuiszitters"):
        table.add_row(say(f"silent_{who}", lang), number(summary["silent_percent"][who], lang, 1), "", "")
    return table


def _pair(shares: dict[str, float], lang: str) -> tuple[str, str]:
    return number(shares["true"], lang, 2), number(shares["registered"], lang, 2)


def _published(result: "Result", target: str, lang: str) -> str:
    """The published figure and its year; nothing when the run was not held against it."""
    found = result.tables["comparison"].query("target == @target")
    if found.empty:
        return ""
    row = found.iloc[0]
    return f"{three_figures(row['observed'], lang)} ({row['observed_year']})"


def _medical(result: "Result", lang: str) -> str:
    """The range over levels of published medical absence, and its year; no other reason has a published share."""
    found = result.tables["comparison"].query("target.str.startswith('medical')")
    if found.empty:
        return ""
    low, high = (number(found["observed"].agg(which), lang, 1) for which in ("min", "max"))
    return f"{low}-{high} ({found.iloc[0]['observed_year']})"


def comparison_table(result: "Result", lang: str) -> Table:
    """Each published figure on what happens in a year that the run can be laid beside."""
    columns = [text("simulated", lang), text("published", lang)]
    table = new_table(say("beside", lang), left=[say("quantity", lang)], right=columns)
    table.add_column(text("unit", lang))
    for _, row in without_make_up(result.tables["comparison"]).iterrows():
        table.add_row(
            figure_name(row["quantity"], row["group"], row["observed_year"], lang),
            three_figures(row["simulated"], lang),
            three_figures(row["observed"], lang),
            phrase(row["unit"], lang),
        )
    return table
