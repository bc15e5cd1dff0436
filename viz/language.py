"""The languages, and numbers as each of them writes them.

Light on purpose (it imports no other room but the errors), so that the command
line can use it at once.
"""

from math import floor, isnan, log10
from typing import Final

from evidence.errors import BadInput

LANGUAGES: Final = ("nl", "en")


def check_language(lang: str) -> None:
    """Checks that there are texts in this language.

    Raises:
        BadInput: when there are none.
    """
    if lang not in LANGUAGES:
        raise BadInput(key="lang", value=lang, problem="is no language of verzuim", allowed=LANGUAGES)


def number(value: float, lang: str, digits: int = 0) -> str:
    """A number as written in this language: decimal comma and point for thousands in Dutch.

    Example:
        >>> number(1234.5, "nl", 1)
        '1.234,5'
    """
    written = f"{value:,.{digits}f}".replace("-", "\N{MINUS SIGN}")
    return written.translate(str.maketrans(",.", ".,")) if lang == "nl" else written


def short_number(value: float, lang: str) -> str:
    """A number with at most three digits after the point and no zeros at its end."""
    digits = next(count for count in range(4) if count == 3 or round(value, count) == round(value, 6))
    return number(value, lang, digits)


def three_figures(value: float, lang: str) -> str:
    """A number to three significant figures, without zeros at its end; a dash for no number.

    Example:
        >>> three_figures(0.01234, "nl")
        '0,0123'
    """
    if isnan(value):
        return "-"
    if value == 0:
        return "0"
    digits = max(0, 2 - floor(log10(abs(value))))
    return number(value, lang, next(n for n in range(digits + 1) if round(value, n) == round(value, digits)))
