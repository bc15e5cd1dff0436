"""The commands on the page of validation are right, with made-up runs."""

import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from experiments.calibration import prior_check, validation
from tests.experiments.calibration import published_counts
from verzuim import prior_checking, validating
from verzuim.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(line)[1:] for line in PAGE.splitlines() if line.startswith("verzuim ")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_of_the_page_works(command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (prior_check, validation):
        monkeypatch.setattr(module, "run_jobs", published_counts.run_jobs)
    for module in (prior_checking, validating):
        monkeypatch.setattr(module, "save", lambda *_: [])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    told = CliRunner().invoke(app, command)
    assert told.exit_code == 0, told.output
