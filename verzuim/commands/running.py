"""The command that simulates one scenario."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from verzuim.commands.exits import plain_errors
from verzuim.commands.options import Json, Language, ScenarioName, checked_language
from verzuim.flags import RunFlags
from verzuim.words import say

if TYPE_CHECKING:
    from verzuim.result import Result


def run(
    scenario: ScenarioName = "baseline",
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
        lang = checked_language(lang)
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
