"""A question for half a minute, whose answer is worked out in front of you."""

import asyncio
from typing import Final

import solara
from solara.lab import use_task

from viz.dashboard.engine import Bench
from viz.dashboard.lesson.cards import answers, progress, verdict
from viz.dashboard.lesson.loader import Challenge, challenges
from viz.dashboard.lesson.press import Press
from viz.dashboard.lesson.runs import Runs
from viz.dashboard.lesson.use_towns import Towns, use_towns
from viz.dashboard.parts import element
from viz.dashboard.texts import say

SECONDS: Final = 30


@solara.component
def ChallengeCard(lang: str, bench: Bench) -> None:
    """One of the questions, and another after it.

    Args:
        lang: "nl" or "en".
        bench: the server's bench.
    """
    place, set_place = solara.use_state(0)
    names = list(challenges())
    name = names[place % len(names)]
    element("h2", [say("start.challenge", lang)])
    Asking(challenges()[name], lang, bench).key(f"{name} {place}")
    element("p", [Press(say("start.challenge_next", lang), lambda: set_place(place + 1))])


@solara.component
def Asking(each: Challenge, lang: str, bench: Bench) -> None:
    """The question, the clock, and the answer as far as the towns give it."""
    file = each.file
    choice, set_choice = solara.use_state(None)
    towns = solara.use_reactive(Towns())
    begin, stop = use_towns(bench, lambda: towns.value, towns.set)

    def choose(at: int) -> None:
        if choice is None:
            set_choice(at)
            begin(Runs(file.run, each.scenarios, file.number))

    element("p", [file.predict.question[lang]], class_="vz-question", id="question")
    answers(file.predict, choice, lang, choose)
    if choice is None:
        Clock(lang)
        element("p", [say("start.challenge_why", lang, towns=file.run.replicates)])
        return
    progress(towns.value, lang, stop)
    if towns.value.found is not None:
        element("p", [verdict(file.predict, choice, towns.value, lang)], class_="vz-question", role="status")


@solara.component
def Clock(lang: str) -> None:
    """The seconds that are left; when they are over nothing is lost."""
    left, set_left = solara.use_state(SECONDS)

    async def tick() -> None:
        for second in range(SECONDS - 1, -1, -1):
            await asyncio.sleep(1)
            set_left(second)

    use_task(tick, dependencies=[], prefer_threaded=False, raise_error=False)
    told = say("start.challenge_time", lang, seconds=left) if left else say("start.challenge_over", lang)
    element("p", [element("span", [told], role="timer")])
