"""How the command line lays out tables, and those of scenarios (which need no model)."""

from collections.abc import Iterable, Mapping
from typing import Any

from rich import box
from rich.table import Table

from scenarios import Difference, Intervention, Scenario
from verzuim.words import say


def scenario_table(scenarios: Iterable[Scenario], lang: str) -> Table:
    """The scenarios of the library, each with its title and question."""
    heads = [say(key, lang) for key in ("scenario", "title", "question")]
    table = new_table(None, left=heads, right=[])
    for scenario in scenarios:
        question = getattr(scenario.question or scenario.description, lang)
        table.add_row(scenario.name, getattr(scenario.title, lang), question)
    return table


def intervention_table(interventions: Mapping[str, Intervention], lang: str) -> Table:
    """The interventions of the library by tier: name, title, tier and grade of the evidence for an effect."""
    heads = [say(key, lang) for key in ("intervention", "title", "evidence_of_effect")]
    table = new_table(None, left=heads, right=[say("tier", lang)])
    for name, each in sorted(interventions.items(), key=lambda item: (item[1].tier, item[0])):
        table.add_row(name, each.title[lang], say(f"grade_{each.grade}", lang), str(each.tier))
    return table


def intervention_text(name: str, intervention: Intervention, lang: str) -> str:
    """What one intervention is, what is known of it, and what it moves and costs."""
    lines = [f"{name}: {intervention.title[lang]}", intervention.description[lang], "", intervention.known[lang]]
    lines.append(f"{say('source', lang)}: {intervention.source} ({say(f'grade_{intervention.grade}', lang)})")
    lines.append(f"{say('professional', lang)}: {intervention.professional[lang]}")
    if intervention.find:
        lines.append(f"{say('found_by', lang)}: {intervention.find.by[lang]}")
    lines += ["", say("moves_named", lang)]
    for move in intervention.move:
        low, high = move.range
        grade = say(f"grade_{move.grade}", lang)
        lines.append(f"  {move.quantity}: {move.operation} {move.amount:g} [{low:g}, {high:g}], {grade}")
    if intervention.cost:
        lines += ["", say("costs_named", lang)]
    for cost in intervention.cost:
        per, payer = say(f"per_{cost.per}", lang), say(f"payer_{cost.payer}", lang)
        lines.append(f"  {cost.euro:g} euro [{cost.range[0]:g}, {cost.range[1]:g}] {per}, {payer}")
    return "\n".join(lines)


def difference_table(differences: Iterable[Difference], lang: str) -> Table:
    """What a scenario does otherwise than the baseline."""
    heads = [say("what", lang), "baseline", say("here", lang)]
    table = new_table(say("differs", lang), left=heads, right=[])
    for each in differences:
        table.add_row(each.key, _shown(each.base), _shown(each.here))
    return table


def _shown(value: Any) -> str:
    return "-" if value is None else str(value)


def new_table(title: str | None, *, left: list[str], right: list[str], dense: bool = False) -> Table:
    """An empty table; columns of words stand left, columns of numbers right.

    Args:
        title: above it.
        left: heads of the columns of words.
        right: heads of the columns of numbers.
        dense: whether one space between columns is enough.
    """
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold")
    if dense:
        table.padding, table.show_edge = 0, False
    for head in left:
        table.add_column(head, overflow="fold")
    for head in right:
        table.add_column(head, justify="right", no_wrap=True)
    return table
