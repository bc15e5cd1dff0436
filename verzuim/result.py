"""A run as a user of `verzuim` sees it: the result of `experiments`, with its figures.

The model and matplotlib are imported when they are needed: reading a result takes neither.
"""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Self

from experiments import results
from experiments.results import FIGURES_FOLDER

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Progress = Callable[[str, int, int], None]
"""Called with the stage, what is done of it and how much there is in all."""


class Result(results.Result):
    """What a run of a scenario gave: tables, summary, network, and its figures.

    See `experiments.results.Result` for what it holds.
    """

    @classmethod
    def of(cls, result: results.Result) -> Self:
        """The same result, with figures."""
        return cls(**{field.name: getattr(result, field.name) for field in fields(result)})

    def figures(self, lang: str = "en") -> "dict[str, Figure]":
        """Draws every figure that the tables allow.

        Args:
            lang: language of all texts, "nl" or "en".

        Returns:
            Name → matplotlib figure.

        Raises:
            BadInput: for another language.
        """
        from viz.figures import draw

        return draw(self, lang)

    def save_figures(
        self, folder: Path | str, *, lang: str = "en", formats: tuple[str, ...] = ("png", "svg")
    ) -> list[Path]:
        """Draws the figures and writes them into the folder `figures` of a result folder.

        Args:
            folder: the result folder.
            lang: language of all texts, "nl" or "en".
            formats: any of png, svg and pdf.

        Returns:
            The files.
        """
        from viz.figures import save

        return save(self.figures(lang), Path(folder) / FIGURES_FOLDER, formats)


def run(
    scenario: str | Path = "baseline",
    *,
    students: int | None = None,
    schools: int | None = None,
    national: bool = False,
    years: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Result:
    """Simulates a scenario; what is not given is as the scenario says.

    Args:
        scenario: name in the library, or path of a scenario file.
        students: pupils at the start (whole schools, so a few more or less).
        schools: schools instead of pupils.
        national: the whole country instead.
        years: school years.
        seed: of people, events and luck; the same seed gives the same result.
        threads: to compute with; the result does not depend on it.
        progress: called with (stage, done, total) on the way.

    Returns:
        The result; nothing is written until its `save` is called.

    Raises:
        BadInput: before anything runs, for a scenario or a value that is no good.
    """
    from experiments.run import run as run_experiment

    result = run_experiment(
        scenario,
        students=students,
        schools=schools,
        national=national,
        years=years,
        seed=seed,
        threads=threads,
        progress=progress,
    )
    return Result.of(result)


def load(folder: Path | str) -> Result:
    """The result that `verzuim run` or `Result.save` wrote to this folder.

    Raises:
        BadInput: naming the file and the cause, when something is missing or damaged.
    """
    return Result.load(folder)
