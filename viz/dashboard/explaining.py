"""Why a scenario of the dashboard does what it does: the question, and how a process of the bench answers it."""

import shlex
from collections.abc import Sequence
from typing import Final

import pandas as pd

from experiments.ensemble.job import Job
from experiments.why.explain import Question, explain_by
from experiments.why.explanation import Explanation
from experiments.why.worth import Setting
from viz.dashboard.asking import question_of
from viz.dashboard.engine.work import live_each
from viz.dashboard.levers import BASE, file_name
from viz.dashboard.state import Asked

PUPILS: Final = 2_000
TOWNS: Final = 4
"""Towns that stand for the region, and pupils in each: a split takes some hundred runs."""


def why_question(asked: Asked, measure: str) -> Question | None:
    """What is to be explained; None where nothing was changed.

    Args:
        asked: what the user chose.
        measure: one of `experiments.why.explanation.EXPLAINED`.

    Raises:
        BadInput: levers that make no scenario.
    """
    if not asked.levers:
        return None
    base, scenario = question_of(asked).scenarios[:2]
    return Question(base, scenario, measure, Setting(PUPILS, None, asked.years, TOWNS, asked.seed))


def command_of(asked: Asked, measure: str) -> str:
    """The command that makes the same explanation, where the scenario file lies in the folder."""
    flags = {
        "--measure": measure, "--replicates": TOWNS, "--students": PUPILS, "--years": asked.years,
        "--seed": asked.seed,
    }  # fmt: skip
    return shlex.join(
        ["verzuim", "why", BASE, file_name(asked.levers), *(str(part) for flag in flags.items() for part in flag)]
    )


def explain_here(question: Question, command: str) -> Explanation:
    """Lives through all runs in this process, and splits the effect; it stops when nobody wants it any more.

    Args:
        question: what is to be explained.
        command: what makes it again.
    """
    return explain_by(question, _live, command)


def _live(jobs: Sequence[Job]) -> pd.DataFrame:
    return live_each(sorted(jobs, key=lambda job: (job.seed, job.key)))
