"""Every quantity that a scenario can name is moved for those concerned, in its week, within its bounds."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from agents.reasons import LABEL_UNAUTHORISED, TRUANCY
from agents.records import SCHOOL, empty
from evidence import EducationSystem
from model import SchoolSystem
from model.changes import apply_changes, class_size_factor
from model.world import World
from scenarios import Scenario, load_quantities

ScenarioOf = Callable[[str], Scenario]

QUANTITIES = load_quantities()
ANY_TIME = [name for name, quantity in QUANTITIES.items() if quantity.timing == "any"]
TABLES = ("students", "parents", "teachers", "classes", "schools", "regions")
WHERE = {
    "all": "",
    "sector": 'where = { sector = "mbo" }',
    "levels": 'where = { levels = ["vwo", "mbo-2-bol"] }',
    "school types": 'where = { school_types = ["pro", "gymnasium"] }',
    "both": 'where = { sector = "vo", levels = ["havo"] }',
}
CASES = [(name, where) for name in ANY_TIME for where in WHERE if where == "all" or QUANTITIES[name].record != "region"]
"""A region cannot be chosen by level or school: that is refused when the scenario is read."""

PUPILS = 6000
SEED = 21


def change(quantity: str, what: str, more: str = "") -> str:
    return f'[[change]]\nquantity = "{quantity}"\n{what}\n{more}\n'


def table_of(world: World, quantity: str) -> Any:
    kind = QUANTITIES[quantity].record
    return getattr(world, {"class": "classes"}.get(kind, f"{kind}s"))


def pupils_concerned(system: SchoolSystem, where: str) -> Any:
    """Who a condition names, told in this test's own words."""
    world, education = system.world, system.education
    level = np.array(education.level_ids)[world.students.level]
    kind = np.array(education.school_type_ids)[world.schools.school_type][world.students.school]
    sector = np.where(world.schools.sector == 1, "mbo", "vo")[world.students.school]
    return {
        "all": np.ones(len(level), dtype=bool),
        "sector": sector == "mbo",
        "levels": np.isin(level, ("vwo", "mbo-2-bol")),
        "school types": np.isin(kind, ("pro", "gymnasium")),
        "both": (sector == "vo") & (level == "havo"),
    }[where]


def records_concerned(system: SchoolSystem, quantity: str, where: str) -> Any:
    """The records with at least one such pupil; teachers go with their school, as rules and money do."""
    world, pupils = system.world, pupils_concerned(system, where)
    kind = QUANTITIES[quantity].record
    rows = {
        "student": np.flatnonzero(pupils),
        "parent": world.students.household[pupils],
        "school": world.students.school[pupils],
        "class": world.students.klas[pupils],
        "region": world.schools.region[world.students.school[pupils]],
        "teacher": np.flatnonzero(np.isin(world.teachers.school, world.students.school[pupils])),
    }[kind]
    mask = np.zeros(len(table_of(world, quantity)), dtype=bool)
    mask[rows] = True
    return mask


@pytest.fixture(scope="module")
def untouched() -> SchoolSystem:
    return SchoolSystem(students=PUPILS, rng=SEED)


@pytest.fixture
def world(untouched: SchoolSystem) -> World:
    """A copy of the records, to change."""
    return untouched.world._replace(**{name: getattr(untouched.world, name).copy() for name in TABLES})


@pytest.mark.parametrize(("quantity", "where"), CASES)
def test_a_change_moves_its_field_for_those_concerned_and_nothing_else(
    quantity: str, where: str, world: World, untouched: SchoolSystem, scenario_of: ScenarioOf
) -> None:
    before, field = untouched.world, QUANTITIES[quantity].field
    apply_changes(
        world, scenario_of(change(quantity, "add = 0.125", WHERE[where])), untouched.education, (0, -1), (0, 0)
    )
    here = records_concerned(untouched, quantity, where)
    assert here.any()
    assert where == "all" or not here.all()
    low, high = QUANTITIES[quantity].bounds
    old, new = table_of(before, quantity)[field], table_of(world, quantity)[field]
    assert new[here] == pytest.approx(np.clip(old[here] + 0.125, low, high), abs=1e-6)
    assert (new[~here] == old[~here]).all()
    for name in TABLES:
        records, others = getattr(before, name), getattr(world, name)
        for column in records.dtype.names:
            if records is not table_of(before, quantity) or column != field:
                assert (records[column] == others[column]).all(), (name, column)


@pytest.mark.parametrize("quantity", ANY_TIME)
def test_values_stay_within_the_bounds(
    quantity: str, world: World, untouched: SchoolSystem, scenario_of: ScenarioOf
) -> None:
    low, high = QUANTITIES[quantity].bounds
    field = QUANTITIES[quantity].field
    for amount, end in ((high - low, high), (low - high, low)):
        apply_changes(
            world, scenario_of(change(quantity, f"add = {float(amount)}")), untouched.education, (0, -1), (0, 0)
        )
        assert (table_of(world, quantity)[field] == np.float32(end)).all()
    apply_changes(
        world, scenario_of(change(quantity, f"set = {(low + high) / 4}")), untouched.education, (0, -1), (0, 0)
    )
    assert (table_of(world, quantity)[field] == np.float32((low + high) / 4)).all()


@pytest.mark.parametrize("quantity", [name for name in ANY_TIME if not QUANTITIES[name].standardised])
def test_a_factor_works_on_what_is_there(
    quantity: str, world: World, untouched: SchoolSystem, scenario_of: ScenarioOf
) -> None:
    field = QUANTITIES[quantity].field
    apply_changes(world, scenario_of(change(quantity, "multiply = 0.5")), untouched.education, (0, -1), (0, 0))
    assert table_of(world, quantity)[field] == pytest.approx(table_of(untouched.world, quantity)[field] / 2)


def test_changes_work_in_the_order_of_the_file(world: World, untouched: SchoolSystem, scenario_of: ScenarioOf) -> None:
    text = change("school.contact", "set = 0.5") + change("school.contact", "multiply = 0.5")
    apply_changes(world, scenario_of(text), untouched.education, (0, -1), (0, 0))
    assert (world.schools.contact == 0.25).all()


# -- when --------------------------------------------------------------------------------------------------------------


def first_week_of_difference(base: SchoolSystem, arm: SchoolSystem, quantity: str, until: tuple[int, int]) -> Any:
    """(year, week) of the first school week after which the field differs between two arms lived side by side."""
    field = QUANTITIES[quantity].field
    while True:
        base.run(weeks=1)
        arm.run(weeks=1)
        now = (int(base.today.year), int(base.today.week))
        if (table_of(base.world, quantity)[field] != table_of(arm.world, quantity)[field]).any():
            return now
        if now >= until:
            return None


@pytest.mark.parametrize("quantity", ANY_TIME)
def test_a_change_begins_in_its_week(quantity: str, scenario_of: ScenarioOf) -> None:
    base = SchoolSystem(students=400, rng=SEED)
    amount = "add = -0.25" if quantity == "school.test_peaks" else "add = 0.25"  # the first begins at its highest
    arm = SchoolSystem(students=400, rng=SEED, scenario=scenario_of(change(quantity, amount, "from_week = 3")))
    assert first_week_of_difference(base, arm, quantity, (0, 6)) == (0, 3)


@pytest.mark.parametrize(
    ("begins", "works"),
    [((0, 0), (0, 0)), ((0, 8), (0, 9)), ((0, 17), (0, 19)), ((0, 18), (0, 19)), ((0, 45), (0, 45)),
     ((0, 46), (1, 0)), ((0, 51), (1, 0)), ((1, 0), (1, 0)), ((1, 8), (1, 9))],
)  # fmt: skip
def test_a_change_in_a_holiday_works_when_school_begins_again(
    begins: tuple[int, int], works: tuple[int, int], scenario_of: ScenarioOf
) -> None:
    when = f"from_year = {begins[0]}\nfrom_week = {begins[1]}"
    for quantity in ("school.climate", "student.bonding"):
        base = SchoolSystem(students=300, rng=SEED)
        arm = SchoolSystem(students=300, rng=SEED, scenario=scenario_of(change(quantity, "add = 0.5", when)))
        assert first_week_of_difference(base, arm, quantity, (1, 12)) == works


def test_a_change_is_applied_once(scenario_of: ScenarioOf) -> None:
    """To who was there, and to who takes a post over later; the load has no part in who goes, so these are the same."""
    same = '[parameters]\n"teacher_load.leaving" = 0.01\n"teacher_load.leaving_load" = 0\n'
    same += '"teacher_relation.sick_workload" = 0\n'
    policy = change("teacher.workload", "add = 0.25")
    base = SchoolSystem(students=400, rng=SEED, scenario=scenario_of(same))
    began = base.teachers.workload.copy()
    base.run(years=1).run(weeks=3)
    arm = SchoolSystem(students=400, rng=SEED, scenario=scenario_of(same + policy))
    arm.run(years=1)
    for _ in range(15):
        arm.step()
    assert 0.1 < (base.teachers.workload != began).mean() < 0.9
    assert arm.teachers.workload == pytest.approx(base.teachers.workload + 0.25, abs=1e-6)


def test_newcomers_have_what_a_lasting_policy_gives(scenario_of: ScenarioOf) -> None:
    """Youth care is off: its help changes how closely parents watch."""
    policy = "[mechanisms]\nyouth_care = 0\n" + change("parent.monitoring", "set = 2.0")
    arm = SchoolSystem(students=400, rng=SEED, scenario=scenario_of(policy))
    households = len(arm.parents)
    arm.run(years=1).run(weeks=1)
    assert arm.parents.id.max() > households + len(arm.students), "there are new households"
    assert (arm.parents.monitoring == 2.0).all()


# -- class size --------------------------------------------------------------------------------------------------------


def test_class_size_changes_the_classes_and_nothing_else_at_the_start(
    untouched: SchoolSystem, scenario_of: ScenarioOf
) -> None:
    larger = SchoolSystem(students=PUPILS, rng=SEED, scenario=scenario_of(change("class.size", "multiply = 1.25")))
    assert len(larger.classes) == pytest.approx(len(untouched.classes) / 1.25, rel=0.05)
    one, other = np.argsort(untouched.students.id), np.argsort(larger.students.id)
    for name in untouched.students.dtype.names:
        if name != "klas":
            assert (untouched.students[name][one] == larger.students[name][other]).all(), name
    for table in ("parents", "teachers", "schools", "regions"):
        records = getattr(untouched.world, table)
        for name in records.dtype.names:
            if name not in ("classes", "first_class"):
                assert (records[name] == getattr(larger.world, table)[name]).all(), (table, name)


@pytest.mark.parametrize("where", ["sector", "levels", "both"])
def test_class_size_changes_for_those_concerned(
    where: str, untouched: SchoolSystem, scenario_of: ScenarioOf, education: EducationSystem
) -> None:
    """Classes follow groups of pupils, so a class that only some of its pupils concern lies between."""
    arm = SchoolSystem(
        students=PUPILS, rng=SEED, scenario=scenario_of(change("class.size", "multiply = 0.7", WHERE[where]))
    )
    one, other = np.argsort(untouched.students.id), np.argsort(arm.students.id)
    here = pupils_concerned(untouched, where)[one]
    before = untouched.classes.pupils[untouched.students.klas][one]
    after = arm.classes.pupils[arm.students.klas][other]
    assert np.mean(1.0 / before[here]) / np.mean(1.0 / after[here]) == pytest.approx(0.7, abs=0.06)
    if where == "sector":
        assert (after[~here] == before[~here]).all()
    else:
        assert (after[~here] == before[~here]).mean() > 0.6


def test_class_size_follows_the_kind_of_school(untouched: SchoolSystem, scenario_of: ScenarioOf) -> None:
    arm = SchoolSystem(
        students=PUPILS, rng=SEED, scenario=scenario_of(change("class.size", "multiply = 0.7", WHERE["school types"]))
    )
    kind = np.array(arm.education.school_type_ids)[arm.world.schools.school_type]
    concerned = np.isin(kind, ("pro", "gymnasium"))
    assert (arm.world.schools.classes[concerned] > untouched.world.schools.classes[concerned]).all()
    assert (arm.world.schools.classes[~concerned] == untouched.world.schools.classes[~concerned]).all()


def size_factor(scenario: Scenario, education: EducationSystem) -> Any:
    """The factor on class size in a school of each kind, shape (school types, levels)."""
    schools = empty(SCHOOL, len(education.school_types))
    schools.school_type = np.arange(len(schools))
    schools.id = schools.school_type + 1
    return class_size_factor(scenario, education, 0, SEED, schools)


@pytest.mark.parametrize("where", ["sector", "levels", "both"])
def test_class_size_factor_is_one_for_others(where: str, scenario_of: ScenarioOf, education: EducationSystem) -> None:
    by_kind = size_factor(scenario_of(change("class.size", "set = 15", WHERE[where])), education)
    types = education.school_types
    kinds = [[kind for kind, each in enumerate(types) if x.id in each.levels] for x in education.levels]
    factor = [by_kind[kind, level] for level, (kind, *_) in enumerate(kinds)]
    taught_in_mbo = set(education.school_type("mbo").levels)  # vavo too
    concerned = {
        "sector": taught_in_mbo, "levels": {"vwo", "mbo-2-bol"}, "both": {"havo"},
    }[where]  # fmt: skip
    for level, found in zip(education.levels, factor, strict=True):
        assert found * level.class_size == pytest.approx(15 if level.id in concerned else level.class_size), level.id


@pytest.mark.parametrize("what", ["multiply = 0.1", "multiply = 5", "add = -20", "add = 30"])
def test_class_size_stays_within_its_bounds(what: str, scenario_of: ScenarioOf, education: EducationSystem) -> None:
    low, high = QUANTITIES["class.size"].bounds
    factor = size_factor(scenario_of(change("class.size", what)), education)
    sizes = np.array([level.class_size for level in education.levels]) * factor
    assert (sizes >= low).all()
    assert (sizes <= high).all()


def test_class_size_from_a_later_year_works_at_the_turn(scenario_of: ScenarioOf) -> None:
    base = SchoolSystem(students=2000, rng=SEED)
    arm = SchoolSystem(
        students=2000, rng=SEED, scenario=scenario_of(change("class.size", "multiply = 0.75", "from_year = 1"))
    )
    assert base.digest() == arm.digest()
    base.run(years=1)
    arm.run(years=1)
    assert base.digest() == arm.digest()
    base.step()
    arm.step()
    ratio = (len(base.students) / len(base.classes)) / (len(arm.students) / len(arm.classes))
    assert ratio == pytest.approx(1.0 / 0.75, rel=0.06)
    assert (np.sort(base.students.id) == np.sort(arm.students.id)).all()


def test_two_changes_of_class_size_multiply(scenario_of: ScenarioOf, education: EducationSystem) -> None:
    text = change("class.size", "multiply = 0.8") + change("class.size", "add = 2", 'where = { levels = ["havo"] }')
    factor = size_factor(scenario_of(text), education)
    for level, found in zip(education.levels, factor.T, strict=True):
        assert found * level.class_size == pytest.approx(0.8 * level.class_size + (2 if level.id == "havo" else 0))


# -- the library -------------------------------------------------------------------------------------------------------


def test_smaller_classes_are_smaller_by_a_fifth() -> None:
    systems = [SchoolSystem(students=20_000, rng=SEED, scenario=name) for name in ("baseline", "smaller-classes")]
    for sector in (0, 1):
        sizes = [
            system.classes.pupils[system.world.schools.sector[system.classes.school] == sector].mean()
            for system in systems
        ]
        assert sizes[1] / sizes[0] == pytest.approx(0.8, abs=0.03)


def share_seen(system: SchoolSystem, weeks: int) -> float:
    """Share of the skipped lessons that the school wrote down."""
    skipped = seen = 0
    for _ in range(weeks * 5):
        system.step()
        hours = system.students.hours[system.students.reason == TRUANCY]
        skipped += int(hours.sum())
        seen += int(hours[system.students.label[system.students.reason == TRUANCY] == LABEL_UNAUTHORISED].sum())
    return seen / skipped


def test_better_registration_sees_nearly_all_of_what_there_is() -> None:
    # About 700 skipped days in the arm and 1,300 in the baseline: standard errors of 0.01 and 0.015, so a school that
    # sees 0.90 or 1.00 instead of 0.95 is found out, and so is a baseline that sees as much.
    base, arm = (SchoolSystem(students=PUPILS, rng=SEED, scenario=name) for name in ("baseline", "better-registration"))
    assert (arm.world.schools.registration == base.world.schools.registration).all()  # not before the first day
    seen, more = share_seen(base, 3), share_seen(arm, 3)
    assert (arm.world.schools.registration == np.float32(0.95)).all()
    assert (arm.world.schools.contact == np.float32(0.9)).all()
    assert more == pytest.approx(0.95, abs=0.04)
    assert seen < 0.85
    weeks, others = base.tables()["school_weeks"], arm.tables()["school_weeks"]
    assert others["true_truancy"].sum() < weeks["true_truancy"].sum()


def test_where_nothing_deters_better_registration_only_fills_the_books(scenario_of: ScenarioOf) -> None:
    """Without consequences, without parents who watch and with nobody who acts on what is written down, truth stays as
    it is and registered hours rise."""
    nothing = (
        "[mechanisms]\ndiscipline = 0\nmentor_talk = 0\ncare_team = 0\nofficer = 0\ndoorstroompunt = 0\n"
        '[parameters]\n"parents.told" = 0\n'
    )
    policy = change("school.registration", "set = 0.95")
    base = SchoolSystem(students=PUPILS, rng=SEED, scenario=scenario_of(nothing)).run(weeks=12)
    arm = SchoolSystem(students=PUPILS, rng=SEED, scenario=scenario_of(nothing + policy)).run(weeks=12)
    weeks, others = base.tables()["school_weeks"], arm.tables()["school_weeks"]
    for column in [name for name in weeks.columns if name.startswith("true_")]:
        assert weeks[column].tolist() == others[column].tolist(), column
    assert (others["registered_unauthorised"] >= weeks["registered_unauthorised"]).all()
    assert others["registered_unauthorised"].sum() > 1.15 * weeks["registered_unauthorised"].sum()
