"""The page that Solara serves: what is asked comes from the URL, and the shell stands around one screen."""

import logging
from typing import Any

import solara

from evidence.errors import BadInput
from viz.dashboard.controls.press import Press
from viz.dashboard.found_screens import screen_component, screen_title, screens
from viz.dashboard.history import SetAsked, use_asked
from viz.dashboard.parts import element
from viz.dashboard.served import SERVED
from viz.dashboard.shell import Shell
from viz.dashboard.state import Asked
from viz.dashboard.texts import say

_LOG = logging.getLogger(__name__)


@solara.component
def Layout(children: tuple[Any, ...] = ()) -> None:
    """Ours instead of Solara's: the shell has its own bars."""
    element("div", list(children), class_="vz-layout")


@solara.component
def Page() -> None:
    """The dashboard of one session."""
    asked, messages, set_asked = use_asked()
    name = asked.screen if asked.screen in screens() else screens()[0]
    solara.Title(f"{screen_title(name, asked.lang)} · {say('shell.name', asked.lang)}")
    inside = Guarded(name, asked, set_asked).key(f"{name} {asked.lang}")
    Shell(name, asked, messages, set_asked, children=[inside])


@solara.component
def Guarded(name: str, asked: Asked, set_asked: SetAsked) -> None:
    """A screen; when it fails, what went wrong, while the others go on."""
    error, clear = solara.use_exception()
    if error is None:
        Shown(name, asked, set_asked)
        return
    told = str(error) if isinstance(error, BadInput) else say("shell.failed_unknown", asked.lang)
    if not isinstance(error, BadInput):
        _LOG.error("screen %s failed", name, exc_info=error)
    heading = element("h1", [say("shell.failed", asked.lang)])
    again = Press([say("shell.again", asked.lang)], clear, class_="vz-button")
    element("section", [heading, element("p", [told]), again], role="alert")


@solara.component
def Shown(name: str, asked: Asked, set_asked: SetAsked) -> None:
    """A screen, imported here so that a fault in its file is caught as well."""
    screen_component(name)(asked, set_asked, SERVED.bench)
