"""How Dutch pupils come to miss school and to leave it early, simulated for whole school systems.

Example:
    >>> import verzuim
    >>> result = verzuim.run("baseline", students=20_000, seed=1)  # doctest: +SKIP
    >>> result.tables["groups"].head()  # doctest: +SKIP
    >>> figures = result.figures("nl")  # doctest: +SKIP

The names below are imported when they are first used, so that `import verzuim` takes no time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from agents import Parent, SchoolClass, Student, Teacher
    from evidence.errors import BadInput
    from model import SchoolSystem
    from scenarios import load as load_scenario
    from verzuim.result import Result, load, run
    from verzuim.version import __version__

__all__ = [
    "BadInput",
    "Parent",
    "Result",
    "SchoolClass",
    "SchoolSystem",
    "Student",
    "Teacher",
    "__version__",
    "load",
    "load_scenario",
    "run",
]

_HOMES: Final = {
    "BadInput": ("evidence.errors", "BadInput"),
    "Parent": ("agents", "Parent"),
    "Result": ("verzuim.result", "Result"),
    "SchoolClass": ("agents", "SchoolClass"),
    "SchoolSystem": ("model", "SchoolSystem"),
    "Student": ("agents", "Student"),
    "Teacher": ("agents", "Teacher"),
    "__version__": ("verzuim.version", "__version__"),
    "load": ("verzuim.result", "load"),
    "load_scenario": ("scenarios", "load"),
    "run": ("verzuim.result", "run"),
}
"""Public name → the module it lives in, and its name there."""


def __getattr__(name: str) -> Any:
    """Imports a public name when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    value = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
