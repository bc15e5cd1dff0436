"""A job: one run of a scenario and what is measured of it, known by its content."""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

import pandas as pd
import pyarrow as pa

import model
from evidence import BadInput, load_parameters, load_system
from experiments.ensemble.measures import measuring_function, place_of
from experiments.ensemble.sources import measure_sources, model_sources
from experiments.results import versions
from experiments.run import size_of
from model.towns import Start, Towns, start_of
from scenarios import Scenario
from scenarios.schema import FEWEST_STUDENTS, LARGEST_SEED, MOST_SCHOOLS, MOST_STUDENTS, MOST_YEARS

JOB: Final = "job"
"""The column of a store's tables that says which job a row is of."""

_KEY_DIGITS: Final = 32
_BOUNDS: Final = {
    "students": (FEWEST_STUDENTS, MOST_STUDENTS),
    "schools": (1, MOST_SCHOOLS),
    "years": (1, MOST_YEARS),
    "seed": (0, LARGEST_SEED),
}


@dataclass(frozen=True)
class Job:
    """One run.

    Attributes:
        scenario: the scenario as resolved.
        students: pupils in all; None is as the scenario says.
        schools: number of schools instead.
        years: school years.
        seed: the same seed gives the same people, friends, events and luck.
        parameters: (name, value) of parameters that differ in this job, applied over the scenario's; kept by name.
        measure: what is measured: a name in `experiments.ensemble.measures.MEASURES`, or module:function.
    """

    scenario: Scenario
    students: int | None
    schools: int | None
    years: int
    seed: int
    parameters: tuple[tuple[str, float], ...] = ()
    measure: str = "compare"

    def __post_init__(self) -> None:
        """Keep parameters in one order and as plain numbers, so that equal jobs are equal."""
        plain = sorted((name, float(value)) for name, value in self.parameters)
        object.__setattr__(self, "parameters", tuple(plain))

    @property
    def what_if(self) -> Scenario:
        """The scenario with this job's parameters, which hold for the years before as well."""
        own = dict(self.parameters)
        scenario = self.scenario
        return replace(scenario, parameters=scenario.parameters | own, estimates=scenario.estimates | own)

    @property
    def size(self) -> dict[str, Any]:
        """The size of the population, as an argument of `SchoolSystem`."""
        return size_of(self.scenario, self.students, self.schools, False)

    @property
    def start(self) -> Start:
        """Equal for jobs that begin in the same town, so that who built it for one need not for the next."""
        size = self.size
        return start_of(self.what_if, self.seed, size.get("students"), size.get("schools"))

    @property
    def key(self) -> str:
        """Its name in a store: 32 hexadecimal digits.

        A hash of all that its rows depend on: the scenario's name, country, values, changes, interventions and tiers
        (not its texts), size, years, seed, parameters and measure; the files of the model and of the measure; versions.

        Raises:
            BadInput: a measure that there is not.
        """
        text = json.dumps(self._content(), sort_keys=True, allow_nan=False)
        return hashlib.sha256(text.encode()).hexdigest()[:_KEY_DIGITS]

    def _content(self) -> dict[str, Any]:
        place = place_of(self.measure)
        return {
            "scenario": self.scenario.name,
            "country": self.scenario.population.country,
            "size": self.size,
            "years": self.years,
            "seed": self.seed,
            "values": {name: float(value) for name, value in self.what_if.values.items()},
            "estimates": {name: float(value) for name, value in self.what_if.estimates.items()},
            "changes": [change.model_dump(mode="json", exclude_none=True) for change in self.scenario.changes],
            "interventions": [plan.as_dict() for plan in self.scenario.interventions],
            "tiers": self.scenario.tiers.model_dump(mode="json") if self.scenario.tiers else None,
            "measure": [place, measure_sources(place.partition(":")[0])],
            "model": model_sources(),
            "versions": _versions(),
        }

    def rows(self, towns: Towns | None = None) -> pd.DataFrame:
        """Lives through the job, and measures.

        Args:
            towns: what this process built before, for jobs that begin alike.
        """
        system = model.SchoolSystem(
            **self.size, rng=self.seed, scenario=self.what_if, threads=1, progress=self.tell, towns=towns
        )
        return measuring_function(self.measure)(system.run(years=self.years, progress=self.tell))

    def tell(self, stage: str, done: int, total: int) -> None:
        """Told how far the job is while it is lived through; what a kind of job of its own raises here ends it."""

    def check(self) -> None:
        """Checks what can be checked before anything runs.

        Raises:
            BadInput: a size, years, seed, parameter, country or measure that cannot be.
        """
        for name, (low, high) in _BOUNDS.items():
            value = getattr(self, name)
            if value is None and name in ("students", "schools"):
                continue
            if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
                raise BadInput(key=name, value=value, problem="cannot be", allowed=f"{low:,} to {high:,}")
        size_of(self.scenario, self.students, self.schools, False)
        self.what_if.parameter_values(load_parameters())
        load_system(self.scenario.population.country)
        measuring_function(self.measure)

    def __str__(self) -> str:
        """In a few words, for a message."""
        return f"{self.scenario.name} with seed {self.seed}"


@cache
def _versions() -> dict[str, str]:
    return versions()


def perform(job: Job, key: str, towns: Towns | None = None) -> pd.DataFrame:
    """Live through a job and measure, on one thread, in whatever process this is.

    Args:
        job: the job.
        key: its key where it was handed out.
        towns: what this process built before, for jobs that begin alike.

    Returns:
        What the measure gives, with the column `job` (the key) first.

    Raises:
        BadInput: when this process would give the job another key, so runs another program; or when the measure's
            table cannot be kept.
    """
    if job.key != key:
        raise BadInput(
            problem="a worker has another version of the model, of the measure or of a package than who asked",
            hint="give all workers the same files and packages, start them anew, and give the same command again",
        )
    rows = job.rows(towns)
    if not isinstance(rows, pd.DataFrame) or JOB in rows.columns:
        problem = f"did not give a table without a column {JOB!r}"
        raise BadInput(key="measure", value=job.measure, problem=problem)
    rows = rows.reset_index(drop=True)
    rows.insert(0, JOB, key)
    try:
        pa.Table.from_pandas(rows, preserve_index=False)
    except pa.ArrowException as error:  # told here, where it concerns one job only
        problem = f"gave a table that Parquet cannot hold ({error})"
        raise BadInput(key="measure", value=job.measure, problem=problem) from error
    return rows
