"""The Mesa face of the system: sets of agents, lookups by person number, people who come and go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import mesa
import numpy as np
import numpy.typing as npt
from mesa.agent import Agent, AgentSet

from agents.records import Records
from agents.sets import RecordAgentSet
from agents.views import PEOPLE, RecordView, Region, School, SchoolClass, Student
from model.world import World

_TABLE = {"student": "students", "parent": "parents", "teacher": "teachers", "class": "classes", "school": "schools",
          "region": "regions"}  # fmt: skip


class MesaFace(mesa.Model):
    """What Mesa expects of a model, over records instead of objects.

    Ordinary Mesa agents may be added beside the people; they have a person number like everybody and are stepped by
    their maker.
    """

    world: World

    def __init__(self, *, rng: int) -> None:
        super().__init__(rng=rng)
        self._found: tuple[npt.NDArray[np.int64], npt.NDArray[np.int8], npt.NDArray[np.int32]] | None = None
        self._ordinary: dict[int, Agent] = {}

    @property
    def students(self) -> Records:
        """Records of the pupils, in order of school and class."""
        return self.world.students

    @property
    def parents(self) -> Records:
        """Records of the households."""
        return self.world.parents

    @property
    def teachers(self) -> Records:
        """Records of the teachers, in order of school."""
        return self.world.teachers

    @property
    def classes(self) -> Records:
        """Records of the classes, in order of school."""
        return self.world.classes

    @property
    def schools(self) -> list[School]:
        """The schools, as views."""
        return [School.view(self, number) for number in self.world.schools.id]

    @property
    def school_classes(self) -> list[SchoolClass]:
        """The classes, as views."""
        return [SchoolClass.view(self, number) for number in self.world.classes.id]

    @property
    def regions(self) -> list[Region]:
        """The regions, as views."""
        return [Region.view(self, number) for number in self.world.regions.id]

    def records_of(self, kind: str) -> Records:
        """The records of one kind: "student", "parent", "teacher", "class", "school" or "region"."""
        records: Records = getattr(self.world, _TABLE[kind])
        return records

    def row_of(self, kind: str, number: int) -> int:
        """Row of an agent's record.

        Raises:
            KeyError: when the agent is not (any more) in the system.
        """
        if kind in ("class", "school", "region"):
            found = np.flatnonzero(self.records_of(kind).id == number)
            if len(found) == 0:
                here = f"its {_TABLE[kind]} are {_span(self.records_of(kind))}"
                raise KeyError(f"there is no {kind} {number!r} in this system; {here}")
            return int(found[0])
        code, row = (int(found[0]) for found in self.locate(np.array([number], dtype=np.int64)))
        if code < 0 or code == len(PEOPLE) or PEOPLE[code].kind != kind:
            raise KeyError(f"there is no {kind} with person number {number} in this system (any more)")
        return row

    def _index(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int8], npt.NDArray[np.int32]]:
        """All person numbers in order, with the kind and the row of each; made when first asked for after people moved.

        Numbers of newcomers are large (`model.careers.numbers`), so they are looked up in a line, not in a table.
        """
        if self._found is None:
            parts = [np.asarray(self.records_of(kind.kind).id) for kind in PEOPLE]
            parts.append(np.array(list(self._ordinary), dtype=np.int64))
            numbers = np.concatenate(parts)
            kinds = np.repeat(np.arange(len(parts), dtype=np.int8), [len(part) for part in parts])
            rows = np.concatenate([np.arange(len(part), dtype=np.int32) for part in parts])
            line = np.argsort(numbers)
            self._found = (numbers[line], kinds[line], rows[line])
        return self._found

    def people_moved(self) -> None:
        """Forget where records are; to be called when records were added, removed or put in another order."""
        self._found = None

    def locate(self, numbers: npt.NDArray[np.int64]) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
        """Kinds (places in `agents.views.PEOPLE`, one past the last for ordinary agents, -1 for nobody) and rows."""
        line, kinds, rows = self._index()
        place = np.minimum(np.searchsorted(line, numbers), len(line) - 1)
        return np.where(line[place] == numbers, kinds[place], -1), rows[place]

    def is_here(self, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Which of these people are in the system now."""
        here: npt.NDArray[np.bool_] = self.locate(numbers)[0] >= 0
        return here

    def numbers_of(self, kinds: tuple[type[Agent], ...] | None) -> npt.NDArray[np.int64]:
        """Numbers of all people of these kinds, in the order of their records; None is everybody."""
        numbers = [np.asarray(self.records_of(kind.kind).id) for kind in PEOPLE if kinds is None or kind in kinds]
        if kinds is None:
            numbers.append(np.array(list(self._ordinary), dtype=np.int64))
        return np.concatenate(numbers)

    def kind_of(self, number: int) -> type[Agent]:
        """The class of the view of a person, or of an ordinary agent; KeyError when not here."""
        code = int(self.locate(np.array([number], dtype=np.int64))[0][0])
        if code < 0:
            raise KeyError(f"there is no person {number} in this system (any more)")
        return type(self._ordinary[number]) if number in self._ordinary else PEOPLE[code]

    def agent(self, number: int) -> Any:
        """The view of the person with this number, or the ordinary agent; KeyError when not here."""
        number = int(number)
        kind = self.kind_of(number)
        return kind.view(self, number) if issubclass(kind, RecordView) else self._ordinary[number]

    def set_of(self, numbers: Sequence[int]) -> RecordAgentSet:
        """The set of the people with these numbers."""
        return RecordAgentSet(self, np.array(numbers, dtype=np.int64))

    @property
    def agents(self) -> AgentSet:
        """Everybody: pupils, parents, teachers (and ordinary agents, when there are any)."""
        return RecordAgentSet(self)

    @property
    def agents_by_type(self) -> dict[type[Agent], AgentSet]:
        """The set of each kind of people, and of each kind of ordinary agents."""
        people: dict[type[Agent], AgentSet] = {kind: RecordAgentSet(self, kinds=(kind,)) for kind in PEOPLE}
        return people | self._agents_by_type

    @property
    def agent_types(self) -> list[type]:
        """The kinds of agents in the system."""
        return list(self.agents_by_type)

    def register_agent(self, agent: Agent) -> None:
        """Take in an ordinary Mesa agent, with a person number of its own."""
        super().register_agent(agent)
        agent.unique_id = self.new_number()
        self._ordinary[agent.unique_id] = agent
        self.people_moved()
        _forget_counter(self)

    def deregister_agent(self, agent: Agent) -> None:
        """Take an agent out of the system, a person or an ordinary one."""
        if isinstance(agent, RecordView):
            self.remove_person(agent)
            return
        super().deregister_agent(agent)
        del self._ordinary[agent.unique_id]
        self.people_moved()

    def looked_at_daily(self) -> bool:
        """Whether something of the user's own happens between steps: an event scheduled with Mesa 3.5 or later."""
        events = getattr(self, "_event_list", ())  # holds the next step, and whatever else is scheduled
        return len(events) > 1

    def new_number(self) -> int:
        """A person number that was never used."""
        raise NotImplementedError

    def add_person(self, kind: type[RecordView], fields: dict[str, Any]) -> int:
        """Add a person; returns the person number."""
        raise NotImplementedError

    def remove_person(self, agent: RecordView) -> None:
        """Remove a person."""
        raise NotImplementedError

    def friends_of(self, number: int) -> list[int]:
        """Person numbers of the friends whom a pupil names, the nearest first."""
        raise NotImplementedError

    def pupils(self) -> RecordAgentSet:
        """All pupils (short for `agents_by_type[Student]`)."""
        return RecordAgentSet(self, kinds=(Student,))


def _span(records: Records) -> str:
    return f"{int(records.id.min())} to {int(records.id.max())}"


def _forget_counter(model: mesa.Model) -> None:
    """Mesa 3.3 counts agents in a table that would keep the model alive for ever; numbers here are our own."""
    counters = getattr(mesa.Agent, "_ids", None)
    if counters is not None:
        counters.pop(model, None)
