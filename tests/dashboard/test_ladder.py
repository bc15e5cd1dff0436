"""The legs of a question: what they are depends on the question alone."""

from dataclasses import replace

import pytest

from scenarios import load
from tests.dashboard.fakes import question, smaller
from viz.dashboard.engine.ladder import (
    FEWEST_TOWNS,
    FIRST_SKETCHES,
    MOST_TOWNS,
    SKETCH_PUPILS,
    SKETCHES,
    command_of,
    legs,
    replicates_of,
)
from viz.dashboard.engine.question import Question


def test_small_towns_come_first_and_then_the_region() -> None:
    sketch, region = legs(question(students=20_000, years=1))
    assert (sketch.plan.students, sketch.plan.replicates, sketch.coarse, sketch.pace) == (
        SKETCH_PUPILS, SKETCHES, True, "quick",
    )  # fmt: skip
    assert (region.plan.students, region.plan.replicates, region.coarse, region.pace) == (
        20_000, MOST_TOWNS, False, "patient",
    )  # fmt: skip
    assert sketch.plan.years == region.plan.years == 1
    assert sketch.plan.seed == region.plan.seed == 1


@pytest.mark.parametrize("students", [2_000, 20_000, 100_000])
@pytest.mark.parametrize("years", [1, 3, 10])
def test_towns_are_enough_for_an_interval_and_not_too_many_to_wait_for(students: int, years: int) -> None:
    assert FEWEST_TOWNS <= replicates_of(students, years) <= MOST_TOWNS
    sketch, _ = legs(question(students=students, years=years))
    assert FIRST_SKETCHES <= SKETCHES
    assert (sketch.plan.students or 0) * years <= max(SKETCH_PUPILS, 500 * years)


def test_a_region_as_small_as_a_sketch_is_none_and_its_runs_are_shared() -> None:
    sketch, region = legs(question(students=SKETCH_PUPILS, years=1))
    assert not sketch.coarse
    assert set(sketch.keys(SKETCHES)) <= {key for key, _ in region.runs}


def test_scenarios_that_differ_in_name_only_share_their_runs() -> None:
    base = load("baseline")
    twice = Question((base, replace(base, name="again")), 2_000, 1, 1)
    sketch, _ = legs(twice)
    assert len(dict(sketch.runs)) == SKETCHES
    assert len(sketch.runs) == 2 * SKETCHES


def test_equal_questions_have_one_key_and_others_have_others() -> None:
    asked = question(0.8)
    assert asked.key == question(0.8).key
    others = [question(0.9), question(0.8, students=5_000), question(0.8, years=2), question(0.8, seed=2)]
    assert len({asked.key, *(each.key for each in others)}) == 5


def test_the_baseline_is_the_same_run_whatever_it_is_held_against() -> None:
    (_, one), (_, other) = legs(question(0.8)), legs(question(0.9))
    shared = dict(one.runs).keys() & dict(other.runs).keys()
    assert len(shared) == MOST_TOWNS


def test_few_answers_are_worked_out_on_the_way() -> None:
    _, region = legs(question())
    shown, answers = 0, []
    for whole in range(MOST_TOWNS + 1):
        if region.follows(shown, whole):
            shown = whole
            answers.append(whole)
    assert answers == [3, 6, 12, 16]


def test_the_command_names_files_for_what_is_not_in_the_library() -> None:
    sketch, _ = legs(Question((load("baseline"), load("mentors"), smaller(0.8)), 20_000, 1, 3))
    assert command_of(sketch.part(2)) == (
        "verzuim compare baseline mentors classes-0.8.toml --replicates 2 --students 2000 --years 1 --seed 3 "
        "--parameters fixed"
    )
