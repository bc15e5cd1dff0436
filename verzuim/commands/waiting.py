"""What a user sees while runs go on, and is told who interrupts them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from verzuim.commands.exits import INTERRUPTED
from verzuim.words import say

if TYPE_CHECKING:
    from verzuim.result import Progress


@contextmanager
def shown_progress(lang: str) -> "Iterator[Progress | None]":
    """A progress bar on standard error, as long as the block lasts."""
    from verzuim.progress import progress_bar

    with progress_bar(Console(stderr=True), lang, shown=True) as progress:
        yield progress


@contextmanager
def told_how_to_go_on(folder: Path | None, lang: str) -> Iterator[None]:
    """Tells who interrupts runs that are kept where they are, and that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt as error:
        if folder is None:
            raise
        typer.echo("\n" + say("interrupted_runs", lang, folder=folder), err=True)
        raise typer.Exit(INTERRUPTED) from error
