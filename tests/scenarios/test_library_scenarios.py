"""The questions that the library of scenarios puts, and the tiers of the scenario `rti`."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from model import SchoolSystem
from scenarios import Scenario, library, load

QUESTIONS = {
    "status quo": "baseline",
    "RtI tiers": "rti",
    "intensive coaching in mbo-2": "coaching",
    "smaller classes": "smaller-classes",
    "M@zl": "mazl",
    "registration and consistent policy": "better-registration",
    "day-of-absence contact": "day-of-absence-contact",
    "partnership with parents": "parents",
    "climate": "climate",
    "spread tests": "spread-tests",
    "anti-bullying": "anti-bullying",
    "mentor programmes": "mentors",
    "Doorstroompunt coaches": "doorstroompunt",
    "earlier reporting": "earlier-reporting",
    "restorative discipline": "restorative-discipline",
    "transfer coaches": "transfer-coaches",
    "qualification age": "qualification-age",
    "a package for the 18,000 goal": "goal-18000",
}
"""The policy questions of the sources, in the words of the plan, and the scenarios that put them."""

PUPILS, WEEKS = 6000, 40
SETTLED = 10
"""School weeks after which the tiers have filled."""


@pytest.mark.parametrize("words", QUESTIONS)
def test_every_policy_question_of_the_sources_has_a_scenario(words: str) -> None:
    scenario = load(QUESTIONS[words])
    assert scenario.question is not None
    assert bool(scenario.interventions) == (scenario.name != "baseline")


def test_policies_of_the_library_are_interventions() -> None:
    """So each has a source, a cost and a payer; a change of its own would have none."""
    for scenario in library().values():
        assert {change.by for change in scenario.changes} <= {plan.name for plan in scenario.interventions}


def with_room(factor: float) -> Scenario:
    """The scenario `rti` with more or less room in tiers 2 and 3."""
    scenario = load("rti")
    assert scenario.tiers is not None
    two, three = (
        rule.model_copy(update={"places_per_1000": factor * rule.places_per_1000})
        for rule in (scenario.tiers.two, scenario.tiers.three)
    )
    return replace(scenario, tiers=scenario.tiers.model_copy(update={"two": two, "three": three}))


def live(scenario: Scenario) -> SchoolSystem:
    return SchoolSystem(students=PUPILS, rng=1, scenario=scenario).run(weeks=WEEKS)


def shares(system: SchoolSystem) -> pd.Series:
    """Mean share of the pupils in each tier, once the tiers have filled."""
    tiers = system.tables()["tiers"]
    return tiers[tiers["week"] >= SETTLED].groupby("tier")["pupils"].mean() / len(system.students)


@pytest.fixture(scope="module")
def rti() -> SchoolSystem:
    return live(load("rti"))


def test_shares_of_the_tiers_are_those_of_a_well_run_school(rti: SchoolSystem) -> None:
    """Source B 2.2: 5 to 20 percent and 1 to 5 percent."""
    found = shares(rti)
    assert 0.05 < found[2] < 0.20
    assert 0.01 < found[3] < 0.05


def test_shares_follow_from_rules_and_from_room_not_from_decree(rti: SchoolSystem) -> None:
    """Much more room hardly fills, because the rules bring in no more; a quarter of it is full, and others wait."""
    found, roomy = shares(rti), live(with_room(3.0))
    for tier in (2, 3):
        assert shares(roomy)[tier] < 1.5 * found[tier]
    narrow = live(with_room(0.25)).tables()["tiers"]
    last = narrow[narrow["week"] == narrow["week"].max()].set_index("tier")
    for tier in (2, 3):
        assert last.loc[tier, "pupils"] == pytest.approx(last.loc[tier, "places"], rel=0.1)
        assert last.loc[tier, "waiting"] > 0


def test_support_of_a_tier_goes_to_its_pupils(rti: SchoolSystem) -> None:
    social = rti.support.year_sums(rti.world)
    for plan in rti.what_if.supports:
        had = rti.support.had(plan.name, rti.world)
        assert had.any()
        allowed = social["tier_3"] if plan.use.tier == 3 else social["tier_2"] | social["tier_3"]
        assert not (had & ~allowed).any()


def test_pupils_go_up_and_down_and_come_back(rti: SchoolSystem) -> None:
    flows = rti.tables()["tier_flows"]
    moves = set(zip(flows["from_tier"], flows["to_tier"], flows["why"], strict=True))
    assert {(1, 2, "screened"), (2, 1, "better"), (2, 3, "worse"), (3, 2, "better")} <= moves
    assert "relapse" in set(flows["why"])


def test_the_package_for_the_goal_keeps_pupils_at_school() -> None:
    """Fewer of age decide to leave during the year; with 107 in the baseline, 93 here are 3.7 standard errors fewer."""
    base, arm = (
        SchoolSystem(students=30_000, rng=1, scenario=name).run(weeks=WEEKS) for name in ("baseline", "goal-18000")
    )
    difference = np.array(arm.students.gone, np.float64) - base.students.gone
    assert -difference.sum() > 3.0 * np.sqrt(np.sum(difference**2))
