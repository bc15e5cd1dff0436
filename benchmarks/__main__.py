"""`python -m benchmarks [--only model|contagion] [--quick] [--json]`."""

import argparse
import json
import os
import platform
import sys
from typing import Any, Final

from rich.console import Console

from benchmarks.children import measure_in_child
from benchmarks.report import contagion_table, model_table
from evidence.errors import BadInput

SIZES: Final = (20_000, 200_000, 1_487_884)
"""A town, a region, and every pupil in vo and mbo (974,938 and 512,946)."""
QUICK_SIZES: Final = (20_000,)
REPEATS: Final = 5
QUICK_REPEATS: Final = 2
TABLE_WIDTH: Final = 132


def measure(only: str | None, quick: bool) -> dict[str, Any]:
    """Measure what was asked for.

    Args:
        only: "model", "contagion" or None for both.
        quick: the smallest size and few repeats.

    Returns:
        "machine", and "model" and "contagion" as far as asked for.
    """
    threads = os.cpu_count() or 1
    found: dict[str, Any] = {
        "machine": {
            "processor": platform.machine(),
            "cores": threads,
            "python": platform.python_version(),
        }
    }
    if only != "contagion":
        sizes = QUICK_SIZES if quick else SIZES
        found["model"] = [
            measure_in_child("benchmarks.school_year", str(size), str(threads)) for size in sizes
        ]
    if only != "model":
        repeats = QUICK_REPEATS if quick else REPEATS
        found["contagion"] = measure_in_child("benchmarks.contagion", str(repeats), one_thread=True)
    return found


def show(found: dict[str, Any]) -> None:
    """Print the tables."""
    console = Console()
    console.width = max(console.width, TABLE_WIDTH)
    if "model" in found:
        console.print(model_table(found["model"], found["machine"]))
    if "contagion" in found:
        console.print(contagion_table(found["contagion"]))


def main() -> int:
    """Measure and print.

    Returns:
        0; 1 when the arms of the contagion did not do equal work; 2 when something could not run.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=("model", "contagion"), help="measure only this part")
    parser.add_argument("--quick", action="store_true", help="smallest size, few repeats")
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object instead of tables"
    )
    options = parser.parse_args()
    try:
        found = measure(options.only, options.quick)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(found))
    else:
        show(found)
    arms = found.get("contagion", {}).get("arms", [])
    return 0 if all(arm["equal_work"] for arm in arms) else 1


if __name__ == "__main__":
    raise SystemExit(main())
