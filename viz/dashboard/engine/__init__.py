"""Answers to what-ifs while somebody waits: first a coarse one, then sharper ones, for many sessions at once."""

from viz.dashboard.engine.answer import Answer, Standing
from viz.dashboard.engine.bench import Bench
from viz.dashboard.engine.question import Question
from viz.dashboard.engine.session import Session

__all__ = ["Answer", "Bench", "Question", "Session", "Standing"]
