"""Start: three doors, scenarios to begin with, and a question for half a minute."""

from dataclasses import replace
from typing import Any

import solara

from viz.dashboard.engine import Bench
from viz.dashboard.found_screens import screens
from viz.dashboard.history import SetAsked
from viz.dashboard.lesson.challenge_card import ChallengeCard
from viz.dashboard.lesson.loader import start
from viz.dashboard.lesson.schema import Door, Preset
from viz.dashboard.levers import presets
from viz.dashboard.parts import element
from viz.dashboard.state import Asked, to_query
from viz.dashboard.texts import say

_OF_PRESETS = "scenario"


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> None:
    """The screen."""
    lang, file = asked.lang, start()
    element("h1", [say("start.title", lang)])
    element("p", [say("start.intro", lang)])
    with solara.Div(classes=["vz-two"]):
        with solara.Div():
            element("h2", [say("start.doors", lang)])
            element("ul", [_door(door, asked, set_asked) for door in file.door], class_="vz-doors")
            element("h2", [say("start.presets", lang)])
            element("ul", [_preset(preset, asked, set_asked) for preset in file.preset], class_="vz-presets")
        with solara.Div():
            ChallengeCard(lang, bench)
    element("p", [say("start.notice", lang)])


def _door(door: Door, asked: Asked, set_asked: SetAsked) -> Any:
    screen = door.screen if door.screen in screens() else asked.screen
    new = replace(asked, screen=screen)
    words = [element("strong", [door.title[asked.lang]]), element("span", [door.text[asked.lang]])]
    return element("li", [_link(words, new, set_asked)])


def _preset(preset: Preset, asked: Asked, set_asked: SetAsked) -> Any:
    found = presets()[preset.scenario]
    new = replace(asked.from_preset(preset.scenario), screen=_OF_PRESETS)
    words = [element("strong", [found.title[asked.lang]]), element("span", [found.question[asked.lang]])]
    return element("li", [_link(words, new, set_asked)])


def _link(words: list[Any], new: Asked, set_asked: SetAsked) -> Any:
    return element("a", words, on_click=lambda: set_asked(new), href=f"?{to_query(new)}")
