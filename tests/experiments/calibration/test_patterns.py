from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from agents.reasons import PRESENT, TRUANCY
from agents.records import STUDENT, empty
from experiments.calibration.over_runs import over_runs
from experiments.calibration.pattern_checks import CheckedPattern, check_patterns, interval, verdict
from experiments.calibration.pattern_counts import _alike, _came_along, validation
from experiments.calibration.pattern_pupils import by_risk, of_pupils
from experiments.calibration.patterns import CHANCE, PATTERNS
from experiments.calibration.published import PER, published_figures
from model import SchoolSystem
from model.institutions.at_home import WAS_HIDDEN
from tests.experiments.calibration.published_counts import counts, names_of_patterns

JOBS = [f"{k:032x}" for k in range(8)]


def checked(**changes: float) -> dict[str, CheckedPattern]:
    """Patterns of runs that have the published rates, some of them multiplied."""
    rows = counts(JOBS)
    for name, factor in changes.items():
        rows.loc[rows["target"] == name, "numerator"] *= factor
    return {each.name: each for each in check_patterns(rows, published_figures())}


def test_patterns_are_whole() -> None:
    figures = published_figures()
    assert len({pattern.name for pattern in PATTERNS}) == len(PATTERNS)
    for pattern in PATTERNS:
        assert pattern.unit in PER
        assert all(0 <= low < len(pattern.cells) and 0 <= high < len(pattern.cells) for low, high in pattern.above)
        known = [cell.count for cell in pattern.cells if cell.count in figures]
        rates = [figures[name].rate for name in known]
        places = [place for place, cell in enumerate(pattern.cells) if cell.count in figures]
        for low, high in pattern.above:
            if low in places and high in places:
                assert rates[places.index(low)] < rates[places.index(high)], pattern.name


def test_runs_with_the_published_rates_show_patterns_with_large_differences() -> None:
    """With 8 runs of 4,000 a rate of 4 % has a standard error of 3 %: differences of a half and more are certain."""
    found = checked()
    for name in ("truancy_age", "pressure_age", "suspended_sex", "truants_leave", "homophily", "skip_together"):
        assert found[name].verdict == "holds", name
    assert found["truants_leave"].ratios[0][0] == pytest.approx(3, rel=0.05)
    assert found["truancy_age"].cells[0].published == pytest.approx(4)


def test_the_other_way_round_contradicts_a_pattern() -> None:
    assert checked(truancy_age16_2017=0.02)["truancy_age"].verdict == "contradicted"
    assert checked(raw_truant_dropout=0.1)["truants_leave"].verdict == "contradicted"
    assert checked(friends_year=0.25)["homophily"].verdict == "contradicted"


def test_where_there_is_no_difference_it_is_seldom_taken_for_one() -> None:
    """Pairs of equal rates in 8 runs: 5 % are told apart by luck.

    The share of 1,000 has a standard error of 0.7 points: intervals that in truth missed 9 % would be noticed with a
    chance of 99 %.
    """
    luck = np.random.default_rng(11)
    jobs = np.array(JOBS, object)
    told_apart = 0
    for _ in range(1000):
        rates = [
            over_runs(pd.DataFrame({"job": jobs, "numerator": hits.astype(float), "denominator": 4000.0}), jobs, False)
            for hits in luck.binomial(4000, 0.04, size=(2, len(jobs)))
        ]
        told_apart += verdict([interval(rates[1] - rates[0])]) != "undecided"
    assert 0.03 < told_apart / 1000 < 0.07


def test_nothing_counted_on_either_side_is_undecided() -> None:
    assert checked(suspended_boys=0.0, suspended_girls=0.0)["suspended_sex"].verdict == "undecided"


def test_nobody_to_count_is_undecided_not_an_error() -> None:
    rows = counts(JOBS)
    rows = rows[rows["target"] != "vsv_2012_13_vavo"]
    found = {each.name: each for each in check_patterns(rows, published_figures())}
    assert found["vsv_sector"].verdict == "undecided"


def test_verdicts() -> None:
    nan = float("nan")
    assert verdict([(1.0, 0.5, 1.5)]) == "holds"
    assert verdict([(1.0, 0.5, 1.5), (-1.0, -1.5, -0.5)]) == "contradicted"
    assert verdict([(1.0, nan, nan)]) == "undecided"


def test_friends_alike_are_held_against_chance_within_their_school() -> None:
    """Two schools of four, each half 0 and half 1: by chance a third of the others is alike."""
    trait, school = np.array([0, 0, 1, 1, 0, 0, 1, 1]), np.array([0, 0, 0, 0, 1, 1, 1, 1], np.int32)
    among = np.ones(8, bool)
    who, named = np.array([0, 1, 2, 4, 5, 6]), np.array([1, 0, 0, 5, 4, 7])
    assert _alike(trait, school, among, who, named) == (5.0, pytest.approx(6 / 3))


def test_who_comes_along_is_counted_by_the_strength_of_the_tie() -> None:
    """Pupil 0 skips; 1 and 2 name 0, for 1 it is the strongest tie; 1 comes along, 2 does not, 3 has no lessons."""
    students = SimpleNamespace(
        reason=np.array([TRUANCY, TRUANCY, PRESENT, PRESENT]), leads=np.array([1, 0, 0, 0]),
        lessons=np.array([6, 6, 6, 0]),
    )  # fmt: skip
    world = SimpleNamespace(
        students=range(4), followers_first=np.array([0, 3, 4, 4, 4]), followers=np.array([1, 2, 3, 2], np.int32),
        ties=np.array([1.0, 0.3, 1.0, 0.7], np.float32),
    )  # fmt: skip

    class Students(SimpleNamespace):
        def __len__(self) -> int:
            return 4

    system = SimpleNamespace(world=world, students=Students(**vars(students)))
    assert _came_along(system).tolist() == [[0.0, 1.0], [1.0, 1.0]]  # type: ignore[arg-type]


def test_who_falls_is_told_by_risk_and_turning_points() -> None:
    """Two pupils of each kind; of each the first left, and one of little risk without turning point sat at home."""
    students = empty(STUDENT, 8)
    students.risk_at_start = [-1, -1, -1, -1, 1, 1, 1, 1]
    students.turned = [0, 0, 2, 2, 0, 0, 2, 2]
    students.route = [1, 0, 1, 0, 2, 0, 3, 0]
    students.year_marks[1] = WAS_HIDDEN
    found = by_risk(students, low_risk=0.0, heavy=0.5)
    assert found == {
        "fell_little_calm": (2.0, 2.0), "fell_little_struck": (1.0, 2.0), "fell_risk_calm": (1.0, 2.0),
        "fell_risk_struck": (1.0, 2.0),
    }  # fmt: skip


def test_counts_of_pupils_agree_with_the_tables_of_the_run() -> None:
    """Two years, so that a count of another year than the last would differ."""
    system = SchoolSystem(students=1000, rng=1).run(years=2)
    found, groups = of_pupils(system), system.tables()["groups"]
    last = groups[groups["year"] == 1]
    vo = last[last["sector"] == "vo"]
    vo = vo[vo["level"] != "vavo"]

    def both(name: str) -> tuple[float, ...]:
        return tuple(found[f"{name}_no"][place] + found[f"{name}_yes"][place] for place in (0, 1))

    assert found["fell_little_struck"][0] == (system.students.silent == 1).sum()
    assert both("left_repeated") == (vo["vsv"].sum(), vo["vsv_base"].sum())
    assert both("skipped_mood") == (last["truant_last_month"].sum(), last["pupils"].sum())
    assert both("suspended_conduct") == (vo["suspended"].sum(), vo["pupils"].sum())
    assert found["refused_bullied_yes"][1] == vo["bullied"].sum()


def test_a_run_counts_everything_that_patterns_need() -> None:
    rows = validation(SchoolSystem(students=400, rng=1).run(years=1))
    assert names_of_patterns() <= set(rows["target"])
    assert CHANCE not in set(rows["target"])
    assert (rows["denominator"] >= 0).all()
    assert not rows.duplicated(["target", "year"]).any()
