"""Which screens there are: every file in `screens`, in the order of the house."""

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

import viz.dashboard.screens
from viz.dashboard.texts import say

ORDER: Final = (
    "start", "scenario", "compare", "tiers", "costs", "why", "pupil", "calibration", "assumptions", "lesson", "hood",
)  # fmt: skip
"""As they stand in the menu."""


@lru_cache(maxsize=1)
def screens() -> tuple[str, ...]:
    """Names of the screens that there are, in order."""
    there = {module.name for module in iter_modules(viz.dashboard.screens.__path__)}
    return tuple(name for name in ORDER if name in there)


def screen_title(name: str, lang: str) -> str:
    """What a screen is called."""
    return say(f"shell.screen_{name}", lang)


def screen_component(name: str) -> Any:
    """The component of a screen; imported when it is first shown."""
    return import_module(f"viz.dashboard.screens.{name}").Screen
