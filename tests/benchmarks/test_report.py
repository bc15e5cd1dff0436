"""What `python -m benchmarks` prints and its exit code, without the long measurements."""

import json

import pytest
from rich.console import Console

from benchmarks import __main__ as program
from benchmarks import contagion, school_year
from benchmarks.children import measure_in_child
from benchmarks.contagion import AS_MODEL, LEAN, LISTS
from benchmarks.report import asked_table, contagion_table, model_table
from evidence import BadInput, load_system
from model.population.plan import SMALLEST, national_pupils

MACHINE = {"processor": "any", "cores": 2, "python": "3.11.0", "load": 0.5}


@pytest.fixture(scope="module")
def found():
    return {
        "machine": MACHINE,
        "compile_seconds": 12.3,
        "model": [school_year.measure(SMALLEST, threads=1)],
        "contagion": contagion.measure(1, sizes=(5, 6), days=40, arms=(AS_MODEL, LEAN, LISTS)),
    }


def printed(table):
    console = Console(width=160)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


def test_a_year_is_measured(found):
    row = found["model"][0]
    assert row["students"] >= SMALLEST
    assert row["school_days"] == 200
    assert row["peak_memory_mb"] > 10
    assert row["student_days_per_second"] > 0
    assert row["processor_ns_per_student_day"] >= 0


def test_model_table_names_compilation_size_and_cost(found):
    text = printed(model_table(found["model"], MACHINE, 12.3))
    assert f"{found['model'][0]['students']:,}" in text
    assert "Compiling, once per version and machine: 12.3 s" in text
    assert "peak MB" in text
    assert "Compiling" not in printed(model_table(found["model"], MACHINE, None))


def test_contagion_table_describes_both_workloads_and_all_arms(found):
    text = " ".join(printed(contagion_table(found["contagion"])).split())
    for part in ("'like truancy'", "'crowded'", "our model never meets this", AS_MODEL.name, LEAN.name, LISTS.name):
        assert part in text
    assert "like truancy, 5,000 pupils" in text
    assert "crowded, 6,000 pupils" in text


def test_asked_table_says_honestly_what_is_reached(found):
    work = found["contagion"]["workloads"][0]
    row = work["rows"][0] | {"name": "other", "times_as_model": 4.9, "times_lean": 5.0}
    text = printed(asked_table({"workloads": [work | {"rows": [row]}], "asked": {"other": 5.0}}))
    assert "4.9 -" in text
    assert "5.0 +" in text


def run_program(monkeypatch, found, *options):
    monkeypatch.setattr("sys.argv", ["benchmarks", *options])
    monkeypatch.setattr(program, "measure", lambda only, quick: found)
    return program.main()


def test_tables_or_json(monkeypatch, capsys, found):
    assert run_program(monkeypatch, found) == 0
    assert "One contagion" in capsys.readouterr().out
    assert run_program(monkeypatch, found, "--json") == 0
    assert json.loads(capsys.readouterr().out)["machine"] == MACHINE


def test_an_absent_framework_is_named_and_is_no_failure(monkeypatch, capsys, found):
    lacking = found | {"contagion": found["contagion"] | {"skipped": {"Starsim": "not installed"}}}
    assert run_program(monkeypatch, lacking) == 0
    assert "Left out: Starsim. not installed" in capsys.readouterr().out


def test_unequal_work_is_a_failure(monkeypatch, capsys, found):
    work = found["contagion"]["workloads"][0]
    unequal = work | {"rows": [work["rows"][0] | {"equal_work": False}]}
    assert run_program(monkeypatch, found | {"contagion": found["contagion"] | {"workloads": [unequal]}}) == 1
    assert "NOT EQUAL" in capsys.readouterr().out


def test_a_measurement_that_fails_is_one_message():
    with pytest.raises(BadInput, match="ended with code"):
        measure_in_child("benchmarks.no_such_measurement")


def test_the_largest_size_is_the_whole_country():
    assert int(program.SIZES[-1]) == national_pupils(load_system("nl"))
