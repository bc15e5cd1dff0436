"""Sets of agents that hold person numbers instead of agents: Mesa's AgentSet for a million records.

The whole set of a kind follows the system (people who are added or removed come and go); a set made from it keeps its
members and forgets those who are removed. Fields are read and written for all members at once; everything else works
through views, one agent at a time, as in Mesa.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator
from operator import attrgetter
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from mesa.agent import Agent

from agents.groups import RecordGroupBy
from agents.home import Numbers
from agents.membership import Membership
from agents.views import PEOPLE, RecordView


class RecordAgentSet(Membership):
    """An ordered set of the agents of a `SchoolSystem`, by person number."""

    def select(
        self,
        filter_func: Callable[[Any], bool] | None = None,
        at_most: int | float = float("inf"),
        inplace: bool = False,
        agent_type: type[Agent] | None = None,
    ) -> RecordAgentSet:
        """The members that a function accepts, at most so many (a number, or a share of the set), in order."""
        numbers = self.numbers
        most = int(len(numbers) * at_most) if isinstance(at_most, float) and at_most <= 1.0 else at_most
        if agent_type is not None:
            numbers = numbers[self._are(numbers, agent_type)]
        if filter_func is not None:
            numbers = self._accepted(numbers, filter_func, most)
        elif most < len(numbers):
            numbers = numbers[: max(0, math.ceil(most))]
        return self._put(numbers, inplace)

    def _are(self, numbers: Numbers, agent_type: type[Agent]) -> npt.NDArray[np.bool_]:
        """Who is of a type, or of a type derived from it."""
        kinds, _ = self.model.locate(numbers)
        fits = np.zeros(len(numbers), dtype=bool)
        for code, kind in enumerate(PEOPLE):
            fits |= (kinds == code) & issubclass(kind, agent_type)
        for place in np.flatnonzero(kinds == len(PEOPLE)):
            fits[place] = issubclass(self.model.kind_of(int(numbers[place])), agent_type)
        return fits

    def _accepted(self, numbers: Numbers, accepts: Callable[[Any], bool], most: float) -> Numbers:
        found: list[int] = []
        for agent in self._views(numbers):
            if len(found) >= most:
                break
            if accepts(agent):
                found.append(int(agent.unique_id))
        return np.array(found, dtype=np.int64)

    def shuffle(self, inplace: bool = False) -> RecordAgentSet:
        """The members in an order drawn from the model's generator."""
        return self._put(self._shuffled(), inplace)

    def _shuffled(self) -> Numbers:
        numbers = self.numbers
        order = list(range(len(numbers)))
        self.random.shuffle(order)
        return numbers[np.array(order, dtype=np.int64)]

    def sort(self, key: Callable[[Any], Any] | str, ascending: bool = False, inplace: bool = False) -> RecordAgentSet:
        """The members in order of a field or of a function's value; the largest first unless `ascending`."""
        values = self._keys(key)
        order = sorted(range(len(values)), key=values.__getitem__, reverse=not ascending)
        return self._put(self.numbers[np.array(order, dtype=np.int64)], inplace)

    def _keys(self, key: Callable[[Any], Any] | str) -> list[Any]:
        if isinstance(key, str) and "." not in key:
            return self.get(key)
        function = attrgetter(key) if isinstance(key, str) else key
        return [function(agent) for agent in self]

    def do(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> RecordAgentSet:
        """Call a method (by name) or a function on every member."""
        self._call(self.numbers, method, *args, **kwargs)
        return self

    def shuffle_do(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> RecordAgentSet:
        """As `do`, in a random order."""
        self._call(self._shuffled(), method, *args, **kwargs)
        return self

    def map(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Call a method (by name) or a function on every member and list the results."""
        return self._call(self.numbers, method, *args, **kwargs)

    def _call(self, numbers: Numbers, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> list[Any]:
        if isinstance(method, str):
            return [getattr(agent, method)(*args, **kwargs) for agent in self._views(numbers)]
        return [method(agent, *args, **kwargs) for agent in self._views(numbers)]

    def get(
        self,
        attr_names: str | list[str],
        handle_missing: Literal["error", "default"] = "error",
        default_value: Any = None,
    ) -> list[Any]:
        """The values of one attribute of every member, or of several (a list per member)."""
        if handle_missing not in ("error", "default"):
            raise ValueError(f"handle_missing is {handle_missing!r}; it should be 'error' or 'default'")
        may_miss = handle_missing == "default"
        if isinstance(attr_names, str):
            return self._values(attr_names, may_miss, default_value)
        columns = [self._values(name, may_miss, default_value) for name in attr_names]
        return [list(row) for row in zip(*columns, strict=True)] if columns else [[] for _ in range(len(self))]

    def _values(self, name: str, may_miss: bool, default: Any) -> list[Any]:
        numbers = self.numbers
        if name == "unique_id":
            return numbers.tolist()
        found: list[Any] = [None] * len(numbers)
        for kind, places, rows in self._by_kind(numbers):
            if kind is not None and name in kind.fields:
                column = self.model.records_of(kind.kind)[name][rows]
                values = column.tolist() if column.ndim == 1 else list(column)
            else:
                agents = self._views(numbers[places])
                values = [getattr(a, name, default) if may_miss else getattr(a, name) for a in agents]
            for place, value in zip(places.tolist(), values, strict=True):
                found[place] = value
        return found

    def _by_kind(
        self, numbers: Numbers
    ) -> Iterator[tuple[type[RecordView] | None, npt.NDArray[np.intp], npt.NDArray[np.int64]]]:
        """Kinds among the members (None: ordinary agents), each with places in the set and rows of records."""
        kinds, rows = self.model.locate(numbers)
        for code, kind in enumerate([*PEOPLE, None]):
            places = np.flatnonzero(kinds == code)
            if len(places):
                yield kind, places, rows[places]

    def set(self, attr_name: str, value: Any) -> RecordAgentSet:
        """Give every member the same value of a field; nobody gets it when somebody cannot."""
        numbers = self.numbers
        parts = list(self._by_kind(numbers))
        for kind, _, _ in parts:
            if kind is not None:
                kind.check(attr_name, value)
        for kind, places, rows in parts:
            if kind is not None:
                self.model.records_of(kind.kind)[attr_name][rows] = value
            else:
                for agent in self._views(numbers[places]):
                    setattr(agent, attr_name, value)
        return self

    def groupby(self, by: Callable[[Any], Hashable] | str, result_type: str = "agentset") -> RecordGroupBy:
        """Groups by an attribute or by a function's value; each an agent set, or a list."""
        keys = self.get(by) if isinstance(by, str) else [by(agent) for agent in self]
        places: dict[Hashable, list[int]] = {}
        for place, key in enumerate(keys):
            places.setdefault(key, []).append(place)
        numbers = self.numbers
        groups: dict[Any, Any] = {key: self._new(numbers[here]) for key, here in places.items()}
        if result_type != "agentset":
            groups = {key: list(group) for key, group in groups.items()}
        return RecordGroupBy(groups)
