"""The verdicts of a calibration in words, for the terminal, the report and the dashboard."""

import math
from typing import Final, Protocol

from viz.calibration.calibration_texts import say
from viz.language import number

_TELLS: Final = 0.5
"""Power below which a check that passed says little."""
_WHOLE: Final = ("figures", "left_out")
"""Checks of which the statistic counts figures."""


class Judgement(Protocol):
    """A verdict (`experiments.calibration.verdicts.Verdict`), also one that was read back without what made it."""

    @property
    def name(self) -> str:
        """Of the check."""

    @property
    def passed(self) -> bool:
        """Whether it found nothing wrong."""

    @property
    def statistic(self) -> float:
        """What was worked out."""

    @property
    def critical(self) -> float:
        """Beyond which it fails."""

    @property
    def power(self) -> float:
        """Chance that it sees intervals that are too narrow; NaN where that has no meaning."""

    @property
    def count(self) -> int:
        """Of truths, or of figures, that it is made of."""


def judged(verdict: Judgement) -> str:
    """What came of a check: "yes", "no", or "weak" when it passed but would hardly have seen anything."""
    if not verdict.passed:
        return "no"
    return "weak" if verdict.power < _TELLS else "yes"


def what_was_found(verdict: Judgement, lang: str) -> str:
    """The statistic of a check beside what it had to be."""
    told = {
        name: number(getattr(verdict, name), lang, 0 if verdict.name in _WHOLE else 2)
        for name in ("statistic", "critical")
    }
    return say(f"check.{verdict.name}", lang, count=verdict.count, **told)


def what_it_sees(verdict: Judgement, lang: str) -> str:
    """The chance that a check sees intervals that are too narrow; empty where that has no meaning."""
    return "" if math.isnan(verdict.power) else say("power", lang, power=number(verdict.power, lang, 2))
