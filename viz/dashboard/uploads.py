"""A scenario file that a user gives: what it asks of the dashboard, or why it cannot."""

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, Final

from evidence import BadInput
from scenarios import Scenario, check_text
from viz.dashboard.levers import read_levers
from viz.dashboard.state import SEEDS, STUDENTS, YEARS, Asked
from viz.dashboard.texts import say

MOST_BYTES: Final = 100_000
"""Of a scenario file: ten times the largest of the library."""
_LONGEST_NAME: Final = 60


@dataclass(frozen=True)
class Opened:
    """What became of a file.

    Attributes:
        asked: what is asked now; as it was when the file cannot be used.
        good: whether the file was taken.
        said: what there is to say of it.
    """

    asked: Asked
    good: bool
    said: tuple[str, ...]


def open_file(given: object, asked: Asked) -> Opened:
    """Takes in a file as a browser sends it.

    Args:
        given: {"name", "text"}; anything else is refused.
        asked: what is asked so far.
    """
    lang = asked.lang
    name, text = _parts(given)
    if len(text.encode("utf-8", errors="replace")) > MOST_BYTES:
        return Opened(asked, False, (say("scenario.too_large", lang),))
    try:
        scenario = check_text(text, name)
    except BadInput as error:
        return Opened(asked, False, (say("scenario.bad_file", lang, file=name, why=error),))
    read = read_levers(scenario)
    if read.left:
        names = ", ".join(words[lang] for words in read.left)
        return Opened(asked, False, (say("scenario.not_levers", lang, file=name, names=names),))
    sizes, said = _sizes(scenario, lang)
    chosen: dict[str, Any] = {"levers": read.levers, "preset": "", **sizes}
    new = replace(asked, **chosen)
    return Opened(new, True, (say("scenario.opened", lang, file=name), *said))


def _parts(given: object) -> tuple[str, str]:
    """Name without folders, and text."""
    fields = given if isinstance(given, dict) else {}
    name, text = (value if isinstance(value, str) else "" for value in (fields.get("name"), fields.get("text")))
    return PurePath(name.replace("\\", "/")).name[-_LONGEST_NAME:] or "scenario.toml", text


def _sizes(scenario: Scenario, lang: str) -> tuple[dict[str, int], tuple[str, ...]]:
    """Region, years and seed, as far as they are possible here."""
    wanted = {
        "students": (scenario.population.students, STUDENTS),
        "years": (scenario.run.years, YEARS),
        "seed": (scenario.run.seed, SEEDS),
    }
    taken, said = {}, []
    for key, (value, (low, high)) in wanted.items():
        if value is not None and low <= value <= high:
            taken[key] = value
        else:
            shown = scenario.population.schools if value is None else value
            named = "schools" if value is None else key
            said.append(say("scenario.not_shown", lang, name=named, value=shown, low=low, high=high))
    return taken, tuple(said)
