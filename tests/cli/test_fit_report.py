"""`verzuim fit-report`: one page, or one message and nothing written."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from experiments.calibration import kept
from experiments.calibration.kept_again import OUTCOME
from tests.experiments.calibration.synthetic import calibration
from verzuim.cli import app

RUN = CliRunner()


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("calibrate")
    (folder / OUTCOME).mkdir()
    kept.write(calibration(), folder / OUTCOME)
    (folder / "plan.json").write_text("{}")
    return folder


def files(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_the_report_stands_beside_the_tables_and_is_written_again(finished: Path) -> None:
    for _ in range(2):
        ran = RUN.invoke(app, ["fit-report", str(finished), "--lang", "nl"])
        assert ran.exit_code == 0, ran.output
    file = finished / OUTCOME / "fit-report-nl.html"
    assert str(file) in ran.output.replace("\n", "")
    assert file.read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="nl">')
    file.unlink()


def test_the_report_goes_where_it_is_asked(finished: Path, tmp_path: Path) -> None:
    ran = RUN.invoke(app, ["fit-report", str(finished / OUTCOME), "--lang", "en", "--out", str(tmp_path / "fit.html")])
    assert ran.exit_code == 0, ran.output
    assert [path.name for path in tmp_path.iterdir()] == ["fit.html"]


def test_a_folder_that_has_no_finished_calibration_is_one_message(finished: Path, tmp_path: Path) -> None:
    begun, other, damaged = tmp_path / "begun", tmp_path / "other", tmp_path / "damaged"
    for folder in (begun, other):
        folder.mkdir()
    (begun / "plan.json").write_text("{}")
    (begun / "runs").mkdir()
    (other / "thesis.txt").write_text("mine")
    shutil.copytree(finished, damaged)
    (damaged / OUTCOME / "posterior.nc").write_bytes(b"")
    words = {
        begun: "has runs of a calibration, but no outcome yet", other: "was not written by verzuim calibrate",
        damaged: "cannot be read", tmp_path / "nowhere": "there is no such folder",
        other / "thesis.txt": "is a file, not a folder",
    }  # fmt: skip
    before = files(tmp_path)
    for folder, problem in words.items():
        ran = RUN.invoke(app, ["fit-report", str(folder)])
        assert ran.exit_code == 2, ran.output
        assert problem in ran.output
        assert "Traceback" not in ran.output
    assert files(tmp_path) == before


def test_a_file_of_something_else_is_left_alone(finished: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.html").write_text("mine")
    before = files(tmp_path)
    for file, problem in (
        (tmp_path / "thesis.html", "was not written by verzuim fit-report"), (tmp_path, "is a folder"),
        (tmp_path / "nowhere" / "fit.html", "its folder does not exist"),
    ):  # fmt: skip
        ran = RUN.invoke(app, ["fit-report", str(finished), "--out", str(file)])
        assert ran.exit_code == 2, ran.output
        assert problem in ran.output
    assert RUN.invoke(app, ["fit-report", str(finished), "--lang", "fr"]).exit_code == 2
    assert files(tmp_path) == before
