"""The world and its clock: a school system, its days, weeks and years, and the mechanisms at work in them."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from model.system import SchoolSystem

__all__ = ["SchoolSystem"]

_HOMES: Final = {"SchoolSystem": "model.system"}


def __getattr__(name: str) -> Any:
    """Imports a name when it is first asked for (PEP 562), so that light parts of this room are there at once."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
