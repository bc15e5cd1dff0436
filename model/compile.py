"""How rules are compiled: plain Numba, cached on disk under a name that changes with any rule.

`@rule` marks a function of records that other compiled code calls; `@kernel` marks an entry point that Python calls.
Both run interpreted with the environment variable NUMBA_DISABLE_JIT=1, for teaching and debugging.

Numba's cache looks at the kernel's own file only, so a changed rule in another file would run stale. The cache folder
is therefore named after a hash of every source file that kernels can reach. Fastmath stays off: on, results would
change with the shape of the code and with the processor.
"""

import hashlib
import os
import platform
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numba
import numpy as np
from numba.core import config
from numba.core.registry import CPUDispatcher

from model.kernel_sources import kernel_sources

Function = TypeVar("Function", bound=Callable[..., Any])

INTERPRETED = bool(config.DISABLE_JIT)
"""True when rules run as plain Python (NUMBA_DISABLE_JIT=1)."""


def source_files() -> list[Path]:
    """Every file whose change makes compiled kernels stale, in a fixed order (see `model.kernel_sources`)."""
    return kernel_sources(Path(__file__).parents[1])


def source_hash(files: list[Path] | None = None) -> str:
    """Hash of the sources and versions that compiled kernels depend on.

    Args:
        files: the source files; by default `source_files()`.

    Returns:
        Sixteen hexadecimal digits.
    """
    digest = hashlib.sha256()
    for part in (numba.__version__, np.__version__, platform.python_version(), platform.machine()):
        digest.update(part.encode())
    for path in source_files() if files is None else files:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def cache_folder() -> Path:
    """Folder of the compiled kernels of these very sources.

    Below VERZUIM_CACHE when set, else below the user's cache folder (XDG_CACHE_HOME or ~/.cache).
    """
    home = os.environ.get("VERZUIM_CACHE")
    base = Path(home) if home else Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "verzuim"
    return base / "kernels" / source_hash()


_FOLDER = cache_folder()


class Rule(CPUDispatcher):
    """A compiled rule without what only a call from Python needs, which costs as long to compile as the rule itself.

    Called from Python all the same (tests do), it is compiled once more, for that.
    """

    def __call__(self, *arguments: Any) -> Any:
        """As a plain compiled function."""
        return _from_python(self.py_func)(*arguments)


@cache
def _from_python(function: Function) -> Function:
    compiled: Function = numba.njit(nogil=True)(function)
    return compiled


def rule(function: Function) -> Function:
    """Compile a function of records that kernels call, as part of them."""
    if INTERPRETED:
        return function
    options = {"nopython": True, "nogil": True, "forceinline": True}
    bare = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    compiled: Any = Rule(function, targetoptions=options | bare)
    return compiled


def kernel(function: Function) -> Function:
    """Compile an entry point, releasing Python's lock while it runs and keeping the machine code on disk."""
    before = config.CACHE_DIR
    config.CACHE_DIR = str(_FOLDER)
    try:
        compiled: Function = numba.njit(nogil=True, cache=True)(function)
    finally:
        config.CACHE_DIR = before
    return compiled


def is_cached() -> bool:
    """Whether kernels of these sources were compiled before on this machine (a first run compiles for a while)."""
    return INTERPRETED or (_FOLDER.exists() and any(_FOLDER.rglob("*.nbi")))
