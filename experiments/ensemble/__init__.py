"""Many runs: jobs known by their content, done by processes or a cluster, kept in files written whole."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from experiments.ensemble.engine import run_jobs
    from experiments.ensemble.job import Job

__all__ = ["Job", "run_jobs"]

_HOMES: Final = {"Job": "experiments.ensemble.job", "run_jobs": "experiments.ensemble.engine"}


def __getattr__(name: str) -> Any:
    """Imports a name when it is first asked for (PEP 562), so that light parts of this room are there at once."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
