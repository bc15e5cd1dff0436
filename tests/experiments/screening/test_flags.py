"""Flags and finds on hand-made pupils: who is flagged when, who is seen when time is short, and what rates follow."""

from math import isnan

import numpy as np
import pandas as pd
import pytest

from evidence.checking import Words
from experiments.chance import wilson
from experiments.screening.cases import NOT
from experiments.screening.flags import NEVER, Flags, flagged_by, looked_at
from experiments.screening.measure import _counts
from experiments.screening.result import area, rates_of
from model.support.signs import COLUMNS
from scenarios import Sign
from scenarios.screening import Curve, Rule, Screening

WORDS = Words(nl="a", en="b")


def signs(**columns: list[float]) -> np.ndarray:
    found = np.zeros((len(next(iter(columns.values()))), len(COLUMNS)), np.float32)
    for name, values in columns.items():
        found[:, COLUMNS.index(name)] = values  # type: ignore[arg-type]
    return found


def rule(name: str = "one", **conditions: tuple[Sign, ...]) -> Rule:
    return Rule(name=name, title=WORDS, source="here", **conditions)  # type: ignore[arg-type]


DAYS, SEEN = Sign(sign="absent_days", at_least=5), Sign(sign="teacher", at_least=1)


def test_any_and_all_are_read_as_they_say() -> None:
    friday = signs(absent_days=[5, 5, 0, 4], teacher=[1, 0, 1, 0])
    assert list(flagged_by(rule(any=(DAYS, SEEN)), friday)) == [True, True, True, False]
    assert list(flagged_by(rule(all=(DAYS, SEEN)), friday)) == [True, False, False, False]
    assert list(flagged_by(rule(any=(DAYS,), all=(SEEN,)), friday)) == [True, False, False, False]
    low = Sign(sign="marks", at_most=-1)
    assert list(flagged_by(rule(any=(low,)), signs(marks=[-1, 0]))) == [True, False]


def test_the_first_week_counts_and_only_of_who_is_there() -> None:
    flags = Flags(Screening(rule=(rule(any=(DAYS,)),), curve=(Curve(sign="absent_days", at_least=(3, 5)),)), 3)
    flags.look(signs(absent_days=[5, 0, 9]), np.array([True, True, False]), 0)
    flags.look(signs(absent_days=[9, 5, 9]), np.array([True, True, False]), 1)
    assert list(flags.rules[0]) == [0, 1, NEVER]
    strict, wide = flags.points[0]
    assert list(strict) == [0, 1, NEVER]
    assert list(wide) == [0, 1, NEVER]


def test_a_find_is_a_flag_before_the_week_in_which_it_comes_true() -> None:
    event = np.array([5, 5, 5, 5, NOT, NOT, 0])
    first = np.array([4, 5, 6, NEVER, 3, NEVER, NEVER])
    counts = _counts(event, first, event != 0)
    assert counts == {"cases": 4, "found": 1, "late": 2, "others": 2, "alarms": 1}


def test_rates_are_worked_out_by_hand() -> None:
    rates = rates_of(pd.Series({"cases": 40, "found": 30, "late": 4, "others": 160, "alarms": 20}))
    assert (rates["sensitivity"], rates["specificity"], rates["predictive"]) == (0.75, 0.875, 0.6)
    assert rates["alarms_per_find"] == pytest.approx(2 / 3)
    assert (rates["sensitivity_low"], rates["sensitivity_high"]) == wilson(30, 40)
    nobody = rates_of(pd.Series({"cases": 0, "found": 0, "late": 0, "others": 10, "alarms": 0}))
    assert isnan(nobody["sensitivity"]) and isnan(nobody["predictive"]) and isnan(nobody["alarms_per_find"])


def test_the_area_under_a_curve_is_half_for_a_lot_and_one_for_who_knows() -> None:
    lot = pd.DataFrame({"sensitivity": [0.2, 0.7], "specificity": [0.8, 0.3]})
    assert area(lot) == pytest.approx(0.5)
    assert area(pd.DataFrame({"sensitivity": [1.0], "specificity": [1.0]})) == pytest.approx(1.0)


def test_with_little_time_the_first_flagged_are_seen_first_and_no_more_than_there_is_time_for() -> None:
    first = np.array([0, 0, 0, 1, NEVER, 0], np.int16)
    school = np.array([0, 0, 0, 0, 0, 1])
    lot = np.array([0.3, 0.1, 0.2, 0.0, 0.5, 0.9])
    done = looked_at(first, school, lot, np.array([1000, 1000]), 1.0, 5)
    assert list(done) == [2, 0, 1, 3, NEVER, 0]
    assert list(looked_at(first, school, lot, np.array([1000, 1000]), 1.0, 2)) == [NEVER, 0, 1, NEVER, NEVER, 0]


def test_half_a_pupil_a_week_is_one_in_two_weeks_and_time_not_used_is_lost() -> None:
    first = np.array([4, 4, 4], np.int16)
    done = looked_at(first, np.zeros(3, np.int64), np.arange(3.0), np.array([500]), 1.0, 10)
    assert list(done) == [5, 7, 9]


def test_enough_time_finds_all_that_a_rule_flags() -> None:
    luck = np.random.default_rng(2)
    first = luck.integers(-1, 40, 500).astype(np.int16)
    done = looked_at(first, luck.integers(0, 3, 500), luck.random(500), np.array([200, 200, 100]), 1000.0, 40)
    assert list(done) == list(first)
