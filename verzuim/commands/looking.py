"""Commands to look at what was simulated: its figures, one pupil's path, the dashboard."""

from pathlib import Path
from typing import Annotated

import typer

from evidence.errors import BadInput
from verzuim.commands.exits import plain_errors
from verzuim.commands.options import Language, ScenarioName, checked_language
from verzuim.commands.waiting import shown_progress
from verzuim.flags import RunFlags
from verzuim.words import say


def plot(
    folder: Annotated[Path, typer.Argument(help="A folder that `verzuim run` wrote.")],
    lang: Language = None,
    formats: Annotated[list[str] | None, typer.Option("--format", help="png, svg or pdf; may be repeated.")] = None,
) -> None:
    """Draw the figures of a result again, in its folder `figures`."""
    with plain_errors(lang):
        lang = checked_language(lang)
        from experiments.results import check_formats
        from verzuim.result import load

        chosen = tuple(formats or ("png", "svg"))
        check_formats(chosen)
        files = load(folder).save_figures(folder, lang=lang, formats=chosen)
        for path in files:
            typer.echo(path)


def story(
    scenario: ScenarioName = "baseline",
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
        lang = checked_language(lang)
        flags = RunFlags(students, None, False, years, seed, None)
        flags.check()
        if (person is None) == (find is None):
            raise BadInput(problem="needs --person or --find, one of the two", hint="try --find leaver first")
        from verzuim import telling

        if find is not None:
            telling.check_sort(find)
        with shown_progress(lang) as progress:
            if person is not None:
                told = telling.tell(scenario, flags, person, lang, progress)
            else:
                told = telling.find(scenario, flags, str(find), lang, progress)
        typer.echo(told)


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
        lang = checked_language(lang)
        from verzuim.dashboard import check_dashboard, serve

        check_dashboard(port, calibration)
        serve(
            host, port, calibration, opened=not no_open, lang=lang,
            told=lambda address: typer.echo(say("dashboard_at", lang, address=address)),
        )  # fmt: skip
        typer.echo(say("dashboard_ended", lang))
