"""How a command ends when it cannot go on: a message on standard error and an exit code."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import typer

from evidence.errors import BadInput
from verzuim.words import WORDS, language_of, say

BAD_INPUT: Final = 2
FAILED: Final = 1
INTERRUPTED: Final = 130


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
        tell_interrupted(lang)
        raise typer.Exit(INTERRUPTED) from error
    except BrokenPipeError:  # the reader of a pipe has seen enough: typer ends quietly
        raise
    except OSError as error:
        typer.echo(f"{error.filename or 'verzuim'}: {error.strerror or error}", err=True)
        raise typer.Exit(FAILED) from error


def tell_interrupted(lang: str | None = None) -> None:
    """Says on standard error that the user interrupted it.

    Args:
        lang: language that the user asked for; by default, or when there is no such language, the system's.
    """
    chosen = lang if lang in WORDS["interrupted"] else language_of(os.environ)
    typer.echo("\n" + say("interrupted", chosen), err=True)


@contextmanager
def needs_fit() -> Iterator[None]:
    """Tells who lacks the packages that calibration needs which they are.

    Raises:
        BadInput: when a package of the extra `fit` is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        from verzuim.extras import FIT

        if error.name is None or error.name.partition(".")[0] not in FIT:
            raise
        hint = "pip install 'verzuim[fit]'"
        problem = f"needs the package {error.name.partition('.')[0]!r}, which is not installed"
        raise BadInput(problem=problem, hint=hint) from error
