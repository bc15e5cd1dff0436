"""Small pieces of HTML, with every text escaped."""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape
from io import BytesIO
from typing import Final

from matplotlib.figure import Figure

_NAME: Final = re.compile(r"\b[mp][0-9a-f]{10}\b")
"""How matplotlib names its marks and clips: by luck, or by the last bits of a place."""


def element(name: str, words: str, **attributes: str) -> str:
    """An element with a text in it."""
    return wrap(name, escape(words), **attributes)


def wrap(name: str, inner: str, **attributes: str) -> str:
    """An element with other elements in it; an underscore at the end or in an attribute's name stands for a dash."""
    named = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{named}>{inner}</{name}>"


def heading_row(names: Iterable[str]) -> str:
    """The head of a table."""
    return wrap("thead", wrap("tr", "".join(element("th", name, scope="col") for name in names)))


def row(name: str, cells: Iterable[str]) -> str:
    """A row of a table: its heading, and cells that are HTML already."""
    return wrap("tr", element("th", name, scope="row") + "".join(cells))


def cell(words: str, *, numeric: bool = True) -> str:
    """A cell; numbers stand at the right."""
    return element("td", words, class_="n") if numeric else element("td", words)


def body_of(name: str, rows: Sequence[str], columns: int) -> str:
    """A part of a table with a heading of its own over all columns."""
    head = wrap("tr", element("th", name, scope="rowgroup", colspan=str(columns)), class_="side")
    return wrap("tbody", head + "\n".join(rows))


def table(caption: str, inner: str) -> str:
    """A table with its caption, in a place that scrolls by itself on a narrow screen, with the keyboard too."""
    made = wrap("table", element("caption", caption) + inner)
    return wrap("div", made, class_="scroll", role="region", tabindex="0", aria_label=caption)


def drawing(figure: Figure) -> str:
    """A figure as SVG, which stays sharp in print; the same figure is the same text."""
    buffer = BytesIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None})
    return _numbered(buffer.getvalue().decode())


def image(svg: str, alt: str) -> str:
    """A drawing inside the page itself."""
    data = b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alt)}">'


def _numbered(drawing: str) -> str:
    """The drawing with names in order of appearance, so that the same figure is the same file."""
    names: dict[str, str] = {}
    return _NAME.sub(lambda found: names.setdefault(found[0], f"n{len(names)}"), drawing)
