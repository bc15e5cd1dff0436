"""The contagion in ordinary Mesa agents: with lists of friends, and on Mesa's network of cells.

Both keep to the form of Mesa's own virus-on-a-network example, in which the infectious try each
neighbour; only that all meet before anybody changes, since the day is the same for all. A third
form lets each susceptible pupil look at all friends, as the sentence "infected with a probability
by the number of infectious friends" reads.
"""

from time import perf_counter
from typing import Any

import mesa
import networkx as nx
import numpy as np
from mesa.discrete_space import FixedAgent
from mesa.discrete_space import Network as CellNetwork

from benchmarks.arm import Run
from benchmarks.network import BETA, GAMMA, Network, initially_infectious


class Contagion(mesa.Model):
    """The model: agents of one kind, and the number infectious today."""

    def __init__(self, *, rng: int = 1) -> None:
        """Without agents yet."""
        super().__init__(rng=rng)
        self.infectious = 0

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
            for friend in self.others():
                if not friend.infectious and self.random.random() < BETA:
                    friend.caught = True

    def change(self) -> None:
        """Fall ill or recover."""
        if self.infectious:
            self.model.infectious += 1
            if self.random.random() < GAMMA:
                self.infectious = False
        elif self.caught:
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
            self.caught = ill > 0 and self.random.random() < 1.0 - (1.0 - BETA) ** ill


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


def _run(model: Contagion, pupils: list[Any], network: Network, days: int, seed: int) -> Run:
    for pupil, ill in zip(pupils, initially_infectious(network, seed), strict=True):
        pupil.infectious = bool(ill)
    model.step()  # fills the caches of the cells' neighbourhoods
    infectious = np.zeros(days, np.int64)
    start = perf_counter()
    for day in range(days):
        model.step()
        infectious[day] = model.infectious
    return Run(perf_counter() - start, infectious)


def run_lists(network: Network, days: int, seed: int) -> Run:
    """Agents with lists of friends."""
    model = Contagion(rng=seed)
    return _run(model, _listing(model, network), network, days, seed)


def run_network(network: Network, days: int, seed: int) -> Run:
    """Agents on Mesa's network; the infectious try their neighbours."""
    model = Contagion(rng=seed)
    return _run(model, _celled(model, network, Celled), network, days, seed)


def run_network_looking(network: Network, days: int, seed: int) -> Run:
    """Agents on Mesa's network; the susceptible look at their neighbours."""
    model = Contagion(rng=seed)
    return _run(model, _celled(model, network, Looking), network, days, seed)
