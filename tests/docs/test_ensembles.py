"""The first program of docs/ensembles.md works as it stands (with fewer and smaller towns)."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SMALLER = {"students=20_000": "students=200", "range(1, 21)": "range(1, 3)"}


def test_the_first_program_of_the_page_gives_rows(tmp_path: Path) -> None:
    found = BLOCK.search((ROOT / "docs" / "ensembles.md").read_text(encoding="utf-8"))
    assert found is not None
    program = found.group(1)
    for large, small in SMALLER.items():
        assert large in program
        program = program.replace(large, small)
    (tmp_path / "many.py").write_text(program, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "many.py"], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "runs 4 4" in ran.stdout
    assert "scenario" in ran.stdout
    assert list((tmp_path / "results" / "runs" / "parts").glob("*.parquet"))
