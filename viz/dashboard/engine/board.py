"""A few bytes that processes share: how far each is, and whether to go on.

Work that is under way in another process cannot be called back; so it looks here once in a school week.
"""

import mmap
import struct
from pathlib import Path
from typing import Final

_STOP: Final = struct.Struct("=q")
"""Number of the last ticket that is to stop."""
_SHARE: Final = struct.Struct("=d")
"""Which part of the work under way is done."""
_SLOT: Final = _STOP.size + _SHARE.size


class Stopped(Exception):
    """Nobody wants this work any more."""


class Board:
    """The board, for who hands out work.

    Args:
        path: file to make.
        places: processes.
    """

    def __init__(self, path: Path, places: int) -> None:
        path.write_bytes(bytes(_SLOT * places))
        self.path = path
        with path.open("r+b") as file:
            self._bytes = mmap.mmap(file.fileno(), 0)

    def stop(self, place: int, ticket: int) -> None:
        """Has a process stop what it does, if that still is the work with this ticket."""
        _STOP.pack_into(self._bytes, place * _SLOT, ticket)

    def share(self, place: int) -> float:
        """Which part of its work a process has done, 0 to 1."""
        return float(_SHARE.unpack_from(self._bytes, place * _SLOT + _STOP.size)[0])


class Slot:
    """One process's place on the board, for that process.

    Args:
        path: file of the board.
        place: of the process.
    """

    def __init__(self, path: Path, place: int) -> None:
        with path.open("r+b") as file:
            self._bytes = mmap.mmap(file.fileno(), 0)
        self._first = place * _SLOT
        self._ticket = 0

    def begin(self, ticket: int) -> None:
        """New work begins."""
        self._ticket = ticket
        _SHARE.pack_into(self._bytes, self._first + _STOP.size, 0.0)

    def heed(self, share: float) -> None:
        """Says how far the work is.

        Raises:
            Stopped: when nobody wants it any more.
        """
        _SHARE.pack_into(self._bytes, self._first + _STOP.size, share)
        if _STOP.unpack_from(self._bytes, self._first)[0] >= self._ticket > 0:
            raise Stopped
