"""A job's key: the same for equal content, another for any difference that rows could show."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evidence import load_parameters
from evidence.errors import BadInput
from experiments.ensemble import Job, sources
from experiments.ensemble.job import perform
from experiments.ensemble.measures import MEASURES, measuring_function, place_of
from scenarios import Change, load

PROBES = "tests.experiments.ensemble.probes"


def test_a_key_is_32_hexadecimal_digits(job_of: Callable[..., Job]) -> None:
    key = job_of().key
    assert len(key) == 32
    assert int(key, 16) >= 0


@pytest.mark.parametrize(
    "other",
    [
        {"seed": 2},
        {"years": 2},
        {"students": 201},
        {"students": None, "schools": 2},
        {"students": None},
        {"measure": "nothing"},
        {"scenario": "smaller-classes"},
        {"parameters": (("truancy.habit", 0.5),)},
        {"parameters": (("truancy.strength", 0.5),)},
    ],
    ids=str,
)
def test_whatever_differs_gives_another_key(job_of: Callable[..., Job], other: dict[str, object]) -> None:
    assert job_of(**other).key != job_of().key


def test_a_changed_lever_of_a_scenario_gives_another_key(job_of: Callable[..., Job]) -> None:
    job = job_of(scenario="smaller-classes")
    first: Change = job.scenario.changes[0]
    smaller = first.model_copy(update={first.operation: first.amount * 0.9})
    changed = replace(job.scenario, changes=(smaller, *job.scenario.changes[1:]))
    assert replace(job, scenario=changed).key != job.key


def test_what_makes_no_difference_to_rows_keeps_the_key(job_of: Callable[..., Job]) -> None:
    job = job_of(parameters=(("truancy.habit", 1), ("bonding.strength", 0.5)))
    turned = job_of(parameters=(("bonding.strength", 0.5), ("truancy.habit", 1.0)))
    assert turned == job
    assert turned.key == job.key
    moved = replace(job.scenario, path=Path("elsewhere.toml"), title=load("smaller-classes").title)
    assert replace(job, scenario=moved).key == job.key


def test_a_parameter_of_a_job_stands_over_the_scenarios(job_of: Callable[..., Job]) -> None:
    scenario = replace(load("baseline"), parameters={"truancy.habit": 0.1}, mechanisms={"truancy": 0.0})
    job = replace(job_of(), scenario=scenario, parameters=(("truancy.habit", 0.7), ("truancy.strength", 2.0)))
    assert job.what_if.values == {"truancy.habit": 0.7, "truancy.strength": 2.0}


def test_a_parameter_of_a_job_holds_for_the_years_before(job_of: Callable[..., Job]) -> None:
    own = replace(load("baseline"), parameters={"truancy.habit": 0.1}, mechanisms={"truancy": 0.0})
    job = replace(job_of(), scenario=own, parameters=(("bonding.hold", 0.9),))
    assert job.what_if.estimates == {"bonding.hold": 0.9}
    before = job.what_if.past_values(load_parameters())
    usual = load_parameters()
    assert before.value("bonding.hold") == 0.9
    assert before.value("truancy.habit") == usual.value("truancy.habit")
    assert before.value("truancy.strength") == usual.value("truancy.strength")


def test_another_past_gives_another_key(job_of: Callable[..., Job]) -> None:
    job = job_of()
    assert replace(job, scenario=replace(job.scenario, estimates={"truancy.habit": 0.5})).key != job.key


def test_another_process_finds_the_same_key(
    job_of: Callable[..., Job], tmp_path: Path, python: Callable[..., str]
) -> None:
    job = job_of(3, scenario="better-registration")
    (tmp_path / "job").write_bytes(pickle.dumps(job))
    text = "import pickle, sys; print(pickle.load(open(sys.argv[1], 'rb')).key)"
    assert python(text, str(tmp_path / "job"), PYTHONHASHSEED="7").strip() == job.key


def test_the_files_of_the_model_are_in_the_key(tmp_path: Path) -> None:
    for room in sources.ROOMS:
        (tmp_path / room).mkdir()
    (tmp_path / "scenarios" / "library").mkdir()
    (tmp_path / "model" / "rule.py").write_text("a = 1\n")
    (tmp_path / "evidence" / "parameters.toml").write_text("b = 1\n")
    (tmp_path / "evidence" / "targets.csv").write_text("not read by a run\n")
    (tmp_path / "scenarios" / "library" / "plan.toml").write_text("a job has it as resolved\n")
    (tmp_path / "evidence" / "posterior.py").write_text("a job has its values\n")
    found = [path.relative_to(tmp_path).as_posix() for path in sources.model_files(tmp_path)]
    assert found == ["evidence/parameters.toml", "model/rule.py"]


def test_the_files_of_the_model_here_are_those_that_matter() -> None:
    found = {path.relative_to(sources.ROOT).as_posix() for path in sources.model_files(sources.ROOT)}
    assert {"model/day.py", "agents/records.py", "evidence/parameters.toml", "evidence/systems/nl.toml"} <= found
    assert {"scenarios/quantities.toml", "scenarios/loader.py"} <= found


def test_a_changed_measure_gives_another_key(
    job_of: Callable[..., Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    file = tmp_path / "own_measure_of_a_test.py"
    keys = set()
    for text in ("def f(s): return 1\n", "def f(s): return 2\n"):
        file.write_text(text)
        sources.measure_sources.cache_clear()
        keys.add(replace(job_of(), measure="own_measure_of_a_test:f").key)
    assert len(keys) == 2


def test_what_a_measure_imports_of_its_room_is_in_the_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    room = tmp_path / "experiments"
    room.mkdir()
    (room / "__init__.py").write_text("")
    (room / "one.py").write_text("from experiments.two import x\n")
    (room / "three.py").write_text("")
    monkeypatch.setattr(sources, "ROOT", tmp_path)
    monkeypatch.setattr(sources, "_file_of", lambda module: room / "one.py")
    hashes = []
    for file, text in (("two.py", "x = 1\n"), ("two.py", "x = 2\n"), ("three.py", "x = 3\n")):
        (room / file).write_text(text)
        sources.measure_sources.cache_clear()
        hashes.append(sources.measure_sources("experiments.one"))
    sources.measure_sources.cache_clear()
    assert hashes[0] != hashes[1]
    assert hashes[1] == hashes[2]


@pytest.mark.parametrize(
    ("other", "key"),
    [
        ({"students": 3}, "students"),
        ({"students": 300, "schools": 2}, "students and schools"),
        ({"schools": 0, "students": None}, "schools"),
        ({"years": 0}, "years"),
        ({"years": 1.5}, "years"),
        ({"seed": -1}, "seed"),
        ({"parameters": (("truancy.habbit", 1.0),)}, "truancy.habbit"),
        ({"parameters": (("truancy.strength", -1.0),)}, "truancy.strength"),
        ({"measure": "no_such"}, "measure"),
    ],
    ids=str,
)
def test_what_cannot_be_is_told_before_anything_runs(
    job_of: Callable[..., Job], other: dict[str, object], key: str
) -> None:
    with pytest.raises(BadInput) as told:
        job_of(**other).check()
    assert told.value.key == key


def test_a_misspelt_measure_is_told_with_the_nearest(job_of: Callable[..., Job]) -> None:
    with pytest.raises(BadInput, match="did you mean 'compare'"):
        place_of("compair")
    with pytest.raises(BadInput, match="No module"):
        measuring_function("there.is:none")


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_with_a_name_is_there(name: str) -> None:
    assert callable(measuring_function(name))


def test_a_worker_with_another_model_refuses(job_of: Callable[..., Job], monkeypatch: pytest.MonkeyPatch) -> None:
    job = job_of()
    key = job.key
    monkeypatch.setattr("experiments.ensemble.job.model_sources", lambda: "another")
    with pytest.raises(BadInput, match="another version"):
        perform(job, key)


@pytest.mark.parametrize("measure", ["no_table", "mixed"])
def test_a_measure_whose_table_cannot_be_kept_is_told(job_of: Callable[..., Job], measure: str) -> None:
    job = job_of(measure=measure)
    with pytest.raises(BadInput, match="table"):
        perform(job, job.key)


def test_figures_to_hold_a_run_against_do_not_make_it_stale() -> None:
    names = {path.relative_to(sources.ROOT).as_posix() for path in sources.model_files(sources.ROOT)}
    assert "evidence/parameters.toml" in names
    assert not names & {"evidence/observations.toml", "evidence/observations.py", "evidence/targets.csv"}
