"""Where a command keeps its runs and its outcome, so that the same command goes on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from evidence.errors import BadInput
from experiments.whole import check_writable

RUNS: Final = "runs"
"""Folder in which finished runs are kept."""


def check_place(folder: Path, outcome: str, command: str, check_ours: Callable[[Path], None]) -> None:
    """Checks that something may be kept at this path, without writing anything.

    Args:
        folder: where.
        outcome: name of the folder of the outcome in it.
        command: that keeps it, for the message.
        check_ours: checks what stands at the outcome's place.

    Raises:
        BadInput: when something else stands there, or the place may not be written to.
    """
    check_writable(folder)
    entries = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    foreign = [name for name in entries if name not in (RUNS, outcome) and not name.startswith(f".{outcome}.")]
    if foreign:
        hint = "nothing was written; name another folder, or take this away yourself"
        raise BadInput(file=folder, problem=f"{foreign[0]!r} in it was not written by {command}", hint=hint)
    check_ours(folder / outcome)


@contextmanager
def place_of_runs(folder: Path | None) -> Iterator[Path]:
    """The folder of finished runs; one that goes away again when nothing is to be kept."""
    if folder is not None:
        yield folder / RUNS
        return
    with TemporaryDirectory(prefix="verzuim-") as made:
        yield Path(made) / RUNS


def check_workers_given(jobs: int | None, scheduler: str | None) -> None:
    """Checks that a user gave processes or a scheduler, not both.

    Raises:
        BadInput: for both.
    """
    if jobs is not None and scheduler is not None:
        hint = "a scheduler has workers of its own: leave --jobs out"
        raise BadInput(problem="--jobs and --scheduler exclude each other", hint=hint)
