"""What may stand in a scenario file, table by table."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from evidence.checking import Entry, Grade, Number, Words

#: Fewer pupils than this do not fill a school.
FEWEST_STUDENTS = 200
#: All pupils of vo and mbo (totals in evidence/systems/nl.toml).
MOST_STUDENTS = 1_487_884
#: Schools of the smallest size that the whole country would fill.
MOST_SCHOOLS = MOST_STUDENTS // FEWEST_STUDENTS
MOST_YEARS = 30
LAST_WEEK = 51
#: Seeds fit in a signed 64-bit integer, as the random numbers need.
LARGEST_SEED = 2**63 - 1

Students = Annotated[int, Field(strict=True, ge=FEWEST_STUDENTS, le=MOST_STUDENTS)]
Schools = Annotated[int, Field(strict=True, ge=1, le=MOST_SCHOOLS)]
Names = Annotated[tuple[str, ...], Field(min_length=1)]

#: The three ways to move a quantity.
Operation = Literal["multiply", "add", "set"]
OPERATIONS: tuple[Operation, ...] = ("multiply", "add", "set")


class PopulationTable(Entry):
    """Who is simulated; `students` or `schools`, not both. Command-line flags override it."""

    students: Students | None = None
    schools: Schools | None = None
    country: str | None = None


class RunTable(Entry):
    """How long, and with which luck. Command-line flags override it.

    Attributes:
        years: school years.
        seed: the same seed gives the same people, events and luck.
    """

    years: Annotated[int, Field(strict=True, ge=1, le=MOST_YEARS)] | None = None
    seed: Annotated[int, Field(strict=True, ge=0, le=LARGEST_SEED)] | None = None


class Where(Entry):
    """Which records a change concerns: those that meet every condition given.

    Attributes:
        levels: levels of study.
        sector: sector of the school: "vo", or "mbo" (vavo pupils sit in mbo schools).
        school_types: kinds of school.
    """

    levels: Names | None = None
    sector: Literal["vo", "mbo"] | None = None
    school_types: Names | None = None


class Change(Entry):
    """A policy's change of one named quantity: exactly one of multiply, add and set.

    Attributes:
        quantity: a name in scenarios/quantities.toml.
        multiply: factor on the quantity.
        add: what is added, in the quantity's unit.
        set: the new value, in the quantity's unit.
        from_year: simulated year in which it starts, from 0.
        from_week: school week of that year in which it starts, 0..51.
        where: which records it concerns; all when absent.
        source: where the size of the change comes from.
        range: plausible (low, high) of multiply, add or set.
    """

    quantity: str
    multiply: Number | None = None
    add: Number | None = None
    set: Number | None = None
    from_year: Annotated[int, Field(strict=True, ge=0, lt=MOST_YEARS)] = 0
    from_week: Annotated[int, Field(strict=True, ge=0, le=LAST_WEEK)] = 0
    where: Where | None = None
    source: str = ""
    grade: Grade = "assumption"
    range: tuple[Number, Number] | None = None

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Those of multiply, add and set that are given; one in a checked scenario."""
        return tuple(name for name in OPERATIONS if getattr(self, name) is not None)

    @property
    def operation(self) -> Operation:
        """The way in which the quantity moves."""
        return self.operations[0]

    @property
    def amount(self) -> float:
        """The number given for `operation`."""
        return float(getattr(self, self.operation))


class ScenarioFile(Entry):
    """A scenario file as written, before `based_on` is resolved."""

    based_on: str | None = None
    title: Words
    question: Words | None = None
    description: Words
    population: PopulationTable = PopulationTable()
    run: RunTable = RunTable()
    mechanisms: dict[str, Number] = Field(default_factory=dict)
    parameters: dict[str, Number] = Field(default_factory=dict)
    change: tuple[Change, ...] = ()
