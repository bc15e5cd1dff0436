"""Who is in a set of agents: person numbers instead of agents, so that a million members are one array."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import Any, Self

import numpy as np
from mesa.agent import Agent, AgentSet

from agents.home import Home, Numbers
from agents.views import RecordView


class Membership(AgentSet):
    """The members of a set: `agents.sets.RecordAgentSet` without what it does with them.

    Args:
        model: the system.
        numbers: person numbers in order; None means everybody of `kinds`, followed live.
        kinds: the kinds of people of a live set; None means everybody, ordinary agents too.
        random: generator to shuffle with, by default the model's.
    """

    def __init__(
        self,
        model: Home,
        numbers: Numbers | None = None,
        kinds: tuple[type[RecordView], ...] | None = None,
        random: Random | None = None,
    ) -> None:
        self.model = model
        self.random = random if random is not None else model.random
        self._kinds = kinds
        self._members = numbers

    @property
    def numbers(self) -> Numbers:
        """Person numbers of the members who are in the system now, in order."""
        if self._members is None:
            return self.model.numbers_of(self._kinds)
        return self._members[self.model.is_here(self._members)]

    def _new(self, numbers: Numbers) -> Self:
        return type(self)(self.model, numbers, random=self.random)

    def _put(self, numbers: Numbers, inplace: bool) -> Self:
        if not inplace:
            return self._new(numbers)
        self._members = numbers
        return self

    def _from_iterable(self, agents: Iterable[Agent]) -> Self:
        """What `&`, `|`, `-` and `^` make their result with."""
        return self._new(self._numbers_of(agents))

    def _update(self, agents: Iterable[Agent]) -> Self:
        return self._put(self._numbers_of(agents), True)

    def _numbers_of(self, agents: Iterable[Agent]) -> Numbers:
        return np.array(list(dict.fromkeys(self._number(agent) for agent in agents)), dtype=np.int64)

    def _number(self, agent: Agent) -> int:
        """Number of an agent who may be a member."""
        if not self._lives_here(agent):
            raise ValueError(f"{agent!r} is no agent of this system (any more), so it cannot be in a set of its people")
        return int(agent.unique_id)

    def _lives_here(self, agent: object) -> bool:
        if not isinstance(agent, Agent) or agent.model is not self.model:
            return False
        return bool(self.model.is_here(np.array([agent.unique_id]))[0]) and self.model.agent(agent.unique_id) == agent

    def _views(self, numbers: Numbers) -> Iterator[Agent]:
        """The agents with these numbers, but for those who are removed while the others are at work."""
        for number in numbers.tolist():
            try:
                agent = self.model.agent(number)
            except KeyError:
                continue
            yield agent

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Agent]:
        return self._views(self.numbers)

    def __reversed__(self) -> Iterator[Agent]:
        return self._views(self.numbers[::-1])

    def __contains__(self, agent: object) -> bool:
        return self._lives_here(agent) and bool(np.any(self.numbers == getattr(agent, "unique_id", None)))

    def __getitem__(self, item: Any) -> Any:
        picked = self.numbers[item]
        return self.model.agent(int(picked)) if np.ndim(picked) == 0 else list(self._views(picked))

    def to_list(self) -> list[Agent]:
        """The members as a list of views."""
        return list(self)

    def copy(self) -> Self:
        """A set with the same members that no longer follows the system's arrivals."""
        return self._new(self.numbers)

    __copy__ = copy

    def add(self, agent: Agent) -> None:
        """Add a person to this set (not to the system: that is done by creating one)."""
        number = self._number(agent)
        if agent not in self:
            self._members = np.append(self.numbers, np.int64(number))

    def discard(self, agent: Agent) -> None:
        """Take a person out of this set when it is there."""
        if agent in self:
            numbers = self.numbers
            self._members = numbers[numbers != agent.unique_id]

    def remove(self, agent: Agent) -> None:
        """Take a person out of this set; KeyError when it is not there."""
        if agent not in self:
            raise KeyError(agent)
        self.discard(agent)

    def __ror__(self, other: Iterable[Agent]) -> Self:
        """Agents of an ordinary set and these: an ordinary set would lose the views."""
        return self._from_iterable([*other, *self])

    def __getstate__(self) -> dict[str, Any]:
        return {"model": self.model, "random": self.random, "kinds": self._kinds, "members": self._members}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.model = state["model"]
        self.random = state["random"]
        self._kinds = state["kinds"]
        self._members = state["members"]
