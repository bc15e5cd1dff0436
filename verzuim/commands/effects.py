"""Commands about what a policy does: the difference it makes, why, and what a budget does most with."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from verzuim.commands.exits import plain_errors
from verzuim.commands.options import Jobs, Json, Language, RunPupils, Scheduler, checked_language, euro
from verzuim.commands.waiting import shown_progress, told_how_to_go_on
from verzuim.hands import ready_hands
from verzuim.words import say


def compare(
    base: Annotated[str, typer.Argument(help="Scenario that the others are held against: a name, or a .toml file.")],
    others: Annotated[list[str], typer.Argument(metavar="SCENARIO...", help="Names in the library, or .toml files.")],
    replicates: Annotated[int, typer.Option(help="Runs of each scenario, each with a seed of its own.")] = 20,
    students: RunPupils = None,
    years: Annotated[int | None, typer.Option(help="School years of each run.")] = None,
    jobs: Jobs = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the first replicate; the others count on.")] = None,
    parameters: Annotated[
        str | None, typer.Option(metavar="posterior|fixed", help="Draws of the shipped posterior, or fixed values.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the comparison; given again, it goes on.")] = None,
    scheduler: Scheduler = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Compare scenarios with a base: same people, same luck, differences with intervals.

    Without --out the comparison goes to results/compare-<names>-<size>-seed<seed>; with --json it is
    kept only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = checked_language(lang)
        with ready_hands(jobs, scheduler) as hands:
            from verzuim import comparing
            from verzuim.places import place_of_runs

            asked = comparing.Asked((base, *others), replicates, students, years, seed, jobs, scheduler, parameters)
            plan = asked.plan()
            folder = out if out is not None or as_json else comparing.default_folder(plan)
            if folder is not None:
                comparing.check_place(folder)
            with told_how_to_go_on(folder, lang), place_of_runs(folder) as runs, shown_progress(lang) as progress:
                compared = comparing.live(asked, plan, runs, progress, hands)
            if as_json:
                typer.echo(comparing.as_json(compared))
            else:
                from verzuim.compare_tables import print_comparison

                print_comparison(compared, lang, Console())
            if folder is not None:
                told, count = comparing.keep(compared, folder, lang, hands)
                typer.echo(say("compared_in", lang, report=told, folder=told.parent, count=count), err=as_json)


def why(
    base: Annotated[str, typer.Argument(help="Scenario that the other is held against: a name, or a .toml file.")],
    scenario: Annotated[str, typer.Argument(help="Scenario whose effect is split: a name, or a .toml file.")],
    measure: Annotated[str, typer.Option(help="What is explained, such as missed_true or vsv.")] = "missed_true",
    replicates: Annotated[int, typer.Option(help="Towns, each with a seed of its own.")] = 10,
    students: RunPupils = None,
    years: Annotated[int | None, typer.Option(help="School years of each run.")] = None,
    jobs: Jobs = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the first town; the others count on.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the outcome; given again, it goes on.")] = None,
    scheduler: Scheduler = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Split what a scenario does over mechanisms, over what it moves, and over friends.

    Without --out the outcome goes to results/why-<names>-<size>-seed<seed>; with --json it is kept
    only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = checked_language(lang)
        from experiments.why import kept
        from verzuim import explaining
        from verzuim.places import place_of_runs

        asked = explaining.Asked(base, scenario, measure, replicates, students, years, seed, jobs, scheduler)
        question = asked.question()
        folder = out if out is not None or as_json else explaining.default_folder(question)
        if folder is not None:
            explaining.check_place(folder)
        with told_how_to_go_on(folder, lang), place_of_runs(folder) as runs, shown_progress(lang) as progress:
            explained = explaining.live(asked, question, runs, progress)
        if as_json:
            typer.echo(kept.as_json(explained))
        else:
            from verzuim.why_tables import print_explanation

            print_explanation(explained, lang, Console())
        if folder is not None:
            place, count = explaining.keep(explained, folder, lang)
            typer.echo(say("figures_beside", lang, folder=place, count=count), err=as_json)


def portfolio(
    budget: Annotated[
        float, typer.Option(parser=euro, metavar="<float>", help="Euro a year, for the pupils of a run.")
    ],
    per_1000: Annotated[bool, typer.Option("--per-1000", help="The budget is per 1,000 pupils.")] = False,
    base: Annotated[str, typer.Option(help="Scenario that packages are added to.")] = "baseline",
    candidates: Annotated[
        str | None, typer.Option(metavar="NAME,NAME...", help="Interventions to choose from; by default all.")
    ] = None,
    trials: Annotated[int, typer.Option(help="Packages to try, beside those of one measure.")] = 60,
    draws: Annotated[int, typer.Option(help="Draws of what is not known: parameters, effects and costs.")] = 6,
    replicates: Annotated[int, typer.Option(help="Runs of each draw, with other people and luck.")] = 2,
    students: RunPupils = None,
    years: Annotated[int | None, typer.Option(help="School years of each run.")] = None,
    jobs: Jobs = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the first run and of the search.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the outcome; given again, it goes on.")] = None,
    scheduler: Scheduler = None,
    lang: Language = None,
    as_json: Json = False,
) -> None:
    """Find the packages of measures that a budget does most with.

    Without --out the outcome goes to results/portfolio-<base>-<size>-seed<seed>; with --json it is
    kept only with --out. The same command again continues where it was interrupted.
    """
    with plain_errors(lang):
        lang = checked_language(lang)
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
        with told_how_to_go_on(folder, lang), place_of_runs(folder) as runs, shown_progress(lang) as progress:
            found = budgeting.live(asked, search, runs, progress)
        if as_json:
            typer.echo(kept.as_json(found))
        else:
            from verzuim.portfolio_tables import print_portfolio

            print_portfolio(found, lang, Console())
        if folder is not None:
            place, count = budgeting.keep(found, asked, folder, lang)
            typer.echo(say("packages_in", lang, folder=place, count=count), err=as_json)
