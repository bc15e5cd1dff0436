"""Towns before their first day, several of them: each change of a slider begins in the same few towns."""

from collections import OrderedDict
from collections.abc import Callable

import numpy as np

from model.towns import Start, Town, Towns, copied


class Shelf(Towns):
    """The towns that were asked for last, as many as there is room for, and at least one.

    Args:
        most_bytes: of all of them together, where there are several.
    """

    def __init__(self, most_bytes: int) -> None:
        super().__init__()
        self._most = most_bytes
        self._towns: OrderedDict[Start, Town] = OrderedDict()

    def begin(self, start: Start, build: Callable[[], Town]) -> Town:
        """A town of its own for a run to live in; see `model.towns.Towns.begin`."""
        with self._lock:
            if start not in self._towns:
                self._make_room(self._most)
                self._towns[start] = build()
                self.built += 1
                self._make_room(max(self._most, _bytes_of(self._towns[start])))
            self._towns.move_to_end(start)
            town = self._towns[start]
            return Town(copied(town.world), town.lots)

    def _make_room(self, most: int) -> None:
        """Lets go of those not asked for longest, until the others have room."""
        held = sum(map(_bytes_of, self._towns.values()))
        while held > most:
            _, gone = self._towns.popitem(last=False)
            held -= _bytes_of(gone)


def _bytes_of(town: Town) -> int:
    return sum(part.nbytes for part in town.world if isinstance(part, np.ndarray))
