"""Who sits at home for months: counted, dated, explained; and the silent among them and among leavers."""

import numpy as np
import pytest

from agents import records
from agents.reasons import EXCLUSION, REFUSAL, SICK, TRUANCY, WITHDRAWAL
from agents.services import EXEMPT
from model import SchoolSystem
from model.careers.kinds import FALL_OUT, PULL, PUSH
from model.institutions.at_home import WAS_HIDDEN, remember_start, remember_stay
from model.mechanisms.turning_points import KINDS as TURNING_POINTS
from model.mechanisms.withdrawal import WHY
from model.silent_leavers import count_silent, mark_silent
from model.thuiszitters import routes_home, thuiszitters
from tests.model.test_mechanisms import arm


@pytest.fixture
def system():
    return SchoolSystem(students=400, rng=1)


def test_the_table_of_thuiszitters_agrees_with_what_is_counted():
    tables = arm(years=1, weeks=None).tables()
    table, groups, home = tables["thuiszitters"], tables["groups"], tables["at_home"]
    last = home[home.week == home.week.max()]
    assert len(table) > 10
    assert table.official.sum() == groups.thuiszitter_official.sum()
    assert table.hidden.sum() == groups.thuiszitter_hidden.sum()
    assert table.silent.sum() == groups.thuiszitter_silent.sum()
    assert table.at_year_end.sum() == last.official.sum() + last.hidden.sum()
    assert ((table.official == 1) | (table.hidden == 1)).all()
    assert (table.weeks[table.official == 0] >= 13).all()
    assert table.person.is_unique
    events = tables["events"]
    told = set(events[events.kind.isin(["thuiszitter", "exemption_5a"])].person)
    first = arm(weeks=1).students
    before = set(first.id[first.provision == EXEMPT])
    assert len(before) < 0.5 * len(table)
    assert set(table.person) <= told | before


def test_a_stay_at_home_is_dated_and_explained(system):
    students, days_lived = system.students, system.calendar
    student, school = students[0], system.world.schools[0]
    student.lately, student.trigger, student.trigger_day = 0.25, TURNING_POINTS.index("peers") + 1, 60
    student.bullied = 1
    friday = days_lived[74]  # the absence began on that Thursday
    student.away_from = int(days_lived[73].date)
    remember_start(student, school, friday)
    student.bullied, student.lately = 0, 0.9
    remember_start(student, school, days_lived[79])
    student.true_hours[:] = 0
    student.true_hours[REFUSAL - 1], student.true_hours[SICK - 1] = 300, 20
    remember_stay(student)
    student.home_until, student.year_marks = days_lived[-1].date, WAS_HIDDEN
    line = thuiszitters(students[:1], system.education, days_lived).iloc[0]
    weeks = int(days_lived[-1].week) - int(days_lived[73].week) + 1
    assert (line.began_year, line.began_week) == (0, int(days_lived[73].week))
    assert line.weeks in (weeks - 1, weeks)
    assert (line.reason, line.route, line.trigger, line.trigger_days) == ("refusal", "push", "peers", 13)
    assert line.missed_before == pytest.approx(25.0)
    assert (line.official, line.hidden, line.at_year_end) == (0, 1, 1)


@pytest.mark.parametrize(
    ("fields", "route"),
    [
        ({"home_reason": REFUSAL}, FALL_OUT), ({"home_reason": REFUSAL, "home_pushed": 1}, PUSH),
        ({"home_reason": EXCLUSION}, PUSH), ({"home_reason": SICK}, FALL_OUT),
        ({"home_reason": WITHDRAWAL, "withdrawal_reason": WHY.index("help") + 1, "home_pushed": 1}, PULL),
        ({"home_reason": WITHDRAWAL, "withdrawal_reason": WHY.index("fear") + 1}, PUSH),
        ({"home_reason": WITHDRAWAL, "withdrawal_reason": WHY.index("steering") + 1}, FALL_OUT),
        ({"home_reason": TRUANCY, "job": 20.0}, PULL), ({"home_reason": TRUANCY}, FALL_OUT),
        ({"home_reason": REFUSAL, "job": 20.0}, FALL_OUT),
    ],
)  # fmt: skip
def test_the_route_to_staying_at_home(fields, route):
    student = records.empty(records.STUDENT, 1)
    for name, value in fields.items():
        student[name] = value
    assert routes_home(student)[0] == route


def test_silent_pupils_are_found_in_every_year_and_among_thuiszitters_too():
    system = arm(years=2, weeks=None)
    groups = system.tables()["groups"].groupby("year")[["vsv_silent", "vsv"]].sum()
    assert (groups.vsv_silent > 0).all()
    assert (groups.vsv_silent < groups.vsv).all()
    students = system.students.copy()
    mark_silent(students, system.parameters, np.ones(len(students), dtype=bool))
    assert count_silent(students)["silent_at_home"] > 0
    low = students.risk_at_start < system.parameters.value("turning_points.low_risk")
    assert 0.35 < low.mean() < 0.65  # half of the pupils, in later years as in the first
