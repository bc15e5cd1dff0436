"""The counts of a run, from the table `social`."""

import numpy as np
import pandas as pd
import pytest

from agents.reasons import LABELS, REASONS
from experiments.columns import COLUMNS
from experiments.compare.lines import COUNT_COLUMNS
from experiments.compare.measure import measure
from experiments.compare.measured import BY_NAME, DAYS, GROUPS, MEASURES, PER, UNITS, VALUES
from experiments.compare.pupils import DAYS_OF, counts
from model import SchoolSystem
from model.social import CHRONIC
from tests.experiments.compare.synthetic import LESSONS, social


@pytest.fixture(scope="module")
def system() -> SchoolSystem:
    """A town that has lived two years."""
    return SchoolSystem(students=600, rng=4).run(years=2)


def test_the_table_of_social_groups_adds_up_to_the_table_of_groups(system: SchoolSystem) -> None:
    tables = system.tables()
    keys = ["year", "level", "sector", "sex"]
    shared = [name for name in COLUMNS["social"] if name in COLUMNS["groups"] and name not in keys]
    assert len(shared) > len(REASONS) + len(LABELS)
    sums = [tables[name].groupby(keys)[shared].sum() for name in ("social", "groups")]
    pd.testing.assert_frame_equal(*sums)


def test_social_groups_are_those_of_the_pupils(system: SchoolSystem) -> None:
    students = system.world.students
    last = system.tables()["social"].query("year == 1")
    assert last.groupby("background")["pupils"].sum()["abroad"] == (students.background == 1).sum()
    ses = system.world.parents.ses[students.household]
    assert last.groupby("ses")["pupils"].sum()["low"] == (ses < -0.4307).sum()
    assert last.groupby("ses")["pupils"].sum()["high"] == (ses > 0.4307).sum()
    place = system.world.schools.urbanity[students.school]
    assert last.groupby("urbanity")["pupils"].sum().get("high", 0) == (place >= 2 / 3).sum()
    missed = students.true_hours.sum(axis=1) / np.maximum(students.lesson_hours, 1)
    assert last["chronic_true"].sum() == (missed >= CHRONIC).sum() > 0


def test_a_run_is_measured_in_each_year(system: SchoolSystem) -> None:
    found = measure(system)
    assert list(found.columns) == list(COUNT_COLUMNS)
    assert set(found["year"]) == {0, 1}
    everybody = found.query("group == 'all' and measure == 'chronic_true'").set_index("year")["denominator"]
    assert everybody.to_dict() == system.tables()["groups"].groupby("year")["pupils"].sum().to_dict()


def test_every_measure_is_the_sum_of_its_columns_in_every_group() -> None:
    made = social(1, years=2)
    found = counts(made, LESSONS).set_index(["year", "measure", "group", "value"])
    for each in (one for one in MEASURES if one.unit != DAYS):
        for group in set(GROUPS) - {"all"}:
            for (year, value), lines in made.groupby(["year", group]):
                line = found.loc[(year, each.name, group, value)]
                assert line["numerator"] == lines[list(each.counted)].to_numpy().sum()
                assert line["denominator"] == lines[each.among].sum()
        line = found.loc[(0, each.name, "all", "all")]
        assert line["numerator"] == made.loc[made["year"] == 0, list(each.counted)].to_numpy().sum()


def test_a_day_is_as_many_hours_as_the_level_has_lessons() -> None:
    made = social(1)
    made["true_sick"] = made["level"].map({"vmbo-b": 70, "vwo": 0, "mbo-2-bol": 5})
    for reason in set(REASONS) - {"sick"}:
        made[f"true_{reason}"] = 0
    found = counts(made, LESSONS).query("measure == 'days_true'").set_index(["group", "value"])
    of_each = (made["level"] == "vwo").sum()
    for level, days in (("vmbo-b", 10), ("vwo", 0), ("mbo-2-bol", 1)):
        assert found.loc[("level", level), "numerator"] == pytest.approx(days * of_each)
    assert found.loc[("all", "all"), "numerator"] == pytest.approx(11 * of_each)
    assert found.loc[("all", "all"), "denominator"] == made["pupils"].sum()


def test_measures_groups_and_units_have_their_words() -> None:
    assert len(BY_NAME) == len(MEASURES)
    assert {each.unit for each in MEASURES} == set(UNITS) == set(PER)
    assert set(VALUES) | {"level"} == set(GROUPS)
    for each in MEASURES:
        assert {*each.counted, each.among} <= {*COLUMNS["social"], *DAYS_OF}
        assert each.title.nl != each.title.en
