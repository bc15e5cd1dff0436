"""Mesa's groups of agents, with a field of all members of a group read at once."""

from collections.abc import Callable, Hashable
from typing import Any

from mesa.agent import AgentSet

try:  # Mesa 3.5 keeps it in its own module
    from mesa.agentset import GroupBy
except ImportError:
    from mesa.agent import GroupBy


class RecordGroupBy(GroupBy):
    """Groups of people of a `SchoolSystem`, as `RecordAgentSet.groupby` gives them."""

    def agg(self, attr_name: str, func: Callable[[list[Any]], Any]) -> dict[Hashable, Any]:
        """A function of an attribute's values in each group, by the group's key."""
        return {key: func(_values(group, attr_name)) for key, group in self.groups.items()}


def _values(group: Any, name: str) -> list[Any]:
    return group.get(name) if isinstance(group, AgentSet) else [getattr(agent, name) for agent in group]
