"""A button of a lesson: one to press next, one that stays down, or a step."""

from collections.abc import Callable

import solara

from viz.dashboard.controls.press import Press as Button


@solara.component
def Press(
    words: str, act: Callable[[], None], *, strong: bool = False, pressed: bool | None = None, label: str = "",
    step: bool = False,
) -> None:  # fmt: skip
    """A button.

    Args:
        words: on it.
        act: what it does.
        strong: whether it is the one to press next.
        pressed: of a button that stays down: whether it is.
        label: its name where the words alone do not say what it does.
        step: whether it is the step at which one is.
    """
    more = {"aria_label": label} if label else {}
    if pressed is not None:
        more["aria_pressed"] = str(pressed).lower()
    if step:
        more["aria_current"] = "step"
    look = "vz-button vz-strong" if strong or step else "vz-button"
    Button([words], act, class_=look, **more)
