"""The flags of `verzuim run`, checked together before anything runs or is written."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from evidence.errors import BadInput
from scenarios import Scenario
from scenarios.schema import (
    FEWEST_STUDENTS,
    LARGEST_SEED,
    MOST_SCHOOLS,
    MOST_STUDENTS,
    MOST_YEARS,
)

RESULTS: Final = Path("results")
"""Where results go when `--out` does not say."""

MOST_REPLICATES: Final = 1000
"""Runs of each scenario in a comparison; more would narrow an interval by little."""

MOST_TRIALS: Final = 10_000
"""Packages that a search tries; more would be weeks of work."""

_BOUNDS: Final[dict[str, tuple[int, int | None]]] = {
    "students": (FEWEST_STUDENTS, MOST_STUDENTS),
    "schools": (1, MOST_SCHOOLS),
    "years": (1, MOST_YEARS),
    "seed": (0, LARGEST_SEED),
    "threads": (1, None),
    "jobs": (1, None),
    "replicates": (1, MOST_REPLICATES),
    "trials": (0, MOST_TRIALS),
    "draws": (2, MOST_REPLICATES),
}


@dataclass(frozen=True)
class RunFlags:
    """What a user asked of `verzuim run`; None is "as the scenario says".

    Attributes:
        students: pupils to simulate.
        schools: schools to simulate instead.
        national: whether to simulate the whole country instead.
        years: school years.
        seed: of people, events and luck.
        threads: to compute with.
    """

    students: int | None = None
    schools: int | None = None
    national: bool = False
    years: int | None = None
    seed: int | None = None
    threads: int | None = None

    def check(self) -> None:
        """Checks every flag by itself and the sizes together.

        Raises:
            BadInput: about the first that is no good.
        """
        for name in ("students", "schools", "years", "seed", "threads"):
            check_bounds(name, getattr(self, name))
        sizes = [f"--{name}" for name in ("students", "schools", "national") if self._given(name)]
        if len(sizes) > 1:
            raise BadInput(problem=f"{' and '.join(sizes)} exclude each other", hint=f"give only {sizes[0]}")

    def _given(self, name: str) -> bool:
        return getattr(self, name) not in (None, False)

    def as_arguments(self) -> dict[str, Any]:
        """The flags as arguments of `verzuim.run`."""
        return dict(vars(self))

    def years_of(self, scenario: Scenario) -> int:
        """School years of a run: as asked, else as the scenario says."""
        return self.years or scenario.run.years or 1

    def default_folder(self, scenario: Scenario) -> Path:
        """Where the result goes without `--out`, such as results/baseline-20000-seed1."""
        years = self.years_of(scenario)
        seed = scenario.run.seed if self.seed is None else self.seed
        parts = [scenario.name, self._size(scenario), *([f"{years}years"] if years > 1 else [])]
        return RESULTS / "-".join([*parts, f"seed{seed}"])

    def _size(self, scenario: Scenario) -> str:
        if self.national:
            return "national"
        given = self if self._given("students") or self._given("schools") else scenario.population
        return str(given.students) if given.schools is None else f"{given.schools}schools"


def check_bounds(name: str, value: int | None) -> None:
    """Checks the value of one flag by itself; None is what a user did not give.

    Args:
        name: of the flag, without its dashes.
        value: as given.

    Raises:
        BadInput: when it is too small or too large.
    """
    low, high = _BOUNDS[name]
    if value is None or (value >= low and (high is None or value <= high)):
        return
    allowed = f"{low:,} or more" if high is None else f"{low:,} to {high:,}"
    problem = "is too small" if value < low else "is too large"
    raise BadInput(key=f"--{name}", value=value, problem=problem, allowed=allowed)
