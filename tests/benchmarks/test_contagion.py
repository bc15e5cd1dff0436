"""The arms of the contagion do the same work, on a network of two schools; no time is asserted."""

import sys

import numpy as np
import pytest

from benchmarks import contagion, ours
from benchmarks.contagion import AS_MODEL, LEAN, LISTS, LOOKING, NETWORK, STARSIM, STARSIM_NO_CRN
from benchmarks.network import CROWDED, LIKE_TRUANCY, WORKLOADS, initially_infectious, make_network

NETWORK_OF_TWO = make_network(2)
DAYS = 60


@pytest.fixture
def without_starsim(monkeypatch):
    monkeypatch.setitem(sys.modules, "starsim", None)


def test_network_is_symmetric_within_schools_and_its_first_schools_are_a_network():
    one, other = NETWORK_OF_TWO.pairs()
    assert len(one) * 2 == len(NETWORK_OF_TWO.friends)
    assert np.array_equal(one // 1000, other // 1000)
    alone = NETWORK_OF_TWO.first_schools(1)
    assert alone.friends.max() < alone.pupils == 1000
    assert alone.first[-1] == len(alone.friends)


def test_our_two_forms_give_the_same_pupils_bit_for_bit():
    for workload in WORKLOADS:
        whole = ours.prepare_as_model(NETWORK_OF_TWO)(workload, DAYS, 3)
        lean = ours.prepare_lean(NETWORK_OF_TWO)(workload, DAYS, 3)
        assert np.array_equal(whole.by_school, lean.by_school)


def test_everyone_is_drawn_for_by_the_chances_of_the_day():
    # Nobody infectious, no friends who could be: tomorrow's infectious are those who start by themselves.
    still = LIKE_TRUANCY.__class__("still", "", beta=0.5, epsilon=0.1, gamma=1.0, start=0.0)
    run = ours.prepare_lean(NETWORK_OF_TWO)(still, 2, 1)
    assert run.infectious[0] == 0
    assert run.infectious[1] == pytest.approx(200, abs=5 * np.sqrt(180))


def test_prevalence_is_what_the_workloads_promise():
    run = ours.prepare_lean(make_network(20))
    quiet, crowded = (contagion.prevalence(run(workload, 200, 1), 20_000) for workload in (LIKE_TRUANCY, CROWDED))
    assert 0.02 < quiet < 0.03
    assert 0.22 < crowded < 0.26


@pytest.mark.parametrize("workload", WORKLOADS, ids=lambda workload: workload.name)
@pytest.mark.parametrize("arm", (LISTS, NETWORK, LOOKING), ids=lambda arm: arm.name)
def test_arms_of_mesa_agree_on_prevalence(arm, workload):
    check_agreement(arm, workload)


@pytest.mark.parametrize("workload", WORKLOADS, ids=lambda workload: workload.name)
@pytest.mark.parametrize("arm", (STARSIM, STARSIM_NO_CRN), ids=lambda arm: arm.name)
# Starsim's own dependencies warn when they are imported, and its options may be set by its environment.
@pytest.mark.filterwarnings("default")
def test_arms_of_starsim_agree_on_prevalence(arm, workload):
    pytest.importorskip("starsim")
    check_agreement(arm, workload)


def check_agreement(arm, workload):
    """Same prevalence, and the same pupils on the first day."""
    runs = {
        each.name: [each.prepare(NETWORK_OF_TWO)(workload, DAYS, seed) for seed in (1, 2, 3)]
        for each in (AS_MODEL, LEAN, arm)
    }
    row = contagion.compare(runs, NETWORK_OF_TWO, DAYS)[-1]
    assert row["name"] == arm.name
    assert row["equal_work"], row
    assert runs[arm.name][0].infectious[0] == initially_infectious(NETWORK_OF_TWO, workload, 1).sum()


def test_unequal_work_is_noticed():
    twice = LIKE_TRUANCY.__class__("twice", "", beta=0.015, epsilon=0.007, gamma=0.25, start=0.048)
    run = ours.prepare_lean(make_network(5))
    runs = {name: [run(LIKE_TRUANCY, DAYS, 1)] for name in (AS_MODEL.name, LEAN.name)} | {
        "twice": [run(twice, DAYS, 1)]
    }
    rows = contagion.compare(runs, make_network(5), DAYS)
    assert [row["equal_work"] for row in rows] == [True, True, False]


def test_absent_starsim_is_left_out_with_the_reason(without_starsim):
    found = contagion.measure(1, sizes=(2,), days=20, arms=(AS_MODEL, LEAN, STARSIM))
    assert set(found["skipped"]) == {STARSIM.name}
    assert "Starsim, which is not installed" in found["skipped"][STARSIM.name]
    assert "make bench" in found["skipped"][STARSIM.name]
    for workload in found["workloads"]:
        assert [row["name"] for row in workload["rows"]] == [AS_MODEL.name, LEAN.name]
