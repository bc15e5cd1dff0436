"""What a lesson says of its runs: sentences with the numbers filled in, and which answer was right.

A sentence that names a direction is said only when the run is sure of it; otherwise what is said is that it is not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite
from typing import Literal

from evidence.checking import Words
from viz.dashboard.lesson.found import Figure, Found
from viz.dashboard.lesson.schema import Claim, NumberOf, Predict, Reveal
from viz.language import number

Sureness = Literal["as_said", "other_way", "unsure"]
"""as_said: the run shows what a sentence claims; other_way: it surely shows the opposite; unsure: it shows neither."""
Verdict = Literal["right", "possible", "wrong"]
"""Of an answer given beforehand. possible: the run cannot tell it from the right one."""


class Said(str):
    """A number in words, with its ends: `{less}`, `{less.low}` and `{less.high}` in a text."""

    low: str
    high: str

    @classmethod
    def of(cls, figure: Figure, how: NumberOf, lang: str) -> "Said":
        """A number as this language writes it.

        Example:
            >>> from viz.dashboard.lesson.schema import NumberOf
            >>> less = Said.of(Figure(-6.2, -8.0, -4.1), NumberOf(id="less", what="change", sized=True), "nl")
            >>> less, less.low, less.high
            ('6', '4', '8')
        """
        told = figure.size if how.sized else figure
        said = cls(_number(told.value, how.digits, lang))
        said.low, said.high = (_number(end, how.digits, lang) for end in (told.low, told.high))
        return said


@dataclass(frozen=True)
class Sentence:
    """A sentence of the reveal.

    Attributes:
        sureness: whether the run shows what it claims.
        text: the sentence; None where it must not be said.
        number: the number that it claims something of, for what is said instead; None without a claim.
    """

    sureness: Sureness
    text: str | None
    number: str | None = None


def filled(text: Words, numbers: Sequence[NumberOf], found: Found, lang: str) -> str:
    """A text with its numbers."""
    return text[lang].format(**{how.id: Said.of(found[how.id], how, lang) for how in numbers})


def sentence(reveal: Reveal, numbers: Sequence[NumberOf], found: Found, lang: str) -> Sentence:
    """What may be said of a sentence after the run."""
    how_sure = sureness(reveal.claim, found)
    text = filled(reveal.text, numbers, found, lang) if how_sure == "as_said" else None
    return Sentence(how_sure, text, reveal.claim.number if reveal.claim else None)


def sureness(claim: Claim | None, found: Found) -> Sureness:
    """Whether the runs show what is claimed.

    Example:
        >>> sureness(Claim(number="less", being="below"), {"less": Figure(-6.0, -13.0, 1.0)})
        'unsure'
    """
    if claim is None:
        return "as_said"
    here = found[claim.number]
    there = found[claim.than] if claim.than else Figure(0.0, 0.0, 0.0)
    if not (here.sure and there.sure):
        return "unsure"
    below, above = here.high < there.low, here.low > there.high
    if not (below or above):
        return "unsure"
    return "as_said" if below == (claim.being == "below") else "other_way"


@dataclass(frozen=True)
class Answer:
    """Which answers the run allows.

    Attributes:
        right: places of the best answer, one; none when the run gave no number.
        possible: places of all answers that the run cannot tell from it, the right one among them.
    """

    right: int | None
    possible: tuple[int, ...]

    def of(self, choice: int) -> Verdict:
        """What is said of the answer at this place."""
        if choice == self.right:
            return "right"
        return "possible" if choice in self.possible else "wrong"


def answer(predict: Predict, found: Found) -> Answer:
    """Which answers are right, as far as the run can tell."""
    if predict.number is not None:
        return _of_ranges(predict, found[predict.number])
    return _of_each(predict, found)


def _of_ranges(predict: Predict, figure: Figure) -> Answer:
    if not isfinite(figure.value):
        return Answer(None, ())
    low, high = (figure.low, figure.high) if figure.sure else (figure.value, figure.value)
    ranges = [
        (-inf if each.low is None else each.low, inf if each.high is None else each.high) for each in predict.option
    ]
    right = next(at for at, (start, end) in enumerate(ranges) if start <= figure.value < end)
    return Answer(right, tuple(at for at, (start, end) in enumerate(ranges) if low < end and high >= start))


def _of_each(predict: Predict, found: Found) -> Answer:
    """The most, or the least; whose interval overlaps that of the best is possible too."""
    sign = 1.0 if predict.wanted == "most" else -1.0
    figures = [found[str(option.number)] for option in predict.option]
    known = [at for at, figure in enumerate(figures) if isfinite(figure.value)]
    if not known:
        return Answer(None, ())
    best = max(known, key=lambda at: sign * figures[at].value)
    return Answer(best, tuple(at for at in known if at == best or _overlap(figures[at], figures[best])))


def _overlap(one: Figure, other: Figure) -> bool:
    if not (one.sure and other.sure):
        return one.value == other.value
    return one.low <= other.high and other.low <= one.high


def left(euro_per_pupil: float, prices: Mapping[str, str], chosen: Sequence[str], found: Found) -> float:
    """What is left of a budget after these scenarios, in euro for each pupil; below zero when it is not enough."""
    return euro_per_pupil - sum(found[prices[name]].value for name in chosen)


def _number(value: float, digits: int, lang: str) -> str:
    if not isfinite(value):
        return "?"
    return number(value + 0.0 if round(value, digits) else 0.0, lang, digits)
