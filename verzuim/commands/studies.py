"""Commands that try inside the model what people outside it do: a trial by lot, and screening."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from verzuim.commands.exits import plain_errors
from verzuim.commands.options import Jobs, Json, Language, ScenarioName, Scheduler, checked_language
from verzuim.commands.waiting import shown_progress, told_how_to_go_on
from verzuim.words import say


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
    jobs: Jobs = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the trial; given again, it goes on.")] = None,
    scheduler: Scheduler = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Try a scenario by lot inside the model: what a researcher would find, beside what is true.

    Without --out the trial goes to results/trial-<name>-by-<unit>-<size>-seed<seed>; with --json it is
    kept only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = checked_language(lang)
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
        with told_how_to_go_on(folder, lang), place_of_runs(folder) as runs, shown_progress(lang) as progress:
            done = trying.live(asked, plan, runs, progress)
        if as_json:
            typer.echo(trying.as_json(done))
        else:
            from verzuim.trial_tables import print_trial

            print_trial(done, lang, Console())
        if folder is not None:
            place, count = trying.keep(done, folder, lang)
            typer.echo(say("tables_in", lang, folder=place, count=count), err=as_json)


def screen(
    scenario: ScenarioName = "baseline",
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
    jobs: Jobs = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the outcome; given again, it goes on.")] = None,
    scheduler: Scheduler = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Compare screening rules: whom they find, how early, how many false alarms, with little time.

    Without --out the outcome goes to results/screen-<name>-<size>-seed<seed>; with --json it is kept
    only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = checked_language(lang)
        from verzuim import screening
        from verzuim.places import place_of_runs

        asked = screening.Asked(
            scenario, condition, rules, tuple(capacity or ()), replicates, students, years, seed, jobs, scheduler
        )
        plan = asked.plan()
        folder = out if out is not None or as_json else screening.default_folder(plan)
        if folder is not None:
            screening.check_folder(folder)
        with told_how_to_go_on(folder, lang), place_of_runs(folder) as runs, shown_progress(lang) as progress:
            screened = screening.live(asked, plan, runs, progress)
        if as_json:
            typer.echo(screening.as_json(screened))
        else:
            from verzuim.screen_tables import print_screening

            print_screening(screened, lang, Console())
        if folder is not None:
            place, count = screening.keep(screened, folder, lang)
            typer.echo(say("tables_in", lang, folder=place, count=count), err=as_json)
