"""What a session asks and its URL: the URL gives it, changes go into it, and Back undoes them."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
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
    changed, set_changed = solara.use_state(cast("tuple[str, Asked] | None", None))
    asked = current(query, given, changed)

    def push(new: Asked) -> None:
        router.push(f"{router.path or '/'}?{to_query(new)}")

    def set_asked(new: Asked) -> None:
        set_changed((query, new))
        if runs_alike(asked, new):
            push(new)

    def keep_up() -> None:
        """Once the URL says what is asked, another URL is somebody going back or forward."""
        if changed is not None and changed[0] != query and to_query(changed[1]) == query:
            set_changed((query, changed[1]))

    async def push_when_quiet() -> None:
        if changed is not None and to_query(asked) != query:
            await asyncio.sleep(QUIET)
            push(asked)

    solara.use_effect(keep_up, [query, changed])
    waits_for = [to_query(asked), query]
    solara.lab.use_task(push_when_quiet, dependencies=waits_for, prefer_threaded=False, raise_error=False)
    return asked, messages if asked is given else (), set_asked


def current(query: str, given: Asked, changed: tuple[str, Asked] | None) -> Asked:
    """What is asked: the last change, unless the URL has gone elsewhere since.

    Args:
        query: of the URL.
        given: what it asks.
        changed: what was asked since, and the query at that time.
    """
    if changed is not None and (changed[0] == query or to_query(changed[1]) == query):
        return changed[1]
    return given


def runs_alike(before: Asked, after: Asked) -> bool:
    """Whether both ask for the same runs, and only something else is shown."""
    shown: dict[str, Any] = {"lang": "nl", "screen": "start", "side": "true", "school_types": (), "kept": ()}
    return replace(before, **shown) == replace(after, **shown)
