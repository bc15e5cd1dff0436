"""The rooms are ours, import downwards only, carry their data, and know no machine."""

import ast
import fnmatch
import importlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("evidence", "scenarios", "agents", "model", "experiments", "viz", "verzuim")
"""From the lowest room to the highest: each may import those before it."""


def files_of(*suffixes: str, folders: tuple[str, ...] = ROOMS) -> list[Path]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    return sorted(path for path in found if path.suffix in suffixes)


def imported_modules(path: Path) -> Iterator[str]:
    """The dotted names that a file imports, relative ones made absolute."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{name.name}" for name in node.names)


def settings() -> dict[str, dict[str, dict[str, dict[str, list[str]]]]]:
    read: dict[str, dict[str, dict[str, dict[str, list[str]]]]] = tomllib.loads(
        (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    )
    return read


def tracked_text_files() -> list[Path]:
    """Every text file of the project: what git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split("\0")
    binary = {".png", ".svg", ".parquet", ".pdf"}
    paths = [ROOT / name for name in listed if name]
    return [path for path in paths if path.is_file() and path.suffix not in binary]


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_is_ours(room: str) -> None:
    assert importlib.import_module(room).__file__ == str(ROOT / room / "__init__.py")


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_is_ours_for_a_program_started_elsewhere(room: str, tmp_path: Path) -> None:
    program = f"import importlib.util; print(importlib.util.find_spec({room!r}).origin)"
    ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == str(ROOT / room / "__init__.py"), (
        f"`make test` installs the project; another package is called {room}? {ran.stderr}"
    )


def test_every_folder_with_code_is_a_package() -> None:
    missing = {path.parent for path in files_of(".py") if not (path.parent / "__init__.py").exists()}
    assert missing == set()


@pytest.mark.parametrize("path", files_of(".py"), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_downwards(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0]
    above = ROOMS[ROOMS.index(own) + 1 :]
    upwards = [name for name in imported_modules(path) if name.split(".")[0] in above]
    assert upwards == [], f"{own} may import only itself and {ROOMS[: ROOMS.index(own)]}"


def test_imports_are_read_in_all_their_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model" / "mechanisms").mkdir(parents=True)
    path = tmp_path / "model" / "mechanisms" / "one.py"
    path.write_text("import viz.plots\nfrom .. import day\nfrom ..week import x\nfrom agents import Student\n")
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    names = set(imported_modules(path))
    assert {"viz.plots", "model.day", "model.week", "agents", "agents.Student"} <= names


def test_nobody_uses_pyplot() -> None:
    """Its figures are shared by the whole process, so that threads of a dashboard mix them."""
    users = [
        str(path.relative_to(ROOT))
        for path in files_of(".py", folders=(*ROOMS, "tests", "benchmarks"))
        if any(name.startswith("matplotlib.pyplot") for name in imported_modules(path))
    ]
    assert users == []


def test_every_data_file_is_installed() -> None:
    declared = settings()["tool"]["setuptools"]["package-data"]
    left_out = []
    for path in files_of(".toml", ".csv"):
        room, *inside = path.relative_to(ROOT).parts
        patterns = [pattern.replace("/**/", "/*") for pattern in declared.get(room, [])]
        if not any(fnmatch.fnmatch("/".join(inside), pattern) for pattern in patterns):
            left_out.append(str(path.relative_to(ROOT)))
    assert left_out == []


# Written in pieces, so that this file does not find itself.
MACHINE = re.compile("|".join(["/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/\w+/"]))
REGISTRY = re.compile("|".join(["pypi" + r"\.org", "python" + "hosted", "ana" + r"conda\.org", "index" + "-url"]))


@pytest.mark.parametrize("forbidden", [MACHINE, REGISTRY], ids=["machine", "registry"])
def test_no_file_names_a_machine_or_a_registry(forbidden: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_text_files()
        if (match := forbidden.search(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_constraints_are_plain_pins() -> None:
    pin = re.compile(r'[a-z0-9]+(-[a-z0-9]+)*==[0-9][0-9a-z.]*( ; python_version (<|>=) "3\.\d+")?')
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not pin.fullmatch(line)] == []


def test_every_direct_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(line for extra in extras for line in extra)]
    names = {re.split(r"[\[<>=!~ ;]", line)[0] for line in wanted} - {"verzuim"}
    pinned = {line.split("==")[0] for line in (ROOT / "constraints.txt").read_text().splitlines()}
    assert names - pinned == set()
