"""School careers: what leads where, who leaves, who comes back, and books that balance."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from agents import records
from agents.services import EXEMPT, SERVICES
from evidence import load_parameters, load_system
from model import SchoolSystem
from model.careers import kinds
from model.careers.former import AT_HOME, NOTE, WORK, Former, Outreach, a_year_on, level_of_return, officers_left
from model.careers.ladder import NOWHERE, ladder
from model.careers.leaving import year_ends
from model.careers.places import Places
from model.careers.register import flows_of_pupils
from model.week import SKIPPED
from model.world import DAYS_PER_WEEK
from scenarios import load

STAYED_AWAY = (0, 25)
"""School days between the decision to leave and the day off the roll: four weeks, or what is left of the year."""

EDUCATION = load_system("nl")
STEPS = ladder(EDUCATION)


def code(level):
    return EDUCATION.level_index(level)


@cache
def lived(years=2, students=5000, parameters=(), mechanisms=()):
    """A system lived through a number of years (kept, so that tests share it)."""
    scenario = replace(load("baseline"), parameters=dict(parameters), mechanisms=dict(mechanisms))
    return SchoolSystem(students=students, rng=3, scenario=scenario).run(years=years)


def share(system, kind, levels=None, year=0):
    """Share of a year's moves that are of a kind."""
    flows = system.tables()["flows"]
    here = flows[(flows["year"] == year) & (flows["level_from"] != "outside")]
    if levels:
        here = here[here["level_from"].isin(levels)]
    return here.loc[here["kind"] == kind, "pupils"].sum() / here["pupils"].sum()


def vsv(system, year=0):
    groups = system.tables()["groups"]
    groups = groups[groups["year"] == year]
    return groups["vsv"].sum() / groups["vsv_base"].sum()


# --- books


def test_flows_balance_with_stocks_for_every_level_and_year():
    tables = lived(years=4).tables()
    stocks = tables["stocks"].groupby(["year", "level"])["pupils"].sum()
    out = tables["flows"].groupby(["year", "level_from"])["pupils"].sum()
    into = tables["flows"].groupby(["year", "level_to"])["pupils"].sum()
    for year, level in stocks.index:
        assert out[year, level] == stocks[year, level]
        if year > 0:
            assert into[year - 1, level] == stocks[year, level]


def test_nobody_is_in_two_places():
    system = lived(years=4)
    pupils, former = system.students.id, system.former.people.id
    people = np.concatenate([pupils, former, system.world.parents.id, system.world.teachers.id])
    assert len(former) > 0
    assert len(np.unique(people)) == len(people)
    assert people.min() > 0


def test_households_hold_whom_they_say():
    system = lived(years=4)
    parents, students = system.world.parents, system.students
    assert (parents.children == np.bincount(students.household, minlength=len(parents))).all()
    home = parents.region[students.household]
    assert (parents.children > 1).sum() > 0
    assert (home == system.world.schools.region[students.school]).mean() > 0.9
    assert (system.former.people.household < len(parents)).all()


def test_every_pupil_sits_where_the_school_has_the_level_and_in_age():
    system = lived(years=4)
    students = system.students
    assert (students.school_year <= STEPS.years[students.level]).all()
    assert (students.school_year >= 1).all()
    assert (students.age <= EDUCATION.ages.max_age).all()
    assert (np.diff(students.school) >= 0).all()


def test_who_once_told_to_have_skipped_at_compulsory_age_stays_known_as_such():
    """Their leaving is counted years later (`vsv_truant`), so what they told must outlive a turn of the year."""
    first, later = lived(years=1).students, lived(years=4).students
    young = first.age < lived(years=1).world.law[0].compulsory_until
    assert (first.told_young[young] > 0).all()
    assert (first.told_young[~young] == 0).all()
    told = set(first.id[first.told_young == SKIPPED])
    here = np.isin(later.id, list(told))
    assert here.sum() > 20
    assert (later.told_young[here] == SKIPPED).all()
    assert (later.age[here] >= 16).sum() > 10


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_every_kind_of_move_happens(kind):
    assert kind in set(lived(years=4).tables()["flows"]["kind"])


def test_ten_years_stay_in_balance():
    stocks = lived(years=10).tables()["stocks"]
    pupils = stocks.groupby("year")["pupils"].sum()
    assert ((pupils / pupils[0]).between(0.9, 1.1)).all()
    by_level = stocks.groupby(["level", "year"])["pupils"].sum().unstack()
    start, end = by_level[0], by_level[[7, 8, 9]].mean(axis=1)
    large = start >= 150  # smaller levels move by chance alone at this size
    assert ((end / start)[large].between(0.75, 1.25)).all()


# --- directions of every rule


@pytest.mark.parametrize(
    ("kind", "parameter", "low", "high", "levels"),
    [
        ("repeat", "careers.repetition", 0.01, 0.2, ("havo", "vwo", "vmbo-t")),
        ("down", "careers.down", 0.002, 0.1, ("havo", "vwo")),
        ("up", "careers.up", 0.002, 0.1, ("vmbo-b", "vmbo-k", "vmbo-t")),
        ("switch_school", "careers.switch_school", 0.0, 0.1, ("havo", "vwo")),
        ("vavo", "careers.vavo", 0.0, 1.0, ("havo", "vwo")),
        ("other", "careers.programme", 0.0, 0.3, ("mbo-2-bol", "mbo-3-bol", "mbo-4-bol")),
        ("graduate_out", "leaving.diploma", 0.0, 5.0, ("vwo",)),
        ("leave_early", "leaving.failed", 1.0, 20.0, ("mbo-2-bol", "mbo-4-bol", "vavo")),
        ("leave_early", "leaving.transition", 1.0, 20.0, ("mbo-1-bol", "mbo-1-bbl", "vmbo-b")),
        ("leave_early", "leaving.fall_misfit", 0.0, 1.5, ("mbo-2-bol", "mbo-3-bol", "mbo-4-bol")),
        ("leave_early", "leaving.fall_delay", 0.0, 1.0, ("mbo-2-bol", "mbo-3-bol", "mbo-4-bol")),
        ("leave_early", "leaving.post", 0.0, 0.2, ("mbo-2-bbl", "mbo-3-bbl", "mbo-4-bbl")),
        ("leave_early", "leaving.during", 0.0, 0.9, None),
    ],
)
def test_a_parameter_moves_what_it_names(kind, parameter, low, high, levels):
    less, more = (lived(1, 5000, ((parameter, value),)) for value in (low, high))
    if parameter == "leaving.during":
        during = [system.tables()["leavers"]["during_year"].mean() for system in (less, more)]
        assert during[0] == 0.0 < 0.08 < during[1]
    else:
        assert share(more, kind, levels) > share(less, kind, levels)


def test_without_leaving_nobody_leaves_early():
    system = lived(1, 5000, (), (("leaving", 0.0),))
    assert vsv(system) == 0.0
    assert share(system, "leave_early") == 0.0


def test_without_careers_nobody_changes_level_before_the_diploma():
    system = lived(1, 5000, (), (("careers", 0.0),))
    assert share(system, "down") == share(system, "up") == 0.0
    assert share(system, "promote") > 0.5


def test_weak_marks_go_down_or_repeat_and_good_marks_go_up():
    students = lived(1).students
    vo = STEPS.vo[students.level] & (students.outcome == kinds.GOES_ON)
    mean = {move: students.achievement[vo & (students.move == move)].mean() for move in range(len(kinds.KINDS))
            if (vo & (students.move == move)).any()}  # fmt: skip
    assert mean[kinds.DOWN] < mean[kinds.PROMOTE] < mean[kinds.UP]
    assert mean[kinds.REPEAT] < mean[kinds.PROMOTE]


def test_mixed_schools_let_pupils_move_up_more_often():
    open_doors, closed = (lived(1, 5000, (("careers.other_school", value),)) for value in (1.0, 0.0))
    assert share(open_doors, "up") >= share(closed, "up")
    students, places = closed.students, closed.places
    moved = np.isin(students.move, (kinds.UP, kinds.DOWN))
    assert places.has(students.school[moved], students.next_level[moved]).all()


# --- law and counting


def test_the_law_holds_the_young():
    leavers = lived(years=4).tables()["leavers"]
    assert (leavers["age"] >= EDUCATION.law.compulsory_until - 1).mean() > 0.97
    assert (leavers["age"] < EDUCATION.law.vsv_until).all()
    during = leavers[leavers["during_year"] == 1]
    assert (during["age"] >= EDUCATION.law.qualification_until).all()


def test_who_has_a_startkwalificatie_or_is_in_practical_training_never_counts():
    system = lived(years=4)
    assert "pro" not in set(system.tables()["leavers"]["level"])
    assert (system.former.people.qualified == 0).all()


def test_early_leavers_are_those_not_enrolled_on_the_next_first_of_october():
    tables = lived(years=4).tables()
    counted = tables["groups"].groupby("year")["vsv"].sum()
    out = tables["flows"].query("kind == 'leave_early'").groupby("year")["pupils"].sum()
    kept = tables["leavers"].groupby("year").size()
    assert (counted == out).all()
    assert (counted == kept).all()


def case(system, **fields):
    """One pupil of a fresh system with these fields, at the year's end; the row."""
    row = int(np.flatnonzero(system.students.level == code(fields.pop("level")))[0])
    student = system.students[row]
    for name, value in fields.items():
        student[name] = value
    student.lesson_hours = 1000
    return row


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"level": "mbo-2-bol", "age": 19, "school_year": 1, "qualified": 0}, True),
        ({"level": "mbo-2-bol", "age": 19, "school_year": 1, "qualified": 1}, False),
        ({"level": "mbo-4-bol", "age": 22, "school_year": 1, "qualified": 0}, True),
        ({"level": "pro", "age": 17, "school_year": 4, "qualified": 0}, False),
        ({"level": "vmbo-b", "age": 17, "school_year": 4, "qualified": 0, "achievement": 9.0}, True),
        ({"level": "havo", "age": 17, "school_year": 5, "qualified": 0, "achievement": 9.0}, False),
    ],
)
def test_the_definition_of_an_early_leaver(fields, counts):
    """With overwhelming hazards whoever may count as an early leaver does, and nobody else."""
    scenario = replace(load("baseline"), parameters={"leaving.fall": 1000.0, "leaving.qualification": 1.0})
    system = SchoolSystem(students=1000, rng=5, scenario=scenario)
    row = case(system, **fields)
    year_ends(system.world, 0, len(system.world.schools), 200)
    assert (system.students.outcome[row] == kinds.LEAVES_EARLY) == counts
    assert (system.students.route[row] > 0) == counts


# --- after leaving


def former(**fields):
    many = 4000
    people, notes = records.empty(records.STUDENT, many), records.empty(NOTE, many)
    people.id, people.age, people.level = np.arange(many) + 1, 18, code("mbo-2-bol")
    for name, value in fields.items():
        (notes if name in (NOTE.names or ()) else people)[name] = value
    return Former(people, notes)


def back(pool, outreach=None):
    regions = records.empty(records.REGION, 1)
    given = load("baseline").parameter_values(load_parameters())
    nobody = Outreach(np.zeros(1), np.zeros(1), 18)
    stay, returned = a_year_on(pool, regions, outreach or nobody, given, 9, 1, EDUCATION.ages.max_age)
    assert not set(stay.people.id) & set(returned.people.id)
    return len(returned.people) / len(pool.people), stay


def test_who_left_may_return_and_sooner_with_a_future_and_a_coach_than_from_work():
    plain, stay = back(former())
    assert 0.1 < plain < 0.4
    assert (stay.people.age == 19).all()
    assert back(former(perspective=1.0))[0] > plain > back(former(status=WORK))[0]
    assert back(former(coached=1))[0] > plain
    assert (stay.notes.status == WORK).any() and (stay.notes.status == AT_HOME).any()


def test_officers_bring_back_who_is_not_of_age_and_coaches_who_is():
    """Absolute absence: common luck, so every former pupil who returns without help returns with it too."""
    nobody, many = np.zeros(1), np.full(1, 1e6)
    for age, helps, helps_not in ((16, Outreach(nobody, many, 18), Outreach(many, nobody, 18)),
                                  (18, Outreach(many, nobody, 18), Outreach(nobody, many, 18))):  # fmt: skip
        alone = back(former(age=age))[0]
        assert back(former(age=age), helps)[0] > alone + 4 * np.sqrt(2 * alone * (1 - alone) / 4000)
        assert back(former(age=age), helps_not)[0] == alone
    half = back(former(age=16), Outreach(nobody, np.full(1, 2000.0), 18))[0]
    assert back(former(age=16))[0] < half < back(former(age=16), Outreach(nobody, many, 18))[0]


def test_what_officers_have_left_is_their_capacity_less_the_year():
    regions = records.empty(records.REGION, 2)
    regions.pupils, regions.officer_capacity = 1000, 2.0
    met = np.zeros((40, 2, len(SERVICES), 4))
    met[:, 0, SERVICES.index("officer"), 2] = 1.0
    met[:, 1, SERVICES.index("officer"), 2] = 9.0
    assert officers_left(met, regions).tolist() == [2 * 52 - 40, 0]


def test_former_pupils_age_out_at_23():
    share_back, stay = back(former(age=EDUCATION.ages.max_age))
    assert share_back == 0.0
    assert len(stay.people) == 0


def test_where_former_pupils_begin_again():
    levels = [code(x) for x in ("mbo-2-bol", "havo", "havo", "vmbo-k", "vmbo-k")]
    people, notes = records.empty(records.STUDENT, 5), records.empty(NOTE, 5)
    people.level, people.school_year = levels, [2, 4, 4, 4, 4]
    people.age, notes.diploma = [19, 16, 19, 19, 17], [0, 0, 0, 0, 1]
    level, year = level_of_return(Former(people, notes), STEPS, 18)
    names = [EDUCATION.levels[k].id for k in level]
    assert names[:3] == ["mbo-2-bol", "havo", "vavo"]
    assert names[3].startswith("mbo-1")
    assert names[4].startswith("mbo-4")
    assert list(year) == [1, 4, 1, 1, 1]


def test_people_who_return_are_the_same_people():
    system = lived(years=4)
    left = set(system.tables()["leavers"].query("year < 3")["person"])
    assert left & set(np.asarray(system.students.id).tolist())


# --- places and ladder


def test_another_school_is_found_near_and_is_another():
    places = Places(np.array([[5], [5], [0], [5]]), np.zeros((4, 1), int), np.array([0, 0, 0, 1]))
    luck = np.linspace(0.0, 0.999, 50)
    own, level = np.zeros(50, int), np.zeros(50, int)
    assert set(places.find(own, level, luck, leaving=own)) == {1}
    assert set(places.find(own, level, luck)) == {0, 1}
    assert set(places.find(own + 1, level, luck)) == {3}


def test_who_is_expelled_goes_to_another_school_of_the_region_or_stays():
    system = SchoolSystem(students=20_000, rng=2).run(weeks=1)
    system.students.expelled[:50] = 1
    system.run(weeks=len(system.calendar) // 5 - 1)
    students = system.students[:50]
    moved = students.move == kinds.SWITCH_SCHOOL
    regions = system.world.schools.region
    assert moved.any()
    assert (students.next_school[moved] != students.school[moved]).all()
    assert (regions[students.next_school[moved]] == regions[students.school[moved]]).all()


def test_the_ladder_has_vwo_on_top_and_practical_training_apart():
    assert STEPS.below[code("havo")] == code("vmbo-t")
    assert STEPS.above[code("vwo")] == NOWHERE
    assert STEPS.above[code("pro")] == STEPS.below[code("pro")] == NOWHERE
    assert STEPS.below[code("mbo-4-bbl")] == code("mbo-3-bbl")


def test_flows_count_who_came_after_the_decisions_as_staying():
    students = records.empty(records.STUDENT, 2)
    students.level = code("havo")
    flows = flows_of_pupils(students, EDUCATION, 0)
    assert flows[["level_from", "level_to", "kind", "pupils"]].to_numpy().tolist() == [["havo", "havo", "other", 2]]


def test_what_happens_after_somebody_left_is_no_trigger():
    """Who leaves during the year decides so, stays away for four weeks and is off the roll; turning points go on."""
    system = lived(years=2, students=20_000, mechanisms=(("turning_points", 4.0),))
    tables = system.tables()
    events, left = tables["events"], tables["leavers"]
    left = left[(left["during_year"] == 1) & (left["trigger"] != "none")]
    weeks = {week: place for place, week in enumerate(EDUCATION.calendar.school_weeks)}
    number = (events["year"] * len(weeks) + events["week"].map(weeks)) * DAYS_PER_WEEK + events["day"]
    off = number[events["kind"] == "left"].groupby(events["person"]).last()
    turned = events[(events["kind"] == "turning_point") & events["person"].isin(left["person"])]
    assert (number[turned.index].to_numpy() > off[turned["person"]].to_numpy()).sum() > 10
    for row in left.itertuples():
        days = number[(events["person"] == row.person) & (events["detail"] == row.trigger)]
        decided = days + row.trigger_days
        assert (off[row.person] - decided).between(*STAYED_AWAY).any()


def test_practical_training_ends_without_an_exam():
    students = lived(years=1, students=5000).students
    last = (students.level == code("pro")) & (students.school_year == STEPS.years[code("pro")])
    last &= (students.dropped == 0) & (students.provision != EXEMPT)
    assert last.sum() > 10
    assert (students.outcome[last] == kinds.GRADUATES).all()
