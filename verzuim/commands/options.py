"""Arguments and options that several commands have."""

import os
import re
from pathlib import Path
from typing import Annotated

import typer

from verzuim.words import language_of

ScenarioName = Annotated[str, typer.Argument(help="Name in the library, or a .toml file.")]
RunPupils = Annotated[int | None, typer.Option(help="Pupils in each run, about (whole schools).")]
CountedYears = Annotated[int, typer.Option(help="School years of each run; the first does not count.")]
OwnFigures = Annotated[Path | None, typer.Option(help="Own figures, a CSV file as evidence/targets.csv.")]
ParameterNames = Annotated[str | None, typer.Option(help="Names and mechanisms between commas, or all.")]
Jobs = Annotated[int | None, typer.Option(help="Processes; the result stays the same.")]
Scheduler = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler, instead of --jobs.")]
Language = Annotated[str | None, typer.Option("--lang", help="nl or en; by default your system's.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


def checked_language(lang: str | None) -> str:
    """The language that the user asked for; by default the system's.

    Raises:
        BadInput: when there is no such language.
    """
    from viz.language import check_language

    lang = language_of(os.environ) if lang is None else lang
    check_language(lang)
    return lang


def euro(typed: str) -> float:
    """A sum of money.

    Raises:
        typer.BadParameter: for what is no number, and for 100.000 or 100,000, which is a hundred euro to one reader and
            a hundred thousand to another.
    """
    if re.fullmatch(r"[+-]?\d{1,3}([.,]\d{3})+", typed):
        bare = re.sub("[.,]", "", typed)
        raise typer.BadParameter(f"{typed!r} can be read in two ways; write {bare} if that is meant.")
    try:
        return float(typed)
    except ValueError as error:
        raise typer.BadParameter(f"{typed!r} is not a sum of money; write it as 100000.") from error
