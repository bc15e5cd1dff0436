"""Which program made a row: a hash of the files that a run and its measure depend on.

Left out are files that a run does not read: published figures, how they were observed, and effects (to hold a run
against), the scenario library and the posterior (a job carries its scenario as resolved, and its parameters). So a new
scenario file, or another error of a published figure, does not make kept runs stale.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from evidence.errors import BadInput
from model.kernel_sources import imported

ROOT: Final = Path(__file__).parents[2]
ROOMS: Final = ("agents", "evidence", "model", "scenarios")
LIBRARY: Final = Path("scenarios", "library")
OBSERVATIONS: Final = (Path("evidence", "observations.toml"), Path("evidence", "observations.py"))
POSTERIOR: Final = Path("evidence", "posterior.py")
OWN_ROOM: Final = "experiments"
"""Where measures live; of it only what a measure imports counts."""


@cache
def model_sources() -> str:
    """Hash of every rule and parameter: sixteen hexadecimal digits, worked out once per process."""
    return _hash(ROOT, model_files(ROOT))


def model_files(root: Path) -> list[Path]:
    """The files below `root` that a run depends on, in a fixed order."""
    found = [path for room in ROOMS for path in (root / room).rglob("*") if path.suffix in (".py", ".toml")]
    unread = {root / path for path in (*OBSERVATIONS, POSTERIOR)}
    return sorted(path for path in found if root / LIBRARY not in path.parents and path not in unread)


@cache
def measure_sources(module: str) -> str:
    """Hash of the module of a measure and of what it imports from this room: sixteen hexadecimal digits.

    Raises:
        BadInput: when there is no such module.
    """
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in (ROOT / OWN_ROOM).rglob("*.py")}
    start = _file_of(module)
    ahead, found = [start], {start}
    while ahead:
        for name in imported(ahead.pop().read_text(encoding="utf-8")):
            path = names.get(name)
            if path is not None and path not in found:
                found.add(path)
                ahead.append(path)
    return _hash(ROOT, sorted(found))


def _file_of(module: str) -> Path:
    try:
        spec = find_spec(module)
    except ModuleNotFoundError:
        spec = None
    if spec is None or spec.origin is None or not Path(spec.origin).is_file():
        hint = "is its folder in PYTHONPATH?"
        raise BadInput(key="measure", value=module, problem="there is no such module", hint=hint)
    return Path(spec.origin)


def _hash(root: Path, files: Iterable[Path]) -> str:
    """Of names and contents; where the project lies does not count."""
    digest = hashlib.sha256()
    for path in files:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        content = path.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]
