"""Who and where: pupils, parents, teachers, classes, schools and regions, as records and as Mesa agents.

The views and sets are imported when they are first used, so that the codes and records can be had without Mesa.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from agents.reasons import LABELS, REASONS

if TYPE_CHECKING:
    from agents.sets import RecordAgentSet
    from agents.views import Parent, Region, School, SchoolClass, Student, Teacher

__all__ = ["LABELS", "REASONS", "Parent", "RecordAgentSet", "Region", "School", "SchoolClass", "Student", "Teacher"]

_HOMES: Final = {
    "Parent": "agents.views",
    "RecordAgentSet": "agents.sets",
    "Region": "agents.views",
    "School": "agents.views",
    "SchoolClass": "agents.views",
    "Student": "agents.views",
    "Teacher": "agents.views",
}
"""Public name → the module it lives in."""


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
