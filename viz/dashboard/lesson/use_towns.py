"""The hook by which a screen has the towns of a lesson lived through, and sees them come in."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol, cast

import pandas as pd
import solara
from solara.lab import use_task

from viz.dashboard.engine import Session
from viz.dashboard.lesson.found import Found
from viz.dashboard.lesson.runs import Runs
from viz.dashboard.lesson.work import live_town

_FEWEST: Final = 2
"""Towns from which there is an interval, so that numbers are shown."""


class Sessions(Protocol):
    """What gives sessions: the server's bench."""

    def session(self) -> Session:
        """A new session."""
        ...


@dataclass(frozen=True)
class Towns:
    """How far the towns are.

    Attributes:
        runs: what is, or was, lived through; None before.
        found: the numbers so far; None before there are any.
        done: towns lived through.
        running: whether more come.
        problem: why none come, where it failed: a `BadInput` says what to do.
    """

    runs: Runs | None = None
    found: Found | None = None
    done: int = 0
    running: bool = False
    problem: Exception | None = None

    @property
    def all(self) -> int:
        """Towns asked for."""
        return self.runs.lived.replicates if self.runs else 0


def use_towns(
    bench: Sessions, look: Callable[[], Towns], set_towns: Callable[[Towns], None]
) -> tuple[Callable[[Runs], None], Callable[[], None]]:
    """Has towns lived through, whatever is asked last; the work ends with the component, and what is known stays.

    Args:
        bench: the server's bench.
        look: how far they are now, kept by who calls.
        set_towns: keeps it.

    Returns:
        What begins, with the runs that are asked; and what stops: what is known then stays.
    """
    wanted, set_wanted = solara.use_state(None)

    held = solara.use_ref(cast("Session | None", None))

    def close() -> None:
        if held.current is not None:
            held.current.close()

    async def live() -> None:
        if wanted is not None:
            close()
            held.current = bench.session()
            await _live(held.current, wanted[0], set_towns)

    use_task(live, dependencies=[wanted], prefer_threaded=False, raise_error=False)

    def begin(runs: Runs) -> None:
        set_towns(Towns(runs, running=True))
        set_wanted((runs, object()))  # the same runs once more are asked anew

    def rest() -> None:
        close()
        if look().running:
            set_towns(replace(look(), running=False))

    def stop() -> None:
        set_wanted(None)
        rest()

    solara.use_effect(lambda: rest, [])
    return begin, stop


async def _live(session: Session, runs: Runs, tell: Callable[[Towns], None]) -> None:
    """One town after the other, each told when it is there."""
    now = Towns(runs, running=True)
    try:
        calls = [session.call(f"town {town}", live_town, runs, town) for town in range(now.all)]
        rows: list[pd.DataFrame] = []
        for each in asyncio.as_completed([asyncio.wrap_future(call) for call in calls]):
            rows.append(await each)
            now = await _told(now, rows)
            tell(now)
    except asyncio.CancelledError:
        raise
    except Exception as problem:
        tell(replace(now, running=False, problem=problem))
    finally:
        session.close()


async def _told(before: Towns, rows: Sequence[pd.DataFrame]) -> Towns:
    """How far it is with these towns."""
    assert before.runs is not None
    found: Any = before.found
    if len(rows) >= min(_FEWEST, before.all):
        found = await asyncio.to_thread(before.runs.found, pd.concat(rows, ignore_index=True))
    return replace(before, found=found, done=len(rows), running=len(rows) < before.all)
