"""Answers, as far as they are, and how far that is."""

from dataclasses import dataclass

from experiments.compare.comparison import Comparison
from viz.dashboard.engine.question import Question


@dataclass(frozen=True, eq=False)
class Answer:
    """What is known of a question so far.

    Attributes:
        question: what it answers.
        comparison: what the scenarios do, over the towns lived through so far; its size is that of these towns.
        coarse: whether these are smaller than the region asked for.
        final: whether no sharper one follows.
    """

    question: Question
    comparison: Comparison
    coarse: bool
    final: bool

    @property
    def replicates(self) -> int:
        """Towns that it is from."""
        return self.comparison.replicates

    @property
    def pupils(self) -> int:
        """Pupils asked for in each town."""
        return self.comparison.students or 0


@dataclass(frozen=True, eq=False)
class Standing:
    """How a session stands.

    Attributes:
        question: what it asked last; None before.
        answer: the best so far; of an earlier question while there is none to the last.
        running: whether work on the question goes on.
        problem: why it does not, where it failed: a `BadInput` says what to do, anything else is a fault of ours.
    """

    question: Question | None = None
    answer: Answer | None = None
    running: bool = False
    problem: Exception | None = None

    def answers(self, question: Question | None) -> bool:
        """Whether there is an answer and it is to this question; where it is not, it is stale."""
        return self.answer is not None and question is not None and self.answer.question.key == question.key
