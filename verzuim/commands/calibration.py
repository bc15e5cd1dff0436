"""Commands that fit parameters to published figures, and what comes before and after."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from verzuim.commands.exits import needs_fit, plain_errors
from verzuim.commands.options import (
    CountedYears,
    Jobs,
    Json,
    Language,
    OwnFigures,
    ParameterNames,
    RunPupils,
    Scheduler,
    checked_language,
)
from verzuim.commands.waiting import shown_progress, told_how_to_go_on
from verzuim.words import say


def calibrate(
    targets: OwnFigures = None,
    parameters: ParameterNames = None,
    budget: Annotated[int, typer.Option(help="Runs in all.")] = 2000,
    students: RunPupils = None,
    years: CountedYears = 2,
    seed: Annotated[int | None, typer.Option(help="Seed of the first run; the others count on.")] = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the calibration; given again, it goes on.")] = None,
    cross_check: Annotated[bool, typer.Option("--cross-check", help="Fit by a second method too.")] = False,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Fit parameters to published figures, with uncertainty and checks.

    Without --out the calibration goes to results/calibrate-<size>-<years>years-<budget>runs-seed<seed>. The
    same command again continues where it was interrupted. Needs the extra `fit`; with --cross-check,
    which may be added later, the extra `calibration`.
    """
    with plain_errors(lang), needs_fit():
        lang = checked_language(lang)
        from verzuim import calibrate_tables, calibrating

        asked = calibrating.Asked(budget, students, years, seed, jobs, scheduler, targets, parameters)
        plan = asked.plan()
        plan.check()
        if cross_check:
            calibrating.check_second()
        folder = out or calibrating.default_folder("calibrate", plan)
        calibrating.check_place("calibrate", folder)
        with told_how_to_go_on(folder, lang), shown_progress(lang) as progress:
            found = calibrating.calibrate(asked, plan, folder, progress, second=cross_check)
        kept, count = calibrating.keep_calibration(found, folder, lang)
        if as_json:
            typer.echo(calibrating.as_json(found))
        else:
            calibrate_tables.print_calibration(found, lang, Console())
        typer.echo(say("figures_beside", lang, folder=kept, count=count), err=as_json)


def fit_report(
    folder: Annotated[Path, typer.Argument(help="Folder that `verzuim calibrate` wrote.")],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="The report; by default beside the tables.")] = None,
    lang: Language = None,
) -> None:
    """Write the report of a calibration: one HTML page that stands alone.

    Which parameters the figures do not pin down is said first. Without --out it goes to
    FOLDER/calibration/fit-report-<lang>.html. Nothing is run. Needs the extra `fit`.
    """
    with plain_errors(lang), needs_fit():
        lang = checked_language(lang)
        from verzuim import fit_reporting

        file = fit_reporting.place_of(folder, out, lang)
        fit_reporting.write(folder, file, lang)
        typer.echo(file)


def sensitivity(
    targets: OwnFigures = None,
    parameters: ParameterNames = None,
    trajectories: Annotated[int, typer.Option(help="Paths; each takes one run more than there are parameters.")] = 10,
    students: RunPupils = None,
    years: CountedYears = 2,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same result.")] = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the result; given again, it goes on.")] = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Screen which parameters move which published figures (Morris).

    The same command again continues where it was interrupted. Needs the extra `fit`.
    """
    with plain_errors(lang), needs_fit():
        lang = checked_language(lang)
        from verzuim import calibrate_tables, calibrating

        asked = calibrating.Asked(trajectories, students, years, seed, jobs, scheduler, targets, parameters)
        plan = asked.plan()
        calibrating.check_trajectories(trajectories)
        folder = out or calibrating.default_folder("sensitivity", plan)
        calibrating.check_place("sensitivity", folder)
        with told_how_to_go_on(folder, lang), shown_progress(lang) as progress:
            effects = calibrating.screen(asked, plan, folder / calibrating.RUNS, progress)
        kept, count = calibrating.keep_screening(effects, plan, folder, lang)
        if as_json:
            typer.echo(calibrating.screening_as_json(effects))
        else:
            calibrate_tables.print_screening(effects, lang, Console())
        typer.echo(say("figures_beside", lang, folder=kept, count=count), err=as_json)
