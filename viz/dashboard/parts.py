"""Small parts that screens are made of: plain HTML elements, and tables."""

from collections.abc import Callable, Collection, Sequence
from functools import cache
from html import escape
from typing import Any, Final

import ipyvuetify
import pandas as pd
import reacton.ipyvuetify as rv
import solara
from reacton.core import ComponentWidget

_CLICK: Final = "click.prevent"
"""A click, instead of what it does in a browser."""


def element(
    tag: str, children: Sequence[Any] = (), on_click: Callable[[], None] | None = None, class_: str = "",
    **attributes: str,
) -> Any:  # fmt: skip
    """An HTML element; text in it is shown as it is, never read as HTML.

    Args:
        tag: such as "nav".
        children: texts and elements.
        on_click: called instead of what a click on it does in a browser.
        class_: CSS classes.
        attributes: HTML attributes, "_" in a name for "-", and one at its end taken off.
    """
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    made = rv.Html(tag=tag, children=list(children), attributes=named, class_=class_)
    if on_click is not None:
        _use_click(made, on_click)
    elif children and all(isinstance(child, str) for child in children):
        made.component = _component(tag)
    return made


def _use_click(made: Any, act: Callable[[], None]) -> None:
    """Calls what is to be done now when an element is clicked.

    Looked after each time that it is drawn, unlike `use_event` of reacton: where the element around a button becomes
    one of another tag, the button's component stays, but its widget is a new one.
    """
    now = solara.use_ref(act)
    now.current = act
    made.kwargs["_events"] = [_CLICK]

    def listen() -> None:
        solara.get_widget(made).on_event(_CLICK, lambda *_: now.current())

    solara.use_effect(listen, None)


@cache
def _component(tag: str) -> ComponentWidget:
    """A component for each tag of a text: else one would be drawn anew as another, and a browser keeps the tag it made.

    Not of what holds other elements: reacton takes these along to the new one, but not what they listen to.
    """
    return ComponentWidget(type(f"Html_{tag}", (ipyvuetify.Html,), {}))


def table_html(table: pd.DataFrame, caption: str, english: Collection[str] = ()) -> str:
    """A table as HTML; the first column names the rows, and numbers were written before.

    Args:
        table: of words.
        caption: what it shows.
        english: columns that are in English whatever the language of the page, so that they are read out as such.
    """
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in table.columns)
    told = [' lang="en"' if name in english else "" for name in table.columns]
    rows = "".join(_row(row, told) for row in table.itertuples(index=False, name=None))
    return f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"


def _row(row: tuple[Any, ...], told: Sequence[str]) -> str:
    first, *others = (escape(str(value)) for value in row)
    cells = "".join(f"<td{lang}>{value}</td>" for value, lang in zip(others, told[1:], strict=True))
    return f'<tr><th scope="row"{told[0]}>{first}</th>{cells}</tr>'


def scrolled(table: pd.DataFrame, caption: str, english: Collection[str] = ()) -> Any:
    """A table in a box of its own that scrolls sideways, by keyboard too; arguments as for `table_html`."""
    return solara.HTML(
        tag="div",
        unsafe_innerHTML=f'<table class="vz-table">{table_html(table, caption, english)}</table>',
        attributes={"tabindex": "0", "role": "region", "aria-label": caption},
        classes=["vz-scrolled"],
    )


def folded(summary: str, inside: Any) -> Any:
    """Something that opens on demand."""
    return element("details", [element("summary", [summary]), inside])
