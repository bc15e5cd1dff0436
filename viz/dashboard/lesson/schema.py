"""What stands in a lesson file, and in the files beside it: role sheets, documents, challenges, presets and care."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from evidence.checking import Entry, Filled, Number, Whole, Words
from scenarios.schema import LARGEST_SEED, Students

#: Minutes of a lesson.
MINUTES: Final = 50
#: Roles that a class plays; the sheets stand in roles.toml.
Role = Literal["pupil", "parent", "mentor", "attendance_officer", "school_leader", "alderman"]
#: The cards of a lesson, in the order in which a class sees them.
Card = Literal["predict", "run", "reveal", "discuss"]
#: Parts of the lesson plan: the cards, and what comes before, between and after them.
Part = Literal["start", "predict", "run", "reveal", "roles", "discuss", "close"]

#: What a number is: see `viz.dashboard.lesson.found`.
What = Literal["rate", "difference", "change", "share", "through", "price", "gain", "before_after", "part", "evidence"]

_Replicates = Annotated[int, Field(strict=True, ge=2, le=40)]
_Years = Annotated[int, Field(strict=True, ge=1, le=3)]
_Seed = Annotated[int, Field(strict=True, ge=0, le=LARGEST_SEED)]
_Digits = Annotated[int, Field(strict=True, ge=0, le=3)]
_Minutes = Annotated[int, Field(strict=True, ge=1, le=MINUTES)]


class Lived(Entry):
    """The runs: every scenario in every town, with the same people and the same luck.

    Attributes:
        kind: "compare" sets scenarios beside the base; "trial" gives the one scenario by lot, as `verzuim trial`.
        base: what the others are held against: a scenario of the library, or one beside the lessons.
        scenarios: the others.
        students: pupils in each town.
        years: school years.
        replicates: towns.
        seed: of the first town.
        window: in a trial, school weeks before and after support that are set side by side.
    """

    kind: Literal["compare", "trial"] = "compare"
    base: Filled = "baseline"
    scenarios: Annotated[tuple[Filled, ...], Field(min_length=1, max_length=6)]
    students: Students
    years: _Years = 1
    replicates: _Replicates
    seed: _Seed = 1
    window: Annotated[int, Field(strict=True, ge=2, le=20)] | None = None


class NumberOf(Entry):
    """A number that is worked out from the runs, or read from the evidence; it is never typed.

    Attributes:
        id: its name in the texts.
        what: how it is worked out (`viz.dashboard.lesson.found`).
        title: what a figure or table calls it.
        measure: name in `experiments.compare.measured`.
        of: a second measure, of which the first is a share.
        scenario: of which scenario; the base without.
        against: what the scenario is held against; the base without.
        without: two scenarios, (against, scenario), in which something is switched off.
        group: in a trial: "supported", "unsupported", "controls" or "effect".
        effect: id in evidence/effects.csv.
        target: id in evidence/targets.csv.
        digits: digits after the point.
        sized: told as a size, without its sign: "6 % less".
    """

    id: Filled
    what: What
    title: Words | None = None
    measure: str | None = None
    of: str | None = None
    scenario: str | None = None
    against: str | None = None
    without: tuple[Filled, Filled] | None = None
    group: Literal["supported", "unsupported", "controls", "effect"] | None = None
    effect: str | None = None
    target: str | None = None
    digits: _Digits = 0
    sized: bool = False


class Option(Entry):
    """An answer that can be chosen beforehand.

    Attributes:
        text: the answer.
        low: with one number for the question: the answer is right from here; from any value without.
        high: and up to here, not included; to any value without.
        number: with a number for each answer: that number.
    """

    text: Words
    low: Number | None = None
    high: Number | None = None
    number: str | None = None


class Predict(Entry):
    """A question before the run; the run says which answer is right.

    Attributes:
        question: what is asked.
        number: the number asked after, when each answer is a range of it.
        wanted: when each answer has a number of its own: whether the most or the least of them is right.
        option: the answers.
    """

    question: Words
    number: str | None = None
    wanted: Literal["most", "least"] | None = None
    option: Annotated[tuple[Option, ...], Field(min_length=2, max_length=6)]


class Claim(Entry):
    """When a text may be shown: only if the run is sure of it.

    Attributes:
        number: id of the number.
        being: that its interval lies below, or above, `than`.
        than: id of another number, whose interval must not overlap; zero without.
    """

    number: Filled
    being: Literal["below", "above"]
    than: str | None = None


class Reveal(Entry):
    """A sentence about what the run shows, with {numbers} in it.

    Attributes:
        text: the sentence.
        claim: what the sentence says of the direction; without one it holds whatever the numbers are.
    """

    text: Words
    claim: Claim | None = None


class Chart(Entry):
    """The figure of the reveal: numbers with their intervals."""

    title: Words
    unit: Words
    numbers: Annotated[tuple[Filled, ...], Field(min_length=1, max_length=8)]


class Source(Entry):
    """Where something is from: exactly one of effect, target and document.

    Attributes:
        id: its name within the lesson.
        effect: id in evidence/effects.csv.
        target: id in evidence/targets.csv.
        document: id in documents.toml.
        where: where in it.
    """

    id: Filled
    effect: str | None = None
    target: str | None = None
    document: str | None = None
    where: Words | None = None


class Discuss(Entry):
    """A question to talk over, with the sources that bear on it."""

    question: Words
    sources: Annotated[tuple[Filled, ...], Field(min_length=1)]


class Misunderstood(Entry):
    """What pupils may think, and what is so."""

    thought: Words
    truth: Words


class Step(Entry):
    """A part of the lesson plan."""

    part: Part
    minutes: _Minutes
    what: Words


class Budget(Entry):
    """A game of spending: a rule of the game, not a figure of any town.

    Attributes:
        euro_per_pupil: what there is to spend, for each pupil of the town.
        prices: id of the number that says what a scenario costs for each pupil, by scenario.
    """

    euro_per_pupil: Annotated[int, Field(strict=True, gt=0)]
    prices: Annotated[dict[str, str], Field(min_length=2)]


class LessonFile(Entry):
    """A lesson as written.

    Attributes:
        place: its place among the lessons, from 1.
        title: what it is called.
        goal: what pupils know after it.
        subjects: for which subjects and classes.
        run: what is lived through.
        running: what the run does, said to pupils.
        number: the numbers of the texts.
        predict: the question beforehand.
        reveal: what is shown afterwards.
        chart: its figure.
        discuss: questions for the class.
        source: what the questions lean on.
        role: a task for each role that is played.
        misunderstood: what may go wrong in pupils' heads.
        plan: the 50 minutes.
        budget: rules of the spending game, where there is one.
    """

    place: Annotated[Whole, Field(ge=1)]
    title: Words
    goal: Words
    subjects: Words
    run: Lived
    running: Words
    number: Annotated[tuple[NumberOf, ...], Field(min_length=1)]
    predict: Predict
    reveal: Annotated[tuple[Reveal, ...], Field(min_length=1)]
    chart: Chart
    discuss: Annotated[tuple[Discuss, ...], Field(min_length=2)]
    source: Annotated[tuple[Source, ...], Field(min_length=1)]
    role: Annotated[dict[Role, Words], Field(min_length=2)]
    misunderstood: Annotated[tuple[Misunderstood, ...], Field(min_length=1)]
    plan: Annotated[tuple[Step, ...], Field(min_length=3)]
    budget: Budget | None = None


class ChallengeFile(Entry):
    """A question for half a minute: what is asked, and the runs that answer it."""

    run: Lived
    number: Annotated[tuple[NumberOf, ...], Field(min_length=1)]
    predict: Predict


class Sheet(Entry):
    """A role: who you are, what you can see, what you can do, and what you want."""

    title: Words
    who: Words
    sees: Words
    does: Words
    wants: Words


class Document(Entry):
    """A document that the lessons lean on, as one refers to it."""

    title: Filled
    by: Filled
    year: Annotated[int, Field(strict=True)] | None = None
    kind: Words


class Door(Entry):
    """A way in: the screen that it opens and what one does there."""

    id: Literal["policy", "research", "lesson"]
    title: Words
    text: Words
    screen: Filled


class Preset(Entry):
    """A scenario of the library to begin with; its title and question come from its own file."""

    scenario: Filled
    door: Literal["policy", "research", "lesson"]


class StartFile(Entry):
    """The start screen."""

    door: Annotated[tuple[Door, ...], Field(min_length=3, max_length=3)]
    preset: Annotated[tuple[Preset, ...], Field(min_length=1)]


class Help(Entry):
    """Somebody to turn to."""

    name: Words
    how: Words


class CareFile(Entry):
    """How a class deals with this: rules, words, and whom to turn to."""

    notice: Words
    rule: Annotated[tuple[Misunderstood, ...], Field(min_length=1)]
    worried: Words
    help: Annotated[tuple[Help, ...], Field(min_length=1)]
    words: Words
