"""What a user asks as the query of a URL, and back; the worst that comes of a bad URL is a message."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from evidence import nearest_name
from evidence.checking import Words
from experiments.compare.phrased import number
from viz.dashboard.asked import (
    MOST_KEPT,
    SCREENS,
    SEEDS,
    SIDES,
    STUDENTS,
    YEARS,
    Asked,
    data_version,
    model_version,
    school_types,
)
from viz.dashboard.levers import LEVER_DIGITS, load_levers, presets
from viz.language import LANGUAGES

LONGEST: Final = 8_000
"""Characters of a query that are read."""
_MOST_PARTS: Final = 100
"""Parts of a query that are read; what the dashboard writes has fewer."""
_SHOWN: Final = 40
"""Characters of a wrong value that a message repeats."""
_NAMES_LISTED: Final = 12

_WHOLE: Final = re.compile(r"[0-9]{1,12}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")
_BOUNDS: Final = {"students": STUDENTS, "years": YEARS, "seed": SEEDS}
_CHOICES: Final = {"lang": tuple(LANGUAGES), "screen": SCREENS, "side": SIDES}
_OWN: Final = (*_CHOICES, *_BOUNDS, "types", "preset", "kept", "model", "data")


@dataclass(frozen=True)
class Message:
    """What was wrong with one part of a URL, and what was taken instead.

    Attributes:
        key: the part.
        value: as it was given, shortened.
        text: what is wrong, what is allowed, and the nearest right name.
    """

    key: str
    value: str
    text: Words


def to_query(asked: Asked) -> str:
    """The query of a URL that restores all of this, without the question mark.

    Example:
        >>> to_query(Asked(levers={"class-size": 20}, model="0.1.0", data="01234567"))
        'lang=nl&screen=start&students=20000&years=1&seed=1&side=true&class-size=20&model=0.1.0&data=01234567'
    """
    pairs = [(key, str(getattr(asked, key))) for key in ("lang", "screen", "students", "years", "seed", "side")]
    pairs += [("types", ",".join(asked.school_types))] if asked.school_types else []
    pairs += [("preset", asked.preset)] if asked.preset else [(name, _said(it)) for name, it in asked.levers.items()]
    pairs += [("kept", _packed(levers)) for levers in asked.kept]
    return urlencode([*pairs, ("model", asked.model), ("data", asked.data)], safe=":,")


def from_query(query: str) -> tuple[Asked, tuple[Message, ...]]:
    """What a query asks, and what was wrong with it.

    A part that is wrong is left as it is when nobody chooses. The version of who reads is taken, never that of the URL;
    a URL of another one gives a message.
    """
    reader = _Reader()
    given = reader.split(query)
    chosen = {key: reader.choice(key, given[key], names) for key, names in _CHOICES.items() if key in given}
    sizes = {key: reader.whole(key, given[key], *bounds) for key, bounds in _BOUNDS.items() if key in given}
    levers = reader.levers({key: text for key, text in given.items() if key not in _OWN})
    preset = reader.choice("preset", given.get("preset", ""), ("", *presets())) or ""
    if preset:
        levers = {**presets()[preset].levers, **levers}
    rest: dict[str, Any] = {"levers": levers, "kept": reader.kept(), "preset": preset}
    rest["school_types"] = reader.types(given.get("types", ""))
    reader.versions(given)
    found = {key: value for key, value in {**chosen, **sizes, **rest}.items() if value is not None}
    return Asked(**found), tuple(reader.messages)


def _said(value: float) -> str:
    """A number as a URL has it: with as many digits after the point as levers keep, without zeros at its end."""
    text = f"{value:.{LEVER_DIGITS}f}"
    return text.rstrip("0").rstrip(".")


def _packed(levers: Mapping[str, float]) -> str:
    return ",".join(f"{name}:{_said(value)}" for name, value in levers.items())


class _Reader:
    """Reads parts of a URL and keeps what is wrong with them.

    Attributes:
        messages: what was wrong so far.
    """

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self._kept: list[str] = []

    def split(self, query: str) -> dict[str, str]:
        """The parts by key, each once; those called "kept" stand apart."""
        if len(query) > LONGEST:
            self._tell("url", query, "is te lang; het begin ervan is gelezen", "is too long; its beginning was read")
        given: dict[str, str] = {}
        text = query.removeprefix("?")[:LONGEST]
        parts = parse_qsl(text, keep_blank_values=True, errors="replace")
        if len(parts) > _MOST_PARTS:
            nl = "is een deel te veel; dit en de rest is niet gelezen"
            self._tell(*parts[_MOST_PARTS], nl, "is one part too many; this and the rest was not read")
        for key, value in parts[:_MOST_PARTS]:
            if key == "kept":
                self._kept.append(value)
            elif key in given:
                self._tell(key, value, "staat er twee keer; de eerste telt", "stands there twice; the first counts")
            else:
                given[key] = value
        return given

    def choice(self, key: str, text: str, names: Collection[str]) -> str | None:
        """A name out of several."""
        if text in names:
            return text
        self._unknown(key, text, names)
        return None

    def whole(self, key: str, text: str, low: int, high: int) -> int | None:
        """A whole number within bounds."""
        if _WHOLE.fullmatch(text) and low <= int(text) <= high:
            return int(text)
        nl = f"moet een geheel getal van {low} tot en met {high} zijn"
        self._tell(key, text, nl, f"must be a whole number from {low} to {high}")
        return None

    def levers(self, given: Mapping[str, str]) -> dict[str, float]:
        """Values of levers; whatever else stands in a URL is taken for one."""
        known = load_levers()
        found: dict[str, float] = {}
        for name, text in given.items():
            if name not in known:
                self._unknown(name, name, [*_OWN, *known], what=Words(nl="deze naam", en="this name"))
                continue
            lever = known[name]
            if _NUMBER.fullmatch(text) and lever.low <= float(text) <= lever.high:
                found[name] = float(text)
                continue
            low, high = number(lever.low), number(lever.high)
            self._tell(name, text, f"moet een getal van {low.nl} tot en met {high.nl} zijn, met een punt",
                       f"must be a number from {low.en} to {high.en}")  # fmt: skip
        return found

    def kept(self) -> tuple[dict[str, float], ...]:
        """The levers of each scenario that was kept."""
        if len(self._kept) > MOST_KEPT:
            nl, en = f"er passen er {MOST_KEPT}", f"there is room for {MOST_KEPT}"
            self._tell("kept", self._kept[MOST_KEPT], nl, en)
        return tuple(self._unpacked(text) for text in self._kept[:MOST_KEPT])

    def _unpacked(self, text: str) -> dict[str, float]:
        parts = [part.partition(":") for part in text.split(",")[:_MOST_PARTS] if part]
        return self.levers({name: value for name, _, value in parts})

    def types(self, text: str) -> tuple[str, ...]:
        """What is shown."""
        known = school_types()
        names = [name for name in text.split(",")[:_MOST_PARTS] if name]
        return tuple(dict.fromkeys(name for name in names if self.choice("types", name, known)))

    def versions(self, given: Mapping[str, str]) -> None:
        """Whether the URL was made with the same program and the same numbers."""
        here = {"model": model_version(), "data": data_version()}
        other = [key for key in here if given.get(key, here[key]) != here[key]]
        if other:
            self._tell(other[0], given[other[0]],
                       f"is een andere versie dan deze ({here[other[0]]}); de uitkomsten kunnen anders zijn",
                       f"is another version than this one ({here[other[0]]}); results may differ")  # fmt: skip

    def _unknown(self, key: str, text: str, names: Collection[str], what: Words | None = None) -> None:
        listed = ", ".join([name for name in names if name][:_NAMES_LISTED])
        more = len(names) > _NAMES_LISTED
        near = nearest_name(text, names)
        nl = f"{what.nl if what else 'dit'} is niet bekend" + (f"; bedoelt u {near}?" if near else "")
        en = f"{what.en if what else 'this'} is not known" + (f"; did you mean {near}?" if near else "")
        nl, en = f"{nl} Er is: {listed}", f"{en} There is: {listed}"
        self._tell(key, text, nl + (" en meer" if more else ""), en + (" and more" if more else ""))

    def _tell(self, key: str, value: str, nl: str, en: str) -> None:
        shown = value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
        name = key if len(key) <= _SHOWN else f"{key[: _SHOWN - 1]}…"
        self.messages.append(Message(name, shown, Words(nl=f"{name} = {shown}: {nl}.", en=f"{name} = {shown}: {en}.")))
