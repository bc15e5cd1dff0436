"""Sets of agents that hold person numbers instead of agents: Mesa's AgentSet for a million records.

The whole set of a kind follows the system (people who are added or removed come and go); a set made from it keeps its
members and forgets those who are removed. Fields are read and written for all members at once; everything else works
through views, one agent at a time, as in Mesa.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from random import Random
from typing import Any, Literal, cast

import numpy as np
import numpy.typing as npt
from mesa.agent import Agent, AgentSet

try:  # Mesa 3.5 keeps it in its own module
    from mesa.agentset import GroupBy
except ImportError:
    from mesa.agent import GroupBy

from agents.home import Home, Numbers
from agents.views import PEOPLE, RecordView


class RecordAgentSet(AgentSet):
    """An ordered set of people of a `SchoolSystem`, by person number.

    Args:
        model: the system.
        numbers: person numbers in order; None means everybody of `kinds`, followed live.
        kinds: the kinds of people of a live set.
    """

    def __init__(
        self,
        model: Home,
        numbers: Numbers | None = None,
        kinds: tuple[type[RecordView], ...] = PEOPLE,
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
            return np.concatenate([self.model.records_of(kind.kind).id for kind in self._kinds])
        return self._members[self.model.is_here(self._members)]

    def _new(self, numbers: Numbers) -> RecordAgentSet:
        return RecordAgentSet(self.model, numbers, random=self.random)

    def _update(self, agents: Iterable[Agent]) -> RecordAgentSet:
        self._members = np.array([agent.unique_id for agent in agents], dtype=np.int64)
        return self

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Agent]:
        return iter([self.model.agent(number) for number in self.numbers])

    def __contains__(self, agent: object) -> bool:
        if not isinstance(agent, RecordView) or agent.model is not self.model:
            return False
        return bool(np.isin(agent.unique_id, self.numbers)) and self.model.agent(agent.unique_id) == agent

    def __getitem__(self, item: Any) -> Any:
        picked = self.numbers[item]
        if np.ndim(picked) == 0:
            return self.model.agent(int(picked))
        return [self.model.agent(int(number)) for number in picked]

    def __reversed__(self) -> Iterator[Agent]:
        return iter([self.model.agent(number) for number in self.numbers[::-1]])

    def to_list(self) -> list[Agent]:
        """The members as a list of views."""
        return list(self)

    def copy(self) -> RecordAgentSet:
        """A set with the same members that no longer follows the system's arrivals."""
        return self._new(self.numbers)

    __copy__ = copy

    def select(
        self,
        filter_func: Callable[[Any], bool] | None = None,
        at_most: int | float = float("inf"),
        inplace: bool = False,
        agent_type: type[Agent] | None = None,
    ) -> RecordAgentSet:
        """The members that a function accepts, at most so many (a number, or a share of the set), in order."""
        numbers = self.numbers
        if agent_type is not None:
            numbers = numbers[[issubclass(self.model.kind_of(int(n)), agent_type) for n in numbers]]
        most = int(len(self) * at_most) if isinstance(at_most, float) and at_most <= 1.0 else at_most
        if filter_func is not None:
            numbers = np.fromiter(_accepted(self.model, numbers, filter_func, most), dtype=np.int64)
        elif most < len(numbers):
            numbers = numbers[: int(most)]
        return self._put(numbers, inplace)

    def _put(self, numbers: Numbers, inplace: bool) -> RecordAgentSet:
        if not inplace:
            return self._new(numbers)
        self._members = numbers
        return self

    def shuffle(self, inplace: bool = False) -> RecordAgentSet:
        """The members in an order drawn from the model's generator."""
        order = list(range(len(self)))
        self.random.shuffle(order)
        return self._put(self.numbers[order], inplace)

    def sort(self, key: Callable[[Any], Any] | str, ascending: bool = False, inplace: bool = False) -> RecordAgentSet:
        """The members in order of a field or of a function's value; the largest first unless `ascending`."""
        values = self.get(key) if isinstance(key, str) else [key(agent) for agent in self]
        order = sorted(range(len(values)), key=values.__getitem__, reverse=not ascending)
        return self._put(self.numbers[np.array(order, dtype=np.int64)], inplace)

    def do(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> RecordAgentSet:
        """Call a method (by name) or a function on every member."""
        self.map(method, *args, **kwargs)
        return self

    def shuffle_do(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> RecordAgentSet:
        """As `do`, in a random order."""
        self.shuffle().map(method, *args, **kwargs)
        return self

    def map(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Call a method (by name) or a function on every member and list the results."""
        if isinstance(method, str):
            return [getattr(agent, method)(*args, **kwargs) for agent in self]
        return [method(agent, *args, **kwargs) for agent in self]

    def get(
        self,
        attr_names: str | list[str],
        handle_missing: Literal["error", "default"] = "error",
        default_value: Any = None,
    ) -> list[Any]:
        """The values of one attribute of every member, or of several (a list per member)."""
        if handle_missing not in ("error", "default"):
            raise ValueError(f"handle_missing is {handle_missing!r}; it should be 'error' or 'default'")
        if isinstance(attr_names, str):
            return self._values(attr_names, handle_missing == "default", default_value)
        columns = [self._values(name, handle_missing == "default", default_value) for name in attr_names]
        return [list(row) for row in zip(*columns, strict=True)] if columns else [[] for _ in range(len(self))]

    def _values(self, name: str, may_miss: bool, default: Any) -> list[Any]:
        found: list[Any] = [None] * len(self)
        for kind, places, rows in self._by_kind():
            if name in kind.fields and name != "id":
                values = self.model.records_of(kind.kind)[name][rows].tolist()
            else:
                agents = (self.model.agent(int(n)) for n in self.numbers[places])
                values = [getattr(a, name, default) if may_miss else getattr(a, name) for a in agents]
            for place, value in zip(places, values, strict=True):
                found[place] = value
        return found

    def _by_kind(self) -> Iterator[tuple[type[RecordView], npt.NDArray[np.intp], npt.NDArray[np.int64]]]:
        """For every kind among the members: the kind, places in this set, rows of the records."""
        numbers = self.numbers
        kinds, rows = self.model.locate(numbers)
        for code, kind in enumerate(PEOPLE):
            places = np.flatnonzero(kinds == code)
            if len(places):
                yield kind, places, rows[places]

    def set(self, attr_name: str, value: Any) -> RecordAgentSet:
        """Give every member the same value of a field."""
        for kind, places, rows in self._by_kind():
            described = getattr(kind, attr_name, None)
            if attr_name in kind.fields and isinstance(described, property) and described.fset is not None:
                self.model.records_of(kind.kind)[attr_name][rows] = value
            else:
                setattr(self.model.agent(int(self.numbers[places[0]])), attr_name, value)
        return self

    def groupby(self, by: Callable[[Any], Hashable] | str, result_type: str = "agentset") -> GroupBy:
        """Groups by an attribute or by a function's value; each an agent set, or a list."""
        keys = self.get(by) if isinstance(by, str) else [by(agent) for agent in self]
        places: dict[Hashable, list[int]] = {}
        for place, key in enumerate(keys):
            places.setdefault(key, []).append(place)
        numbers = self.numbers
        groups: dict[Any, Any] = {key: self._new(numbers[here]) for key, here in places.items()}
        if result_type != "agentset":
            groups = {key: list(group) for key, group in groups.items()}
        return GroupBy(groups)

    def add(self, agent: Agent) -> None:
        """Add a person to this set (not to the system: that is done by creating one)."""
        if agent not in self:
            self._members = np.append(self.numbers, np.int64(cast(int, agent.unique_id)))

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

    def __getstate__(self) -> dict[str, Any]:
        return {"model": self.model, "random": self.random, "kinds": self._kinds, "members": self._members}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.model = state["model"]
        self.random = state["random"]
        self._kinds = state["kinds"]
        self._members = state["members"]


def _accepted(model: Home, numbers: Numbers, accepts: Callable[[Any], bool], most: float) -> Iterator[int]:
    count = 0
    for number in numbers:
        if count >= most:
            return
        if accepts(model.agent(int(number))):
            count += 1
            yield int(number)
