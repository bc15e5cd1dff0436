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

from verzuim.words import say

Report = Callable[[str, int, int], None]
"""Called with the stage, what is done of it and how much there is in all."""

STAGES: Final[dict[str, dict[str, str]]] = {
    "kernels": {"nl": "rekenregels gereedmaken", "en": "preparing the rules"},
    "population": {"nl": "bevolking", "en": "population"},
    "networks": {"nl": "vriendschappen", "en": "friendships"},
    "school weeks": {"nl": "schoolweken", "en": "school weeks"},
    "tables": {"nl": "tabellen", "en": "tables"},
    "runs": {"nl": "simulaties", "en": "runs"},
    "fitting": {"nl": "instellen", "en": "fitting"},
    "checks": {"nl": "controles", "en": "checks"},
    "cross-check": {"nl": "tweede methode", "en": "second method"},
}
"""What a stage is called; a stage that is not here is shown by its own name."""

_PACE_SECONDS: Final = 600.0
"""How far back the bar looks for the time left: a run of the whole country takes most of a minute."""

_YEARS: Final = "school weeks"
"""The stage that goes on for all years of a run."""


def year_under_way(done: int, total: int, years: int) -> int:
    """The school year that the next week belongs to, 1 the first; the last when all is done.

    Example:
        >>> year_under_way(39, 80, 2), year_under_way(40, 80, 2), year_under_way(80, 80, 2)
        (1, 2, 2)
    """
    return min(done * years // total, years - 1) + 1


def _finish(bars: Progress) -> None:
    """A stage that begins says that those before it are done, also where these did not say so themselves."""
    for task in bars.tasks:
        bars.update(task.id, completed=task.total)


@contextmanager
def progress_bar(console: Console, lang: str, *, shown: bool, years: int = 1) -> Iterator[Report | None]:
    """Gives a function that reports progress, and draws a bar for each stage while the block runs.

    Args:
        console: where to draw. Nothing is drawn when it is no terminal.
        lang: language of the stages' names.
        shown: whether to draw at all.
        years: school years of the run; of more than one the year under way is told.
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
    with Progress(*columns, console=console, transient=True, speed_estimate_period=_PACE_SECONDS) as bars:
        tasks: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int) -> None:
            name = STAGES.get(stage, {}).get(lang, stage)
            if stage == _YEARS and years > 1:
                name = say("year_of", lang, stage=name, year=year_under_way(done, total, years), years=years)
            if stage not in tasks:
                _finish(bars)
                tasks[stage] = bars.add_task(name)
            bars.update(tasks[stage], completed=done, total=total, description=name)

        yield report
