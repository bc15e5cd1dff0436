"""Makes `calibrate_region.ipynb` from `calibrate_region.py`: the same cells, without what they print.

Run `python examples/region/make_notebook.py` after a change of the script; with `--check` nothing is written, and the
exit code is 1 when the notebook is not what the script says.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("calibrate_region.py")
NOTEBOOK = SCRIPT.with_suffix(".ipynb")
MARK = re.compile(r"^# %%", re.MULTILINE)
TEXT = " [markdown]"


def cells(script: str) -> list[dict[str, Any]]:
    """The cells of a script in which lines that begin with `# %%` part them."""
    return [_cell(place, part) for place, part in enumerate(MARK.split(script)[1:])]


def _cell(place: int, part: str) -> dict[str, Any]:
    first, _, body = part.partition("\n")
    lines = body.strip("\n").splitlines()
    named = {"id": f"cell-{place}", "metadata": {}}
    if first == TEXT:
        return {"cell_type": "markdown", **named, "source": _source([line[1:].removeprefix(" ") for line in lines])}
    return {"cell_type": "code", **named, "execution_count": None, "outputs": [], "source": _source(lines)}


def _source(lines: list[str]) -> list[str]:
    """Lines as a notebook has them: each but the last ends."""
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:]


def notebook(script: str) -> str:
    """The notebook of a script, as the text of its file."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    told = {
        "cells": cells(script),
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Writes the notebook, or checks it."""
    told = notebook(SCRIPT.read_text(encoding="utf-8"))
    if "--check" in sys.argv[1:]:
        return int(NOTEBOOK.read_text(encoding="utf-8") != told)
    NOTEBOOK.write_text(told, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
