"""The verdicts of a calibration in words, for the terminal and for the report."""

import math
from typing import Final

from experiments.calibration.verdicts import Verdict
from viz.calibration.calibration_texts import say
from viz.language import number

_TELLS: Final = 0.5
"""Power below which a check that passed says little."""
_WHOLE: Final = ("figures", "left_out")
"""Checks of which the statistic counts figures."""


def judged(verdict: Verdict) -> str:
    """What came of a check: "yes", "no", or "weak" when it passed but would hardly have seen anything."""
    if not verdict.passed:
        return "no"
    return "weak" if verdict.power < _TELLS else "yes"


def what_was_found(verdict: Verdict, lang: str) -> str:
    """The statistic of a check beside what it had to be."""
    told = {
        name: number(getattr(verdict, name), lang, 0 if verdict.name in _WHOLE else 2)
        for name in ("statistic", "critical")
    }
    return say(f"check.{verdict.name}", lang, count=verdict.count, **told)


def what_it_sees(verdict: Verdict, lang: str) -> str:
    """The chance that a check sees intervals that are too narrow; empty where that has no meaning."""
    return "" if math.isnan(verdict.power) else say("power", lang, power=number(verdict.power, lang, 2))
