"""Folders and files that are written whole or not at all.

Everything goes to a temporary neighbour first, is flushed to the disk, and is then renamed:
whoever sees the name sees the whole. An interruption leaves what was there before.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from evidence.errors import BadInput


def flush_to_disk(path: Path) -> None:
    """Makes the system write a file or a folder's entries to the disk now."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def check_writable(folder: Path) -> None:
    """Checks that a folder can be made or filled at this path, without making anything.

    Raises:
        BadInput: when the nearest existing folder above is a file or may not be written to.
    """
    above = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    if not above.is_dir():
        problem = f"{above} is a file, not a folder"
        raise BadInput(file=folder, problem=problem, hint="name another folder")
    if not os.access(above, os.W_OK | os.X_OK):
        problem = f"you may not write in {above}"
        raise BadInput(file=folder, problem=problem, hint="name a folder in a place of yours")


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Gives an empty folder to fill; when the block ends well it takes the place of `target`.

    What stood at `target` is removed only after the new folder is complete. When the block fails
    or is interrupted, the new folder is removed and `target` is as it was.

    Args:
        target: the folder to write or to replace. Its parents are made when needed.
    """
    place = target.resolve()
    check_writable(place.parent)
    place.parent.mkdir(parents=True, exist_ok=True)
    new = _neighbour(place, "new")
    new.mkdir()
    try:
        yield new
        for path in (*new.rglob("*"), new):
            flush_to_disk(path)
        _take_place(new, place)
    finally:
        shutil.rmtree(new, ignore_errors=True)


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Gives a path to write to; when the block ends well that file takes the place of `target`.

    Args:
        target: the file to write or to replace, in a folder that exists.
    """
    new = _neighbour(target, "new")
    try:
        yield new
        flush_to_disk(new)
        new.replace(target)
        flush_to_disk(target.parent)
    finally:
        new.unlink(missing_ok=True)


def is_unfinished(path: Path) -> bool:
    """Whether a file or folder bears the name of one that was being written, and perhaps still is."""
    return path.name.startswith(".") and ".new-" in path.name


def _take_place(new: Path, place: Path) -> None:
    if not place.exists():
        new.rename(place)
        flush_to_disk(place.parent)
        return
    old = _neighbour(place, "old")
    place.rename(old)
    try:
        new.rename(place)
    finally:
        if not place.exists():
            old.rename(place)
    flush_to_disk(place.parent)
    shutil.rmtree(old, ignore_errors=True)


def _neighbour(place: Path, kind: str) -> Path:
    return place.with_name(f".{place.name}.{kind}-{uuid4().hex[:8]}")
