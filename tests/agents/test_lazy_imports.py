"""The codes and records can be had without Mesa; the views come when they are asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

import agents

WITHOUT_MESA = """
import sys
import agents.reasons, agents.records
from agents import LABELS, REASONS
assert len(REASONS) == 7 and "mesa" not in sys.modules, "Mesa was imported"
from agents import Student
assert "mesa" in sys.modules and Student.__module__ == "agents.views"
assert agents.Student is Student
"""


def test_mesa_is_imported_with_the_first_view() -> None:
    house = Path(agents.__file__).parents[1]
    program = [sys.executable, "-c", WITHOUT_MESA]
    done = subprocess.run(program, cwd=house, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_public_name_is_there() -> None:
    assert all(getattr(agents, name) is not None for name in agents.__all__)
    assert set(agents.__all__) <= set(dir(agents))
    with pytest.raises(AttributeError, match="no attribute 'Pupil'"):
        _ = agents.Pupil
