"""`verzuim calibrate` and `verzuim sensitivity`: what they take, and where they keep runs and outcome."""

import json
import shlex
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pandas as pd

from evidence import load_parameters
from evidence.errors import BadInput, nearest_name
from experiments.calibration import kept
from experiments.calibration.model_runs import ModelRuns, observed_of, runs_of
from experiments.calibration.outcome import Calibration, calibrate_model
from experiments.calibration.outcome_columns import OUTCOME_COLUMNS
from experiments.calibration.own_targets import read_own_targets
from experiments.calibration.plans import PLAN_FILE, REGIONS, Plan, keep_plan
from experiments.calibration.published import Published, fitted, published_figures
from experiments.calibration.sensitivity import morris
from experiments.calibration.settings import default_settings
from experiments.calibration.space import space_of
from experiments.columns import as_markdown
from experiments.results import COLUMNS_FILE, FIGURES_FOLDER
from experiments.whole import check_writable, whole_folder
from scenarios import load
from verzuim.extras import NEURAL, TORCH
from verzuim.flags import RESULTS, check_bounds
from verzuim.places import check_workers_given
from verzuim.progress import Report
from viz.calibration import sensitivity_figure
from viz.calibration.calibration_figures import figures
from viz.calibration.calibration_texts import say
from viz.figures import save
from viz.language import number

RUNS: Final = "runs"
"""Folder in which finished runs are kept, so that the same command continues."""
OUTCOME: Final = {"calibrate": "calibration", "sensitivity": "sensitivity"}
"""Command → folder of its tables and figures, written whole."""
ALL: Final = "all"
"""In the place of names: every parameter that varies."""

FEWEST_TRAJECTORIES: Final = 2
"""Paths of a screening, of which the effects must differ to have a spread."""

_SCENARIO: Final = "baseline"
_FORMATS: Final = ("png",)
_OURS: Final = {"calibrate": (RUNS, REGIONS, PLAN_FILE), "sensitivity": (RUNS,)}


@dataclass(frozen=True)
class Asked:
    """What a user asked of either command; None is "as the model has it", or as the machine has.

    Attributes:
        size: runs in all of a calibration, or paths through the space of Morris' screening.
        students: pupils in each run.
        years: school years of each run.
        seed: of the first run.
        jobs: processes.
        scheduler: address of a Dask scheduler instead.
        targets: file of own figures.
        parameters: names and mechanisms between commas, or "all".
    """

    size: int
    students: int | None
    years: int
    seed: int | None
    jobs: int | None
    scheduler: str | None
    targets: Path | None
    parameters: str | None

    def plan(self) -> Plan:
        """What is to be fitted, when nothing is wrong with what was asked.

        Raises:
            BadInput: about the first thing that is.
        """
        for name in ("students", "years", "seed", "jobs"):
            check_bounds(name, getattr(self, name))
        check_workers_given(self.jobs, self.scheduler)
        scenario, settings = load(_SCENARIO), default_settings()
        students = self.students or scenario.population.students
        return Plan(
            space=space_of(settings.parameters if self.parameters is None else names_of(self.parameters)),
            figures=self._figures(),
            scenario=scenario.name,
            students=int(students or 0),
            years=self.years,
            budget=self.size,
            seed=scenario.run.seed if self.seed is None else self.seed,
            settings=settings,
        )

    def command(self, plan: Plan, *, second: bool = False) -> str:
        """What makes the same calibration again, with all that was left to the model filled in."""
        flags = {"--targets": self.targets, "--parameters": self.parameters, "--budget": plan.budget,
                 "--students": plan.students, "--years": plan.years, "--seed": plan.seed}  # fmt: skip
        given = [str(part) for flag in flags.items() if flag[1] is not None for part in flag]
        return shlex.join(["verzuim", "calibrate", *given, *(["--cross-check"] if second else [])])

    def _figures(self) -> tuple[Published, ...]:
        if self.targets is None:
            return fitted(published_figures())
        own = read_own_targets(self.targets)
        return fitted(published_figures(own.targets, out_of=own.out_of))

    def runs(self, plan: Plan, store: Path, progress: Report | None, *, one_town: bool = False) -> ModelRuns:
        """The runs of the model that a plan asks for."""
        return runs_of(plan, store, workers=self.jobs, scheduler=self.scheduler, one_town=one_town, progress=progress)


def names_of(given: str) -> list[str]:
    """The parameters that a user names.

    Args:
        given: names of parameters and of mechanisms (for all of theirs that vary) between commas, or "all".

    Raises:
        BadInput: a name of neither.

    Example:
        >>> names_of("truancy.age, class_size")
        ['truancy.age', 'class_size.contact', 'class_size.order', 'class_size.mixed']
    """
    known = load_parameters()
    varied = [name for name, entry in known.items() if entry.prior.shape != "fixed"]
    found: list[str] = []
    for name in (each.strip() for each in given.split(",")):
        of_mechanism = varied if name == ALL else [each for each in varied if each.partition(".")[0] == name]
        if not of_mechanism and name not in known:
            raise BadInput(
                key="--parameters", value=name, problem="is no parameter and no mechanism",
                nearest=nearest_name(name, [*varied, *known.mechanisms]),
                hint="evidence/parameters.toml lists them all",
            )  # fmt: skip
        found += of_mechanism or [name]
    return list(dict.fromkeys(found))


def default_folder(command: str, plan: Plan) -> Path:
    """Where an outcome goes without `--out`, such as results/calibrate-20000-2years-2000runs-seed1."""
    return RESULTS / f"{command}-{plan.students}-{plan.years}years-{plan.budget}runs-seed{plan.seed}"


def check_place(command: str, folder: Path) -> None:
    """Checks that an outcome may be kept at this path, without writing anything.

    Raises:
        BadInput: when something else stands there, or the place may not be written to.
    """
    check_writable(folder)
    outcome = OUTCOME[command]
    entries = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    ours = (*_OURS[command], outcome)
    foreign = [name for name in entries if name not in ours and not name.startswith((f".{outcome}.", f".{PLAN_FILE}."))]
    if foreign:
        hint = "nothing was written; name another folder, or take this away yourself"
        raise BadInput(file=folder, problem=f"{foreign[0]!r} in it was not written by verzuim {command}", hint=hint)


def check_trajectories(count: int) -> None:
    """Checks the number of paths of a screening.

    Raises:
        BadInput: when there are too few to have an interval.
    """
    if count < FEWEST_TRAJECTORIES:
        raise BadInput(key="--trajectories", value=count, problem="is too small",
                       allowed=f"{FEWEST_TRAJECTORIES} or more")  # fmt: skip


def check_second() -> None:
    """Checks that the packages of the second method are there.

    Raises:
        BadInput: naming those that are not, the extra that brings them, and which torch to take.
    """
    missing = [name for name in NEURAL if find_spec(name) is None]
    if missing:
        raise BadInput(
            key="--cross-check", problem=f"needs {' and '.join(missing)}, which the other commands do without",
            hint=f'pip install "verzuim[calibration]"; on Linux first install the CPU build of torch {TORCH} as '
            "torch's own site says, for pip by itself takes the much larger one for graphics cards",
        )  # fmt: skip


def calibrate(asked: Asked, plan: Plan, folder: Path, progress: Report | None, *, second: bool = False) -> Calibration:
    """Lives through what the folder lacks, fits, and checks; with a second method when that is asked for."""
    runs = asked.runs(plan, folder / RUNS, progress)
    keep_plan(plan, folder)
    found = calibrate_model(plan, folder, runs, progress, second=second)
    return replace(found, command=asked.command(plan, second=second))


def screen(asked: Asked, plan: Plan, store: Path, progress: Report | None) -> pd.DataFrame:
    """Lives through Morris' screening; all runs share a town, so that they differ by their parameters."""
    return morris(asked.runs(plan, store, progress, one_town=True), plan.space, observed_of(plan.figures),
                  plan.budget, plan.seed)  # fmt: skip


def keep_calibration(found: Calibration, folder: Path, lang: str) -> tuple[Path, int]:
    """Writes tables and figures of a calibration, whole.

    Returns:
        The folder, and the number of files with figures.
    """
    return _keep(folder / OUTCOME["calibrate"], lambda new: kept.write(found, new), lambda: figures(found, lang))


def keep_screening(table: pd.DataFrame, plan: Plan, folder: Path, lang: str) -> tuple[Path, int]:
    """Writes the table and the figure of a screening, whole; as `keep_calibration`."""

    def write(new: Path) -> None:
        table.to_parquet(new / "morris.parquet", index=False)
        told = as_markdown({"morris": list(table)}, OUTCOME_COLUMNS)
        (new / COLUMNS_FILE).write_text(told, encoding="utf-8")

    return _keep(
        folder / OUTCOME["sensitivity"], write,
        lambda: {"morris": sensitivity_figure.draw(table, about(plan, lang), lang)} if len(table) else {},
    )  # fmt: skip


def about(plan: Plan, lang: str) -> str:
    """Which runs a screening is of."""
    runs = number(plan.budget * (len(plan.space) + 1), lang)
    return say("about", lang, scenario=plan.scenario, students=number(plan.students, lang), years=plan.years,
               budget=runs)  # fmt: skip


def _keep(place: Path, write: Callable[[Path], None], draw: Callable[[], dict[str, Any]]) -> tuple[Path, int]:
    with whole_folder(place) as new:
        write(new)
        files = save(draw(), new / FIGURES_FOLDER, _FORMATS)
    return place, len(files)


def as_json(found: Calibration) -> str:
    """A calibration as one JSON object, without its runs and draws."""
    return kept.as_json(found)


def screening_as_json(table: pd.DataFrame) -> str:
    """The table of a screening as one JSON object."""
    return json.dumps({"effects": table.to_dict("records")}, ensure_ascii=False, allow_nan=False)
