"""`verzuim validate`: what it takes, where it keeps its runs and its outcome, and what it prints."""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from evidence.errors import BadInput
from evidence.observations import load_observations
from experiments.calibration import validation as kept
from experiments.calibration.own_targets import OwnTargets, read_own_targets
from experiments.calibration.pattern_checks import CheckedPattern
from experiments.calibration.patterns import PATTERNS
from experiments.calibration.predictive import Checked
from experiments.calibration.validation import Validation, facts, jobs_of, validate
from experiments.ensemble import Job
from experiments.results import FIGURES_FOLDER
from experiments.whole import whole_folder
from scenarios import load
from verzuim import places
from verzuim.flags import RESULTS, check_bounds
from verzuim.listings import new_table
from verzuim.progress import Report
from viz.calibration.validation_figures import about, figures
from viz.calibration.validation_texts import say
from viz.figures import save
from viz.language import number, three_figures
from viz.phrases import figure_name
from viz.texts import text

OUTCOME: Final = "validation"
"""Folder of the tables and the figures, written whole."""

_SCENARIO: Final = "baseline"
_FORMATS: Final = ("png",)
_WIDEST: Final = 110
"""Characters of a line of running text, where the terminal is wider."""


@dataclass(frozen=True)
class Asked:
    """What a user asked of `verzuim validate`; None is "as the baseline says", or as the machine has.

    Attributes:
        replicates: number of runs.
        students: pupils in each run.
        years: school years of each run.
        seed: of the first run.
        jobs: processes.
        scheduler: address of a Dask scheduler instead.
        targets: file of own figures.
    """

    replicates: int
    students: int | None
    years: int
    seed: int | None
    jobs: int | None
    scheduler: str | None
    targets: Path | None

    def runs(self) -> list[Job]:
        """The runs, when nothing is wrong with what was asked.

        Raises:
            BadInput: about the first thing that is.
        """
        for name in ("replicates", "students", "years", "seed", "jobs"):
            check_bounds(name, getattr(self, name))
        places.check_workers_given(self.jobs, self.scheduler)
        for name in ("replicates", "years"):
            if getattr(self, name) < 2:
                hint = "chance is found between runs" if name == "replicates" else "the first year does not count"
                raise BadInput(key=f"--{name}", value=getattr(self, name), problem="is too small", allowed="2 or more",
                               hint=hint)  # fmt: skip
        scenario = load(_SCENARIO)
        seed = scenario.run.seed if self.seed is None else self.seed
        return jobs_of(scenario, self.students, self.years, self.replicates, seed)

    def own(self) -> OwnTargets | None:
        """The user's own figures, if any.

        Raises:
            BadInput: about the first thing that is wrong with the file.
        """
        return None if self.targets is None else read_own_targets(self.targets)


def default_folder(jobs: list[Job]) -> Path:
    """Where a validation goes without `--out`, such as results/validate-20000-3years-seed1."""
    first = jobs[0]
    return RESULTS / f"validate-{first.size['students']}-{first.years}years-seed{first.seed}"


def check_place(folder: Path) -> None:
    """Checks that a validation may be kept at this path, without writing anything.

    Raises:
        BadInput: when something else stands there, or the place may not be written to.
    """
    places.check_place(folder, OUTCOME, kept.COMMAND, kept.check_ours)


def live(asked: Asked, jobs: list[Job], own: OwnTargets | None, runs: Path, progress: Report | None) -> Validation:
    """Lives through what is not yet kept, and holds it against what is known."""
    return validate(jobs, runs, own, workers=asked.jobs, scheduler=asked.scheduler, progress=progress)


def keep(validation: Validation, folder: Path, lang: str) -> tuple[Path, int]:
    """Writes tables and figures, whole.

    Returns:
        The folder, and the number of files with figures.
    """
    place = folder / OUTCOME
    with whole_folder(place) as new:
        kept.write(validation, new)
        files = save(figures(validation, lang), new / FIGURES_FOLDER, _FORMATS)
    return place, len(files)


def as_json(validation: Validation) -> str:
    """The validation as one JSON object."""
    return json.dumps(facts(validation), ensure_ascii=False, allow_nan=False)


def print_validation(validation: Validation, lang: str, console: Console) -> None:
    """Prints the figures that are fitted, the others, and the patterns."""
    width = min(console.width, _WIDEST)
    inside, of = validation.inside
    console.print(about(validation, lang), highlight=False, width=width)
    title = say("fitted.title", lang, inside=inside, of=of)
    console.print(_figures(title, [each for each in validation.figures if each.fit], lang))
    console.print(_others([each for each in validation.figures if not each.fit], lang))
    console.print(_patterns(validation.patterns, lang))
    for key in ("explained", "star"):
        console.print("\n" + say(key, lang), highlight=False, width=width)
    console.print("\n" + text("notice", lang), highlight=False)


def _figures(title: str, shown: list[Checked], lang: str) -> Table:
    heads = [say(key, lang) for key in ("published", "simulated", "interval")]
    table = new_table(title, left=[say("figure", lang)], right=[*heads, "z", ""], dense=True)
    for each in shown:
        table.add_row(*_line(each, lang))
    return table


def _line(each: Checked, lang: str) -> list[str]:
    name = figure_name(each.quantity, each.group, each.year, lang, each.over)
    if each.inside is None:
        return [name, three_figures(each.observed, lang), *[say("none", lang)] * 4]
    bounds = say("span", lang, low=three_figures(each.low, lang), high=three_figures(each.high, lang))
    verdict = say("in" if each.inside else "out", lang)
    numbers = (three_figures(each.observed, lang), three_figures(each.simulated, lang))
    return [name, *numbers, bounds, number(each.z, lang, 1), verdict]


def _others(shown: list[Checked], lang: str) -> Table:
    """Both numbers, and why the figure is not fitted."""
    known = load_observations()
    heads = [say(key, lang) for key in ("published", "simulated")]
    table = new_table(say("others.title", lang), left=[say("figure", lang)], right=heads, dense=True)
    table.add_column(say("why", lang), overflow="fold")
    for each in shown:
        why = known[each.target].why
        name = figure_name(each.quantity, each.group, each.year, lang, each.over)
        numbers = (three_figures(each.observed, lang), three_figures(each.simulated, lang))
        table.add_row(name, *numbers, say("own_instead", lang) if why is None else why[lang])
    return table


def _patterns(patterns: tuple[CheckedPattern, ...], lang: str) -> Table:
    titles = {pattern.name: pattern.title[lang] for pattern in PATTERNS}
    heads = [say("pattern", lang), say("verdict", lang)]
    table = new_table(say("patterns.title", lang), left=heads, right=[say("ratios", lang)], dense=True)
    for each in patterns:
        ratios = ", ".join(_ratio(*ratio, lang) for ratio in each.ratios)
        table.add_row(titles[each.name], say(each.verdict, lang), ratios)
    table.columns[-1].no_wrap = False
    return table


def _ratio(ratio: float, low: float, high: float, lang: str) -> str:
    if math.isnan(low):
        return say("none", lang)
    bounds = say("span", lang, low=number(low, lang, 2), high=number(high, lang, 2))
    return f"{number(ratio, lang, 2)} ({bounds})"
