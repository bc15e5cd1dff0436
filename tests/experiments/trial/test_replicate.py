"""Trials inside the model: sums that must hold to the last bit, nothing from nothing, and the trial of coaching."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from evidence.errors import BadInput
from experiments.trial.arms import arms_of, eligible
from experiments.trial.design import Design
from experiments.trial.job import TrialJob
from experiments.trial.replicate import replicate
from experiments.trial.run import Plan, do_trial, plan
from experiments.trial.trial import Trial
from model import SchoolSystem
from model.towns import Towns
from scenarios import Scenario, load

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
BY_CLASS = ROOT / "examples" / "trial" / "coaching-by-class.toml"
WHEN_ABSENT = ROOT / "examples" / "trial" / "coaching-when-absent.toml"
FROM_AUTUMN = ROOT / "examples" / "trial" / "coaching-from-autumn.toml"


def figures(design: Design, scenario: Scenario, seed: int, students: int) -> pd.DataFrame:
    """One town's figures, a line per part and name."""
    arms = arms_of(scenario, load("baseline"), design.unit)
    rows = replicate(arms, design, 1, seed, {"students": students}, Towns())
    return rows.pivot(index=["part", "name"], columns="figure", values="value")


def with_dose(dose: float) -> Scenario:
    coaching = load("coaching")
    return replace(
        coaching,
        interventions=tuple(
            replace(plan, use=plan.use.model_copy(update={"dose": dose})) for plan in coaching.interventions
        ),
    )


@pytest.mark.parametrize(("unit", "n"), [("pupil", 40), ("class", 6)])
def test_what_is_found_is_the_luck_of_the_lot_the_gain_and_less_the_spill_over(unit: str, n: int) -> None:
    found = figures(Design(unit=unit, n=n), load("coaching"), 3, 3500)  # type: ignore[arg-type]
    outcomes = found.loc["outcome"]
    expected = outcomes["imbalance"] + outcomes["gain"] - outcomes["spill"]
    assert np.allclose(outcomes["difference"], expected, atol=1e-12)
    flow = found.loc["flow"]
    assert flow.loc["treated", "supported"] > 0
    assert flow.loc["control", "supported"] == 0
    assert flow.loc["treated", "units"] == flow.loc[["treated", "control"], "units"].sum() // 2
    assert flow.loc["treated", "pupils"] + flow.loc["control", "pupils"] <= flow.loc["eligible", "pupils"]


def test_nothing_done_is_nothing_found_but_luck() -> None:
    """Coaches who change nothing: no town shows a gain, and at most 3 of 12 cry wolf (more: twice in 1,000)."""
    design = Design(unit="pupil", n=40, outcomes=("absence",))
    alarms = 0
    for seed in range(12):
        outcome = figures(design, with_dose(0.0), seed, 1500).loc[("outcome", "absence")]
        assert (outcome["truth"], outcome["gain"], outcome["spill"]) == (0.0, 0.0, 0.0)
        assert outcome["difference"] == pytest.approx(outcome["imbalance"], abs=1e-12)
        alarms += outcome["p"] < design.alpha
    assert alarms <= 3


def test_eligible_are_those_of_the_intervention_and_their_units() -> None:
    arms = arms_of(load("coaching"), load("baseline"), "class")
    system = SchoolSystem(students=2000, rng=1, scenario=arms.base)
    could = eligible(system, arms, "class")
    levels = {system.education.levels[code].id for code in set(system.world.students.level[could.pupils])}
    assert levels == {"mbo-2-bol", "mbo-2-bbl"}
    assert set(could.units) == set(system.world.classes.id[np.unique(system.world.students.klas[could.pupils])])


def test_a_school_measure_is_given_to_schools_drawn() -> None:
    found = figures(Design(unit="school", n=4, outcomes=("absence",)), load("climate"), 1, 3000)
    outcome = found.loc[("outcome", "absence")]
    assert outcome["gain"] != 0
    assert outcome["difference"] == pytest.approx(outcome["imbalance"] + outcome["gain"] - outcome["spill"], abs=1e-12)


def test_a_job_is_known_by_its_design_and_gives_what_was_measured() -> None:
    made = plan("coaching", Design(unit="pupil", n=20, outcomes=("vsv",)), replicates=1, students=2000)
    (job,) = made.jobs()
    other = replace(job, design=replace(job.design, n=22))
    assert job.key != other.key
    assert job.key == replace(job, arms=made.arms).key
    assert isinstance(job, TrialJob)
    assert set(job.rows()["part"]) == {"flow", "outcome", "before_after"}


def test_too_many_units_are_refused_before_anything_runs(tmp_path: Path) -> None:
    made = plan("coaching", Design(unit="school", n=40), replicates=2, students=2000)
    with pytest.raises(BadInput, match=r"leaves \d eligible|is more than are eligible"):
        do_trial(made, tmp_path / "runs", command="")
    assert list(tmp_path.iterdir()) == []


def done(made: Plan, tmp_path: Path) -> Trial:
    return do_trial(made, tmp_path / "runs", command="", workers=2)


@pytest.fixture(scope="module")
def coaching(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    design = Design(unit="class", n=23, outcomes=("vsv",))
    yield done(plan(BY_CLASS, design, replicates=12, students=13_000), tmp_path_factory.mktemp("coaching"))


def test_the_trial_of_van_der_steeg_finds_what_they_found(coaching: Trial) -> None:
    """Some 450 pupils of mbo 2, drawn by class, one year, as randomised: 17 to 10 percent, odds ratio .54.

    Twelve towns tell the truth to within 1.2 points and what trials find to within 2.5 (half the widths of the
    intervals), so an effect of half or one and a half times the published one would not pass.
    """
    flow = coaching.of_town(0, "flow")
    assert 400 <= flow.loc[["treated", "control"], "pupils"].sum() <= 500
    found = coaching.summary.iloc[0]
    assert 0.15 < found["untreated"] < 0.19
    assert found["truth_low"] < -0.07 < found["truth_high"]
    assert found["truth_high"] - found["truth_low"] < 0.03
    assert found["estimate_low"] < -0.07 < found["estimate_high"] < 0
    odds = (found["untreated"] + found["truth"]) / (1 - found["untreated"] - found["truth"])
    assert odds / (found["untreated"] / (1 - found["untreated"])) == pytest.approx(0.54, abs=0.06)


def test_most_single_trials_hold_it_and_many_would_have_missed_it(coaching: Trial) -> None:
    towns = [coaching.of_town(town, "outcome").loc["vsv"] for town in range(coaching.replicates)]
    holds = sum(town["low"] <= -0.07 <= town["high"] for town in towns)
    assert holds >= 9  # of 12; fewer happen once in 400 when intervals hold 95 percent
    assert coaching.summary.iloc[0]["power"] < 0.8


def test_before_and_after_shows_far_more_than_there_is(tmp_path: Path) -> None:
    """The same coach for who is away much: they improve by themselves, and before and after calls that an effect."""
    design = Design(unit="pupil", outcomes=("absence",))
    trial = done(plan(WHEN_ABSENT, design, replicates=10, students=13_000), tmp_path)
    shown = trial.before_after.set_index("name")
    assert shown.loc["supported", "pupils"] > 300
    assert shown.loc["supported", "difference"] < 2 * shown.loc["effect", "difference"] < 0
    assert shown.loc["unsupported", "high"] < 0
    assert shown.loc["controls", "high"] < 0
    assert shown.loc["effect", "high"] < 0


def test_before_and_after_makes_a_measure_that_helps_look_harmful(tmp_path: Path) -> None:
    """Whole classes from autumn: absence rises with the season in both arms, and less where there is a coach."""
    design = Design(unit="class", n=23, outcomes=("absence",))
    trial = done(plan(FROM_AUTUMN, design, replicates=4, students=13_000), tmp_path)
    shown = trial.before_after.set_index("name")
    assert shown.loc["supported", "low"] > 0
    assert shown.loc["controls", "low"] > 0
    assert shown.loc["effect", "high"] < 0
