"""The command and the Python lines that give the same result as the dashboard shows."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Final

from viz.dashboard.levers.what_if import BASE, name_of

_FIXED: Final = ("--parameters", "fixed")
"""The dashboard leaves all parameters at their values."""


def file_name(levers: Mapping[str, float], base: str = BASE) -> str:
    """The name of the scenario file of levers: that of the scenario, so that runs of both are the same runs."""
    return f"{name_of(levers, base)}.toml"


def command_of(
    scenarios: Sequence[Mapping[str, float]], *, students: int, years: int, seed: int, replicates: int, base: str = BASE
) -> str:
    """The command that compares these scenarios with the base; their files lie in the folder where it is given.

    Args:
        scenarios: levers of each; what is at the status quo is the base itself and is left out.
        students: pupils of each run.
        years: school years.
        seed: of the first replicate.
        replicates: runs of each scenario.
        base: what they are held against.

    Example:
        >>> command_of([], students=5000, years=1, seed=7, replicates=1)
        'verzuim run baseline --students 5000 --years 1 --seed 7'
    """
    files = _files(scenarios, base)
    size = ["--students", str(students), "--years", str(years), "--seed", str(seed)]
    if not files:
        return shlex.join(["verzuim", "run", base, *size])
    return shlex.join(["verzuim", "compare", base, *files, "--replicates", str(replicates), *size, *_FIXED])


def python_of(
    scenarios: Sequence[Mapping[str, float]], *, students: int, years: int, seed: int, replicates: int, base: str = BASE
) -> str:
    """The same in Python, as a script; arguments as those of `command_of`."""
    files = _files(scenarios, base)
    if not files:
        return (
            "import verzuim\n\n"
            f"result = verzuim.run({base!r}, students={students}, years={years}, seed={seed})\n"
            'print(result.tables["groups"])\n'
        )
    named = ", ".join(repr(name) for name in (base, *files))
    return (
        "from pathlib import Path\n\n"
        "from experiments.compare.plan import plan\n"
        "from experiments.compare.run import compare\n\n"
        'if __name__ == "__main__":\n'
        f"    asked = plan([{named}], replicates={replicates}, students={students}, years={years}, seed={seed},\n"
        '                 parameters="fixed")\n'
        '    print(compare(asked, Path("results/runs"), command="").effects)\n'
    )


def _files(scenarios: Sequence[Mapping[str, float]], base: str) -> list[str]:
    return list(dict.fromkeys(file_name(levers, base) for levers in scenarios if name_of(levers, base) != base))
