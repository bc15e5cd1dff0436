"""The levers: what can be turned, in which group, from where to where, and what each does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from pydantic import Field

from evidence import nearest_name
from evidence.checking import Entry, Filled, Number, Words, checked, located
from evidence.reading import TomlFile, read_toml
from scenarios import Change, Intervention, Where, load_interventions, load_quantities
from scenarios.schema import Amount

DEFAULT_FILE: Final = Path(__file__).parent / "levers.toml"

LEVER_DIGITS: Final = 9
"""Digits after the point that values of levers are kept with: enough for all, and the same in a URL as in a file."""

IN_VIEW: Final = 7
"""Levers of a group that are in view at a time."""

Group = Literal["tier_1", "tier_2", "tier_3", "law"]
Knob = Literal["reach", "fte", "places", "move", "switch"]

GROUPS: Final[dict[Group, Words]] = {
    "tier_1": Words(nl="Laag 1: iedereen", en="Tier 1: everybody"),
    "tier_2": Words(nl="Laag 2: extra hulp", en="Tier 2: extra help"),
    "tier_3": Words(nl="Laag 3: intensief", en="Tier 3: intensive"),
    "law": Words(nl="Wet en organisatie", en="Law and organisation"),
}
_TIERS: Final[dict[Group, int]] = {"tier_1": 1, "tier_2": 2, "tier_3": 3}

_UNITS: Final[dict[Knob, Words]] = {
    "reach": Words(nl="% van de scholen", en="% of the schools"),
    "fte": Words(nl="fte per 1.000 in aanmerking", en="fte per 1,000 eligible"),
    "places": Words(nl="% van wie in aanmerking komt", en="% of who is eligible"),
    "switch": Words(nl="0 is nee, 1 is ja", en="0 is no, 1 is yes"),
}
_HIGH: Final[dict[Knob, float]] = {"reach": 100.0, "places": 100.0, "switch": 1.0}
_STEP: Final[dict[Knob, float]] = {"reach": 10.0, "places": 10.0, "switch": 1.0}
_KNOBS_OF: Final[dict[str, tuple[Knob, ...]]] = {
    "pupil": ("fte", "places"),
    "school": ("reach", "move", "switch"),
    "region": ("move", "switch"),
    "country": ("move", "switch"),
}


class LeverEntry(Entry):
    """A lever as its file has it; what is left out follows from the intervention or the knob.

    Attributes:
        group: where it is shown.
        title: its name.
        explanation: what its value means.
        unit: of its value.
        use: the intervention that it brings.
        knob: what of that intervention the value is (see the file).
        where: narrows who can get the intervention.
        change: the quantity that it moves by itself, and by how much per unit of the value.
        tiers: the scenario of the library whose tiered approach it switches on.
        status_quo: value that changes nothing.
        low: lowest value.
        high: highest value.
        step: what one press of + adds.
        present: the parameter, or the entry of the law, that says how it is now.
    """

    group: Group
    title: Words | None = None
    explanation: Words | None = None
    unit: Words | None = None
    use: Filled | None = None
    knob: Knob | None = None
    where: Where | None = None
    change: Amount | None = None
    tiers: Filled | None = None
    status_quo: Number = 0.0
    low: Number | None = None
    high: Number | None = None
    step: Number = Field(default=0.0, ge=0.0)
    present: Filled | None = None


@dataclass(frozen=True)
class Lever:
    """A lever, with all that follows filled in.

    Attributes:
        id: its name in URLs.
        group: where it is shown.
        title: its name in words.
        explanation: what its value means.
        unit: of its value, in words.
        status_quo: value that changes nothing.
        low: lowest value.
        high: highest value.
        step: what one press of + adds, also what values are rounded to when they are typed.
        knob: what of the intervention the value is; None without one.
        use: name of the intervention that it brings, or None.
        where: narrows who can get the intervention.
        change: the quantity that it moves by itself, per unit of the value, or None.
        tiers: the scenario whose tiered approach it switches on, or None.
        present: the parameter, or the entry of the law, that says how it is now, or None.
    """

    id: str
    group: Group
    title: Words
    explanation: Words
    unit: Words
    status_quo: float
    low: float
    high: float
    step: float
    knob: Knob | None
    use: str | None
    where: Where | None
    change: Amount | None
    tiers: str | None
    present: str | None

    @property
    def intervention(self) -> Intervention | None:
        """The intervention that it brings."""
        return None if self.use is None else load_interventions_once()[self.use]

    @property
    def full_dose(self) -> float:
        """With knob "move": the value at which the intervention is as its file says."""
        assert self.intervention is not None
        return float(self.intervention.move[0].changed(self.status_quo))

    @property
    def digits(self) -> int:
        """Digits after the point that its values are written with."""
        return next(count for count in range(4) if round(self.step, count) == round(self.step, 6))

    def rounded(self, value: float) -> float:
        """The nearest value that it can be set to by hand: on a step, and within its bounds."""
        within = min(self.high, max(self.low, value))
        steps = round((within - self.status_quo) / self.step)
        return min(self.high, max(self.low, round(self.status_quo + steps * self.step, self.digits)))


@cache
def load_interventions_once() -> dict[str, Intervention]:
    """The interventions of the library, read once per process."""
    return load_interventions()


@cache
def load_levers(path: Path = DEFAULT_FILE) -> dict[str, Lever]:
    """The levers by name, in the order in which they are shown; read once per process.

    Raises:
        BadInput: with file, entry, key and line.

    Example:
        >>> load_levers()["class-size"].status_quo
        25.0
    """
    file = read_toml(path)
    entries = {name: checked(LeverEntry, values, file, (name,)) for name, values in file.values.items()}
    return {name: _lever(name, entry, file) for name, entry in entries.items()}


def group_levers(group: Group) -> tuple[Lever, ...]:
    """The levers of a group, in order."""
    return tuple(lever for lever in load_levers().values() if lever.group == group)


def pages(group: Group) -> tuple[tuple[Lever, ...], ...]:
    """The levers of a group, so many at a time as may be in view."""
    levers = group_levers(group)
    return tuple(levers[start : start + IN_VIEW] for start in range(0, len(levers), IN_VIEW))


def _lever(name: str, entry: LeverEntry, file: TomlFile) -> Lever:
    _check_acts(name, entry, file)
    what = load_interventions_once()[entry.use] if entry.use else None
    knob = entry.knob
    title = entry.title or (what.title if what else None)
    explanation = entry.explanation or (what.description if what else None)
    unit = entry.unit or (_UNITS.get(knob) if knob else None)
    high = entry.high if entry.high is not None else (_HIGH.get(knob) if knob else None)
    low = entry.low if entry.low is not None else entry.status_quo
    for key, value in (("title", title), ("explanation", explanation), ("unit", unit), ("high", high)):
        if value is None:
            raise located(file, (name,), f"needs {key}")
    assert title and explanation and unit and high is not None
    if not low <= entry.status_quo <= high or low == high:
        raise located(file, (name,), "must have low, status_quo and high in this order", value=[low, high])
    step = entry.step or (_STEP.get(knob, 1.0) if knob else 1.0)
    return Lever(
        name, entry.group, title, explanation, unit, entry.status_quo, low, high, step, knob, entry.use, entry.where,
        entry.change, entry.tiers, entry.present,
    )  # fmt: skip


def _check_acts(name: str, entry: LeverEntry, file: TomlFile) -> None:
    """What it does must be there, and fit its group."""
    if not (entry.use or entry.change or entry.tiers):
        raise located(file, (name,), "does nothing", hint="give it use, change or tiers")
    if entry.use:
        known = load_interventions_once()
        if entry.use not in known:
            raise located(file, (name, "use"), "there is no such intervention", value=entry.use,
                          nearest=nearest_name(entry.use, known))  # fmt: skip
        what = known[entry.use]
        if entry.knob not in _KNOBS_OF[what.unit]:
            raise located(file, (name, "knob"), f"does not go with unit = {what.unit!r}", value=entry.knob,
                          allowed=_KNOBS_OF[what.unit])  # fmt: skip
        if _TIERS.get(entry.group, what.tier) != what.tier:
            raise located(file, (name, "group"), f"is not the tier of {entry.use}", value=entry.group)
    if entry.change:
        if len(entry.change.operations) != 1:
            raise located(file, (name, "change"), "needs one of multiply, add and set")
        if entry.change.quantity not in load_quantities():
            raise located(file, (name, "change"), "there is no such quantity", value=entry.change.quantity)


def changed_by(lever: Lever, value: float) -> Change:
    """The change that a lever makes by itself at a value."""
    assert lever.change is not None
    per = lever.change.amount
    amount = (value - lever.status_quo) * per if lever.change.operation == "add" else value * per
    made = {lever.change.operation: round(amount, LEVER_DIGITS)}
    return Change.model_validate({"quantity": lever.change.quantity, **made, "source": f"the lever {lever.id}"})
