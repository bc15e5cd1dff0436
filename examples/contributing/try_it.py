"""Tries a worked example of CONTRIBUTING.md on a copy of the project.

Run `python examples/contributing/try_it.py mechanism`; the others are quantity, intervention, scenario and
target.

The steps are read from CONTRIBUTING.md itself: a block of code right under a line `<!-- try: mechanism, ... -->` is one
step. It is a new file (`file PATH`), lines at the end of a file (`append PATH`), a change of files (`patch`), or
commands (`run`). The copy is removed afterwards; the project itself is never touched.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = (
    *("agents", "evidence", "experiments", "model", "scenarios", "verzuim", "viz"),
    *("benchmarks", "docs", "tests", "pyproject.toml"),
)
STEP = re.compile(r"^<!-- try: (\w+), (file|append|patch|run)(?: (\S+))? -->\n+```\w*\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Step:
    """One step of an example: what to do, with which file, and the block's text."""

    action: str
    path: str
    text: str


def steps(markdown: str) -> dict[str, list[Step]]:
    """The steps of every example in a text, by the example's name."""
    found: dict[str, list[Step]] = {}
    for example, action, path, text in STEP.findall(markdown):
        found.setdefault(example, []).append(Step(action, path, text))
    return found


def copy_project(folder: Path) -> None:
    """Copy what an example needs."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)


def surroundings(folder: Path) -> dict[str, str]:
    """An environment in which `python` is this one and the copy's packages are found first."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    outside = {"GIT_CEILING_DIRECTORIES": str(folder.parent)}
    return {**os.environ, **outside, "PATH": path, "PYTHONPATH": str(folder)}


def take(step: Step, folder: Path) -> None:
    """Do one step in the copy; CalledProcessError when it fails."""
    target = folder / step.path
    if step.action == "file":
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(step.text, encoding="utf-8")
    elif step.action == "append":
        with target.open("a", encoding="utf-8") as file:
            file.write(f"\n{step.text}" if target.suffix == ".toml" else step.text)
    elif step.action == "patch":
        command = ["git", "apply", "-"]
        subprocess.run(command, cwd=folder, input=step.text, text=True, check=True, env=surroundings(folder))
    else:
        for line in step.text.splitlines():
            print(f"$ {line}", flush=True)
            subprocess.run(["bash", "-euo", "pipefail", "-c", line], cwd=folder, check=True, env=surroundings(folder))


def main() -> int:
    """Take the steps of one example; the exit code is that of the first command that fails."""
    examples = steps((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    parser = argparse.ArgumentParser(description="Tries a worked example of CONTRIBUTING.md on a copy of the project.")
    parser.add_argument("example", choices=tuple(examples))
    chosen = examples[parser.parse_args().example]
    with tempfile.TemporaryDirectory(prefix="verzuim-") as made:
        folder = Path(made).resolve()
        copy_project(folder)
        try:
            for step in chosen:
                if step.action != "run":
                    print(f"{step.action} {step.path or 'to ' + ', '.join(patched(step.text))}", flush=True)
                take(step, folder)
        except subprocess.CalledProcessError as error:
            print(f"the step failed: {step.action} {step.path}", file=sys.stderr)
            return error.returncode
    return 0


def patched(text: str) -> list[str]:
    """The files that a patch changes."""
    return re.findall(r"^\+\+\+ b/(\S+)$", text, re.M)


if __name__ == "__main__":
    sys.exit(main())
