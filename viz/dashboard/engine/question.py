"""What somebody wants to know: scenarios beside a base, for a region of some size, over some years."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from scenarios import Scenario

_KEY_DIGITS: Final = 32


@dataclass(frozen=True)
class Question:
    """What to compare.

    Equal questions have equal answers, to the last bit, whatever was asked before and whoever worked on them.

    Attributes:
        scenarios: the base first, then one or more others, each with a name of its own. What shows the present
            situation alone takes it twice, under two names: it is lived through once.
        students: pupils in the region.
        years: school years.
        seed: of the first town; the others count on from it.
    """

    scenarios: tuple[Scenario, ...]
    students: int
    years: int
    seed: int

    @cached_property
    def key(self) -> str:
        """A hash of its content, names and texts included: 32 hexadecimal digits."""
        content = [[each.as_dict() for each in self.scenarios], self.students, self.years, self.seed]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:_KEY_DIGITS]
