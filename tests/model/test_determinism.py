"""The same seed gives the same run to the last bit, however it is run; and two arms share people and luck."""

import json
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agents.views import Student
from model import SchoolSystem
from model.compile import cache_folder, source_files, source_hash
from scenarios import Scenario

ScenarioOf = Callable[[str], Scenario]

PUPILS = 4000
"""Some ten schools: more than there are groups for one thread, so that threads share them in different ways."""


def system(**settings: Any) -> SchoolSystem:
    return SchoolSystem(**({"students": PUPILS, "rng": 8} | settings))


def tables_equal(one: SchoolSystem, other: SchoolSystem) -> bool:
    tables, others = one.tables(), other.tables()
    return all(tables[name].equals(others[name]) for name in tables)


def test_any_number_of_threads_gives_the_same_run() -> None:
    runs = [system(threads=threads).run(years=1).run(weeks=2) for threads in (1, 2, 3)]
    assert len({run.digest() for run in runs}) == 1
    assert all(tables_equal(runs[0], run) for run in runs[1:])
    assert all((runs[0].world.counts == run.world.counts).all() for run in runs[1:])


def test_a_run_is_its_steps_and_its_pieces() -> None:
    whole, stepped, pieces = system(), system(), system()
    whole.run(weeks=2)
    for _ in range(10):
        stepped.step()
    for _ in range(3):
        pieces.step()
    pieces.run(weeks=1)  # eight days, from the middle of a week
    pieces.step()
    pieces.step()
    assert whole.day == stepped.day == pieces.day == 10
    assert whole.digest() == stepped.digest() == pieces.digest()
    assert tables_equal(whole, stepped)
    assert tables_equal(whole, pieces)
    rows = [run.datacollector.get_model_vars_dataframe() for run in (whole, stepped, pieces)]
    assert rows[0].equals(rows[1])
    assert rows[0].equals(rows[2])
    assert len(rows[0]) == 10


def test_two_years_are_one_and_one() -> None:
    whole, pieces = system(students=1500), system(students=1500)
    whole.run(years=2)
    pieces.run(years=1).run(weeks=7).run(weeks=33)
    assert whole.lived_years == pieces.lived_years == 2
    assert whole.digest() == pieces.digest()
    assert tables_equal(whole, pieces)


def test_a_copy_by_pickle_goes_on_as_the_original() -> None:
    one = system(students=1000)
    one.run(weeks=1)
    one.step()
    copy = pickle.loads(pickle.dumps(one))
    assert copy.run(weeks=3).digest() == one.run(weeks=3).digest()
    assert tables_equal(copy, one)


def test_seeds_differ() -> None:
    runs = [system(rng=seed, students=600).run(weeks=2) for seed in (1, 2, 3, 2**63 - 1)]
    assert len({run.digest() for run in runs}) == len(runs)
    sick = [run.tables()["school_weeks"]["true_sick"].sum() for run in runs]
    assert len(set(sick)) > 1


LATE_POLICY = """
[[change]]
quantity = "school.climate"
add = 1.0
from_week = 20
[[change]]
quantity = "student.bonding"
add = 1.0
from_week = 20
"""


def test_two_arms_are_one_until_the_policy_begins(scenario_of: ScenarioOf) -> None:
    base, arm = system(), system(scenario=scenario_of(LATE_POLICY))
    for week in base.education.calendar.school_weeks:
        base.run(weeks=1)
        arm.run(weeks=1)
        assert (base.digest() == arm.digest()) == (week < 20), week
        if week > 30:
            break
    assert (base.students.id == arm.students.id).all()
    for name in ("household", "school", "klas", "age", "ability", "inclination"):
        assert (base.students[name] == arm.students[name]).all(), name
    weeks, others = base.tables()["school_weeks"], arm.tables()["school_weeks"]
    before = weeks["week"] < 20
    assert weeks[before].equals(others[before])
    after = weeks[~before]["true_truancy"].sum() - others[~before]["true_truancy"].sum()
    assert after > 0
    # Sickness depends on health alone, so the same people fall ill on the same days unless another reason keeps them at
    # home first: fewer than one in fifty lines of the table differ by more than a handful of lessons.
    ill = np.abs(weeks["true_sick"] - others["true_sick"])
    assert (ill > 30).mean() < 0.02


SERVICES = ("officer_capacity", "doctor_capacity", "provision_places", "exemption_capacity", "coach_capacity")
NO_QUEUES = "[mechanisms]\nyouth_care = 0\n" + "".join(
    f'[[change]]\nquantity = "region.{name}"\nset = 100.0\n' for name in SERVICES
)
"""Every service of a region has time for all. Youth care is off, because its help reaches the parents, whom brothers
and sisters at other schools share."""
ONLY_MBO = """
[[change]]
quantity = "teacher.sensitivity"
add = 1.0
where = { sector = "mbo" }
"""


def test_a_policy_elsewhere_changes_nobody_s_luck(scenario_of: ScenarioOf) -> None:
    """Schools meet only in the queues of the region; without these, a policy in mbo leaves vo to the last bit."""
    base = system(scenario=scenario_of(NO_QUEUES)).run(years=1)
    arm = system(scenario=scenario_of(NO_QUEUES + ONLY_MBO)).run(years=1)
    in_mbo = base.world.schools.sector[base.students.school] == 1
    for name in base.students.dtype.names:
        assert (base.students[name][~in_mbo] == arm.students[name][~in_mbo]).all(), name
    assert (base.students.relation[in_mbo] != arm.students.relation[in_mbo]).all()


def test_smaller_classes_in_vo_leave_mbo_alone(scenario_of: ScenarioOf) -> None:
    smaller = '[[change]]\nquantity = "class.size"\nmultiply = 0.8\nwhere = { sector = "vo" }\n'
    base = system(scenario=scenario_of(NO_QUEUES)).run(weeks=4)
    arm = system(scenario=scenario_of(NO_QUEUES + smaller)).run(weeks=4)
    one, other = np.argsort(base.students.id), np.argsort(arm.students.id)
    in_mbo = base.world.schools.sector[base.students.school[one]] == 1
    for name in base.students.dtype.names:
        if name != "klas":
            assert (base.students[name][one][in_mbo] == arm.students[name][other][in_mbo]).all(), name


@pytest.mark.parametrize(
    ("apart", "place"), [("", "school"), ("[mechanisms]\nteacher_load = 0\nneighbourhood = 0\n", "klas")]
)
def test_a_pupil_more_changes_nobody_else_s_days(apart: str, place: str, scenario_of: ScenarioOf) -> None:
    """Until Friday, when services take the whole region's lists, nobody outside the school notices.

    Within the school nobody outside the class does, but for how crowded its teachers have it and for the households
    that it draws from.
    """
    base, arm = (system(scenario=scenario_of(apart)) for _ in range(2))
    base.run(weeks=2)
    arm.run(weeks=2)
    fellow = arm.students[int(arm.world.schools.first[3])]
    new = Student(arm, school=4, level=int(fellow.level), school_year=int(fellow.school_year))
    its_place = getattr(new, place)
    for _ in range(4):
        base.step()
        arm.step()
    others = arm.students[arm.students.id != new.unique_id]
    assert (others.id == base.students.id).all()
    elsewhere = others[place] != its_place
    for name in others.dtype.names:
        assert (others[name][elsewhere] == base.students[name][elsewhere]).all(), name
    assert new.lesson_hours > 0


INTERPRETED = """
import json, sys
import numpy as np
from model import SchoolSystem
from model.compile import INTERPRETED

system = SchoolSystem(students=200, rng=6)
system.calendar = system.calendar[:10]  # a year of two weeks: its end and the turn to the next are lived too
seen = []
for _ in range(16):
    system.step()
    seen.append([system.students[name].tolist() for name in ("id", "reason", "hours", "label", "outcome", "klas")])
floats = {name: system.students[name].tolist() for name in ("stress", "bonding", "habit", "relation", "shock")}
who = system.world.followers.tolist()
print(json.dumps([INTERPRETED, seen, floats, who, system.tables()["groups"].to_dict("list")]))
"""


def test_rules_run_interpreted_as_compiled(run_python: Callable[..., str]) -> None:
    """Sixteen days over a turn of the year, without a warning: the same reasons, hours, labels, leavers and friends."""
    compiled, interpreted = (json.loads(run_python(INTERPRETED, NUMBA_DISABLE_JIT=off)) for off in ("0", "1"))
    assert (compiled[0], interpreted[0]) == (False, True)
    assert compiled[1] == interpreted[1]
    assert sum(reason > 0 for day in compiled[1] for reason in day[1]) > 100
    for name, values in compiled[2].items():
        assert interpreted[2][name] == pytest.approx(values, abs=1e-4), name
    assert compiled[3:] == interpreted[3:]


CACHED = """
import json
from model import SchoolSystem
from model.careers.leaving import year_ends
from model.institutions.friday import friday_meeting
from model.networks import choose_friends, turn_round
from model.week import live_days

SchoolSystem(students=200).run(years=1)
kernels = (live_days, friday_meeting, year_ends, choose_friends, turn_round)
print(json.dumps([[sum(k.stats.cache_hits.values()), sum(k.stats.cache_misses.values())] for k in kernels]))
"""


def test_a_second_process_finds_the_kernels_compiled(run_python: Callable[..., str]) -> None:
    run_python(CACHED)
    for hits, misses in json.loads(run_python(CACHED)):
        assert hits > 0
        assert misses == 0


@pytest.mark.parametrize("changed", ["truancy.py", "records.py", "randomness.py", "day.py", "reasons.py"])
def test_a_changed_source_file_means_other_kernels(changed: str, tmp_path: Path) -> None:
    copies = []
    for number, path in enumerate(source_files()):
        copy = tmp_path / str(number) / path.name
        copy.parent.mkdir()
        copies.append(Path(shutil.copy(path, copy)))
    assert source_hash(copies) == source_hash()
    files = [copy for copy in copies if copy.name == changed]
    assert len(files) == 1
    files[0].write_bytes(files[0].read_bytes() + b"\n# changed\n")
    assert source_hash(copies) != source_hash()


def test_the_kernels_folder_is_named_after_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERZUIM_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path / "kernels" / source_hash()
    monkeypatch.delenv("VERZUIM_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "verzuim" / "kernels" / source_hash()
    monkeypatch.setattr("model.compile.source_hash", lambda: "other")
    assert cache_folder().name == "other"


def test_what_rules_import_counts_as_a_source_and_what_they_do_not_does_not() -> None:
    names = {path.name for path in source_files()}
    assert {"world.py", "scales.py", "services.py", "reasons.py", "records.py", "kinds.py", "compile.py"} <= names
    assert not {"system.py", "tally.py", "views.py", "loader.py", "parameters.py"} & names


def test_every_file_with_a_rule_counts_as_a_source() -> None:
    room = Path(__file__).parents[2]
    with_rules = {
        path for name in ("model", "agents", "scenarios", "evidence", "experiments", "viz", "verzuim")
        for path in (room / name).rglob("*.py")
        if "@rule" in path.read_text(encoding="utf-8") or "@kernel" in path.read_text(encoding="utf-8")
    }  # fmt: skip
    assert with_rules
    assert with_rules <= {path.resolve() for path in source_files()}
