"""The same contagion in each framework, one thread, in one run, and proof of equal work."""

import json
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from benchmarks import mesa_arms, ours, starsim_arm
from benchmarks.arm import Run
from benchmarks.network import BETA, GAMMA, Network, make_network

WARM_DAYS: Final = 3
BURN_IN: Final = 60
"""Days before prevalence is compared; from its start the contagion has settled by then."""
FAR: Final = 4.0
"""A difference in prevalence of more standard errors than this says that the work is not equal."""


@dataclass(frozen=True)
class Arm:
    """One framework at one size: name, function, schools of 1,000 pupils, and days per run."""

    name: str
    run: Callable[[Network, int, int], Run]
    schools: int
    days: int


OURS: Final = "verzuim: records, pushed per school"
ARMS: Final = (
    Arm(OURS, ours.run, 100, 120),
    Arm("Starsim 3, SIS, 100,000", starsim_arm.run, 100, 120),
    Arm("Starsim 3, SIS, 20,000", starsim_arm.run, 20, 120),
    Arm("Mesa, lists of friends", mesa_arms.run_lists, 5, 120),
    Arm("Mesa network, infectious try neighbours", mesa_arms.run_network, 5, 120),
    Arm("Mesa network, susceptible look at neighbours", mesa_arms.run_network_looking, 5, 120),
)


def prevalence(run: Run, pupils: int) -> float:
    """Mean share of pupils infectious after the burn-in."""
    return float(run.infectious[BURN_IN:].mean() / pupils)


def between_schools(runs: list[Run], pupils: int) -> float:
    """Standard deviation between schools of their mean share infectious after the burn-in."""
    means = [
        run.by_school[:, BURN_IN:].mean(axis=1) / pupils
        for run in runs
        if run.by_school is not None
    ]
    return float(np.concatenate(means).std(ddof=1))


def measure(repeats: int) -> dict[str, Any]:
    """Run all arms, in turn within each repeat so that a busy moment touches all.

    Args:
        repeats: timed runs per arm; the median counts.

    Returns:
        The workload and one row per arm.
    """
    network = make_network(max(arm.schools for arm in ARMS))
    parts = {arm.name: network.first_schools(arm.schools) for arm in ARMS}
    for arm in ARMS:
        arm.run(parts[arm.name], WARM_DAYS, 0)  # compiles, or reads the cache
    runs: dict[str, list[Run]] = {arm.name: [] for arm in ARMS}
    for repeat in range(1, repeats + 1):
        for arm in ARMS:
            runs[arm.name].append(arm.run(parts[arm.name], arm.days, repeat))
    spread = between_schools(runs[OURS], network.pupils // network.schools)
    rows = [_row(arm, runs[arm.name], parts[arm.name]) for arm in ARMS]
    for row in rows:
        row["times_ours"] = row["ns_per_person_day"] / rows[0]["ns_per_person_day"]
        row["standard_error"] = spread / np.sqrt(row["schools"] * repeats)
        error = np.hypot(row["standard_error"], spread / np.sqrt(rows[0]["schools"] * repeats))
        row["errors_from_ours"] = (
            0.0 if row is rows[0] else (row["prevalence"] - rows[0]["prevalence"]) / error
        )
        row["equal_work"] = bool(abs(row["errors_from_ours"]) <= FAR)
    workload = {
        "ties_per_pupil": network.ties_per_pupil,
        "beta": BETA,
        "gamma": GAMMA,
        "repeats": repeats,
    }
    return {"workload": workload, "arms": rows}


def _row(arm: Arm, runs: list[Run], network: Network) -> dict[str, Any]:
    per_day = [1e9 * run.seconds / (network.pupils * arm.days) for run in runs]
    return {
        "name": arm.name,
        "schools": arm.schools,
        "pupils": network.pupils,
        "days": arm.days,
        "ns_per_person_day": statistics.median(per_day),
        "ns_lowest": min(per_day),
        "ns_highest": max(per_day),
        "prevalence": statistics.fmean(prevalence(run, network.pupils) for run in runs),
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
