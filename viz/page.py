"""What all reports share: one HTML page that stands alone, its sections, and figures inside it."""

from collections.abc import Iterable, Mapping
from typing import Final

from viz import html
from viz.page_style import CSS
from viz.texts import text

_HEAD: Final = 500
"""Characters within which a page says what made it."""


def stand_alone(heading: str, about: str, sections: Iterable[str], lang: str, by: str) -> str:
    """A page with its style inside: it loads nothing and needs no script.

    Args:
        heading: what it is of; its title too.
        about: which runs, in one line below the heading.
        sections: HTML, as `section` makes it; empty ones are left out.
        lang: "nl" or "en".
        by: the command that makes such pages (`is_by` knows them again).
    """
    header = [
        html.element("a", text("skip", lang), href="#content", class_="skip"),
        html.element("h1", heading),
        html.element("p", about, class_="about"),
        html.element("p", text("notice", lang), class_="notice"),
    ]
    body = [
        html.wrap("header", "\n".join(header)),
        html.wrap("main", "\n".join(part for part in sections if part), id="content"),
        html.wrap("footer", html.element("p", text("notice", lang))),
    ]
    head = '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    head += f"{_by(by)}\n"
    head += html.element("title", heading) + f"\n<style>{CSS}</style>"
    inner = "\n".join(body)
    return f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n{head}\n</head>\n<body>\n{inner}\n</body>\n</html>\n'


def is_by(page: str, by: str) -> bool:
    """Whether a page was made by this command."""
    return _by(by) in page[:_HEAD]


def _by(by: str) -> str:
    return f'<meta name="generator" content="{by}">'


def section(name: str, heading: str, inner: str) -> str:
    """A part of the page under a heading, to which `#name` leads."""
    return html.wrap("section", html.element("h2", heading, id=name) + "\n" + inner, aria_labelledby=name)


def drawing(heading: str, svg: str, words: str) -> str:
    """A figure (as `html.drawing` makes it) under a heading of its own, and in words for who does not see it."""
    image = html.image(svg, words)
    return html.element("h3", heading) + html.wrap("figure", image, tabindex="0", role="group", aria_label=heading)


def terms(told: Mapping[str, str]) -> str:
    """A list of terms, each with what it is: HTML already."""
    return html.wrap("dl", "".join(html.element("dt", term) + html.wrap("dd", inner) for term, inner in told.items()))
