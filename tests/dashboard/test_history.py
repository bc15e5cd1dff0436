"""What a session asks and its URL: changes go into it, and going back holds, however fast."""

import asyncio
import threading
from typing import Any, cast

import pytest

solara = pytest.importorskip("solara", reason="the extra `dashboard` is not installed")

from viz.dashboard.history import Change, current, use_asked  # noqa: E402
from viz.dashboard.state import Asked, from_query, to_query  # noqa: E402

START, TIERS, COSTS = (to_query(Asked(screen=name)) for name in ("start", "tiers", "costs"))


def asked(query: str) -> Asked:
    return from_query(query)[0]


def test_a_change_holds_until_the_url_has_said_it_and_goes_elsewhere() -> None:
    change = Change(START, asked(TIERS))
    assert current(START, asked(START), change) == asked(TIERS)
    assert current(TIERS, asked(TIERS), change) == asked(TIERS)
    assert current(COSTS, asked(COSTS), change) == asked(COSTS), "somebody chose another URL meanwhile"
    change.arrived = True
    assert current(START, asked(START), change) == asked(START), "Back"
    assert current(START, asked(START), None) == asked(START)


class Session:
    """A page at a URL.

    Solara tells the browser of a new URL while it renders the frame of a page, before the page itself; another thread
    may bring another URL from there before that render ends.

    Args:
        back: the URL that the browser goes back from, to the first one, as soon as it hears of it.
    """

    def __init__(self, back: str = "") -> None:
        self.url = solara.reactive(f"/?{START}")
        self.back = back
        self.asked: Asked | None = None
        self.set_asked: Any = None

    @property
    def page(self) -> Any:
        @solara.component
        def Inside() -> None:
            self.asked, _, self.set_asked = use_asked()
            solara.Text(self.asked.screen)

        @solara.component
        def Frame() -> None:
            router = solara.routing.Router(self.url.value, [solara.Route("/")], self.url.set)
            solara.routing.router_context.provide(router)
            self.hear(router.search)
            Inside()

        return Frame()

    def hear(self, query: str) -> None:
        if query == self.back:
            self.back = ""
            browser = threading.Thread(target=self.url.set, args=(f"/?{START}",))
            browser.start()
            browser.join()


def test_back_is_heard_at_once_and_later() -> None:
    async def live() -> None:
        session = Session()
        solara.render(session.page, handle_error=False)
        session.set_asked(asked(TIERS))
        assert session.url.value == f"/?{TIERS}"
        session.set_asked(asked(COSTS))
        for query in (TIERS, START, TIERS, COSTS):
            session.url.value = f"/?{query}"
            assert cast(Asked, session.asked).screen == asked(query).screen
        await asyncio.sleep(0)
        assert session.url.value == f"/?{COSTS}"

    asyncio.run(live())


def test_back_is_heard_before_the_render_of_the_url_has_come_to_its_end() -> None:
    async def live() -> None:
        session = Session(back=TIERS)
        solara.render(session.page, handle_error=False)
        session.set_asked(asked(TIERS))
        assert session.url.value == f"/?{START}" and cast(Asked, session.asked).screen == "start"

    asyncio.run(live())
