"""The contagion in ordinary Mesa agents: with lists of friends, and on Mesa's network of cells.

Both keep to the form of Mesa's own virus-on-a-network example, in which the infectious try each neighbour; only that
all meet before anybody changes, since the day is the same for all. A third form lets each susceptible pupil look at all
friends, as the sentence "infected with a probability by the number of infectious friends" reads, and as one writes a
share of friends. Mesa's quickest way of activation (`do`, no shuffling, no data collector).
"""

from time import perf_counter
from typing import Any

import mesa
import networkx as nx
import numpy as np
from mesa.discrete_space import FixedAgent
from mesa.discrete_space import Network as CellNetwork

from benchmarks.arm import Run, Runner
from benchmarks.network import LIKE_TRUANCY, Network, Workload, initially_infectious


class Contagion(mesa.Model):
    """The model: agents of one kind, the chances, and the number infectious today."""

    def __init__(self, *, rng: int = 1) -> None:
        """Without agents yet."""
        super().__init__(rng=rng)
        self.infectious = 0
        self.use(LIKE_TRUANCY)

    def use(self, workload: Workload) -> None:
        """Take over the chances."""
        self.beta, self.epsilon, self.gamma = workload.beta, workload.epsilon, workload.gamma

    def step(self) -> None:
        """One day: all meet, then all change."""
        self.infectious = 0
        self.agents.do("meet")
        self.agents.do("change")


class _Pupil:
    """What the kinds of pupils share."""

    model: Contagion
    random: Any
    infectious = False
    caught = False

    def others(self) -> Any:
        """The friends."""
        raise NotImplementedError

    def meet(self) -> None:
        """The infectious try each friend."""
        if self.infectious:
            beta = self.model.beta
            for friend in self.others():
                if not friend.infectious and self.random.random() < beta:
                    friend.caught = True

    def change(self) -> None:
        """Fall ill or recover."""
        if self.infectious:
            self.model.infectious += 1
            if self.random.random() < self.model.gamma:
                self.infectious = False
        elif self.caught or self.random.random() < self.model.epsilon:
            self.infectious = True
        self.caught = False


class Listing(_Pupil, mesa.Agent):
    """A pupil with a list of friends."""

    def __init__(self, model: Contagion) -> None:
        """Without friends yet."""
        super().__init__(model)
        self.friends: list[Listing] = []

    def others(self) -> list["Listing"]:
        """The friends."""
        return self.friends


class Celled(_Pupil, FixedAgent):
    """A pupil on a cell of Mesa's network."""

    def __init__(self, model: Contagion, cell: Any) -> None:
        """On a cell."""
        super().__init__(model)
        self.cell = cell

    def others(self) -> Any:
        """The friends: those on neighbouring cells."""
        return self.cell.neighborhood.agents


class Looking(Celled):
    """A pupil on a cell who, while susceptible, looks at all friends."""

    def meet(self) -> None:
        """The susceptible count the infectious among their friends."""
        if not self.infectious:
            ill = sum(friend.infectious for friend in self.others())
            self.caught = ill > 0 and self.random.random() < 1.0 - (1.0 - self.model.beta) ** ill


def _listing(model: Contagion, network: Network) -> list[Any]:
    pupils = [Listing(model) for _ in range(network.pupils)]
    for number, pupil in enumerate(pupils):
        ties = network.friends[network.first[number] : network.first[number + 1]]
        pupil.friends = [pupils[friend] for friend in ties]
    return pupils


def _celled(model: Contagion, network: Network, kind: type[Celled]) -> list[Any]:
    graph = nx.Graph()
    graph.add_nodes_from(range(network.pupils))
    graph.add_edges_from(zip(*(side.tolist() for side in network.pairs()), strict=True))
    cells = CellNetwork(graph, capacity=1, random=model.random)
    return [kind(model, cell) for cell in cells.all_cells]


def _runner(model: Contagion, pupils: list[Any], network: Network) -> Runner:
    model.step()  # fills the caches of the cells' neighbourhoods

    def run(workload: Workload, days: int, seed: int) -> Run:
        model.use(workload)
        model.random.seed(seed)
        for pupil, ill in zip(pupils, initially_infectious(network, workload, seed), strict=True):
            pupil.infectious, pupil.caught = bool(ill), False
        infectious = np.zeros(days, np.int64)
        start = perf_counter()
        for day in range(days):
            model.step()
            infectious[day] = model.infectious
        return Run(perf_counter() - start, infectious)

    return run


def prepare_lists(network: Network) -> Runner:
    """Agents with lists of friends."""
    model = Contagion()
    return _runner(model, _listing(model, network), network)


def prepare_network(network: Network) -> Runner:
    """Agents on Mesa's network; the infectious try their neighbours."""
    model = Contagion()
    return _runner(model, _celled(model, network, Celled), network)


def prepare_network_looking(network: Network) -> Runner:
    """Agents on Mesa's network; the susceptible look at their neighbours."""
    model = Contagion()
    return _runner(model, _celled(model, network, Looking), network)
