"""The tables of a result that the command line prints."""

from typing import TYPE_CHECKING

from rich.table import Table

from agents.reasons import REASONS
from verzuim.listings import new_table
from verzuim.words import say
from viz.language import number, three_figures
from viz.phrases import phrase
from viz.texts import reason, text

if TYPE_CHECKING:
    from verzuim.result import Result


def absence_table(result: "Result", lang: str) -> Table:
    """Absence by reason, true and registered, with reports and early leavers below."""
    title = f"{say('absence', lang)} ({say('of_hours', lang)})"
    table = new_table(title, left=[""], right=[text("true", lang), text("registered", lang)])
    table.caption = say("registered_note", lang)
    table.caption_justify = "left"
    absence = result.summary["absence"]
    for name in REASONS:
        table.add_row(reason(name, lang), *_pair(absence[name], lang))
    sums = {kind: sum(absence[name][kind] for name in REASONS) for kind in ("true", "registered")}
    table.add_row(say("total", lang), *_pair(sums, lang), style="bold", end_section=True)
    table.add_row(say("reported", lang), "", number(result.summary["reported_per_1000"], lang, 1))
    table.add_row(say("vsv", lang), number(result.summary["vsv_percent"], lang, 2), "")
    return table


def _pair(shares: dict[str, float], lang: str) -> tuple[str, str]:
    return number(shares["true"], lang, 2), number(shares["registered"], lang, 2)


def comparison_table(result: "Result", lang: str) -> Table:
    """Each published figure that the run can be laid beside."""
    columns = [text("simulated", lang), text("published", lang)]
    table = new_table(say("beside", lang), left=[say("quantity", lang)], right=columns)
    table.add_column(text("unit", lang))
    for _, row in result.tables["comparison"].iterrows():
        what, who = phrase(row["quantity"], lang), phrase(row["group"], lang)
        table.add_row(
            f"{what}, {who} ({row['observed_year']})",
            three_figures(row["simulated"], lang),
            three_figures(row["observed"], lang),
            phrase(row["unit"], lang),
        )
    return table
