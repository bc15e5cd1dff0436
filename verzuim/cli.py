"""The command line. Commands say what they do; a user never sees a traceback."""

import sys
from collections.abc import Callable
from typing import Annotated, Final

import typer

from verzuim.commands.calibration import calibrate, fit_report, sensitivity
from verzuim.commands.effects import compare, portfolio, why
from verzuim.commands.exits import INTERRUPTED, tell_interrupted
from verzuim.commands.library import check, interventions, scenarios, show
from verzuim.commands.looking import dashboard, plot, story
from verzuim.commands.published import import_targets, prior_check, validate
from verzuim.commands.running import run
from verzuim.commands.studies import screen, trial

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

_COMMANDS: Final[tuple[Callable[..., None], ...]] = (
    run,
    compare,
    validate,
    prior_check,
    import_targets,
    why,
    portfolio,
    calibrate,
    fit_report,
    sensitivity,
    trial,
    screen,
    scenarios,
    interventions,
    show,
    check,
    plot,
    story,
    dashboard,
)
"""In the order of `verzuim --help`; a command is called as its function, with - for _."""

for _command in _COMMANDS:
    app.command()(_command)


def main() -> None:
    """The command `verzuim`."""
    try:
        app()
    except KeyboardInterrupt:
        tell_interrupted()
        sys.exit(INTERRUPTED)


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
