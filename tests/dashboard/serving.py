"""A program of its own with a bench at work, to be killed: it prints "busy" when all its processes are."""

import time
from functools import partial

from tests.dashboard.fakes import question
from viz.dashboard.engine import Bench
from viz.dashboard.engine.staff import Processes


def main() -> None:
    """Works until it is killed."""
    with Bench(hire=partial(Processes, count=(1, 1))) as bench:
        session = bench.session()
        session.ask(question(students=100_000, years=10))
        while session.standing.answer is None:
            time.sleep(0.05)
        print("busy", flush=True)
        time.sleep(600)


if __name__ == "__main__":
    main()
