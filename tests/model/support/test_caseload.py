"""Who is supported, from when to when, and what it does to them: one caseload, Friday by Friday."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.support.line import next_in_line
from model.world import World
from tests.model.support.conftest import Fridays, measure, move

FridaysOf = Callable[..., Fridays]
EVERYBODY = {"fte_per_1000": 100, "caseload": 10}


def per_school(fridays: Fridays, mask: Any) -> Any:
    world = fridays.world
    return np.bincount(world.students.school[mask], minlength=len(world.schools))


def places_by_hand(fridays: Fridays, shared_by: str, fte: float, caseload: float) -> list[int]:
    """Professionals by pupils who can get it, times the caseload, rounded half up."""
    world = fridays.world
    group = np.asarray(world.students.school)
    if shared_by == "region":
        group = np.asarray(world.schools.region)[group]
    groups = len(world.schools) if shared_by == "school" else len(world.regions)
    return [int(fte * caseload * int((fridays.can & (group == k)).sum()) / 1000 + 0.5) for k in range(groups)]


@pytest.mark.parametrize("shared_by", ["school", "region"])
def test_never_more_in_support_than_places(fridays_of: FridaysOf, shared_by: str) -> None:
    text = measure(
        '[who]\nsector = "vo"\n', move(), shared_by=f'"{shared_by}"', fte_per_1000=1.5, caseload=12, rest_weeks=0,
        any='[{ sign = "teacher", at_least = 1 }]',
    )  # fmt: skip
    fridays = fridays_of(text, "capacity = 2.0")
    places = np.array(places_by_hand(fridays, shared_by, 2 * 1.5, 12))
    assert places.max() > 10
    luck, full = np.random.default_rng(1), 0
    for _ in range(30):
        fridays.sign("teacher", luck.random(len(fridays.here)) < 0.05)
        fridays.here &= luck.random(len(fridays.here)) < 0.99
        told = fridays.live()
        group = np.asarray(fridays.world.students.school[fridays.load.supported])
        if shared_by == "region":
            group = np.asarray(fridays.world.schools.region)[group]
        used = np.bincount(group, minlength=len(places))
        assert (used <= places).all()
        assert told.places.sum() == places.sum()
        assert told.in_use.sum() == used.sum()
        assert (told.waiting[told.in_use < told.places] == 0).all() or shared_by == "school"
        full += int((used == places).all())
    assert full > 20


def test_nobody_is_lost_between_the_list_and_the_end(fridays_of: FridaysOf) -> None:
    fridays = fridays_of(measure(move(), any='[{ sign = "teacher", at_least = 1 }]', uptake=0.7, weeks=3))
    luck, sums = np.random.default_rng(2), dict.fromkeys(("found", "started", "ended", "stopped"), 0)
    for _ in range(40):
        fridays.sign("teacher", luck.random(len(fridays.here)) < 0.02)
        told = fridays.live()
        for name in sums:
            sums[name] += int(getattr(told, name).sum())
        assert sums["found"] - sums["started"] == told.waiting.sum()
        assert sums["started"] - sums["ended"] - sums["stopped"] == told.in_use.sum()
    assert sums["ended"] > 100
    assert sums["stopped"] == 0


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5), st.floats(0, 1, exclude_max=True)), max_size=40),
    st.lists(st.integers(-1, 9), min_size=4, max_size=4),
)
def test_next_in_line_is_who_waited_longest(waiting: list[tuple[int, int, float]], free: list[int]) -> None:
    group, waited = np.array([w[0] for w in waiting], np.int64), np.array([w[1] for w in waiting], np.int64)
    lot = np.array([w[2] for w in waiting], np.float64)
    taken = next_in_line(group, waited, lot, np.array(free))
    for school in range(4):
        here = group == school
        assert (taken & here).sum() == min(max(free[school], 0), here.sum())
        for i in np.flatnonzero(here & taken):
            for j in np.flatnonzero(here & ~taken):
                assert (-waited[i], lot[i]) <= (-waited[j], lot[j])


def test_waiting_time_is_told_as_it_was(fridays_of: FridaysOf) -> None:
    """All are found on the first Friday; with places for a part and four weeks of support, the next start at week 4."""
    fridays = fridays_of(measure(move(), fte_per_1000=25, weeks=4, rest_weeks=200))
    weeks = [fridays.live() for _ in range(9)]
    started, waited = ([int(getattr(w, name).sum()) for w in weeks] for name in ("started", "waited"))
    assert weeks[0].found.sum() == len(fridays.here)
    assert [k for k, many in enumerate(started) if many] == [0, 4, 8]
    assert waited == [k * many for k, many in enumerate(started)]
    assert [int(w.longest.max()) for w in weeks] == list(range(1, 10))


def test_what_is_held_goes_back_to_the_bit(fridays_of: FridaysOf) -> None:
    fridays = fridays_of(measure(move(what="add = 0.3", more='per = "held"'), fte_per_1000=30), "dose = 0.7")
    field = fridays.world.students.perspective
    before = field.copy()
    for _ in range(7):
        fridays.live()
        inside = fridays.supported()
        assert inside.any()
        assert field[inside] == pytest.approx(
            np.minimum(before[inside] + 0.21, np.maximum(5, before[inside])), abs=1e-6
        )
        assert (field[~inside] == before[~inside]).all()


def test_once_moves_at_the_start_and_stays(fridays_of: FridaysOf) -> None:
    text = measure(move(what="add = 0.3", more='per = "once"'), head="fidelity = 0.5\n", **EVERYBODY, rest_weeks=200)
    fridays = fridays_of(text)
    before = fridays.world.students.perspective.copy()
    for _ in range(12):
        fridays.live()
        assert fridays.world.students.perspective == pytest.approx(before + 0.15, abs=1e-6)


def test_each_week_pushes_once_and_then_fades_by_its_share(fridays_of: FridaysOf) -> None:
    text = measure(move(what="add = 0.1", more="fades = 0.25"), **EVERYBODY, weeks=3, rest_weeks=200)
    fridays = fridays_of(text, "dose = 2.0\nfidelity = 0.5")
    students = fridays.world.students
    students.perspective = np.clip(students.perspective, -3, 3)
    before = students.perspective.copy()
    moved = []
    for _ in range(40):
        fridays.live()
        moved.append(float(np.median(students.perspective - before)))
        assert np.ptp(students.perspective - before) < 1e-5
    # Support starts on the first Friday, and pushes on the three next; on the last of them fading begins.
    pushed = [0.0, 0.1, 0.2, *(0.3 * 0.75**k for k in range(1, 38))]
    assert moved[:30] == pytest.approx(pushed[:30], abs=1e-5)
    assert abs(moved[-1]) < 1e-3


def test_a_bound_stops_a_push_and_only_what_came_about_fades(fridays_of: FridaysOf) -> None:
    text = measure(move(what="add = 1.0", more='per = "once"\nfades = 1.0'), **EVERYBODY, weeks=1, rest_weeks=200)
    fridays = fridays_of(text)
    students = fridays.world.students
    students.perspective[:] = 4.5
    students.perspective[:2] = 5.0, 5.5
    fridays.live()
    assert (students.perspective[2:] == 5.0).all()
    assert students.perspective[:2].tolist() == [5.0, 5.5]
    fridays.live()
    assert (students.perspective[2:] == 4.5).all()
    assert students.perspective[:2].tolist() == [5.0, 5.5]


def test_brothers_and_sisters_share_what_their_parents_get(fridays_of: FridaysOf, world: World) -> None:
    text = measure(
        move("parent.monitoring", "add = 0.4", 'per = "once"\nfades = 1.0'), **EVERYBODY, weeks=1, rest_weeks=200
    )
    fridays = fridays_of(text)
    field, children = world.parents.monitoring, np.bincount(world.students.household, minlength=len(world.parents))
    field[:] = np.where(np.arange(len(field)) % 2, 4.5, 0.0)
    before = field.copy()
    fridays.live()
    assert children.max() > 2
    assert field == pytest.approx(np.minimum(before + 0.4 * children, 5.0), abs=1e-6)
    fridays.live()
    assert (field == before).all()


def test_half_the_pupils_accept_and_it_is_their_own_answer(fridays_of: FridaysOf) -> None:
    """With 4,000 pupils and uptake 0.3 a share five standard errors off (0.036) would be seen."""
    text = measure(move(), **EVERYBODY, uptake=0.3, weeks=1, rest_weeks=3)
    fridays = fridays_of(text)
    asked = [fridays.live() for _ in range(1)]
    first = fridays.supported()
    pupils = len(first)
    assert abs(first.mean() - 0.3) < 5 * np.sqrt(0.3 * 0.7 / pupils)
    assert asked[0].found.sum() + asked[0].refused.sum() == pupils
    weeks = [fridays.live() for _ in range(4)]
    assert [int(w.found.sum()) for w in weeks] == [0, 0, 0, int(first.sum())]  # a week of support, three of rest
    assert [int(w.refused.sum()) for w in weeks] == [0, 0, int((~first).sum()), 0]  # three weeks after they refused
    assert (fridays.supported() == first).all()


def test_answers_to_two_interventions_are_two_answers(arm_of: Any, world: World, town: Any) -> None:
    """Two shares of 0.5 overlap in a quarter of 4,000 pupils: five standard errors are 0.034."""
    text = measure(move(), **EVERYBODY, uptake=0.5)
    plans = arm_of('[[intervention]]\nuse = "a.toml"\n[[intervention]]\nuse = "b.toml"\n', a=text, b=text).supports
    accepted = []
    for plan in plans:
        fridays = Fridays(plan, world, town)
        fridays.live()
        accepted.append(fridays.supported())
    assert abs((accepted[0] & accepted[1]).mean() - 0.25) < 5 * np.sqrt(0.25 * 0.75 / len(accepted[0]))


def test_who_leaves_is_supported_no_longer_at_once(fridays_of: FridaysOf) -> None:
    fridays = fridays_of(measure(move(more='per = "held"'), **EVERYBODY, weeks=20))
    before = fridays.world.students.perspective.copy()
    fridays.live()
    fridays.here[::2] = False
    told = fridays.live()
    assert told.stopped.sum() == len(fridays.here[::2])
    assert told.ended.sum() == 0
    assert not fridays.supported()[::2].any()
    assert fridays.supported()[1::2].all()
    assert (fridays.world.students.perspective[::2] == before[::2]).all()


def test_fewer_places_are_left_to_who_has_most_weeks_to_go(fridays_of: FridaysOf) -> None:
    fridays = fridays_of(measure(move(), **EVERYBODY, weeks=20, rest_weeks=0, any='[{ sign = "risk", at_least = 1 }]'))
    late = np.arange(len(fridays.here)) % 2 == 1
    fridays.sign("risk", ~late)
    fridays.live()
    fridays.sign("risk", late)
    fridays.live()
    assert fridays.supported().all()
    fridays.sign("risk", 0)
    fridays.can = late.copy()
    fridays.can[np.flatnonzero(late)[:10]] = False
    fridays.load.rows_moved(fridays.world, fridays.can)
    fridays.live()
    assert (fridays.supported() == fridays.can).all()
    few = fridays.load.plan.use.model_copy(update={"capacity": 0.1})
    fridays.load.plan = replace(fridays.load.plan, use=few)
    fridays.load.rows_moved(fridays.world, fridays.can)
    told = fridays.live()
    assert told.in_use.sum() == told.places.sum() < len(late) / 5
    assert told.stopped.sum() == fridays.can.sum() - told.in_use.sum()


def test_the_end_of_the_year_ends_support_of_who_leaves_and_nobody_else(fridays_of: FridaysOf) -> None:
    text = measure(
        move(more='per = "held"'), move("student.conduct", "add = 0.1", "fades = 0.05"), **EVERYBODY, weeks=20
    )
    fridays = fridays_of(text)
    students = fridays.world.students
    students.conduct = np.clip(students.conduct, -3, 3)
    students.perspective = np.clip(students.perspective, -3, 3)
    before = students.copy()
    for _ in range(5):
        fridays.live()
    stays = np.arange(len(students)) % 3 > 0
    fridays.load.year_ends(fridays.world, stays)
    assert (fridays.supported() == stays).all()
    for name in ("perspective", "conduct"):
        assert (students[name][~stays] == before[name][~stays]).all(), name
        assert (students[name][stays] > before[name][stays] + 0.3).all(), name
    fridays.load.year_begins()
    assert set(fridays.load.had.tolist()) == set(students.id[stays].tolist())


def test_support_of_a_tier_comes_and_goes_with_the_tier(fridays_of: FridaysOf) -> None:
    text = measure(move(), **EVERYBODY, weeks=50, rest_weeks=26)
    fridays = fridays_of(text)
    plan = fridays.load.plan
    fridays.load.plan = replace(plan, use=plan.use.model_copy(update={"tier": 3}))
    fridays.tier[:] = 2
    fridays.tier[::4] = 3
    for there in (3, 2, 3):  # in the tier, out of it, and a relapse
        fridays.tier[::4] = there
        fridays.live()
        assert (fridays.supported() == (fridays.tier == 3)).all()


def test_pupils_are_looked_for_every_so_many_weeks(fridays_of: FridaysOf) -> None:
    text = measure(
        move(), **EVERYBODY, every_weeks=3, weeks=2, rest_weeks=200,
        any='[{ sign = "sick_weeks", at_least = 3 }, { sign = "marks", at_most = -1.5 }]',
    )  # fmt: skip
    fridays = fridays_of(text)
    found = []
    for week in range(7):
        fridays.sign("sick_weeks", np.arange(len(fridays.here)) < 3 + week * 2)
        fridays.sign("sick_weeks", fridays.signs[:, 3] * 3)
        fridays.sign("marks", np.where(np.arange(len(fridays.here)) >= len(fridays.here) - week, -1.5, 1.0))
        found.append(int(fridays.live().found.sum()))
    assert found == [3, 0, 0, 3 * 2 + 3, 0, 0, 3 * 2 + 3]
