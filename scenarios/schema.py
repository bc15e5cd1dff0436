"""What moves a quantity, by how much and where: the parts of scenario files and of interventions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from evidence.checking import Entry, Grade, Number, Share

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


class Amount(Entry):
    """How far a quantity moves: exactly one of multiply, add and set.

    Attributes:
        quantity: a name in scenarios/quantities.toml.
        multiply: factor on the quantity.
        add: what is added, in the quantity's unit.
        set: the new value, in the quantity's unit.
    """

    quantity: str
    multiply: Number | None = None
    add: Number | None = None
    set: Number | None = None

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Those of multiply, add and set that are given; one in a checked file."""
        return tuple(name for name in OPERATIONS if getattr(self, name) is not None)

    @property
    def operation(self) -> Operation:
        """The way in which the quantity moves."""
        return self.operations[0]

    @property
    def amount(self) -> float:
        """The number given for `operation`."""
        return float(getattr(self, self.operation))

    def changed(self, before: Any, share: float = 1.0) -> Any:
        """What becomes of values (numbers or arrays) when a share of the move is made.

        Example:
            >>> Amount(quantity="class.size", multiply=0.8).changed(25.0, share=0.5)
            22.5
        """
        if self.operation == "multiply":
            return before * ((1.0 - share) + share * self.amount)
        if self.operation == "add":
            return before + share * self.amount
        return (1.0 - share) * before + share * self.amount


class Change(Amount):
    """A policy's change of one named quantity.

    Attributes:
        from_year: simulated year in which it starts, from 0.
        from_week: school week of that year in which it starts, 0..51.
        where: which records it concerns; all when absent.
        source: where the size of the change comes from.
        range: plausible (low, high) of multiply, add or set.
        reach: share of the schools (of the regions, for a quantity of regions) that take part, drawn by lot.
        share: how much of the change is made: an intervention's fidelity and dose.
        by: the intervention that brings it; empty for a change of the scenario itself.
    """

    from_year: Annotated[int, Field(strict=True, ge=0, lt=MOST_YEARS)] = 0
    from_week: Annotated[int, Field(strict=True, ge=0, le=LAST_WEEK)] = 0
    where: Where | None = None
    source: str = ""
    grade: Grade = "assumption"
    range: tuple[Number, Number] | None = None
    reach: Share = 1.0
    share: Annotated[float, Field(strict=True, ge=0.0, allow_inf_nan=False)] = 1.0
    by: str = ""
