"""Commands about published figures: what the model, and its priors, make of them, and figures of one's own."""

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


def validate(
    replicates: Annotated[int, typer.Option(help="Runs, each with a seed of its own; 2 or more.")] = 20,
    students: RunPupils = None,
    years: CountedYears = 3,
    seed: Annotated[int | None, typer.Option(help="Seed of the first run; the others count on.")] = None,
    targets: OwnFigures = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the validation; given again, it goes on.")] = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Hold the model against published figures and patterns, with intervals.

    Without --out the validation goes to results/validate-<size>-<years>years-seed<seed>; with --json it
    is kept only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = checked_language(lang)
        from verzuim import validating
        from verzuim.places import place_of_runs

        asked = validating.Asked(replicates, students, years, seed, jobs, scheduler, targets)
        runs, own = asked.runs(), asked.own()
        folder = out if out is not None or as_json else validating.default_folder(runs)
        if folder is not None:
            validating.check_place(folder)
        with told_how_to_go_on(folder, lang), place_of_runs(folder) as place, shown_progress(lang) as progress:
            validated = validating.live(asked, runs, own, place, progress)
        if as_json:
            typer.echo(validating.as_json(validated))
        else:
            validating.print_validation(validated, lang, Console())
        if folder is not None:
            kept, count = validating.keep(validated, folder, lang)
            typer.echo(say("figures_beside", lang, folder=kept, count=count), err=as_json)


def prior_check(
    parameters: ParameterNames = None,
    draws: Annotated[int, typer.Option(help="Draws from the priors, a run each; 20 or more.")] = 100,
    students: RunPupils = 4000,
    years: CountedYears = 2,
    seed: Annotated[int | None, typer.Option(help="Seed of the draws and of the first run.")] = None,
    targets: OwnFigures = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the outcome; given again, it goes on.")] = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Say which published figures the priors of the parameters allow, and which are out of reach.

    Without --out the outcome goes to results/prior-check-<size>-<years>years-seed<seed>; with --json it is
    kept only with --out. The same command again continues where it was interrupted. Needs the
    extra `fit`.
    """
    with plain_errors(lang), needs_fit():
        lang = checked_language(lang)
        from verzuim import prior_checking
        from verzuim.places import place_of_runs

        asked = prior_checking.Asked(parameters, draws, students, years, seed, jobs, scheduler, targets)
        runs, own = asked.runs(), asked.own()
        folder = out if out is not None or as_json else prior_checking.default_folder(runs)
        if folder is not None:
            prior_checking.check_place(folder)
        with told_how_to_go_on(folder, lang), place_of_runs(folder) as place, shown_progress(lang) as progress:
            checked = prior_checking.live(asked, runs, own, place, progress)
        if as_json:
            typer.echo(prior_checking.as_json(checked))
        else:
            prior_checking.print_check(checked, lang, Console())
        if folder is not None:
            kept, count = prior_checking.keep(checked, folder, lang)
            typer.echo(say("figures_beside", lang, folder=kept, count=count), err=as_json)


def import_targets(
    file: Annotated[Path, typer.Argument(help="A CSV file of CBS or DUO on early leaving, as published.")],
    out: Annotated[Path, typer.Option(help="File of own figures to write, for --targets.")],
    region: Annotated[str | None, typer.Option(help="Region as the file names it; of DUO a BRIN number.")] = None,
    year: Annotated[str | None, typer.Option(help="School year as 2018/19; by default the last.")] = None,
    lang: Language = None,
) -> None:
    """Make a file of own figures from open data of CBS or DUO."""
    with plain_errors(lang):
        lang = checked_language(lang)
        from experiments.calibration.open_data import read_open_data
        from experiments.calibration.own_targets import check_file, write_own_targets

        check_file(out)
        rows = read_open_data(file, region, year)
        write_own_targets(rows, out)
        typer.echo(say("targets_in", lang, file=out, count=len(rows)))
