"""What a calibration was asked to do, and where it was: kept, so that the same command goes on with the same points."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from evidence.errors import BadInput
from experiments.calibration.basis import basis_around
from experiments.calibration.design import Region
from experiments.calibration.published import Published
from experiments.calibration.settings import Settings
from experiments.calibration.space import Space
from experiments.whole import check_writable, whole_file

FORMAT: Final = "verzuim-calibration-1"
"""The mark by which a folder is known as a calibration of ours."""
PLAN_FILE: Final = "plan.json"
REGIONS: Final = "regions"

_FEWEST_RUNS: Final = 40
"""For any number of parameters: fewer leave nothing of a wave to see chance by."""


@dataclass(frozen=True)
class Plan:
    """What is asked of a calibration.

    Attributes:
        space: the parameters that are fitted.
        figures: the published figures that they are fitted to.
        scenario: name of the scenario.
        students: pupils in each run.
        years: school years of each run.
        budget: runs in all.
        seed: of the first run, of where points lie and of the sampler.
        settings: how to go about it.
    """

    space: Space
    figures: tuple[Published, ...]
    scenario: str
    students: int
    years: int
    budget: int
    seed: int
    settings: Settings

    def check(self) -> None:
        """Checks what can be checked before anything runs.

        Raises:
            BadInput: no figures, or too few runs for a surface over the parameters.
        """
        if not self.figures:
            raise BadInput(key="targets", problem="has no figure to fit to", hint="verzuim validate says which are")
        least = self.least_budget
        if self.budget < least:
            hint = "a first wave needs a run for every term of a quadratic surface; take more runs, or fewer parameters"
            raise BadInput(key="budget", value=self.budget, problem="is too small", allowed=f"{least:,} or more",
                           hint=hint)  # fmt: skip

    @property
    def least_budget(self) -> int:
        """Runs of which the first wave has one for every term of a surface.

        With fewer, an emulator is sure of itself at the centre of the prior only, and draws the posterior there.
        """
        count = len(self.space)
        return max(_FEWEST_RUNS, math.ceil(basis_around(np.eye(count)).count / self.settings.first))

    def facts(self) -> dict[str, Any]:
        """All of it as plain data for JSON."""
        return {
            "parameters": {
                name: {"value": entry.value, "prior": entry.prior.model_dump(), "bounds": entry.bounds}
                for name, entry in zip(self.space.names, self.space.entries, strict=True)
            },
            "figures": {each.target: {"value": each.observed, "error": each.error} for each in self.figures},
            "scenario": self.scenario,
            "students": self.students,
            "years": self.years,
            "budget": self.budget,
            "seed": self.seed,
            "settings": self.settings.model_dump(exclude={"parameters"}),
        }


def keep_plan(plan: Plan, folder: Path) -> None:
    """Writes a plan into a folder that has none, or checks that the one there is the same.

    Raises:
        BadInput: naming what differs.
    """
    check_writable(folder)
    path = folder / PLAN_FILE
    told = json.loads(json.dumps({"format": FORMAT, **plan.facts()}, allow_nan=False))
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _write(path, told)
        return
    before = _read(path)
    for name, value in told.items():
        if before.get(name) != value:
            problem = "was begun otherwise"
            hint = "a calibration goes on with what it began with; name another folder for this one"
            raise BadInput(file=path, key=name, problem=problem, hint=hint)


def kept_region(folder: Path, wave: int, work_out: Callable[[], Region]) -> Region:
    """The region of a wave: as it was kept, else worked out and kept."""
    path = folder / REGIONS / f"wave-{wave}.json"
    if not path.exists():
        found = work_out()
        path.parent.mkdir(exist_ok=True)
        _write(path, {"centre": found.centre.tolist(), "root": found.root.tolist()})
    told = _read(path)
    try:
        return Region(np.array(told["centre"], float), np.array(told["root"], float))
    except (KeyError, ValueError) as error:
        raise _damaged(path, str(error)) from error


def _write(path: Path, told: dict[str, Any]) -> None:
    with whole_file(path) as new:
        new.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _read(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _damaged(path, str(error)) from error
    if not isinstance(told, dict):
        raise _damaged(path, "no table")
    return told


def _damaged(path: Path, why: str) -> BadInput:
    return BadInput(file=path, problem=f"is damaged ({why})", hint="remove it, and give the same command again")
