"""What a session asks and its URL: the URL gives it, changes go into it, and Back undoes them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, cast

import solara
import solara.lab

from viz.dashboard.state import Asked, Message, from_query, to_query

SetAsked = Callable[[Asked], None]

QUIET: Final = 1.0
"""Seconds without a change after which a change goes into the URL: the first answer is there by then. What only shows
something else goes at once."""


def use_asked() -> tuple[Asked, tuple[Message, ...], SetAsked]:
    """What this session asks, what was wrong with its URL, and how to ask something else."""
    router = solara.use_router()
    query = router.search or ""
    given, messages = solara.use_memo(lambda: from_query(query), [query])
    changed, set_changed = solara.use_state(cast("Change | None", None))
    if changed is not None and changed.is_at(query):
        # Noted while rendering: the browser hears of a new URL when this render ends, and may be sent back in the
        # very next moment, by another thread, before any effect of this render has run.
        changed.arrived = True
    asked = current(query, given, changed)

    def push(new: Asked) -> None:
        router.push(f"{router.path or '/'}?{to_query(new)}")

    def set_asked(new: Asked) -> None:
        set_changed(Change(query, new))
        if runs_alike(asked, new):
            push(new)

    async def push_when_quiet() -> None:
        if asked is not given and to_query(asked) != query:
            await asyncio.sleep(QUIET)
            push(asked)

    waits_for = [to_query(asked), query]
    solara.lab.use_task(push_when_quiet, dependencies=waits_for, prefer_threaded=False, raise_error=False)
    return asked, messages if asked is given else (), set_asked


@dataclass(eq=False)
class Change:
    """What a session asked last.

    Attributes:
        since: query of the URL at that time.
        asked: what was asked.
        arrived: whether the URL has said so since; another URL is then somebody going back or forward.
    """

    since: str
    asked: Asked
    arrived: bool = False

    def is_at(self, query: str) -> bool:
        """Whether a query says what was asked."""
        return to_query(self.asked) == query

    def holds(self, query: str) -> bool:
        """Whether it is still what is asked while the URL has this query."""
        return self.is_at(query) or (query == self.since and not self.arrived)


def current(query: str, given: Asked, changed: Change | None) -> Asked:
    """What is asked: the last change, unless the URL has gone elsewhere since.

    Args:
        query: of the URL.
        given: what it asks.
        changed: what was asked last.
    """
    return changed.asked if changed is not None and changed.holds(query) else given


def runs_alike(before: Asked, after: Asked) -> bool:
    """Whether both ask for the same runs, and only something else is shown."""
    shown: dict[str, Any] = {"lang": "nl", "screen": "start", "side": "true", "school_types": (), "kept": ()}
    return replace(before, **shown) == replace(after, **shown)
