"""The commands and files on the pages of trials and screening are right, with made-up runs."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from experiments.screening import run as screening_run
from experiments.trial import run as trial_run
from scenarios.screening import load_screening
from tests.experiments.screening import synthetic as made_up_screening
from tests.experiments.trial import synthetic as made_up_trial
from verzuim import screening, trying
from verzuim.cli import app

ROOT = Path(__file__).resolve().parents[2]
RULES = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def commands(name: str) -> list[list[str]]:
    return [shlex.split(line)[1:] for line in page(name).splitlines() if line.startswith("verzuim ")]


@pytest.mark.parametrize("command", commands("trial") + commands("screen"), ids=" ".join)
def test_every_command_of_the_pages_works(command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def trials(jobs: list[Any], store: Path, **rest: Any) -> Any:
        return made_up_trial.run_jobs(jobs, store)

    def screenings(jobs: list[Any], store: Path, **rest: Any) -> Any:
        return made_up_screening.run_jobs(jobs, store)

    monkeypatch.setattr(trial_run, "run_jobs", trials)
    monkeypatch.setattr(trial_run, "check_lot", lambda asked: None)
    monkeypatch.setattr(screening_run, "run_jobs", screenings)
    for module in (trying, screening):
        monkeypatch.setattr(module, "figures", lambda *_: {})
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "my-rules.toml").write_text(rules_of_the_page(), encoding="utf-8")
    told = CliRunner().invoke(app, command)
    assert told.exit_code == 0, told.output


def rules_of_the_page() -> str:
    found = RULES.search(page("screen"))
    assert found is not None
    return found.group(1)


def test_the_rules_of_the_page_are_right(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(rules_of_the_page(), encoding="utf-8")
    found = load_screening(path)
    assert [rule.name for rule in found.rule] == ["six-days"]
    assert len(found.curve[0].points) == 6
