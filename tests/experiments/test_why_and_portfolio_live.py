"""Why and portfolio on real runs: small, and only what made-up runs cannot show."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from experiments.ensemble.engine import run_jobs
from experiments.portfolio.draws import Draw
from experiments.portfolio.lives import Lives
from experiments.portfolio.measure import measure
from experiments.portfolio.package import Package
from experiments.portfolio.run import asked
from experiments.why.explain import question
from experiments.why.half import half
from experiments.why.worth import Worths
from model import SchoolSystem
from model.towns import Towns
from scenarios import Scenario, load

PUPILS = 1500


@pytest.fixture
def coached(tmp_path: Path) -> Scenario:
    path = tmp_path / "coached.toml"
    path.write_text(
        'based_on = "baseline"\ntitle = { nl = "Coach", en = "Coach" }\n'
        'description = { nl = "Coach", en = "Coach" }\n\n'
        '[[intervention]]\nuse = "intensive-coaching"\n',
        encoding="utf-8",
    )
    return load(path)


def test_all_and_nobody_by_lot_are_the_scenario_and_its_base(coached: Scenario, tmp_path: Path) -> None:
    """The whole effect by lot is the difference between a run of the scenario and one of the base."""
    lines = half(coached, ["intensive-coaching"], {"students": PUPILS}, 1, Towns()).set_index(["measure", "line"])[
        "value"
    ]
    made = question("baseline", coached.path, measure="vsv", replicates=1, students=PUPILS, seed=1)
    worths = Worths(made.setting, made.measures, partial(run_jobs, store=tmp_path / "runs", workers=1))
    worths.prepare([((made.base, made.scenario), 0)])
    effects = dict(zip(made.measures, worths.effect((made.base, made.scenario), 0), strict=True))
    assert effects["missed_true"] != 0.0
    for name, effect in effects.items():
        assert lines[name, "whole"] == pytest.approx(effect, abs=1e-9)


def test_what_is_kept_of_a_run_is_what_its_tables_say(coached: Scenario) -> None:
    system = SchoolSystem(students=PUPILS, rng=1, scenario=coached).run(years=1)
    kept = measure(system).set_index("what")["value"]
    tables = system.tables()
    assert kept["pupils"] == tables["social"]["pupils"].sum()
    assert kept["leavers"] == tables["social"]["vsv"].sum()
    assert kept["school"] == pytest.approx(tables["support_costs"]["euro"].sum())
    assert kept["school"] > 0
    lessons = system.world.levels.lessons[system.students.level]
    assert kept["days"] == pytest.approx((system.students.true_hours.sum(axis=1) / lessons).sum())


def test_a_draw_changes_what_is_lived_and_nothing_costs_nothing(tmp_path: Path) -> None:
    rest = {"per_1000": False, "trials": 0, "draws": 2, "replicates": 1, "students": PUPILS, "seed": 1}
    setting = asked("baseline", ["intensive-coaching"], budget=1.0, **rest).setting
    lives = Lives(setting, [Draw(1, 0), Draw(1, 1)], partial(run_jobs, store=tmp_path / "runs", workers=1))
    nothing, coaching = Package(), Package((("intensive-coaching", 1.0),))
    found = lives.outcomes([nothing, coaching])
    assert np.all(found[nothing].cost == 0.0)
    assert np.all(found[coaching].cost > 0.0)
    assert found[nothing].days[0, 0] != found[nothing].days[1, 0]
    assert lives.outcomes([coaching])[coaching] is found[coaching]
