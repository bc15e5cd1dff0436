"""`explain`: the runs that a split takes, and what comes of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd

from evidence.checking import Words
from evidence.errors import BadInput, nearest_name
from experiments.compare.plan import plan
from experiments.ensemble.engine import run_jobs
from experiments.why.explanation import EXPLAINED, REST, Explanation
from experiments.why.game import Game, by_mechanism, by_move
from experiments.why.spill import spill
from experiments.why.split import needed, split, whole_effects
from experiments.why.worth import MAIN, Live, Setting, Worths
from model.progress import Progress
from scenarios import Scenario

DEFAULT_MEASURE: Final = "missed_true"

_LOOKED_INTO: Final = 2
"""Groups of each kind that are taken apart: those that carry most, as far as that is certain."""


@dataclass(frozen=True)
class Question:
    """What is to be explained.

    Attributes:
        base: the scenario that it is held against.
        scenario: the scenario whose effect is split.
        measure: the name of one of `experiments.why.explanation.EXPLAINED`; the main measures come beside it.
        setting: of all runs.
    """

    base: Scenario
    scenario: Scenario
    measure: str
    setting: Setting

    @property
    def measures(self) -> tuple[str, ...]:
        """All measures of the tables, the one asked about first."""
        return tuple(dict.fromkeys((self.measure, *MAIN)))


def question(
    base: str | Path,
    scenario: str | Path,
    *,
    measure: str,
    replicates: int,
    students: int | None = None,
    years: int | None = None,
    seed: int | None = None,
) -> Question:
    """A question, checked; nothing runs.

    Args:
        base: name in the library or scenario file.
        scenario: the same.
        measure: what is to be explained.
        replicates: towns, 1 or more.
        students: pupils in each run; by default as the base says.
        years: school years; by default as the base says.
        seed: of the first town; by default as the base says.

    Raises:
        BadInput: an unknown or wrong scenario or measure; two scenarios that do not differ, or of two countries.
    """
    known = tuple(each.name for each in EXPLAINED)
    if measure not in known:
        near, problem = nearest_name(measure, known), "there is no such measure to explain"
        raise BadInput(key="--measure", value=measure, problem=problem, allowed=known, nearest=near)
    made = plan((base, scenario), replicates=replicates, students=students, years=years, seed=seed)
    first, second = made.scenarios
    if not by_move(first, second).players and first.tiers == second.tiers:
        problem = f"moves nothing that {first.name!r} does not: there is no effect to explain"
        raise BadInput(key="scenario", value=second.name, problem=problem, hint="`verzuim show` says what it changes")
    setting = Setting(made.students, made.schools, made.years, made.replicates, made.seed)
    return Question(first, second, measure, setting)


def explain(
    asked: Question,
    store: Path,
    *,
    command: str,
    workers: int | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Explanation:
    """Lives through what the store lacks, and splits the effect.

    First all groups of mechanisms and all that the scenario moves; then the parts of the groups that carry most.

    Args:
        asked: the question.
        store: folder in which finished runs are kept (`experiments.ensemble`).
        command: what makes this explanation again.
        workers: processes; by default the processors at hand.
        scheduler: address of a Dask scheduler instead.
        progress: called with (stage, done, total).

    Raises:
        BadInput: a store or scheduler that is no good.
    """
    live = partial(run_jobs, store=store, workers=workers, scheduler=scheduler, progress=progress)
    return explain_by(asked, live, command)


def explain_by(asked: Question, live: Live, command: str) -> Explanation:
    """The same with the runs done by another.

    Args:
        asked: the question.
        live: does jobs, and gives their rows.
        command: what makes this explanation again.
    """
    worths = Worths(asked.setting, asked.measures, live)
    games = _games(asked)
    worths.prepare([each for game in games for each in needed(game, worths)])
    tables = [split(game, worths) for game in games]
    inner = [part for game, table in zip(games, tables, strict=True) for part in _looked_into(game, table, asked)]
    worths.prepare([each for game in inner for each in needed(game, worths)])
    shares = pd.concat([*tables, *(split(game, worths) for game in inner)], ignore_index=True)
    spilled = spill(asked.base, asked.scenario, worths)
    return _explanation(asked, command, worths, (games, shares, spilled))


def _games(asked: Question) -> Sequence[Game]:
    games = by_mechanism(asked.base, asked.scenario), by_move(asked.base, asked.scenario)
    return [game for game in games if game.players]


def _looked_into(game: Game, table: pd.DataFrame, asked: Question) -> Iterator[Game]:
    """The groups that carry most of the measure asked about, taken apart, as far as their share is certain."""
    mine = table[(table["measure"] == asked.measure) & (table["part"] != REST)]
    certain = mine[(mine["low"] > 0) | (mine["high"] < 0)]
    most = certain.loc[certain["share"].abs().sort_values(ascending=False, kind="stable").index, "part"]
    several = {player.name for player in game.players if len(player.parts) > 1}
    yield from (game.within(name) for name in [name for name in most if name in several][:_LOOKED_INTO])


def _explanation(
    asked: Question, command: str, worths: Worths, found: tuple[Sequence[Game], pd.DataFrame, pd.DataFrame]
) -> Explanation:
    games, shares, spilled = found
    setting = asked.setting
    return Explanation(
        base=asked.base.name,
        scenario=asked.scenario.name,
        title=asked.scenario.title,
        measure=asked.measure,
        students=setting.students,
        schools=setting.schools,
        years=setting.years,
        replicates=setting.replicates,
        seed=setting.seed,
        runs=worths.runs,
        command=command,
        titles=dict(_titles(games)),
        effects=whole_effects((asked.base, asked.scenario), worths),
        shares=shares,
        spill=spilled,
    )


def _titles(games: Sequence[Game]) -> Iterator[tuple[str, Words]]:
    for game in games:
        for player in game.players:
            yield f"{game.kind} {player.name}", player.title
            yield from ((f"{game.kind} {part.name}", part.title) for part in player.parts)
