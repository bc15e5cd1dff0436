"""The hook by which a screen gets its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import solara
from solara.lab import use_task

from evidence.errors import BadInput
from viz.dashboard.asking import question_of
from viz.dashboard.engine import Answer, Bench, Question
from viz.dashboard.state import Asked

_LOOK_SECONDS: Final = 1.0
"""How often to look how far the work is."""


@dataclass(frozen=True)
class Answering:
    """What a screen shows of the work on its question.

    Attributes:
        answer: the best so far; None before the first.
        stale: whether it is an answer to an earlier question: to be dimmed, for it is not what the levers say.
        running: whether work goes on.
        problem: what went wrong; a `BadInput` says what to do.
        auto: whether each change is answered at once.
        progress: which part of the work is done, 0 to 1. Only the component that reads its `value` is drawn anew when
            it changes, so read it in a small one.
        run: has the question answered.
        stop: ends the work; what is known stays.
        set_auto: sets `auto`.
    """

    answer: Answer | None
    stale: bool
    running: bool
    problem: Exception | None
    auto: bool
    progress: solara.Reactive[float]
    run: Callable[[], None]
    stop: Callable[[], None]
    set_auto: Callable[[bool], None]


def use_answer(asked: Asked, bench: Bench) -> Answering:
    """An answer that follows what is asked: coarse at once, then sharper, until something else is asked.

    Each call of this hook has a session of its own on the bench, which ends with the component.

    Args:
        asked: what the user chose.
        bench: the server's bench.
    """
    session = solara.use_memo(bench.session, [])
    standing, set_standing = solara.use_state(session.standing)
    auto, set_auto = solara.use_state(True)
    progress = solara.use_reactive(1.0)
    question, problem = solara.use_memo(lambda: _question(asked), [asked])

    async def follow() -> None:
        async for each in session.news(_LOOK_SECONDS):
            set_standing(each)
            progress.set(session.done())

    use_task(follow, dependencies=[])

    def ask() -> None:
        if question is not None:
            session.ask(question)

    def follow_the_question() -> None:
        if question is not None and auto:
            session.ask(question)
        elif not session.works_on(question):
            session.stop()

    solara.use_effect(follow_the_question, [question.key if question else None, auto])
    solara.use_effect(lambda: session.close, [])
    return Answering(
        answer=standing.answer,
        stale=standing.answer is not None and not standing.answers(question),
        running=standing.running,
        problem=problem or standing.problem,
        auto=auto,
        progress=progress,
        run=ask,
        stop=session.stop,
        set_auto=set_auto,
    )


def _question(asked: Asked) -> tuple[Question | None, BadInput | None]:
    try:
        return question_of(asked), None
    except BadInput as error:
        return None, error
