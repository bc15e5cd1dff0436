"""What stands around every screen: a way past the menu, the menu, the languages, messages on the URL, the notice."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import solara

from viz.dashboard.found_screens import screen_title, screens
from viz.dashboard.history import SetAsked
from viz.dashboard.parts import element
from viz.dashboard.state import Asked, Message, to_query
from viz.dashboard.texts import say
from viz.language import LANGUAGES


@solara.component
def Shell(
    name: str, asked: Asked, messages: tuple[Message, ...], set_asked: SetAsked, children: Sequence[Any] = ()
) -> None:
    """The shell around a screen.

    Args:
        name: of the screen.
        asked: what the session asks.
        messages: what was wrong with its URL.
        set_asked: asks something else.
        children: the screen.
    """
    lang = asked.lang
    opened, set_opened = solara.use_state(False)
    skip = element("a", [say("shell.skip", lang)], class_="vz-skip", href="#main")
    brand = element("span", [say("shell.name", lang)], class_="vz-brand")
    button = element(
        "button", [say("shell.menu", lang)], on_click=lambda: set_opened(not opened), class_="vz-button vz-menu-button",
        type="button", aria_expanded=str(opened).lower(), aria_controls="menu",
    )  # fmt: skip

    def go(screen: str) -> None:
        set_opened(False)
        set_asked(replace(asked, screen=screen))

    links = [_link(each, name, asked, go) for each in screens()]
    menu = element(
        "nav", [element("ul", links)], id="menu", aria_label=say("shell.screens", lang),
        class_="vz-menu vz-menu-open" if opened else "vz-menu",
    )  # fmt: skip
    others = [_language(each, asked, set_asked) for each in LANGUAGES if each != lang]
    languages = element("nav", others, class_="vz-languages", aria_label=say("shell.language", lang))
    bar = element("header", [brand, button, menu, languages], class_="vz-bar")
    main = element("main", [*_told(messages, lang), *children], id="main", tabindex="-1", class_="vz-main")
    foot = element("footer", [say("shell.notice", lang)], class_="vz-foot")
    element("div", [skip, bar, main, foot], class_="vz-page", data_page_lang=lang)


def _link(screen: str, shown: str, asked: Asked, go: Any) -> Any:
    current = {"aria_current": "page"} if screen == shown else {}
    href = f"?{to_query(replace(asked, screen=screen))}"
    link = element("a", [screen_title(screen, asked.lang)], on_click=lambda: go(screen), href=href, **current)
    return element("li", [link])


def _language(lang: str, asked: Asked, set_asked: SetAsked) -> Any:
    other = replace(asked, lang=lang)
    return element(
        "a", [say(f"shell.{lang}", lang)], on_click=lambda: set_asked(other), href=f"?{to_query(other)}", lang=lang,
        hreflang=lang,
    )  # fmt: skip


def _told(messages: tuple[Message, ...], lang: str) -> list[Any]:
    if not messages:
        return []
    lines = [element("li", [getattr(message.text, lang)]) for message in messages]
    words = [element("p", [say("shell.messages", lang)]), element("ul", lines)]
    return [element("div", words, class_="vz-messages", role="status")]
