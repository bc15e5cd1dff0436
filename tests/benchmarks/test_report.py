"""What `python -m benchmarks` prints and its exit code, without the long measurements."""

import json

import pytest
from rich.console import Console

from benchmarks import __main__ as program
from benchmarks import contagion, school_year
from benchmarks.children import measure_in_child
from benchmarks.contagion import AS_MODEL, LEAN, LISTS
from benchmarks.report import asked_table, contagion_table, dashboard_tables, model_table
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


def test_dashboard_tables_tell_what_was_measured_and_leave_out_what_was_not():
    spread = {"median": 0.5, "p95": 0.75, "most": 1.25}
    measured = {
        "ready_seconds": 3.21,
        "cores": 2,
        "alone": [
            {"students": 100_000, "years": 10, "first_time": {"first": 0.98}, "later": {"first": 0.76}},
            {
                "students": 20_000,
                "years": 1,
                "first_time": {"first": 0.65, "region": 2.34, "whole": 9.87},
                "later": {"first": 0.43, "region": 1.23, "whole": 5.67},
            },
        ],
        "beside": [{"sessions": 20, "first": spread, "late": spread}],
        "memory": {"server_mb": 345.0, "processes_mb": 1234.0, "kept_mb": 56.7},
    }
    alone, beside = (" ".join(printed(table).split()) for table in dashboard_tables(measured))
    for part in ("100,000 x 10 the first 0.98 - -", "later 0.43 1.23 5.67", "345 MB", "1,234 MB", "56.7 MB", "3.2 s"):
        assert part in alone
    assert "20 0.50 0.75 1.25 500.0 750.0 1250.0" in beside


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
