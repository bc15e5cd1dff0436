"""The contagion in Starsim 3: its SIS disease on the same ties.

Starsim is in the extra `dev`. Left out, so that it does no more than the others: immunity and its waning, births,
deaths and ageing (so no demographics), results of people, the infection log, any change of the ties. Common random
numbers are its default and a property of our draws too; a second arm runs without them, which Starsim calls faster.
Its classes exist only once it is imported, so they are made inside functions.
"""

import math
import warnings
from time import perf_counter
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks.arm import Run, Runner
from benchmarks.network import Network, Workload, initially_infectious
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


def _make_sim(ss: ModuleType, network: Network, workload: Workload, days: int, seed: int) -> Any:
    one, other = network.pairs()
    ill = initially_infectious(network, workload, seed)

    class Friends(ss.Network):  # type: ignore[name-defined]
        """The given ties, for good."""

        def init_post(self) -> None:
            super().init_post()
            self.append(p1=ss.uids(one), p2=ss.uids(other), beta=np.ones(len(one), ss.dtypes.float))

        def step(self) -> None:
            """Ties stay."""

    class Memoryless(ss.SIS):  # type: ignore[name-defined]
        """SIS that recovers with the same chance each day, and that people also start by themselves.

        A continuous exponential time, up to the next whole day, is geometric. Starsim recovers
        people before they meet on a day, so a day more gives everyone the infectious days that the
        other arms give.
        """

        def __init__(self, **pars: Any) -> None:
            super().__init__(**pars)
            self.by_itself = ss.bernoulli(p=workload.epsilon)

        def step(self) -> None:
            super().step()
            self.set_prognoses(self.by_itself.filter(self.susceptible.uids), sources=-1)

        def init_post(self) -> None:
            super().init_post()
            first = ss.uids(np.flatnonzero(ill))
            self.set_prognoses(first, sources=-1)
            self.ti_recovered[first] -= 1  # they can pass it on from the first day

        def set_prognoses(self, uids: Any, sources: Any = None) -> None:
            super().set_prognoses(uids, sources)
            self.ti_recovered[uids] += 1

    disease = Memoryless(
        beta=ss.probperday(workload.beta),
        init_prev=0.0,  # None would leave its own one percent, besides those given above
        dur_inf=ss.expon(scale=ss.days(-1.0 / math.log(1.0 - workload.gamma))),
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


def prepare(network: Network, common_random_numbers: bool = True) -> Runner:
    """Runs of Starsim on this network; set-up is not timed.

    Raises:
        BadInput: Starsim is not installed.
    """
    ss = load()

    def run(workload: Workload, days: int, seed: int) -> Run:
        ss.options.crn = common_random_numbers
        sim = _make_sim(ss, network, workload, days, seed)
        sim.init()
        start = perf_counter()
        sim.run()
        seconds = perf_counter() - start
        results = sim.diseases[0].results
        # Counted at the day's end; who was infected on that day could not pass it on yet.
        passing = np.asarray(results["n_infected"]) - np.asarray(results["new_infections"])
        return Run(seconds, passing.astype(np.int64))

    return run
