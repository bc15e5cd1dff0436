"""A button."""

from collections.abc import Callable, Sequence
from typing import Any

import solara

from viz.dashboard.parts import element


@solara.component
def Press(
    inside: Sequence[Any], act: Callable[[], None], class_: str = "vz-button vz-slim", **attributes: str
) -> solara.Element:
    """A button, as a component of its own: one that comes and goes would else change the hooks of who shows it.

    Args:
        inside: texts and elements.
        act: what it does.
        class_: CSS classes.
        attributes: of HTML, as `viz.dashboard.parts.element` takes them.
    """
    return element("button", inside, on_click=act, class_=class_, type="button", **attributes)
