"""Whose turn it is: clients one after another, each with errands in an order of its own."""

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from itertools import islice
from typing import Final

from viz.dashboard.engine.errand import Errand

Client = Hashable

_LOOK: Final = 6
"""So far ahead a client's errands are searched for one of the right lane; further, and its first towns would wait."""


class Rota:
    """Errands that wait, of one pace.

    Args:
        waits: whether the errand with this key still waits: another client may have had it done.
    """

    def __init__(self, waits: Callable[[str], bool]) -> None:
        self._waits = waits
        self._queues: OrderedDict[Client, deque[Errand]] = OrderedDict()

    def add(self, client: Client, errand: Errand) -> None:
        """Puts an errand at the end of a client's; an urgent one at the front."""
        if errand.urgent:
            self.add_first(client, errand)
        else:
            self._queues.setdefault(client, deque()).append(errand)

    def add_first(self, client: Client, errand: Errand) -> None:
        """Puts an errand before all others of a client."""
        self._queues.setdefault(client, deque()).appendleft(errand)

    def drop(self, client: Client) -> None:
        """Forgets a client's errands."""
        self._queues.pop(client, None)

    def take(self, lane: int, lanes: int) -> Errand | None:
        """The next errand for a process; None when nothing waits.

        Urgent ones go first. Else it is the turn of the client who had the last turn longest ago.

        Args:
            lane: place of the process among those of this pace.
            lanes: how many of these there are.
        """
        self._forget_what_is_done()
        if not self._queues:
            return None
        client = next((each for each, queue in self._queues.items() if queue[0].urgent), next(iter(self._queues)))
        queue = self._queues[client]
        ahead = list(islice((each for each in queue if self._waits(each.key)), _LOOK))
        chosen = next((each for each in ahead if each.urgent or each.lane % lanes == lane), ahead[0])
        queue.remove(chosen)
        self._queues.move_to_end(client)
        return chosen

    def _forget_what_is_done(self) -> None:
        """Clients without errands leave the rota; one that comes back is the last."""
        for client, queue in list(self._queues.items()):
            while queue and not self._waits(queue[0].key):
                queue.popleft()
            if not queue:
                del self._queues[client]

    def __len__(self) -> int:
        """Clients with errands."""
        self._forget_what_is_done()
        return len(self._queues)
