"""What views and sets ask of the system that their people live in (`model.SchoolSystem` is one)."""

from collections.abc import Sequence
from random import Random
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from mesa.agent import AgentSet

from agents.records import Records
from evidence import EducationSystem

Numbers = npt.NDArray[np.int64]


class Home(Protocol):
    """A system of people held as records, found by person number."""

    random: Random

    @property
    def education(self) -> EducationSystem:
        """The education system."""

    @property
    def students(self) -> Records:
        """Records of the pupils."""

    @property
    def parents(self) -> Records:
        """Records of the households."""

    @property
    def teachers(self) -> Records:
        """Records of the teachers."""

    @property
    def classes(self) -> Records:
        """Records of the classes."""

    def records_of(self, kind: str) -> Records:
        """The records of one kind of agent."""

    def row_of(self, kind: str, number: int) -> int:
        """Row of an agent's record; KeyError when it is not here."""

    def agent(self, number: int) -> Any:
        """The view of a person, or an ordinary agent; KeyError when not here."""

    def kind_of(self, number: int) -> Any:
        """The class of the view of a person, or of an ordinary agent; KeyError when not here."""

    def numbers_of(self, kinds: tuple[type, ...] | None) -> Numbers:
        """Numbers of all people of these kinds; None is everybody, ordinary agents too."""

    def set_of(self, numbers: Sequence[int]) -> AgentSet:
        """The set of the people with these numbers."""

    def locate(self, numbers: Numbers) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
        """Kinds and rows of people who are here (an ordinary agent's kind is one past the last)."""

    def is_here(self, numbers: Numbers) -> npt.NDArray[np.bool_]:
        """Which of these people are here."""

    def add_person(self, kind: Any, fields: dict[str, Any]) -> int:
        """Add a person; returns the number."""

    def friends_of(self, number: int) -> list[int]:
        """Person numbers of a pupil's friends."""
