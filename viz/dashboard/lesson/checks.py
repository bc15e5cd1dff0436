"""What must hold in a lesson file beyond its form: every name exists, and the parts fit each other.

Each check raises a `BadInput` about the first thing that is wrong, with file, key and line.
"""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from evidence import load_effects, load_targets
from evidence.checking import Words, located
from evidence.errors import nearest_name
from evidence.reading import TomlFile
from experiments.compare.measured import BY_NAME
from viz.dashboard.lesson.schema import MINUTES, LessonFile, Lived, NumberOf, Predict, Source
from viz.dashboard.lesson.sheets import documents

_NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "rate": ("measure",),
    "difference": ("measure", "scenario"),
    "change": ("measure", "scenario"),
    "share": ("measure", "of"),
    "through": ("measure", "scenario", "without"),
    "price": ("scenario",),
    "gain": ("measure", "scenario"),
    "before_after": ("group",),
    "part": (),
    "evidence": (),
}
"""Kind of number → the keys that it cannot do without."""
_MAY: Final[dict[str, tuple[str, ...]]] = {
    "rate": ("scenario",),
    "difference": ("against",),
    "change": ("against",),
    "share": ("scenario",),
    "evidence": ("effect", "target"),
}
_OF_TRIALS: Final = ("before_after", "part", "evidence")
_KEYS: Final = ("measure", "of", "scenario", "against", "without", "group", "effect", "target")


def names_in(text: str) -> set[str]:
    """The numbers that a text asks for: "{less.low}" asks for less.

    Raises:
        ValueError: braces that do not fit.

    Example:
        >>> sorted(names_in("{less} % ({less.low} to {less.high})"))
        ['less']
    """
    return {name.partition(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def check_numbers(file: TomlFile, numbers: Sequence[NumberOf], run: Lived) -> set[str]:
    """Every number can be worked out from these runs; gives their ids."""
    names: set[str] = set()
    for at, number in enumerate(numbers):
        place = ("number", at)
        if number.id in names or not number.id.isidentifier():
            problem = "is used twice" if number.id in names else "is no name: letters, digits and _"
            raise located(file, (*place, "id"), problem, value=number.id)
        names.add(number.id)
        _check_keys(file, place, number, run)
        _check_values(file, place, number, run)
    return names


def _check_keys(file: TomlFile, place: tuple[str | int, ...], number: NumberOf, run: Lived) -> None:
    if run.kind == "trial" and number.what not in _OF_TRIALS:
        raise located(file, (*place, "what"), "is not counted in a trial", value=number.what, allowed=_OF_TRIALS)
    if run.kind == "compare" and number.what in _OF_TRIALS[:2]:
        kinds = tuple(kind for kind in _NEEDS if kind not in _OF_TRIALS[:2])
        raise located(file, (*place, "what"), "is counted in a trial only", value=number.what, allowed=kinds)
    given = [key for key in _KEYS if getattr(number, key) is not None]
    for key in _NEEDS[number.what]:
        if key not in given:
            raise located(file, (*place, key), "is missing", hint=f"{number.what!r} is worked out from it")
    fits = (*_NEEDS[number.what], *_MAY.get(number.what, ()))
    for key in given:
        if key not in fits:
            raise located(file, (*place, key), f"says nothing of {number.what!r}", allowed=fits or "no such key")
    if number.what == "evidence" and len(given) != 1:
        raise located(file, place, "needs an effect or a target, and not both")


def _check_values(file: TomlFile, place: tuple[str | int, ...], number: NumberOf, run: Lived) -> None:
    here = (run.base, *run.scenarios)
    named = [("scenario", number.scenario), ("against", number.against)]
    named += [("without", name) for name in number.without or ()]
    for key, name in named:
        if name is not None and name not in here:
            near = nearest_name(name, here)
            raise located(file, (*place, key), "is not run here", value=name, allowed=here, nearest=near)
    for key in ("measure", "of"):
        name = getattr(number, key)
        if name is not None and name not in BY_NAME:
            near = nearest_name(name, BY_NAME)
            raise located(file, (*place, key), "is not measured", value=name, allowed=tuple(BY_NAME), nearest=near)
    if number.effect is not None:
        _check_in(file, (*place, "effect"), number.effect, load_effects().ids)
        if load_effects()[number.effect].estimate is None:
            raise located(file, (*place, "effect"), "has no estimate in evidence/effects.csv", value=number.effect)
    if number.target is not None:
        _check_in(file, (*place, "target"), number.target, load_targets().ids)


def _check_in(file: TomlFile, place: Sequence[str | int], name: str, names: Collection[str]) -> None:
    if name not in names:
        near = nearest_name(name, names)
        raise located(file, place, "there is no such name", value=name, allowed=tuple(names), nearest=near)


def check_predict(file: TomlFile, predict: Predict, names: set[str]) -> None:
    """Either ranges of one number that meet and leave nothing out, or a number for each answer."""
    ranges, each = predict.number is not None, predict.wanted is not None
    if ranges == each:
        raise located(file, ("predict",), "needs `number` (answers are its ranges) or `wanted` (a number each)")
    if predict.number is not None:
        _check_in(file, ("predict", "number"), predict.number, names)
        _check_ranges(file, predict)
        return
    for at, option in enumerate(predict.option):
        place = ("predict", "option", at)
        if option.number is None or option.low is not None or option.high is not None:
            raise located(file, place, "needs its own `number`, and no low and high", hint="as `wanted` is given")
        _check_in(file, (*place, "number"), option.number, names)


def _check_ranges(file: TomlFile, predict: Predict) -> None:
    last = len(predict.option) - 1
    for at, option in enumerate(predict.option):
        place = ("predict", "option", at)
        if option.number is not None:
            raise located(file, (*place, "number"), "does not fit an answer that is a range")
        if (option.low is None) != (at == 0) or (option.high is None) != (at == last):
            raise located(file, place, "leaves values out", hint="the first has no low, the last no high, others both")
        if at > 0 and option.low != predict.option[at - 1].high:
            before = predict.option[at - 1].high
            raise located(file, (*place, "low"), "does not begin where the one before it ends", value=option.low,
                          allowed=f"{before}")  # fmt: skip
        if option.low is not None and option.high is not None and option.low >= option.high:
            raise located(file, (*place, "high"), "is not above low", value=option.high)


def check_reveal(file: TomlFile, found: LessonFile, names: set[str]) -> None:
    """Texts ask for numbers that there are, the same in both languages; claims are about such numbers."""
    known = {number.id for number in found.number if number.what == "evidence"}
    for place, words in _filled_in(found):
        for lang in ("nl", "en"):  # a question is asked in the guide too, where nothing has run
            _check_braces(file, (*place, lang), words[lang], names if place[0] == "reveal" else known)
        if names_in(words.nl) != names_in(words.en):
            raise located(file, place, "does not have the same numbers in both languages")
    for at, reveal in enumerate(found.reveal):
        if reveal.claim is not None:
            _check_in(file, ("reveal", at, "claim", "number"), reveal.claim.number, names)
            if reveal.claim.than is not None:
                _check_in(file, ("reveal", at, "claim", "than"), reveal.claim.than, names)


def check_chart(file: TomlFile, found: LessonFile, names: set[str]) -> None:
    """Every number of the figure is there and has a title."""
    titled = {number.id for number in found.number if number.title is not None}
    for at, name in enumerate(found.chart.numbers):
        _check_in(file, ("chart", "numbers", at), name, names)
        if name not in titled:
            raise located(file, ("chart", "numbers", at), "has no title, which a figure needs", value=name)


def _filled_in(found: LessonFile) -> Iterator[tuple[tuple[str | int, ...], Words]]:
    """The texts that have numbers in them."""
    yield from ((("reveal", at, "text"), each.text) for at, each in enumerate(found.reveal))
    yield from ((("discuss", at, "question"), each.question) for at, each in enumerate(found.discuss))


def _check_braces(file: TomlFile, place: Sequence[str | int], text: str, names: set[str]) -> None:
    try:
        asked = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise located(file, place, "has braces that do not fit", hint="a number is written as {name}") from error
    for name in asked:
        number, _, part = name.partition(".")
        if number not in names:
            near = nearest_name(number, names)
            problem = f"asks for {{{name}}}, and there is no such number"
            raise located(file, place, problem, allowed=tuple(sorted(names)), nearest=near)
        if part not in ("", "low", "high"):
            allowed = f"{{{number}}}, {{{number}.low}} or {{{number}.high}}"
            raise located(file, place, f"asks for {{{name}}}", allowed=allowed)


def check_sources(file: TomlFile, found: LessonFile) -> None:
    """Every source is in the evidence or among the documents, and bears on a question."""
    known: set[str] = set()
    for at, source in enumerate(found.source):
        place = ("source", at)
        if source.id in known:
            raise located(file, (*place, "id"), "is used twice", value=source.id)
        known.add(source.id)
        _check_source(file, place, source)
    for at, discuss in enumerate(found.discuss):
        for each, name in enumerate(discuss.sources):
            _check_in(file, ("discuss", at, "sources", each), name, known)
    used = {name for discuss in found.discuss for name in discuss.sources}
    for at, source in enumerate(found.source):
        if source.id not in used:
            raise located(file, ("source", at), "is not used by a question", value=source.id)


def _check_source(file: TomlFile, place: tuple[str | int, ...], source: Source) -> None:
    kinds: dict[str, Iterable[str]] = {
        "effect": load_effects().ids, "target": load_targets().ids, "document": documents(),
    }  # fmt: skip
    given = [kind for kind in kinds if getattr(source, kind) is not None]
    if len(given) != 1:
        raise located(file, place, "needs exactly one of effect, target and document")
    _check_in(file, (*place, given[0]), getattr(source, given[0]), tuple(kinds[given[0]]))


def check_plan(file: TomlFile, found: LessonFile) -> None:
    """The plan fills the lesson and has time for each card."""
    minutes = sum(step.minutes for step in found.plan)
    if minutes != MINUTES:
        raise located(file, ("plan", 0), f"does not add up to {MINUTES} minutes", value=minutes)
    parts = [step.part for step in found.plan]
    for card in ("predict", "run", "reveal", "discuss"):
        if card not in parts:
            raise located(file, ("plan", 0), f"has no minutes for {card!r}")


def check_budget(file: TomlFile, found: LessonFile, names: set[str]) -> None:
    """What can be bought is run, and has a price."""
    for scenario, number in found.budget.prices.items() if found.budget else ():
        _check_in(file, ("budget", "prices", scenario), scenario, found.run.scenarios)
        _check_in(file, ("budget", "prices", scenario), number, names)
