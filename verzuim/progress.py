"""The progress bar of a run, on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

Report = Callable[[str, int, int], None]
"""Called with the stage, what is done of it and how much there is in all."""

STAGES: Final[dict[str, dict[str, str]]] = {
    "kernels": {"nl": "rekenregels gereedmaken", "en": "preparing the rules"},
    "population": {"nl": "bevolking", "en": "population"},
    "networks": {"nl": "vriendschappen", "en": "friendships"},
    "school weeks": {"nl": "schoolweken", "en": "school weeks"},
    "tables": {"nl": "tabellen", "en": "tables"},
}
"""What a stage is called; a stage that is not here is shown by its own name."""


@contextmanager
def progress_bar(console: Console, lang: str, *, shown: bool) -> Iterator[Report | None]:
    """Gives a function that reports progress, and draws a bar for each stage while the block runs.

    Args:
        console: where to draw. Nothing is drawn when it is no terminal.
        lang: language of the stages' names.
        shown: whether to draw at all.
    """
    if not shown or not console.is_terminal:
        yield None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(STAGES.get(stage, {}).get(lang, stage))
            bars.update(tasks[stage], completed=done, total=total)

        yield report
