"""`verzuim calibrate` and `verzuim sensitivity`: what is wrong is told before anything runs."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from evidence import BadInput
from tests.experiments.calibration.synthetic import calibration
from tests.experiments.calibration.test_neural import needs_sbi
from verzuim import calibrate_tables, calibrating
from verzuim.cli import app
from verzuim.extras import TORCH

RUN = CliRunner()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--parameters", "truancy.bseline"], "did you mean 'truancy.baseline'"),
        (["--parameters", "truancy.strength"], "fixed prior"),
        (["--budget", "5"], "too small"),
        (["--students", "3"], "too small"),
        (["--years", "1"], "too short"),
        (["--jobs", "1", "--scheduler", "tcp://127.0.0.1:1"], "exclude each other"),
        (["--targets", "no-such-file.csv"], "no such file"),
        (["--lang", "fr"], "no language"),
    ],
)
def test_bad_input_is_one_message_and_nothing_is_written(arguments: list[str], words: str, tmp_path: Path) -> None:
    ran = RUN.invoke(app, ["calibrate", "--out", str(tmp_path / "out"), *arguments])
    assert ran.exit_code == 2, ran.output
    assert words in ran.output
    assert "Traceback" not in ran.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    for command in ("calibrate", "sensitivity"):
        ran = RUN.invoke(app, [command, "--out", str(tmp_path)])
        assert ran.exit_code == 2
        assert "thesis.txt" in ran.output
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_cross_check_without_its_packages_says_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibrating, "find_spec", lambda name: None)
    ran = RUN.invoke(app, ["calibrate", "--cross-check", "--out", str(tmp_path / "out")])
    assert ran.exit_code == 2
    assert 'pip install "verzuim[calibration]"' in ran.output
    assert f"CPU build of torch {TORCH}" in ran.output
    assert "Traceback" not in ran.output
    assert list(tmp_path.iterdir()) == []


@needs_sbi
@pytest.mark.slow
def test_a_cross_check_may_be_added_later_and_runs_nothing_again(tmp_path: Path) -> None:
    command = ["calibrate", "--parameters", "sickness.onset,truancy.baseline", "--budget", "40", "--students", "200",
               "--jobs", "1", "--lang", "en", "--out", str(tmp_path / "out")]  # fmt: skip
    assert RUN.invoke(app, command).exit_code == 0
    store = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "runs").rglob("*.parquet")}
    ran = RUN.invoke(app, [*command, "--cross-check"])
    assert ran.exit_code == 0, ran.output
    assert "Two methods on the same runs" in ran.output
    assert store == {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "runs").rglob("*.parquet")}
    outcome = tmp_path / "out" / "calibration"
    assert len(pd.read_parquet(outcome / "methods.parquet")) == 2
    assert (outcome / "figures" / "methods.png").exists()


def test_one_path_is_too_few_for_a_screening() -> None:
    ran = RUN.invoke(app, ["sensitivity", "--trajectories", "1"])
    assert ran.exit_code == 2
    assert "2 or more" in ran.output


def test_mechanisms_and_all_stand_for_their_parameters() -> None:
    names = calibrating.names_of("truancy.age, class_size, truancy.age")
    assert names[0] == "truancy.age"
    assert names.count("truancy.age") == 1
    assert {"class_size.contact", "class_size.order"} <= set(names)
    assert "class_size.strength" not in names
    assert len(calibrating.names_of("all")) > 400
    with pytest.raises(BadInput, match="did you mean 'truancy'"):
        calibrating.names_of("truency")


@pytest.mark.parametrize(("lang", "first"), [("nl", "Parameters, minst vastgelegd"), ("en", "Parameters, least")])
def test_what_is_not_pinned_down_is_said_first(lang: str, first: str) -> None:
    from rich.console import Console

    console = Console(record=True, width=120, quiet=False)
    calibrate_tables.print_calibration(calibration(), lang, console)
    told = console.export_text().splitlines()
    assert told[1].startswith(first)
    rows = [line for line in told if line.startswith(("truancy.age", "leaving.push"))]
    assert rows[0].startswith("truancy.age")
    assert any(("buiten bereik" if lang == "nl" else "out of the model's reach") in line for line in told)


def test_a_calibration_of_the_model_goes_on_where_it_was_and_ends_the_same(tmp_path: Path) -> None:
    """A folder in which only the first wave was lived, one done at once, and the same command once more."""
    command = ["calibrate", "--parameters", "sickness.onset,truancy.baseline", "--budget", "40", "--students", "200",
               "--jobs", "1", "--lang", "en"]  # fmt: skip
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    ran = RUN.invoke(app, [*command, "--out", str(whole)])
    assert ran.exit_code == 0, ran.output
    assert "Parameters, least pinned down first" in ran.output
    shutil.copytree(whole, parts)
    for wave in (3, 4):
        (parts / "regions" / f"wave-{wave}.json").unlink()
    shutil.rmtree(parts / "calibration")
    for folder in (parts, whole):
        assert RUN.invoke(app, [*command, "--out", str(folder)]).exit_code == 0
    draws = [pd.read_parquet(folder / "calibration" / "draws.parquet") for folder in (whole, parts)]
    pd.testing.assert_frame_equal(draws[0], draws[1], check_exact=True)
    other = RUN.invoke(app, [*command, "--out", str(whole), "--seed", "9"])
    assert other.exit_code == 2
    assert "seed: was begun otherwise" in other.output
