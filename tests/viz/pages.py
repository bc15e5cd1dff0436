"""Reads a page of HTML, as tests of reports need it."""

from html.parser import HTMLParser

VOID = {"meta", "img", "br", "link", "input", "hr"}
LOADS = ("src", "srcset", "data", "poster", "action", "background", "xlink:href")
CONTRAST = 4.5
"""Least contrast of text with what is behind it (WCAG 2.2, level AA)."""


class Page(HTMLParser):
    """What a page holds: elements in order, cells of each table, and whether elements close in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.rows: list[list[str]] = []
        self.words: list[str] = []
        self.mistakes: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        self.mistakes += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.mistakes.append(tag)

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.words.append(data)
        if {"td", "th"} & set(self._open):
            self.rows[-1][-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def luminance(colour: str) -> float:
    full = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(full[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
