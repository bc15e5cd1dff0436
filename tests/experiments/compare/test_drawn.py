"""A comparison on draws of a posterior: one draw for all arms of a replicate, its doubt in all tables and texts."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from evidence import BadInput, load_parameters
from evidence.posterior import Posterior
from experiments.compare import plan as module
from experiments.compare import run
from experiments.compare.comparison import EFFECT_COLUMNS, Comparison
from experiments.compare.differs import what_differs
from experiments.compare.plan import Plan, place_of_draw, plan
from scenarios import load
from tests.evidence.posterior_of_test import NAMES, made
from tests.experiments.compare import synthetic
from viz.compare import figures, report
from viz.compare.summary import in_words

TWO = ["baseline", "smaller-classes"]
PARTS = EFFECT_COLUMNS[EFFECT_COLUMNS.index("draws") :]


@pytest.fixture
def posterior(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Posterior:
    found = made(tmp_path / "posterior")
    monkeypatch.setattr(module, "shipped_posterior", lambda: found)
    return found


def compared(asked: Plan, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Comparison:
    monkeypatch.setattr(run, "run_jobs", synthetic.run_jobs)
    return run.compare(asked, folder, command="verzuim compare ...")


def test_all_arms_of_a_replicate_have_its_draw_and_its_town(posterior: Posterior) -> None:
    jobs = plan([*TWO, "better-registration"], replicates=8).jobs()
    for replicate in range(8):
        arms = [job for _, number, job in jobs if number == replicate]
        assert len({job.parameters for job in arms}) == len({job.seed for job in arms}) == 1
        assert arms[0].start == arms[2].start, "smaller classes alone are another town, as without draws"
    of_base = [job for name, _, job in jobs if name == "baseline"]
    assert len({job.key for job in of_base}) == 8
    assert len({job.start for job in of_base}) == 8
    draws = [job.parameters for job in of_base]
    assert [draws.index(each) for each in draws] == [0, 1, 0, 1, 4, 5, 4, 5]


def test_another_draw_is_another_job_and_more_replicates_keep_the_first(posterior: Posterior) -> None:
    few, many = (plan(TWO, replicates=count).jobs() for count in (5, 20))
    assert [job.key for _, _, job in few] == [job.key for _, _, job in many[: len(few)]]
    job = few[0][2]
    other = replace(job, parameters=posterior.values(int(plan(TWO, replicates=2).draws[1])))
    assert other.key != job.key
    assert len({place_of_draw(replicate) for replicate in range(20)}) == 10


def test_a_scenario_that_sets_a_fitted_parameter_keeps_its_own_value(posterior: Posterior) -> None:
    base = load("baseline")
    own = replace(base, name="own", parameters={NAMES[0]: load_parameters().value(NAMES[0])})
    made_plan = replace(plan(TWO, replicates=2), scenarios=(base, own))
    for name, _, job in made_plan.jobs():
        drawn = dict(job.parameters)
        assert (NAMES[0] in drawn) == (name == "baseline")
        assert set(NAMES[1:]) <= set(drawn)
        assert set(NAMES) <= set(job.what_if.estimates)
    for replicate in range(2):
        pasts = [job.what_if.estimates for _, place, job in made_plan.jobs() if place == replicate]
        assert pasts[0] == pasts[1]
    (line,) = what_differs(own, base, NAMES)
    assert line.key == NAMES[0]
    assert line.base.en.startswith("drawn from the posterior, around ")
    assert line.base.nl.startswith("getrokken uit de posterior, rond ")
    assert "drawn" not in line.here.en
    assert what_differs(own, base) == ()


def test_which_source_is_taken(posterior: Posterior, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [plan(TWO, replicates=1, parameters=each).source for each in (None, "posterior", "fixed")] == [
        "posterior", "posterior", "fixed",
    ]  # fmt: skip
    monkeypatch.setattr(module, "shipped_posterior", lambda: None)
    assert plan(TWO, replicates=1).source == "fixed"
    with pytest.raises(BadInput, match="no posterior is shipped"):
        plan(TWO, replicates=1, parameters="posterior")


def test_fixed_gives_the_rows_of_before(posterior: Posterior, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fixed = plan(TWO, replicates=4, parameters="fixed")
    with monkeypatch.context() as patch:
        patch.setattr(module, "shipped_posterior", lambda: None)
        before = plan(TWO, replicates=4)
    assert [job.key for _, _, job in fixed.jobs()] == [job.key for _, _, job in before.jobs()]
    found = compared(fixed, tmp_path / "runs", monkeypatch)
    effects = found.effects
    assert (found.parameters, found.draws, set(effects["draws"]), set(found.counts["draw"])) == ("fixed", 0, {0}, {-1})
    for end in ("low", "high"):
        np.testing.assert_array_equal(effects[f"luck_{end}"], effects[end])
    assert effects[["sd_parameters", "by_parameters"]].isna().all(axis=None)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_both_parts_are_in_tables_texts_and_figures(
    posterior: Posterior, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    found = compared(plan([*TWO, "better-registration"], replicates=8), tmp_path / "runs", monkeypatch)
    assert (found.parameters, found.draws) == ("posterior", 4)
    assert set(PARTS) <= set(found.effects)
    known = found.effects[found.effects["by_parameters"].notna()]
    assert len(known) > 0
    assert ((known["low"] <= known["luck_low"]) & (known["luck_high"] <= known["high"])).all()
    words = " ".join(in_words(found, lang))
    assert {"nl": "komt", "en": "comes from the parameters"}[lang] in words
    assert {"nl": "Door toeval alleen", "en": "By luck alone"}[lang] in words
    drawn = figures(found, lang)
    page = report(found, lang)
    assert {"nl": "4 trekkingen van de meegeleverde posterior", "en": "4 draws of the shipped posterior"}[lang] in page
    assert {"nl": "hoe onzeker de parameters", "en": "how unsure the parameters or"}[lang] not in page
    thick = [line for axes in drawn["effects"].axes for line in axes.lines if line.get_linewidth() > 4]
    assert len(thick) > 0


def test_two_replicates_have_an_interval_and_say_that_nothing_is_told_apart(
    posterior: Posterior, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = compared(plan(TWO, replicates=2), tmp_path / "runs", monkeypatch)
    everybody = found.effects.query("measure == 'true_truancy' and group == 'all'")
    assert everybody["low"].notna().all()
    assert everybody["by_parameters"].isna().all()
    assert any("cannot be told apart" in each for each in in_words(found, "en"))
    assert isinstance(found.counts, pd.DataFrame)
