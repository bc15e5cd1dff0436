"""From what a user chose to what is to be compared."""

from dataclasses import replace
from typing import Final

from evidence.checking import Words
from scenarios import Scenario, load
from viz.dashboard.engine.question import Question
from viz.dashboard.levers import BASE, scenario_of
from viz.dashboard.state import Asked

AS_IT_IS: Final = "as-it-is"
"""Name of the present situation where it is held against itself, for nothing was changed."""

_TITLE: Final = Words(nl="Zoals het is", en="As it is")


def question_of(asked: Asked) -> Question:
    """What is to be lived through for what a user chose.

    On the screen Compare these are the scenarios that were kept, on all others the levers at hand. What only changes
    what is shown, such as the language or the side, changes no question.

    Raises:
        BadInput: levers that make no scenario.
    """
    kept = asked.kept if asked.screen == "compare" and asked.kept else (asked.levers,)
    base = load(BASE)
    others = [scenario_of(levers) for levers in kept]
    return Question((base, *(_beside(base, each) for each in others)), asked.students, asked.years, asked.seed)


def _beside(base: Scenario, other: Scenario) -> Scenario:
    return replace(other, name=AS_IT_IS, title=_TITLE) if other.name == base.name else other
