"""What of an effect reaches pupils through their friends."""

from typing import Any, Final

import numpy as np
import pandas as pd

from experiments.compare.measured import BY_NAME
from experiments.why.explanation import SPILL_COLUMNS
from experiments.why.game import without
from experiments.why.groups import FRIENDS
from experiments.why.half import DIRECT, LINES, SPILLED, WHOLE, HalfJob
from experiments.why.interval import named
from experiments.why.order import Floats
from experiments.why.split import percent_of
from experiments.why.worth import Worths
from scenarios import Scenario

Row = dict[str, Any]

FRIENDS_OFF, BY_LOT = "friends", "half"
"""The two ways to tell them apart."""

_LOT_ROWS: Final = "experiments.why.half:half"
"""Where the rows of a lot come from, so that a changed file there makes other jobs."""


def spill(base: Scenario, scenario: Scenario, worths: Worths) -> pd.DataFrame:
    """Direct effect and spill-over, in two ways; columns `SPILL_COLUMNS`.

    With friends' influence off: direct is the effect when friends take nothing over from each other (peer influence
    switched off in both arms); the rest of the whole effect came through friends. By lot, where the scenario supports
    single pupils: see `experiments.why.half`.

    Args:
        base: the base.
        scenario: the scenario whose effect is split.
        worths: of the question.
    """
    rows = [*_without_friends(base, scenario, worths), *_by_lot(base, scenario, worths)]
    return pd.DataFrame(rows, columns=list(SPILL_COLUMNS))


def _without_friends(base: Scenario, scenario: Scenario, worths: Worths) -> list[Row]:
    whole, alone = (base, scenario), without((base, scenario), FRIENDS)
    replicates = range(worths.setting.replicates)
    worths.prepare([(pair, replicate) for replicate in replicates for pair in (whole, alone)])
    all_of, direct = (np.array([worths.effect(pair, each) for each in replicates]) for pair in (whole, alone))
    parts = ((WHOLE, all_of), (DIRECT, direct), (SPILLED, all_of - direct))
    return [
        line(FRIENDS_OFF, name, measure, values[:, place], all_of[:, place])
        for place, measure in enumerate(worths.measures)
        for name, values in parts
    ]


def _by_lot(base: Scenario, scenario: Scenario, worths: Worths) -> list[Row]:
    """Of the first school year; nothing where no support of single pupils begins in it."""
    given = tuple(plan.name for plan in scenario.supports if plan not in base.supports and plan.use.from_year == 0)
    if not given:
        return []
    setting = worths.setting
    jobs = [
        HalfJob(scenario, setting.students, setting.schools, 1, setting.seed + each, measure=_LOT_ROWS, given=given)
        for each in range(setting.replicates)
    ]
    rows = worths.live(jobs).set_index(["measure", "line"]).sort_index()
    found = []
    for measure in worths.measures:
        whole = rows.loc[(measure, WHOLE), "value"].to_numpy(np.float64)
        for name in LINES:
            mine = rows.loc[(measure, name)]
            pupils = float(mine["pupils"].mean())
            found.append(line(BY_LOT, name, measure, mine["value"].to_numpy(np.float64), whole, pupils))
    return found


def line(way: str, name: str, measure: str, values: Floats, whole: Floats, pupils: float = np.nan) -> Row:
    """One line of the table.

    Args:
        way: how it was found.
        name: what the value is.
        measure: name of the measure.
        values: one per replicate.
        whole: the whole effect in the same replicates.
        pupils: whom it is about, where it is not everybody.
    """
    return {
        "way": way, "line": name, "measure": measure, "unit": BY_NAME[measure].unit, "pupils": pupils,
        **named(values, "value"), "percent": percent_of(float(values.mean()), whole), "replicates": len(values),
    }  # fmt: skip
