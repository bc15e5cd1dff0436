"""The command line. Commands say what they do; a user never sees a traceback."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console

from evidence.errors import BadInput
from verzuim.flags import RunFlags
from verzuim.hands import ready_hands
from verzuim.words import WORDS, language_of, say

if TYPE_CHECKING:
    from scenarios import Scenario
    from verzuim.result import Progress, Result

BAD_INPUT: Final = 2
FAILED: Final = 1
INTERRUPTED: Final = 130

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

Language = Annotated[str | None, typer.Option("--lang", help="nl or en; by default your system's.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


def main() -> None:
    """The command `verzuim`."""
    try:
        app()
    except KeyboardInterrupt:
        _interrupted()
        sys.exit(INTERRUPTED)


@contextmanager
def plain_errors(lang: str | None = None) -> Iterator[None]:
    """Turns what a user can cause into a message on standard error and an exit code.

    Args:
        lang: language that the user asked for; by default the system's.
    """
    try:
        yield
    except BadInput as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from error
    except KeyboardInterrupt as error:
        _interrupted(lang)
        raise typer.Exit(INTERRUPTED) from error
    except BrokenPipeError:  # the reader of a pipe has seen enough: typer ends quietly
        raise
    except OSError as error:
        typer.echo(f"{error.filename or 'verzuim'}: {error.strerror or error}", err=True)
        raise typer.Exit(FAILED) from error


def _interrupted(lang: str | None = None) -> None:
    chosen = lang if lang in WORDS["interrupted"] else language_of(os.environ)
    typer.echo("\n" + say("interrupted", chosen), err=True)


def _language(lang: str | None) -> str:
    from viz.language import check_language

    lang = language_of(os.environ) if lang is None else lang
    check_language(lang)
    return lang


def _show_version(wanted: bool) -> None:
    if wanted:
        from verzuim.version import __version__

        typer.echo(f"verzuim {__version__}")
        raise typer.Exit


@app.callback()
def verzuim(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Simulates how Dutch pupils come to miss school and to leave it early."""


@app.command()
def run(
    scenario: Annotated[str, typer.Argument(help="Name in the library, or a .toml file.")] = "baseline",
    students: Annotated[int | None, typer.Option(help="Pupils, about (whole schools).")] = None,
    schools: Annotated[int | None, typer.Option(help="Schools, instead of pupils.")] = None,
    national: Annotated[bool, typer.Option("--national", help="The whole country.")] = False,
    years: Annotated[int | None, typer.Option(help="School years.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same result.")] = None,
    threads: Annotated[int | None, typer.Option(help="Threads; the result stays the same.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the result.")] = None,
    lang: Language = None,
    as_json: Json = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Only name the result folder.")] = False,
) -> None:
    """Simulate a scenario; print, draw and keep the result.

    Without --out the result goes to results/<scenario>-<size>-seed<seed>; with --json it is kept
    only with --out.
    """
    with plain_errors(lang):
        lang = _language(lang)
        flags = RunFlags(students, schools, national, years, seed, threads)
        folder = _checked(scenario, flags, out, keep=out is not None or not as_json)
        result = _simulate(scenario, flags, lang, shown=not quiet)
        if folder is not None:
            result.save(folder)
        if not as_json and not quiet:
            _print_summary(result, lang)
        if folder is not None:
            _draw(result, folder, lang, to_errors=as_json, quiet=quiet)
        if as_json:
            typer.echo(json.dumps(result.summary, ensure_ascii=False))


def _checked(scenario: str, flags: RunFlags, out: Path | None, *, keep: bool) -> Path | None:
    """Checks everything a user gave; the folder for the result, or None when it is not kept."""
    flags.check()
    from scenarios import load

    found = load(scenario)
    if not keep:
        return None
    from experiments.results import check_replaceable

    folder = out or flags.default_folder(found)
    check_replaceable(folder)
    return folder


def _simulate(scenario: str, flags: RunFlags, lang: str, *, shown: bool) -> "Result":
    from scenarios import load
    from verzuim.progress import progress_bar
    from verzuim.result import run as run_scenario

    years = flags.years_of(load(scenario))
    with progress_bar(Console(stderr=True), lang, shown=shown, years=years) as progress:
        return run_scenario(scenario, **flags.as_arguments(), progress=progress)


def _print_summary(result: "Result", lang: str) -> None:
    from verzuim.tables import absence_table, comparison_table
    from verzuim.years import balance_lines, stock_table, targets_table
    from viz.texts import facts, text

    console = Console()
    console.print(facts(result, lang), highlight=False)
    console.print(absence_table(result, lang))
    if result.years > 1:
        console.print(stock_table(result, lang, console.width))
        console.print(balance_lines(result, lang) + "\n", highlight=False)
        console.print(targets_table(result, lang, console.width))
    else:
        console.print(comparison_table(result, lang))
    console.print(text("notice", lang), highlight=False)


def _draw(result: "Result", folder: Path, lang: str, *, to_errors: bool, quiet: bool) -> None:
    files = result.save_figures(folder, lang=lang)
    if quiet:
        typer.echo(folder, err=to_errors)
        return
    typer.echo(say("result_in", lang, folder=folder), err=to_errors)
    typer.echo(say("figures_in", lang, folder=files[0].parent, count=len(files)), err=to_errors)


@app.command()
def compare(
    base: Annotated[str, typer.Argument(help="Scenario that the others are held against: a name, or a .toml file.")],
    others: Annotated[list[str], typer.Argument(metavar="SCENARIO...", help="Names in the library, or .toml files.")],
    replicates: Annotated[int, typer.Option(help="Runs of each scenario, each with a seed of its own.")] = 20,
    students: Annotated[int | None, typer.Option(help="Pupils in each run, about (whole schools).")] = None,
    years: Annotated[int | None, typer.Option(help="School years of each run.")] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes; the result stays the same.")] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the first replicate; the others count on.")] = None,
    parameters: Annotated[
        str | None, typer.Option(metavar="posterior|fixed", help="Draws of the shipped posterior, or fixed values.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the comparison; given again, it goes on.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler, instead of --jobs.")] = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Compare scenarios with a base: same people, same luck, differences with intervals.

    Without --out the comparison goes to results/compare-<names>-<size>-seed<seed>; with --json it is
    kept only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = _language(lang)
        with ready_hands(jobs, scheduler) as hands:
            from verzuim import comparing
            from verzuim.places import place_of_runs

            asked = comparing.Asked((base, *others), replicates, students, years, seed, jobs, scheduler, parameters)
            plan = asked.plan()
            folder = out if out is not None or as_json else comparing.default_folder(plan)
            if folder is not None:
                comparing.check_place(folder)
            with _told_how_to_go_on(folder, lang), place_of_runs(folder) as runs, _progress(lang) as progress:
                compared = comparing.live(asked, plan, runs, progress, hands)
            if as_json:
                typer.echo(comparing.as_json(compared))
            else:
                from verzuim.compare_tables import print_comparison

                print_comparison(compared, lang, Console())
            if folder is not None:
                told, count = comparing.keep(compared, folder, lang, hands)
                typer.echo(say("compared_in", lang, report=told, folder=told.parent, count=count), err=as_json)


@app.command()
def validate(
    replicates: Annotated[int, typer.Option(help="Runs, each with a seed of its own; 2 or more.")] = 10,
    students: Annotated[int | None, typer.Option(help="Pupils in each run, about (whole schools).")] = None,
    years: Annotated[int, typer.Option(help="School years of each run; the first does not count.")] = 3,
    seed: Annotated[int | None, typer.Option(help="Seed of the first run; the others count on.")] = None,
    targets: Annotated[Path | None, typer.Option(help="Own figures, a CSV file as evidence/targets.csv.")] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes; the result stays the same.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler, instead of --jobs.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the validation; given again, it goes on.")] = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Hold the model against published figures and patterns, with intervals.

    Without --out the validation goes to results/validate-<size>-<years>years-seed<seed>; with --json it
    is kept only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = _language(lang)
        from verzuim import validating
        from verzuim.places import place_of_runs

        asked = validating.Asked(replicates, students, years, seed, jobs, scheduler, targets)
        runs, own = asked.runs(), asked.own()
        folder = out if out is not None or as_json else validating.default_folder(runs)
        if folder is not None:
            validating.check_place(folder)
        with _told_how_to_go_on(folder, lang), place_of_runs(folder) as place, _progress(lang) as progress:
            validated = validating.live(asked, runs, own, place, progress)
        if as_json:
            typer.echo(validating.as_json(validated))
        else:
            validating.print_validation(validated, lang, Console())
        if folder is not None:
            kept, count = validating.keep(validated, folder, lang)
            typer.echo(say("figures_beside", lang, folder=kept, count=count), err=as_json)


@app.command(name="prior-check")
def prior_check(
    parameters: Annotated[str | None, typer.Option(help="Names and mechanisms between commas, or all.")] = None,
    draws: Annotated[int, typer.Option(help="Draws from the priors, a run each; 20 or more.")] = 100,
    students: Annotated[int | None, typer.Option(help="Pupils in each run, about (whole schools).")] = 4000,
    years: Annotated[int, typer.Option(help="School years of each run; the first does not count.")] = 2,
    seed: Annotated[int | None, typer.Option(help="Seed of the draws and of the first run.")] = None,
    targets: Annotated[Path | None, typer.Option(help="Own figures, a CSV file as evidence/targets.csv.")] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes; the result stays the same.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler, instead of --jobs.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the outcome; given again, it goes on.")] = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Say which published figures the priors of the parameters allow, and which are out of reach.

    Without --out the outcome goes to results/prior-check-<size>-<years>years-seed<seed>; with --json it is
    kept only with --out. The same command again continues where it was interrupted. Needs the
    extra `fit`.
    """
    with plain_errors(lang), _needs_fit():
        lang = _language(lang)
        from verzuim import prior_checking
        from verzuim.places import place_of_runs

        asked = prior_checking.Asked(parameters, draws, students, years, seed, jobs, scheduler, targets)
        runs, own = asked.runs(), asked.own()
        folder = out if out is not None or as_json else prior_checking.default_folder(runs)
        if folder is not None:
            prior_checking.check_place(folder)
        with _told_how_to_go_on(folder, lang), place_of_runs(folder) as place, _progress(lang) as progress:
            checked = prior_checking.live(asked, runs, own, place, progress)
        if as_json:
            typer.echo(prior_checking.as_json(checked))
        else:
            prior_checking.print_check(checked, lang, Console())
        if folder is not None:
            kept, count = prior_checking.keep(checked, folder, lang)
            typer.echo(say("figures_beside", lang, folder=kept, count=count), err=as_json)


@app.command(name="import-targets")
def import_targets(
    file: Annotated[Path, typer.Argument(help="A CSV file of CBS or DUO on early leaving, as published.")],
    out: Annotated[Path, typer.Option(help="File of own figures to write, for --targets.")],
    region: Annotated[str | None, typer.Option(help="Region as the file names it; of DUO a BRIN number.")] = None,
    year: Annotated[str | None, typer.Option(help="School year as 2018/19; by default the last.")] = None,
    lang: Language = None,
) -> None:
    """Make a file of own figures from open data of CBS or DUO."""
    with plain_errors(lang):
        lang = _language(lang)
        from experiments.calibration.open_data import read_open_data
        from experiments.calibration.own_targets import check_file, write_own_targets

        check_file(out)
        rows = read_open_data(file, region, year)
        write_own_targets(rows, out)
        typer.echo(say("targets_in", lang, file=out, count=len(rows)))


@app.command()
def why(
    base: Annotated[str, typer.Argument(help="Scenario that the other is held against: a name, or a .toml file.")],
    scenario: Annotated[str, typer.Argument(help="Scenario whose effect is split: a name, or a .toml file.")],
    measure: Annotated[str, typer.Option(help="What is explained, such as missed_true or vsv.")] = "missed_true",
    replicates: Annotated[int, typer.Option(help="Towns, each with a seed of its own.")] = 10,
    students: Annotated[int | None, typer.Option(help="Pupils in each run, about (whole schools).")] = None,
    years: Annotated[int | None, typer.Option(help="School years of each run.")] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes; the result stays the same.")] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the first town; the others count on.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the outcome; given again, it goes on.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler, instead of --jobs.")] = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Split what a scenario does over mechanisms, over what it moves, and over friends.

    Without --out the outcome goes to results/why-<names>-<size>-seed<seed>; with --json it is kept
    only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = _language(lang)
        from experiments.why import kept
        from verzuim import explaining
        from verzuim.places import place_of_runs

        asked = explaining.Asked(base, scenario, measure, replicates, students, years, seed, jobs, scheduler)
        question = asked.question()
        folder = out if out is not None or as_json else explaining.default_folder(question)
        if folder is not None:
            explaining.check_place(folder)
        with _told_how_to_go_on(folder, lang), place_of_runs(folder) as runs, _progress(lang) as progress:
            explained = explaining.live(asked, question, runs, progress)
        if as_json:
            typer.echo(kept.as_json(explained))
        else:
            from verzuim.why_tables import print_explanation

            print_explanation(explained, lang, Console())
        if folder is not None:
            place, count = explaining.keep(explained, folder, lang)
            typer.echo(say("figures_beside", lang, folder=place, count=count), err=as_json)


@app.command()
def portfolio(
    budget: Annotated[float, typer.Option(help="Euro a year, for the pupils of a run.")],
    per_1000: Annotated[bool, typer.Option("--per-1000", help="The budget is per 1,000 pupils.")] = False,
    base: Annotated[str, typer.Option(help="Scenario that packages are added to.")] = "baseline",
    candidates: Annotated[
        str | None, typer.Option(metavar="NAME,NAME...", help="Interventions to choose from; by default all.")
    ] = None,
    trials: Annotated[int, typer.Option(help="Packages to try, beside those of one measure.")] = 60,
    draws: Annotated[int, typer.Option(help="Draws of what is not known: parameters, effects and costs.")] = 6,
    replicates: Annotated[int, typer.Option(help="Runs of each draw, with other people and luck.")] = 2,
    students: Annotated[int | None, typer.Option(help="Pupils in each run, about (whole schools).")] = None,
    years: Annotated[int | None, typer.Option(help="School years of each run.")] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes; the result stays the same.")] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the first run and of the search.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the outcome; given again, it goes on.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler, instead of --jobs.")] = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Find the packages of measures that a budget does most with.

    Without --out the outcome goes to results/portfolio-<base>-<size>-seed<seed>; with --json it is
    kept only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = _language(lang)
        from experiments.portfolio import kept
        from verzuim import budgeting
        from verzuim.places import place_of_runs

        asked = budgeting.Asked(
            budget, per_1000, base, candidates, trials, draws, replicates, students, years, seed, jobs, scheduler
        )
        search = asked.search()
        folder = out if out is not None or as_json else budgeting.default_folder(search)
        if folder is not None:
            budgeting.check_place(folder)
        with _told_how_to_go_on(folder, lang), place_of_runs(folder) as runs, _progress(lang) as progress:
            found = budgeting.live(asked, search, runs, progress)
        if as_json:
            typer.echo(kept.as_json(found))
        else:
            from verzuim.portfolio_tables import print_portfolio

            print_portfolio(found, lang, Console())
        if folder is not None:
            place, count = budgeting.keep(found, asked, folder, lang)
            typer.echo(say("packages_in", lang, folder=place, count=count), err=as_json)


@app.command()
def calibrate(
    targets: Annotated[Path | None, typer.Option(help="Own figures, a CSV file as evidence/targets.csv.")] = None,
    parameters: Annotated[str | None, typer.Option(help="Names and mechanisms between commas, or all.")] = None,
    budget: Annotated[int, typer.Option(help="Runs in all.")] = 2000,
    students: Annotated[int | None, typer.Option(help="Pupils in each run, about (whole schools).")] = None,
    years: Annotated[int, typer.Option(help="School years of each run; the first does not count.")] = 2,
    seed: Annotated[int | None, typer.Option(help="Seed of the first run; the others count on.")] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes; the result stays the same.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler, instead of --jobs.")] = None,
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
    with plain_errors(lang), _needs_fit():
        lang = _language(lang)
        from verzuim import calibrate_tables, calibrating

        asked = calibrating.Asked(budget, students, years, seed, jobs, scheduler, targets, parameters)
        plan = asked.plan()
        plan.check()
        if cross_check:
            calibrating.check_second()
        folder = out or calibrating.default_folder("calibrate", plan)
        calibrating.check_place("calibrate", folder)
        with _told_how_to_go_on(folder, lang), _progress(lang) as progress:
            found = calibrating.calibrate(asked, plan, folder, progress, second=cross_check)
        kept, count = calibrating.keep_calibration(found, folder, lang)
        if as_json:
            typer.echo(calibrating.as_json(found))
        else:
            calibrate_tables.print_calibration(found, lang, Console())
        typer.echo(say("figures_beside", lang, folder=kept, count=count), err=as_json)


@app.command(name="fit-report")
def fit_report(
    folder: Annotated[Path, typer.Argument(help="Folder that `verzuim calibrate` wrote.")],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="The report; by default beside the tables.")] = None,
    lang: Language = None,
) -> None:
    """Write the report of a calibration: one HTML page that stands alone.

    Which parameters the figures do not pin down is said first. Without --out it goes to
    FOLDER/calibration/fit-report-<lang>.html. Nothing is run. Needs the extra `fit`.
    """
    with plain_errors(lang), _needs_fit():
        lang = _language(lang)
        from verzuim import fit_reporting

        file = fit_reporting.place_of(folder, out, lang)
        fit_reporting.write(folder, file, lang)
        typer.echo(file)


@app.command()
def sensitivity(
    targets: Annotated[Path | None, typer.Option(help="Own figures, a CSV file as evidence/targets.csv.")] = None,
    parameters: Annotated[str | None, typer.Option(help="Names and mechanisms between commas, or all.")] = None,
    trajectories: Annotated[int, typer.Option(help="Paths; each takes one run more than there are parameters.")] = 10,
    students: Annotated[int | None, typer.Option(help="Pupils in each run, about (whole schools).")] = None,
    years: Annotated[int, typer.Option(help="School years of each run; the first does not count.")] = 2,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same result.")] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes; the result stays the same.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler, instead of --jobs.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the result; given again, it goes on.")] = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Screen which parameters move which published figures (Morris).

    The same command again continues where it was interrupted. Needs the extra `fit`.
    """
    with plain_errors(lang), _needs_fit():
        lang = _language(lang)
        from verzuim import calibrate_tables, calibrating

        asked = calibrating.Asked(trajectories, students, years, seed, jobs, scheduler, targets, parameters)
        plan = asked.plan()
        calibrating.check_trajectories(trajectories)
        folder = out or calibrating.default_folder("sensitivity", plan)
        calibrating.check_place("sensitivity", folder)
        with _told_how_to_go_on(folder, lang), _progress(lang) as progress:
            effects = calibrating.screen(asked, plan, folder / calibrating.RUNS, progress)
        kept, count = calibrating.keep_screening(effects, plan, folder, lang)
        if as_json:
            typer.echo(calibrating.screening_as_json(effects))
        else:
            calibrate_tables.print_screening(effects, lang, Console())
        typer.echo(say("figures_beside", lang, folder=kept, count=count), err=as_json)


@contextmanager
def _needs_fit() -> Iterator[None]:
    """Tells who lacks the packages that calibration needs which they are."""
    try:
        yield
    except ModuleNotFoundError as error:
        from verzuim.extras import FIT

        if error.name is None or error.name.partition(".")[0] not in FIT:
            raise
        hint = "pip install 'verzuim[fit]'"
        problem = f"needs the package {error.name.partition('.')[0]!r}, which is not installed"
        raise BadInput(problem=problem, hint=hint) from error


@contextmanager
def _told_how_to_go_on(folder: Path | None, lang: str) -> Iterator[None]:
    """Tells who interrupts runs that are kept where they are, and that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt as error:
        if folder is None:
            raise
        typer.echo("\n" + say("interrupted_runs", lang, folder=folder), err=True)
        raise typer.Exit(INTERRUPTED) from error


@app.command()
def trial(
    scenario: Annotated[str, typer.Argument(help="What is tried: a name in the library, or a .toml file.")],
    unit: Annotated[str, typer.Option(help="What is given its arm by lot: pupil, class or school.")] = "pupil",
    n: Annotated[int | None, typer.Option(help="Units drawn, both arms together; by default all.")] = None,
    alpha: Annotated[float, typer.Option(help="Chance of a false alarm that is accepted.")] = 0.05,
    outcome: Annotated[list[str] | None, typer.Option(help="What is measured; may be repeated; all without.")] = None,
    base: Annotated[str | None, typer.Option(help="What it is held against; by default what it is based on.")] = None,
    window: Annotated[int, typer.Option(help="School weeks before and after, without a control arm.")] = 8,
    replicates: Annotated[int, typer.Option(help="Trials, each in a town with a seed and a lot of its own.")] = 20,
    students: Annotated[int | None, typer.Option(help="Pupils in each town, about (whole schools).")] = None,
    years: Annotated[int | None, typer.Option(help="School years.")] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the first town; the others count on.")] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes; the result stays the same.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the trial; given again, it goes on.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler, instead of --jobs.")] = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Try a scenario by lot inside the model: what a researcher would find, beside what is true.

    Without --out the trial goes to results/trial-<name>-by-<unit>-<size>-seed<seed>; with --json it is
    kept only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = _language(lang)
        from verzuim import trying
        from verzuim.places import place_of_runs

        asked = trying.Asked(
            scenario, base, unit, n, alpha, tuple(outcome or ()), window, replicates, students, years, seed, jobs,
            scheduler,
        )  # fmt: skip
        plan = asked.plan()
        folder = out if out is not None or as_json else trying.default_folder(plan)
        if folder is not None:
            trying.check_folder(folder)
        with _told_how_to_go_on(folder, lang), place_of_runs(folder) as runs, _progress(lang) as progress:
            done = trying.live(asked, plan, runs, progress)
        if as_json:
            typer.echo(trying.as_json(done))
        else:
            from verzuim.trial_tables import print_trial

            print_trial(done, lang, Console())
        if folder is not None:
            place, count = trying.keep(done, folder, lang)
            typer.echo(say("tables_in", lang, folder=place, count=count), err=as_json)


@app.command()
def screen(
    scenario: Annotated[str, typer.Argument(help="Name in the library, or a .toml file.")] = "baseline",
    condition: Annotated[
        str, typer.Option("--for", help="What is looked for: leaver, chronic, thuiszitter or problematic.")
    ] = "leaver",
    rules: Annotated[Path | None, typer.Option(help="A file of rules; those of the library without.")] = None,
    capacity: Annotated[
        list[float] | None, typer.Option(help="Pupils per 1,000 whom a school can look at in a week; may be repeated.")
    ] = None,
    replicates: Annotated[int, typer.Option(help="Towns, each with a seed of its own.")] = 5,
    students: Annotated[int | None, typer.Option(help="Pupils in each town, about (whole schools).")] = None,
    years: Annotated[int | None, typer.Option(help="School years; screened is in the last.")] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the first town; the others count on.")] = None,
    jobs: Annotated[int | None, typer.Option(help="Processes; the result stays the same.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the outcome; given again, it goes on.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler, instead of --jobs.")] = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Compare screening rules: whom they find, how early, how many false alarms, with little time.

    Without --out the outcome goes to results/screen-<name>-<size>-seed<seed>; with --json it is kept
    only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = _language(lang)
        from verzuim import screening
        from verzuim.places import place_of_runs

        asked = screening.Asked(
            scenario, condition, rules, tuple(capacity or ()), replicates, students, years, seed, jobs, scheduler
        )
        plan = asked.plan()
        folder = out if out is not None or as_json else screening.default_folder(plan)
        if folder is not None:
            screening.check_folder(folder)
        with _told_how_to_go_on(folder, lang), place_of_runs(folder) as runs, _progress(lang) as progress:
            screened = screening.live(asked, plan, runs, progress)
        if as_json:
            typer.echo(screening.as_json(screened))
        else:
            from verzuim.screen_tables import print_screening

            print_screening(screened, lang, Console())
        if folder is not None:
            place, count = screening.keep(screened, folder, lang)
            typer.echo(say("tables_in", lang, folder=place, count=count), err=as_json)


@app.command()
def scenarios(lang: Language = None) -> None:
    """List the scenarios of the library."""
    with plain_errors(lang):
        lang = _language(lang)
        from scenarios import library
        from verzuim.listings import scenario_table

        Console().print(scenario_table(library().values(), lang))


@app.command()
def interventions(
    name: Annotated[str | None, typer.Argument(help="One of the library, to be told in full.")] = None,
    lang: Language = None,
) -> None:
    """List the interventions of the library, or tell one in full."""
    with plain_errors(lang):
        lang = _language(lang)
        from evidence.errors import nearest_name
        from scenarios import load_interventions
        from verzuim.showing import intervention_table, intervention_text

        found = load_interventions()
        if name is None:
            Console().print(intervention_table(found, lang))
        elif name in found:
            typer.echo(intervention_text(name, found[name], lang))
        else:
            problem = "there is no such intervention in the library"
            raise BadInput(
                key="intervention", value=name, problem=problem, allowed=tuple(found),
                nearest=nearest_name(name, found),
            )  # fmt: skip


@app.command()
def show(
    scenario: Annotated[str, typer.Argument(help="Name in the library, or a .toml file.")],
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Show a scenario as resolved, and what differs from the baseline."""
    with plain_errors(lang):
        lang = _language(lang)
        from scenarios import load

        found = load(scenario)
        if as_json:
            typer.echo(json.dumps(found.as_dict(), ensure_ascii=False))
        else:
            _print_scenario(found, lang)


def _print_scenario(scenario: "Scenario", lang: str) -> None:
    from scenarios import load
    from verzuim.showing import difference_table, lever_table

    typer.echo(f"{scenario.name}: {getattr(scenario.title, lang)}")
    if scenario.question is not None:
        typer.echo(getattr(scenario.question, lang))
    typer.echo(getattr(scenario.description, lang))
    if scenario.based_on:
        typer.echo(f"{say('based_on', lang)}: {' > '.join(scenario.based_on)}")
    resolved = scenario.as_dict()
    settings = {**resolved["population"], **resolved["run"]}
    shown = ", ".join(f"{name} = {value}" for name, value in settings.items())
    typer.echo(f"{say('settings', lang)}: {shown}")
    console = Console()
    differing = difference_table(scenario, load("baseline"), lang)
    console.print(differing or say("no_difference", lang))
    moved = lever_table(scenario, lang)
    if moved:
        console.print(moved)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A file of a scenario or of an intervention.")], lang: Language = None
) -> None:
    """Check the file of a scenario or of an intervention; nothing runs and nothing is written."""
    with plain_errors(lang):
        lang = _language(lang)
        from scenarios import check as check_file
        from scenarios import differences, holds_intervention, load, load_intervention

        if holds_intervention(file):
            title = load_intervention(file).title[lang]
            typer.echo(say("correct_intervention", lang, file=file, title=title))
            return
        found = check_file(file)
        count = len(differences(found, load("baseline")))
        title = getattr(found.title, lang)
        typer.echo(say("correct", lang, file=file, title=title, count=count))


@app.command()
def plot(
    folder: Annotated[Path, typer.Argument(help="A folder that `verzuim run` wrote.")],
    lang: Language = None,
    formats: Annotated[list[str] | None, typer.Option("--format", help="png, svg or pdf; may be repeated.")] = None,
) -> None:
    """Draw the figures of a result again, in its folder `figures`."""
    with plain_errors(lang):
        lang = _language(lang)
        from experiments.results import check_formats
        from verzuim.result import load

        chosen = tuple(formats or ("png", "svg"))
        check_formats(chosen)
        files = load(folder).save_figures(folder, lang=lang, formats=chosen)
        for path in files:
            typer.echo(path)


@app.command()
def story(
    scenario: Annotated[str, typer.Argument(help="Name in the library, or a .toml file.")] = "baseline",
    person: Annotated[int | None, typer.Option(help="Person number of a pupil.")] = None,
    find: Annotated[
        str | None,
        typer.Option(help="Name pupils with a story instead: leaver, thuiszitter, silent, refuser or helped."),
    ] = None,
    students: Annotated[int | None, typer.Option(help="Pupils, about (whole schools).")] = None,
    years: Annotated[int | None, typer.Option(help="School years.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same result.")] = None,
    lang: Language = None,
) -> None:
    """Tell one simulated pupil's path in words, or find somebody whose path to tell."""
    with plain_errors(lang):
        lang = _language(lang)
        flags = RunFlags(students, None, False, years, seed, None)
        flags.check()
        if (person is None) == (find is None):
            raise BadInput(problem="needs --person or --find, one of the two", hint="try --find leaver first")
        from verzuim import telling

        if find is not None:
            telling.check_sort(find)
        with _progress(lang) as progress:
            if person is not None:
                told = telling.tell(scenario, flags, person, lang, progress)
            else:
                told = telling.find(scenario, flags, str(find), lang, progress)
        typer.echo(told)


@app.command()
def dashboard(
    host: Annotated[str, typer.Option(help="Address to listen at; by default only this machine can reach it.")]
    = "127.0.0.1",
    port: Annotated[int | None, typer.Option(help="Port; by default 8765 or, where that is taken, a free one.")] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")] = False,
    calibration: Annotated[
        Path | None, typer.Option(help="Folder of `verzuim calibrate` to show; by default the shipped posterior.")
    ] = None,
    lang: Language = None,
) -> None:
    """Open the dashboard in the browser; Ctrl-C ends it."""
    with plain_errors(lang):
        lang = _language(lang)
        from verzuim.dashboard import check_dashboard, serve

        check_dashboard(port, calibration)
        serve(
            host, port, calibration, opened=not no_open, lang=lang,
            told=lambda address: typer.echo(say("dashboard_at", lang, address=address)),
        )  # fmt: skip
        typer.echo(say("dashboard_ended", lang))


@contextmanager
def _progress(lang: str) -> "Iterator[Progress | None]":
    from verzuim.progress import progress_bar

    with progress_bar(Console(stderr=True), lang, shown=True) as progress:
        yield progress
