"""How the command line lays out tables, and those of scenarios (which need no model)."""

from collections.abc import Iterable

from rich import box
from rich.table import Table

from scenarios import Scenario
from verzuim.words import say


def scenario_table(scenarios: Iterable[Scenario], lang: str) -> Table:
    """The scenarios of the library, each with its title and question."""
    heads = [say(key, lang) for key in ("scenario", "title", "question")]
    table = new_table(None, left=heads, right=[])
    for scenario in scenarios:
        question = getattr(scenario.question or scenario.description, lang)
        table.add_row(scenario.name, getattr(scenario.title, lang), question)
    return table


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
