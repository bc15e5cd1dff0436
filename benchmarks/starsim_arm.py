"""The contagion in Starsim 3: its SIS disease on the same ties.

Starsim is in the extra `dev`. Its immunity is switched off, and what it counts of people on the
side too, so that it does no more than the others; common random numbers stay on, as ours are. Its
classes exist only once it is imported, so they are made inside functions.
"""

import math
import warnings
from time import perf_counter
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks.arm import Run
from benchmarks.network import BETA, GAMMA, Network, initially_infectious
from evidence.errors import BadInput


def load() -> ModuleType:
    """Import Starsim.

    Raises:
        BadInput: Starsim is not installed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # those of its own dependencies
            import starsim
    except ModuleNotFoundError as error:
        raise BadInput(
            problem="the comparison needs Starsim, which is not installed",
            hint="run `make bench`, which installs the extra 'dev'",
        ) from error
    module: ModuleType = starsim
    return module


def _make_sim(ss: ModuleType, network: Network, days: int, seed: int) -> Any:
    one, other = network.pairs()
    ill = initially_infectious(network, seed)

    class Friends(ss.Network):  # type: ignore[name-defined]
        """The given ties, for good."""

        def init_post(self) -> None:
            super().init_post()
            self.append(p1=ss.uids(one), p2=ss.uids(other), beta=np.ones(len(one), ss.dtypes.float))

        def step(self) -> None:
            """Ties stay."""

    class Memoryless(ss.SIS):  # type: ignore[name-defined]
        """SIS that recovers with the same chance each day.

        A continuous exponential time, up to the next whole day, is geometric. Starsim recovers
        people before they meet on a day, so a day more gives everyone the infectious days that the
        other arms give.
        """

        def init_post(self) -> None:
            super().init_post()
            first = ss.uids(np.flatnonzero(ill))
            self.set_prognoses(first, sources=-1)
            self.ti_recovered[first] -= 1  # they can pass it on from the first day

        def set_prognoses(self, uids: Any, sources: Any = None) -> None:
            super().set_prognoses(uids, sources)
            self.ti_recovered[uids] += 1

    disease = Memoryless(
        beta=ss.probperday(BETA),
        init_prev=None,
        dur_inf=ss.expon(scale=ss.days(-1.0 / math.log(1.0 - GAMMA))),
        waning=ss.perday(0.0),
        imm_boost=0.0,
    )
    return ss.Sim(
        n_agents=network.pupils,
        start=ss.days(0),
        dur=ss.days(days - 1),  # it also counts the first
        dt=ss.days(1),
        rand_seed=seed,
        diseases=disease,
        networks=Friends(),
        people_results=False,
        verbose=0,
    )


def run(network: Network, days: int, seed: int) -> Run:
    """Run the contagion for a number of days; set-up is not timed.

    Raises:
        BadInput: Starsim is not installed.
    """
    ss = load()
    sim = _make_sim(ss, network, days, seed)
    sim.init()
    start = perf_counter()
    sim.run()
    seconds = perf_counter() - start
    results = sim.diseases[0].results
    # Counted at the day's end; who was infected on that day could not pass it on yet.
    passing = np.asarray(results["n_infected"]) - np.asarray(results["new_infections"])
    return Run(seconds, passing.astype(np.int64))
