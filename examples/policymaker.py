"""For policymakers: does a what-if help, and is the difference more than luck?

`python examples/policymaker.py` lays smaller classes beside the present situation. Others, larger or surer:
`python examples/policymaker.py better-registration --students 20000 --seeds 10`; a plan of your own is a file,
`python examples/policymaker.py my-plan.toml`.

Two runs with the same seed share their people, friends, events and luck, so what differs between them is the plan.
A second seed is another town with other luck: where the difference changes its sign from seed to seed, this cannot
tell whether there is an effect.
"""

import argparse
import sys

import verzuim
from agents.reasons import LABEL_OF_REASON, REASON_NAMES

OTHERS = {"reported_per_1000": "pupils reported (16 hours), per 1,000", "vsv_percent": "new early school leavers, %"}


def numbers(scenario: str, students: int, seed: int) -> dict[str, float]:
    """What one run says: absence in % of lesson hours, reports and early leavers."""
    summary = verzuim.run(scenario, students=students, seed=seed).summary
    absence = summary["absence"]
    true = {f"true: {REASON_NAMES[reason]['en']}": absence[reason]["true"] for reason in absence}
    written = {f"registered as {label}": absence[reason]["registered"] for reason, label in LABEL_OF_REASON.items()}
    return true | written | {words: summary[name] for name, words in OTHERS.items()}


def differences(scenario: str, students: int, seed: int) -> dict[str, float]:
    """What the plan adds to (or takes off) each number, with one seed."""
    plan, present = (numbers(name, students, seed) for name in (scenario, "baseline"))
    return {name: plan[name] - present[name] for name in present}


def main() -> None:
    """Compare a scenario with the baseline for some seeds."""
    parser = argparse.ArgumentParser(description="A what-if beside the present situation, for some seeds.")
    parser.add_argument("scenario", nargs="?", default="smaller-classes", help="a name in the library, or a file")
    parser.add_argument("--students", type=int, default=5000)
    parser.add_argument("--seeds", type=int, default=5)
    options = parser.parse_args()
    runs = [differences(options.scenario, options.students, seed) for seed in range(1, options.seeds + 1)]
    print(f"{options.scenario} less baseline; {options.students:,} pupils, {options.seeds} seeds")
    print("absence in percentage points of lesson hours")
    print(f"\n{'':44}{'mean':>9}{'lowest':>9}{'highest':>9}")
    for name in runs[0]:
        values = [run[name] for run in runs]
        print(f"{name:44}{sum(values) / len(values):9.3f}{min(values):9.3f}{max(values):9.3f}")
    print("\nSimulation: no forecast, and never about a real pupil. This shows the spread over seeds,")
    print("not what the model does not know: most of its parameters are first guesses.")


if __name__ == "__main__":
    try:
        main()
    except verzuim.BadInput as error:
        print(error, file=sys.stderr)
        sys.exit(2)
