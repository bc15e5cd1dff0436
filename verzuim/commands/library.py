"""Commands about scenarios and interventions: what the library has, and what a file says."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from evidence.errors import BadInput
from verzuim.commands.exits import plain_errors
from verzuim.commands.options import Json, Language, ScenarioName, checked_language
from verzuim.words import say

if TYPE_CHECKING:
    from scenarios import Scenario


def scenarios(lang: Language = None) -> None:
    """List the scenarios of the library."""
    with plain_errors(lang):
        lang = checked_language(lang)
        from scenarios import library
        from verzuim.listings import scenario_table

        Console().print(scenario_table(library().values(), lang))


def interventions(
    name: Annotated[str | None, typer.Argument(help="One of the library, to be told in full.")] = None,
    lang: Language = None,
) -> None:
    """List the interventions of the library, or tell one in full."""
    with plain_errors(lang):
        lang = checked_language(lang)
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


def show(
    scenario: ScenarioName,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Show a scenario as resolved, and what differs from the baseline."""
    with plain_errors(lang):
        lang = checked_language(lang)
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


def check(
    file: Annotated[Path, typer.Argument(help="A file of a scenario or of an intervention.")], lang: Language = None
) -> None:
    """Check the file of a scenario or of an intervention; nothing runs and nothing is written."""
    with plain_errors(lang):
        lang = checked_language(lang)
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
