"""The templates as components; what a browser sends is checked by who takes it in."""

from collections.abc import Callable
from typing import Any

import solara


@solara.component_vue("lever.vue")
def LeverControl(
    lever_id: str,
    title: str,
    unit: str,
    value: float,
    status_quo: float,
    low: float,
    high: float,
    step: float,
    digits: int,
    lang: str,
    words: dict[str, str],
    about: dict[str, Any],
    event_chosen: Callable[[Any], None],
) -> None:
    """A slider, buttons, a typed value, a reset, the tick of the status quo and a drawer with what stands behind it.

    Args:
        lever_id: name, for ids in the page.
        title: of the lever.
        unit: of the value.
        value: at which it stands.
        status_quo: where the tick is.
        low: lowest value.
        high: highest value.
        step: of a press.
        digits: after the point of a value.
        lang: "nl" or "en".
        words: of the buttons, and of what is said of a wrong value.
        about: what is in the drawer: "said", lines, and "parts", each a title and lines with "main" and "extra".
        event_chosen: called with a value.
    """


@solara.component_vue("fields.vue")
def Fields(label: str, fields: list[dict[str, Any]], event_chosen: Callable[[Any], None]) -> None:
    """A row of choices and whole numbers.

    Args:
        label: what they are about.
        fields: name, label and value of each, with options (value, label) or low, high, step and what is said of a
            wrong number.
        event_chosen: called with {"name", "value"}.
    """


@solara.component_vue("upload.vue")
def Upload(label: str, most: int, too_large: str, event_given: Callable[[Any], None]) -> None:
    """A file to give.

    Args:
        label: what file.
        most: bytes.
        too_large: said of a larger one.
        event_given: called with {"name", "text"}.
    """


@solara.component_vue("snippet.vue")
def Snippet(title: str, text: str, words: dict[str, str], file: str = "") -> None:
    """Lines to copy, or to save.

    Args:
        title: what they are.
        text: the lines.
        words: of the buttons.
        file: name to save it under; "" is not to be saved.
    """
