"""Who wants what, who does it, and who is told when it is done.

All of this belongs to one thread (see `bench`), so nothing here waits and nothing is locked.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Protocol

from evidence.errors import BadInput
from viz.dashboard.engine.board import Stopped
from viz.dashboard.engine.cache import Cache
from viz.dashboard.engine.errand import PACES, Errand
from viz.dashboard.engine.rota import Client, Rota
from viz.dashboard.engine.staff import Staff

MOST_TRIES: Final = 2
"""Times that an errand is handed out before it is held to kill who does it."""


class Wanter(Protocol):
    """What a client waits for.

    Attributes:
        finished: whether it has all that it wanted.
    """

    finished: bool

    def begin(self) -> list[Errand]:
        """The first errands."""
        ...

    def take_in(self, key: str, result: Any) -> list[Errand]:
        """Takes in what an errand gave; returns further errands."""
        ...

    def fail(self, error: Exception) -> None:
        """Takes in that an errand failed: nothing further comes."""
        ...

    def leave(self) -> None:
        """Takes in that the client wants it no more."""
        ...


@dataclass(eq=False)
class _Order:
    """An errand that waits or is under way.

    Attributes:
        wanted: by whom.
        place: of the process that does it; None while it waits.
        losses: processes that died of it, or with it.
    """

    errand: Errand
    wanted: dict[Client, Wanter] = field(default_factory=dict)
    place: int | None = None
    losses: int = 0


class Desk:
    """Hands out errands.

    Args:
        staff: does them.
        kept: what was made before.
        watch: has a function called, in the thread that this belongs to, when an errand has ended.
    """

    def __init__(self, staff: Staff, kept: Cache, watch: "Callable[[Future[Any], Callable[[], None]], None]") -> None:
        self._staff, self._kept, self._watch = staff, kept, watch
        self._orders: dict[str, _Order] = {}
        self._wanters: dict[Client, Wanter] = {}
        self._rotas = {pace: Rota(self._waits) for pace in PACES}

    def ask(self, client: Client, wanter: Wanter) -> None:
        """Takes on what a client wants; what it wanted before is let go.

        Only then, so that what both want goes on.
        """
        before = self._wanters.get(client)
        self._forget_turns(client)
        self._wanters[client] = wanter
        self._take_on(client, wanter, wanter.begin())
        self._let_go(client, before)
        self.hand_out()

    def stop(self, client: Client) -> None:
        """Lets go of what a client wants."""
        self._forget_turns(client)
        self._let_go(client, self._wanters.pop(client, None))
        self.hand_out()

    def share(self, key: str) -> float:
        """Which part of an errand is done, 0 to 1."""
        order = self._orders.get(key)
        return 0.0 if order is None or order.place is None else self._staff.share(order.place)

    def hand_out(self) -> None:
        """Gives everyone who is idle something to do."""
        for pace, rota in self._rotas.items():
            for place, lane in self._staff.idle(pace):
                errand = rota.take(lane, self._staff.lanes(pace))
                if errand is None:
                    break
                self._orders[errand.key].place = place
                done = self._staff.give(place, errand)
                self._watch(done, partial(self._ended, place, errand, done))

    def fail_all(self, error: Exception) -> None:
        """Tells everybody that nothing further comes."""
        for wanter in self._wanters.values():
            wanter.fail(error)
        self._wanters.clear()
        self._orders.clear()

    def wanter_of(self, client: Client) -> Wanter | None:
        """What a client waits for."""
        return self._wanters.get(client)

    def _waits(self, key: str) -> bool:
        order = self._orders.get(key)
        return order is not None and order.place is None

    def _forget_turns(self, client: Client) -> None:
        for rota in self._rotas.values():
            rota.drop(client)

    def _take_on(self, client: Client, wanter: Wanter, errands: list[Errand]) -> None:
        for errand in errands:
            order = self._orders.setdefault(errand.key, _Order(errand))
            order.wanted[client] = wanter
            self._rotas[errand.pace].add(client, errand)
        if wanter.finished and self._wanters.get(client) is wanter:
            del self._wanters[client]
            self._forget_turns(client)
            self._let_go(client, wanter)

    def _let_go(self, client: Client, wanter: Wanter | None) -> None:
        """Nothing is done any more for this wanter alone."""
        if wanter is None:
            return
        if not wanter.finished:
            wanter.leave()
        for key, order in list(self._orders.items()):
            if order.wanted.get(client) is wanter:
                del order.wanted[client]
                if not order.wanted:
                    del self._orders[key]
                    if order.place is not None:
                        self._staff.stop(order.place)

    def _ended(self, place: int, errand: Errand, done: "Future[Any]") -> None:
        """Takes in that an errand has ended in one way or another."""
        end = self._staff.free(place, done)
        order = self._orders.get(errand.key)
        mine = order if order is not None and order.place == place else None
        error = done.exception() if end == "ended" else None
        if end == "ended" and error is None:
            self._done(errand, done.result())
        elif mine is not None and end == "died":
            self._lost(mine)
        elif mine is not None and (end == "not begun" or isinstance(error, Stopped)):
            self._again(mine)
        elif mine is not None:
            self._failed(mine, error)
        self.hand_out()

    def _done(self, errand: Errand, result: Any) -> None:
        if errand.kept:
            self._kept.put(errand.key, result)
        order = self._orders.pop(errand.key, None)
        for client, wanter in list(order.wanted.items()) if order else []:
            self._take_on(client, wanter, wanter.take_in(errand.key, result))

    def _lost(self, order: _Order) -> None:
        order.losses += 1
        if order.losses < MOST_TRIES:
            self._again(order)
            return
        problem = f"{MOST_TRIES} processes died of this question"
        self._failed(order, BadInput(problem=problem, hint="is there memory enough? ask for fewer pupils or years"))

    def _again(self, order: _Order) -> None:
        """Puts an errand back; who wants it has it done next."""
        order.place = None
        for client in order.wanted:
            self._rotas[order.errand.pace].add_first(client, order.errand)

    def _failed(self, order: _Order, error: BaseException | None) -> None:
        assert isinstance(error, Exception), error  # what is no Exception ends the process, which is a loss
        for client, wanter in list(order.wanted.items()):
            wanter.fail(error)
            self._let_go(client, wanter)
            if self._wanters.get(client) is wanter:
                self.stop(client)
