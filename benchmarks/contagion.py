"""The same contagion in each framework, one thread, in one run, and proof of equal work."""

import gc
import json
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np

from benchmarks import mesa_arms, ours, starsim_arm
from benchmarks.arm import Run, Runner
from benchmarks.network import PUPILS, WORKLOADS, Network, Workload, make_network
from evidence.errors import BadInput

SIZES: Final = (20, 100)
"""Schools of 1,000 pupils."""
DAYS: Final = 25
BURN_IN: Final = 10
"""Days before prevalence is compared. All arms begin alike, so that the same days compare whether settled or not."""
WARM_DAYS: Final = 3
LEAST_RUNS: Final = 3
"""Runs that every arm gets, so that the median forgets one busy moment (fewer only when fewer are asked for)."""
ENOUGH: Final = 2.0
"""Seconds after which an arm is not repeated more often than that, at a size and workload."""
FAR: Final = 4.0
"""A difference in prevalence of more standard errors than this says that the work is not equal."""


@dataclass(frozen=True)
class Arm:
    """One way to run the contagion: its name, and what makes it ready for a network."""

    name: str
    prepare: Callable[[Network], Runner]


AS_MODEL: Final = Arm("verzuim, as the model", ours.prepare_as_model)
LEAN: Final = Arm("verzuim, lean", ours.prepare_lean)
STARSIM: Final = Arm("Starsim", starsim_arm.prepare)
STARSIM_NO_CRN: Final = Arm("Starsim, CRN off", partial(starsim_arm.prepare, common_random_numbers=False))
LISTS: Final = Arm("Mesa, lists of friends", mesa_arms.prepare_lists)
NETWORK: Final = Arm("Mesa network, ill try friends", mesa_arms.prepare_network)
LOOKING: Final = Arm("Mesa network, well look at friends", mesa_arms.prepare_network_looking)
ARMS: Final = (AS_MODEL, LEAN, STARSIM, STARSIM_NO_CRN, LISTS, NETWORK, LOOKING)
ASKED: Final = {STARSIM.name: 5.0, STARSIM_NO_CRN.name: 5.0, NETWORK.name: 200.0, LOOKING.name: 200.0}
"""How many times our cost each should at least have."""


def measure(
    repeats: int, sizes: tuple[int, ...] = SIZES, days: int = DAYS, arms: tuple[Arm, ...] = ARMS
) -> dict[str, Any]:
    """Run all arms at all sizes and workloads.

    Args:
        repeats: most timed runs per arm, size and workload; the median counts.
        sizes: schools of 1,000 pupils, two or more.
        days: days per run, more than the burn-in.
        arms: the ways to run it, our two among them.

    Returns:
        "ties_per_pupil", "days", "repeats", "workloads" (each with its "rows"), "asked" (arm: how many times our cost)
        and "skipped" (arm: reason).
    """
    network = make_network(max(sizes))
    skipped: dict[str, str] = {}
    rows: dict[str, list[dict[str, Any]]] = {workload.name: [] for workload in WORKLOADS}
    for size in sizes:
        part = network.first_schools(size)
        ready = _make_ready(arms, part, skipped)
        for workload in WORKLOADS:
            rows[workload.name] += compare(_run_in_turn(ready, workload, days, repeats), part, days)
        gc.unfreeze()
    return {
        "ties_per_pupil": network.ties_per_pupil,
        "days": days,
        "repeats": repeats,
        "workloads": [vars(workload) | {"rows": rows[workload.name]} for workload in WORKLOADS],
        "asked": ASKED,
        "skipped": skipped,
    }


def _make_ready(arms: tuple[Arm, ...], network: Network, skipped: dict[str, str]) -> dict[str, Runner]:
    """The arms that can run, compiled or their caches filled; notes the others with the reason."""
    ready = {}
    for arm in arms:
        try:
            run = arm.prepare(network)
        except BadInput as error:
            skipped[arm.name] = str(error)
            continue
        run(WORKLOADS[0], WARM_DAYS, 0)
        ready[arm.name] = run
    gc.collect()
    gc.freeze()  # so that no arm's rubbish collection looks through another arm's agents
    return ready


def _run_in_turn(ready: dict[str, Runner], workload: Workload, days: int, repeats: int) -> dict[str, list[Run]]:
    """Runs per arm, in turn within each repeat so that a busy moment touches all."""
    runs: dict[str, list[Run]] = {name: [] for name in ready}
    for repeat in range(1, repeats + 1):
        for name, run in ready.items():
            if len(runs[name]) < LEAST_RUNS or sum(earlier.seconds for earlier in runs[name]) < ENOUGH:
                runs[name].append(run(workload, days, repeat))
    return runs


def compare(runs: dict[str, list[Run]], network: Network, days: int) -> list[dict[str, Any]]:
    """One row per arm: its cost, and its prevalence against ours, in standard errors."""
    spread = between_schools(runs[AS_MODEL.name])
    rows = {name: _row(name, own, network, days) for name, own in runs.items()}
    as_model, lean = rows[AS_MODEL.name], rows[LEAN.name]
    for row in rows.values():
        row["times_as_model"] = row["ns_per_person_day"] / as_model["ns_per_person_day"]
        row["times_lean"] = row["ns_per_person_day"] / lean["ns_per_person_day"]
        row["standard_error"] = float(spread / np.sqrt(network.schools * row["runs"]))
        error = np.hypot(row["standard_error"], spread / np.sqrt(network.schools * as_model["runs"]))
        row["errors_from_ours"] = float((row["prevalence"] - as_model["prevalence"]) / error)
        row["equal_work"] = abs(row["errors_from_ours"]) <= FAR
    return list(rows.values())


def prevalence(run: Run, pupils: int) -> float:
    """Mean share of pupils infectious after the burn-in."""
    return float(run.infectious[BURN_IN:].mean() / pupils)


def between_schools(runs: list[Run]) -> float:
    """Standard deviation between schools of their mean share infectious after the burn-in."""
    means = [run.by_school[:, BURN_IN:].mean(axis=1) / PUPILS for run in runs if run.by_school is not None]
    return float(np.concatenate(means).std(ddof=1))


def _row(name: str, runs: list[Run], network: Network, days: int) -> dict[str, Any]:
    per_day = [1e9 * run.seconds / (network.pupils * days) for run in runs]
    return {
        "name": name,
        "pupils": network.pupils,
        "runs": len(runs),
        "ns_per_person_day": statistics.median(per_day),
        "ns_lowest": min(per_day),
        "ns_highest": max(per_day),
        "prevalence": statistics.fmean(prevalence(run, network.pupils) for run in runs),
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), tuple(int(schools) for schools in sys.argv[2:]) or SIZES)))
