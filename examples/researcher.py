"""For researchers: the system as a Mesa model, its networks in NetworkX, and a mechanism switched off.

Run `python examples/researcher.py`; with `--students 20000 --weeks 40` it is a town and a whole school year.
"""

import argparse
from dataclasses import replace

import mesa
import networkx as nx
import numpy as np

from agents import Student
from agents.reasons import REASONS
from model import SchoolSystem
from scenarios import load

TRUANCY = REASONS.index("truancy")


def look_at_agents(system: SchoolSystem) -> None:
    """Mesa's own calls, on pupils that are rows of one array."""
    pupils = system.agents_by_type[Student]
    older = pupils.select(lambda pupil: pupil.age >= 16)
    print(f"{len(pupils):,} pupils, {len(older):,} of them 16 or older")
    print("mean stress at 16 and over:", round(older.agg("stress", np.mean), 2))
    for level, group in sorted(pupils.groupby("level_name"), key=lambda item: item[0]):
        print(f"  {level:10} {len(group):6,} pupils, mean bonding {np.mean(group.get('bonding')):+.2f}")
    days = system.datacollector.get_model_vars_dataframe()
    print("truancy per day, % of lesson hours, the last days:", days["true_truancy"].tail(3).round(2).tolist())


def look_at_friends(system: SchoolSystem) -> None:
    """One school's friendships, as surveys measure them."""
    school = min(system.schools, key=lambda school: abs(school.pupils - 400))
    graph = system.friendships(school.unique_id)
    print(f"\nschool {school.unique_id} ({school.type_name}), {len(graph)} pupils:")
    print("friends named by a pupil:", round(graph.number_of_edges() / len(graph), 1))
    print("reciprocity:", round(nx.reciprocity(graph), 2))
    print("likeness of friends in truancy habit:", round(nx.numeric_assortativity_coefficient(graph, "habit"), 2))


def without_peer_influence(students: int, weeks: int) -> None:
    """The same people and luck with one mechanism off: what friends add to truancy."""
    off = replace(load("baseline"), name="no-peers", mechanisms={"peer_influence": 0.0})
    hours = {}
    for name, scenario in (("with", load("baseline")), ("without", off)):
        system = SchoolSystem(students=students, rng=1, scenario=scenario).run(weeks=weeks)
        hours[name] = int(system.students.true_hours[:, TRUANCY].sum())
    print(f"\nlessons skipped in {weeks} weeks: {hours['with']:,}; without peer influence {hours['without']:,}")


def sweep(students: int) -> None:
    """Mesa's batch_run over seeds and scenarios; one process here, more with number_processes."""
    rows = mesa.batch_run(
        SchoolSystem,
        parameters={"students": students, "scenario": ["baseline", "better-registration"], "rng": [1, 2]},
        max_steps=10,
        display_progress=False,
    )
    print("\nscenario, seed, truancy on the tenth day:")
    for row in rows:
        print(f"  {row['scenario']:20} {row['rng']} {row['true_truancy']:.2f} %")


def main() -> None:
    """Build a system, look at it, change it."""
    parser = argparse.ArgumentParser(description="The system as a Mesa model.")
    parser.add_argument("--students", type=int, default=2000)
    parser.add_argument("--weeks", type=int, default=8)
    options = parser.parse_args()
    system = SchoolSystem(students=options.students, rng=1).run(weeks=options.weeks)
    look_at_agents(system)
    look_at_friends(system)
    without_peer_influence(options.students, options.weeks)
    sweep(min(options.students, 1000))


if __name__ == "__main__":
    main()
