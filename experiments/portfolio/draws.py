"""What is not known, drawn once for all packages: parameters of the model, what measures move, and what they cost.

Fitted parameters are drawn together from the shipped posterior where there is one, the others one by one.

Draw k is the same for every package, also for one that is thought of later: each number has luck of its own, by name.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from evidence import load_parameters
from evidence.posterior import Posterior
from experiments.priors import around, triangular
from scenarios import Intervention, Planned, Scenario

_BITS: Final = 52
"""Of a draw on (0, 1): as many as a double holds below 1."""


@dataclass(frozen=True)
class Draw:
    """One way in which things could be.

    Attributes:
        seed: of the search.
        number: of the draw, 0 the first.
        posterior: of which it takes a draw for the fitted parameters; None draws these around their values too.
    """

    seed: int
    number: int
    posterior: Posterior | None = None

    def luck(self, name: str) -> float:
        """Uniform on (0, 1), for what this name stands for."""
        digest = hashlib.blake2b(f"{self.seed} {self.number} {name}".encode(), digest_size=8).digest()
        return ((int.from_bytes(digest, "big") >> (64 - _BITS)) + 0.5) / 2**_BITS

    def parameters(self, base: Scenario) -> tuple[tuple[str, float], ...]:
        """(name, value) of every parameter with a prior that the base does not set itself.

        A fitted parameter has its value in a draw of the posterior, the others lie around their own.
        """
        drawn = self._fitted(base)
        found = [
            (name, around(parameter, self.luck(name)))
            for name, parameter in load_parameters().items()
            if name not in base.values and name not in drawn
        ]
        return (*drawn.items(), *((name, value) for name, value in found if value is not None))

    def _fitted(self, base: Scenario) -> dict[str, float]:
        if self.posterior is None:
            return {}
        order = self.posterior.order(self.seed)
        return dict(self.posterior.values(order[self.number % len(order)], but=base.values))

    def plans(self, plans: Sequence[Planned]) -> tuple[Planned, ...]:
        """Interventions with amounts, fidelity and costs drawn from their ranges, likeliest at the file's value."""
        return tuple(replace(plan, intervention=self._intervention(plan.name, plan.intervention)) for plan in plans)

    def _intervention(self, name: str, given: Intervention) -> Intervention:
        moves = tuple(self._changed(f"{name} move {k}", move, move.operation) for k, move in enumerate(given.move))
        costs = tuple(self._changed(f"{name} cost {k}", cost, "euro") for k, cost in enumerate(given.cost))
        low, high = given.fidelity_range or (given.fidelity, given.fidelity)
        fidelity = triangular(low, given.fidelity, high, self.luck(f"{name} fidelity"))
        return given.model_copy(update={"move": moves, "cost": costs, "fidelity": fidelity})

    def _changed(self, name: str, entry: Any, key: str) -> Any:
        """A move or a cost with its number drawn from its range."""
        low, high = entry.range
        return entry.model_copy(update={key: triangular(low, getattr(entry, key), high, self.luck(name))})
