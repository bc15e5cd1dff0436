"""Region, years, seed, and what of the result is shown."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import solara

from viz.dashboard.controls.widgets import Fields
from viz.dashboard.levers import presets
from viz.dashboard.state import SEEDS, SIDES, STUDENTS, YEARS, Asked, school_types
from viz.dashboard.summing import names_of_types
from viz.dashboard.texts import say

_OWN: Final = "own"
_NONE: Final = ""
_WHOLE: Final = {"students": (STUDENTS, 1000), "years": (YEARS, 1), "seed": (SEEDS, 1)}
"""Number → its bounds, and what the arrows of its field add."""


@solara.component
def Settings(asked: Asked, set_asked: Callable[[Asked], None]) -> Any:
    """A row of fields."""
    fields = [_preset(asked), *(_whole(name, asked) for name in _WHOLE), _types(asked), _side(asked)]
    words = say("scenario.settings", asked.lang)
    return Fields(label=words, fields=fields, event_chosen=lambda chosen: _take(chosen, asked, set_asked))


def taken(chosen: object, asked: Asked) -> Asked:
    """What is asked after a field was changed; what no field can say changes nothing.

    Args:
        chosen: {"name", "value"}, as a browser sends it.
        asked: what is asked so far.
    """
    fields = chosen if isinstance(chosen, dict) else {}
    name, value = (
        None if isinstance(each, list | dict) else each for each in (fields.get("name"), fields.get("value"))
    )
    if name in _WHOLE and isinstance(value, int) and not isinstance(value, bool):
        (low, high), _ = _WHOLE[name]
        number: dict[str, Any] = {name: value}
        return replace(asked, **number) if low <= value <= high else asked
    if name == "preset" and value in (_NONE, *presets()):
        return asked.from_preset(value)
    if name == "types" and value in (_NONE, *school_types()):
        return replace(asked, school_types=(value,) if value else ())
    if name == "side" and value in SIDES:
        return replace(asked, side=value)
    return asked


def _take(chosen: object, asked: Asked, set_asked: Callable[[Asked], None]) -> None:
    new = taken(chosen, asked)
    if new != asked:
        set_asked(new)


def _preset(asked: Asked) -> dict[str, Any]:
    lang = asked.lang
    options = [(_NONE, say("scenario.no_preset", lang)), *((name, it.title[lang]) for name, it in presets().items())]
    own = bool(asked.levers) and not asked.preset
    if own:
        options.insert(0, (_OWN, say("scenario.own", lang)))
    return _choice("preset", _OWN if own else asked.preset, options, say("scenario.preset", lang))


def _types(asked: Asked) -> dict[str, Any]:
    words = names_of_types()
    options = [(_NONE, say("scenario.everybody", asked.lang))]
    options += [(name, words[name][asked.lang]) for name in school_types()]
    shown = asked.school_types[0] if asked.school_types else _NONE
    return _choice("types", shown, options, say("scenario.shown", asked.lang))


def _side(asked: Asked) -> dict[str, Any]:
    options = [(name, say(f"scenario.side_{name}", asked.lang)) for name in SIDES]
    return _choice("side", asked.side, options, say("scenario.side", asked.lang))


def _choice(name: str, value: str, options: list[tuple[str, str]], label: str) -> dict[str, Any]:
    made = [{"value": each, "label": words} for each, words in options]
    return {"name": name, "label": label, "value": value, "options": made}


def _whole(name: str, asked: Asked) -> dict[str, Any]:
    (low, high), step = _WHOLE[name]
    return {
        "name": name, "label": say(f"scenario.{name}", asked.lang), "value": getattr(asked, name), "low": low,
        "high": high, "step": step, "wrong": say("scenario.wrong_whole", asked.lang, low=low, high=high),
    }  # fmt: skip
