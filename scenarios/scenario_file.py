"""What may stand in a scenario file, table by table."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from evidence.checking import Entry, Number, Words
from scenarios.intervention import Tiers, Use
from scenarios.schema import LARGEST_SEED, MOST_YEARS, Change, Schools, Students


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
    intervention: tuple[Use, ...] = ()
    tiers: Tiers | None = None
