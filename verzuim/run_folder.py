"""Folders that hold finished runs beside an outcome that is written whole, so that the same command goes on."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from evidence.errors import BadInput
from experiments.whole import check_writable

RUNS: Final = "runs"
"""Folder in which finished runs are kept."""


def check_folder(folder: Path, outcome: str, check_ours: Callable[[Path], None]) -> None:
    """Checks that an outcome may be kept at this path, without writing anything.

    Args:
        folder: where to.
        outcome: name of the folder in it that is written whole.
        check_ours: checks that what stands there is an outcome of the same kind.

    Raises:
        BadInput: when something else stands there, or the place may not be written to.
    """
    check_writable(folder)
    entries = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    foreign = [name for name in entries if name not in (RUNS, outcome) and not name.startswith(f".{outcome}.")]
    if foreign:
        hint = "nothing was written; name another folder, or take this away yourself"
        raise BadInput(file=folder, problem=f"{foreign[0]!r} in it was not written by this command", hint=hint)
    check_ours(folder / outcome)


def check_workers_given(jobs: int | None, scheduler: str | None) -> None:
    """Checks that a user gave processes or a scheduler, not both.

    Raises:
        BadInput: for both.
    """
    if jobs is not None and scheduler is not None:
        hint = "a scheduler has workers of its own: leave --jobs out"
        raise BadInput(problem="--jobs and --scheduler exclude each other", hint=hint)
