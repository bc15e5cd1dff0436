"""What of an effect reaches pupils through their friends."""

from typing import Any, Final

import numpy as np
import pandas as pd

from experiments.compare.measured import BY_NAME
from experiments.why.explanation import SPILL_COLUMNS
from experiments.why.game import without
from experiments.why.groups import FRIENDS
from experiments.why.interval import named
from experiments.why.order import Floats
from experiments.why.split import percent_of
from experiments.why.worth import Worths
from scenarios import Scenario

FRIENDS_OFF: Final = "friends"
WHOLE: Final = "whole"
DIRECT: Final = "direct"
SPILLED: Final = "spilled"


def spill(base: Scenario, scenario: Scenario, worths: Worths) -> pd.DataFrame:
    """Direct effect and spill-over; columns `SPILL_COLUMNS`.

    Direct is the effect when friends take nothing over from each other (peer influence switched off in both arms);
    the rest of the whole effect came through friends.

    Args:
        base: the base.
        scenario: the scenario whose effect is split.
        worths: of the question.
    """
    whole, alone = (base, scenario), without((base, scenario), FRIENDS)
    replicates = range(worths.setting.replicates)
    worths.prepare([(pair, replicate) for replicate in replicates for pair in (whole, alone)])
    all_of, direct = (np.array([worths.effect(pair, each) for each in replicates]) for pair in (whole, alone))
    rows = [
        line(FRIENDS_OFF, name, measure, values[:, place], all_of[:, place])
        for place, measure in enumerate(worths.measures)
        for name, values in ((WHOLE, all_of), (DIRECT, direct), (SPILLED, all_of - direct))
    ]
    return pd.DataFrame(rows, columns=list(SPILL_COLUMNS))


def line(way: str, name: str, measure: str, values: Floats, whole: Floats, pupils: float = np.nan) -> dict[str, Any]:
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
