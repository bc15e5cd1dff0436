"""Whole runs with interventions and tiers: the same for any way of running, and what is told adds up."""

import pickle
from collections.abc import Callable

import numpy as np
import pytest

from agents.views import Student
from model import SchoolSystem
from model.support.only import Only
from scenarios import Scenario
from tests.model.support.conftest import cost, measure, move, use

ArmOf = Callable[..., Scenario]

TIERS = """
[tiers]
every_weeks = 2
[tiers.two]
any = [{ sign = "absent_two_weeks", at_least = 2 }, { sign = "teacher", at_least = 1 }]
places_per_1000 = 100
review_weeks = 4
better = [{ sign = "absent_two_weeks", at_most = 0 }]
[tiers.three]
any = [{ sign = "absent_days", at_least = 8 }, { sign = "reports", at_least = 1 }]
places_per_1000 = 25
review_weeks = 4
better = [{ sign = "absent_two_weeks", at_most = 0 }]
"""
EVERY_COST = cost("pupil", 100.0) + cost("pupil_week", 10.0, "state") + cost("fte_year", 70000.0, "municipality")
COACH = measure(
    '[who]\nsector = "mbo"\n', move(what="add = 0.3", more='per = "held"'), move("student.bonding", "add = 0.1"),
    EVERY_COST, cost("enrolled_year", 7.0), any='[{ sign = "absent_days", at_least = 3 }]', uptake=0.8,
    fte_per_1000=6, weeks=9, rest_weeks=5,
)  # fmt: skip
TALKS = measure(move("parent.monitoring", "add = 0.1", "fades = 0.1"), fte_per_1000=8, weeks=6, shared_by='"region"')
CLIMATE = measure(
    '[[move]]\nquantity = "school.climate"\nadd = 0.2\nrange = [0.0, 0.5]\nsource = "a trial"\ngrade = "assumption"\n',
    cost("school_year", 1000.0), cost("enrolled_year", 3.0), unit="school",
)  # fmt: skip
CLASSES = measure(
    '[[move]]\nquantity = "class.size"\nmultiply = 0.8\nrange = [0.7, 1.0]\nsource = "a trial"\ngrade = "assumption"\n',
    cost("class_year", 60000.0), unit="school",
)  # fmt: skip
NOTHING = measure(move(what="add = 0.0"), fte_per_1000=50)
TEXT = use("coach", "from_week = 4") + use("talks", "tier = 2") + use("climate", "reach = 0.5") + use("classes")
WHEN = {"coach": COACH, "talks": TALKS, "climate": CLIMATE, "classes": CLASSES}
PUPILS = 1500


def tables_equal(one: SchoolSystem, other: SchoolSystem) -> bool:
    tables, others = one.tables(), other.tables()
    return all(tables[name].equals(others[name]) for name in tables)


@pytest.fixture
def package(arm_of: ArmOf) -> Scenario:
    return arm_of(TEXT + TIERS, **WHEN)


def test_any_number_of_threads_any_pieces_and_a_copy_give_the_same_run(package: Scenario) -> None:
    one = SchoolSystem(students=PUPILS, rng=8, scenario=package, threads=1).run(years=1).run(weeks=3)
    two = SchoolSystem(students=PUPILS, rng=8, scenario=package, threads=2)
    for _ in range(12):
        two.step()
    two.run(weeks=14)
    copy = pickle.loads(pickle.dumps(two))
    for system in (two, copy):
        system.run(weeks=26)
        for _ in range(3):
            system.step()
    assert one.day == two.day == copy.day
    assert one.digest() == two.digest() == copy.digest()
    assert tables_equal(one, two)
    assert tables_equal(one, copy)


@pytest.mark.parametrize("limited", [False, True])
def test_the_path_of_a_supported_pupil_can_be_traced(package: Scenario, limited: bool) -> None:
    only = Only(pupils=np.arange(1, 400)) if limited else None
    system = SchoolSystem(students=500, rng=8, scenario=package, only=only).run(weeks=9)
    pupil = int(system.students.id[np.argmax(system.students.supports)])
    assert system.students.supports.max() > 0
    assert len(system.trace(pupil)) == 45


def test_what_moves_nothing_leaves_everybody_and_the_other_intervention_alone(arm_of: ArmOf) -> None:
    alone = SchoolSystem(students=PUPILS, rng=3, scenario=arm_of(use("coach"), coach=COACH)).run(years=1).run(weeks=2)
    both = SchoolSystem(
        students=PUPILS, rng=3,
        scenario=arm_of(use("nothing") + use("coach") + use("weak", "dose = 0.0"), coach=COACH, nothing=NOTHING,
                        weak=COACH),
    ).run(years=1).run(weeks=2)  # fmt: skip
    for name in alone.students.dtype.names:
        if name != "supports":
            assert (alone.students[name] == both.students[name]).all(), name
    for records in ("parents", "teachers", "classes", "schools", "regions"):
        assert (getattr(alone.world, records) == getattr(both.world, records)).all()
    weeks, others = alone.tables()["support"], both.tables()["support"]
    assert weeks.equals(others[others["intervention"] == "coach"].reset_index(drop=True))
    nothing = others[others["intervention"] == "nothing"]
    assert nothing["in_use"].max() > 20
    assert (both.students.supports > alone.students.supports).any()


def test_without_interventions_and_tiers_the_tables_are_empty_and_have_their_columns(package: Scenario) -> None:
    base = SchoolSystem(students=500, rng=8).run(weeks=1).tables()
    arm = SchoolSystem(students=500, rng=8, scenario=package).run(years=1).tables()
    for name in ("support", "support_costs", "supported", "tiers", "tier_flows"):
        assert base[name].empty
        assert list(base[name]) == list(arm[name])
        assert not arm[name].empty


def test_only_limits_whom_interventions_reach(arm_of: ArmOf) -> None:
    system = SchoolSystem(students=PUPILS, rng=8)
    pupils, schools = system.students.id[::3].copy(), system.world.schools.id[:2].copy()
    arm = arm_of(use("nothing") + use("climate"), nothing=NOTHING, climate=CLIMATE)
    free = SchoolSystem(students=PUPILS, rng=8, scenario=arm).run(weeks=3)
    limited = SchoolSystem(students=PUPILS, rng=8, scenario=arm, only=Only(pupils=pupils)).run(weeks=3)
    elsewhere = SchoolSystem(students=PUPILS, rng=8, scenario=arm, only=Only(schools=schools)).run(weeks=3)
    assert limited.support.had("nothing", limited.world).sum() > 20
    assert np.isin(limited.students.id[limited.support.had("nothing", limited.world)], pupils).all()
    assert not np.isin(free.students.id[free.support.had("nothing", free.world)], pupils).all()
    changed = elsewhere.world.schools.climate != system.world.schools.climate
    assert (changed == np.isin(system.world.schools.id, schools)).all()
    assert elsewhere.support.had("nothing", elsewhere.world)[elsewhere.students.school < 2].any()
    assert not elsewhere.support.had("nothing", elsewhere.world)[elsewhere.students.school >= 2].any()
    with pytest.raises(KeyError, match="climate"):
        free.support.had("climate", free.world)


def test_costs_are_the_units_counted_times_the_amounts(arm_of: ArmOf) -> None:
    arm = arm_of(TEXT + TIERS, **WHEN)
    system = SchoolSystem(students=PUPILS, rng=8, scenario=arm).run(years=1)
    tables, weeks, world = system.tables(), len(system.calendar) // 5, system.world
    costs = tables["support_costs"].set_index(["intervention", "per"])
    coach = tables["support"][tables["support"]["intervention"] == "coach"]
    mbo = np.asarray(world.schools.sector)[world.students.school] == 1
    share = coach["week"].nunique() / weeks  # it began in week 4
    assert 0.8 < share < 1
    assert costs.loc[("coach", "pupil"), "units"] == coach["started"].sum() > 0
    assert costs.loc[("coach", "pupil_week"), "units"] == coach["in_use"].sum()
    assert costs.loc[("coach", "fte_year"), "units"] == pytest.approx(6 * mbo.sum() / 1000 * share)
    assert costs.loc[("coach", "enrolled_year"), "units"] == pytest.approx(mbo.sum() * share)
    reached = world.schools.climate != SchoolSystem(students=PUPILS, rng=8).world.schools.climate
    assert costs.loc[("climate", "school_year"), "units"] == pytest.approx(reached.sum())
    assert costs.loc[("climate", "enrolled_year"), "units"] == pytest.approx(world.schools.pupils[reached].sum())
    assert costs.loc[("classes", "class_year"), "units"] == pytest.approx(0.2 * len(world.classes))
    for per, euro in (("pupil", 100.0), ("pupil_week", 10.0), ("fte_year", 70000.0)):
        line = costs.loc[("coach", per)]
        assert line["euro"] == pytest.approx(euro * line["units"])
        assert line["euro_low"] == pytest.approx(line["euro"] / 2)
        assert line["euro_high"] == pytest.approx(2 * line["euro"])
    system.run(weeks=1)
    assert len(system.tables()["support_costs"]) == len(costs)


def test_support_goes_on_over_the_summer_for_who_stays_and_can_still_get_it(arm_of: ArmOf) -> None:
    text = measure(
        "[who]\nschool_years = [1, 2, 3]\n", move(what="add = 0.3", more='per = "held"'), fte_per_1000=20, weeks=60
    )
    system = SchoolSystem(students=PUPILS, rng=8, scenario=arm_of(use("one"), one=text)).run(years=1)
    before = set(system.students.id[system.students.supports == 1].tolist())
    out = set(system.students.id[np.isin(system.students.move, (6, 7, 11))].tolist())
    assert len(before) > 100
    assert system.support.had("one", system.world).sum() >= len(before)
    assert not before & out
    system.run(weeks=1)
    students = system.students
    now = set(students.id[students.supports == 1].tolist())
    stay = before & set(students.id[students.school_year <= 3].tolist())
    had = set(students.id[system.support.had("one", system.world)].tolist())
    can = np.asarray(students.school_year) <= 3
    places = np.floor(np.bincount(students.school[can], minlength=len(system.world.schools)) * 20 * 10 / 1000 + 0.5)
    used = np.bincount(students.school[students.supports == 1], minlength=len(places))
    assert (used <= places).all()
    assert len(now & stay) > 0.8 * len(stay)  # the others lost their place at a smaller school
    assert now <= set(students.id[can].tolist())
    assert had & before == before & set(students.id.tolist())
    assert system.tables()["support"].query("year == 1")["stopped"].sum() >= len(before - stay) - len(out)


def test_tiers_add_up_over_the_years_and_keep_to_their_places(package: Scenario) -> None:
    system = SchoolSystem(students=PUPILS, rng=8, scenario=package)
    stock = np.zeros(3, np.int64)
    for _ in range(50):
        system.run(weeks=1)
        students, tables = system.students, system.tables()
        here = (students.dropped == 0) & (students.gone == 0)
        last = tables["tiers"].tail(3)
        assert last["tier"].tolist() == [1, 2, 3]
        assert last["pupils"].tolist() == [int((students.tier[here] == tier).sum()) for tier in (1, 2, 3)]
        flows = tables["tier_flows"].merge(last[["year", "week"]].drop_duplicates())
        for _, flow in flows.iterrows():
            stock[flow["from_tier"] - 1] -= flow["pupils"]
            stock[flow["to_tier"] - 1] += flow["pupils"]
        assert last["pupils"].tolist()[1:] == stock.tolist()[1:]
        for tier, per in ((2, 100), (3, 25)):
            used = np.bincount(students.school[here & (students.tier == tier)], minlength=len(system.world.schools))
            assert (used <= np.floor(system.world.schools.pupils * per / 1000 + 0.5)).all()
    seen = tables["tier_flows"].groupby("why")["pupils"].sum()
    assert set(seen.index) == {"screened", "worse", "relapse", "better", "left"}


def test_the_year_s_tables_agree_on_who_was_supported(package: Scenario) -> None:
    system = SchoolSystem(students=PUPILS, rng=8, scenario=package).run(years=1)
    tables, students = system.tables(), system.students
    coach, talks = (system.support.had(name, system.world) for name in ("coach", "talks"))
    supported = tables["supported"].groupby("intervention")[["pupils", "eligible"]].sum()
    assert supported.loc["coach", "pupils"] == coach.sum()
    assert supported.loc["talks", "pupils"] == talks.sum()
    assert supported.loc["talks", "eligible"] == len(students)
    social = tables["social"]
    assert social["supported"].sum() == (coach | talks).sum()
    assert social["tier_2"].sum() >= (students.tier == 2).sum()
    assert (social["tier_2"] + social["tier_3"]).sum() >= talks.sum()
    assert talks.sum() > 50


TOLD = '[[change]]\nquantity = "school.contact"\nset = 0.0\n'


def test_parents_of_tier_3_hear_of_every_absence(arm_of: ArmOf) -> None:
    """Where the school tells nobody, only parents of pupils in tier 3 hear that lessons were skipped."""
    half = TIERS.replace("places_per_1000 = 100", "places_per_1000 = 0")
    open_to_all = half.replace("at_least = 8", "at_least = 0").replace("at_most = 0", "at_most = -1")
    none = open_to_all.replace("places_per_1000 = 25", "places_per_1000 = 0")
    watched = []
    for tiers in (none, open_to_all.replace("places_per_1000 = 25", "places_per_1000 = 1000")):
        system = SchoolSystem(students=PUPILS, rng=8, scenario=arm_of(TOLD + tiers)).run(weeks=8)
        watched.append(float(system.students.watched.mean()))
    assert (system.students.tier == 3).mean() > 0.9
    assert watched[1] > 1.1 * watched[0]


def test_people_added_and_removed_by_hand(arm_of: ArmOf) -> None:
    text = measure(move(what="add = 0.3", more='per = "held"'), fte_per_1000=100, weeks=60)
    system = SchoolSystem(students=400, rng=8, scenario=arm_of(use("one") + TIERS, one=text)).run(weeks=2)
    before = set(system.students.id[system.students.supports == 1].tolist())
    gone = system.students.id[:20].tolist()
    for number in gone:
        system.remove_person(next(agent for agent in system.agents if agent.unique_id == number))
    system.step()
    added = Student(system, school=1)
    system.run(weeks=2)
    students = system.students
    assert before - set(gone) <= set(students.id[students.supports == 1].tolist())
    assert int(students.tier[students.id == added.unique_id][0]) in (1, 2, 3)
