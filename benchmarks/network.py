"""The friendship network that every arm of the contagion shares, and the two workloads.

Schools of 1,000 pupils in classes of 25. Each pupil names four others, three of them in the class,
and every tie holds both ways: about eight friends each. Friends are inside the school, as in the
model. The first schools of a large network are a network by themselves, so an arm that is too slow
for all of it runs the same pupils and ties of a few.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

PUPILS: Final = 1_000
CLASS_SIZE: Final = 25
NAMED_IN_CLASS: Final = 3
NAMED_IN_SCHOOL: Final = 1

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Workload:
    """How the contagion goes; all chances are per day.

    Attributes:
        name: what the table calls it.
        meaning: why this workload, for the table's title.
        beta: chance that one infectious friend infects.
        epsilon: chance that a susceptible pupil starts without a friend.
        gamma: chance that an infectious pupil recovers.
        start: share of pupils infectious on the first day; near where it settles, for a short burn-in.
    """

    name: str
    meaning: str
    beta: float
    epsilon: float
    gamma: float
    start: float

    def chance(self, ill: npt.NDArray[np.int64] | int) -> Any:
        """Chance that a susceptible pupil with `ill` infectious friends is infectious tomorrow."""
        return 1.0 - (1.0 - self.epsilon) * (1.0 - self.beta) ** ill


LIKE_TRUANCY: Final = Workload(
    name="like truancy",
    meaning="few at a time, as pupils who skip: most start by themselves, some are drawn along",
    beta=0.015,
    epsilon=0.0035,
    gamma=0.25,
    start=0.024,
)
CROWDED: Final = Workload(
    name="crowded",
    meaning="a quarter of the pupils at any time, as an epidemic at its height; our model never meets this",
    beta=0.0465,
    epsilon=0.0035,
    gamma=0.25,
    start=0.24,
)
WORKLOADS: Final = (LIKE_TRUANCY, CROWDED)


@dataclass(frozen=True)
class Network:
    """Friendships of whole schools.

    Attributes:
        schools: number of schools.
        first: start of each pupil's friends in `friends`, shape (pupils + 1,).
        friends: the friends' pupil numbers, both directions of each tie, shape (directed ties,).
    """

    schools: int
    first: Ints
    friends: Ints

    @property
    def pupils(self) -> int:
        """Number of pupils."""
        return self.schools * PUPILS

    @property
    def ties_per_pupil(self) -> float:
        """Mean number of friends."""
        return len(self.friends) / self.pupils

    def first_schools(self, schools: int) -> "Network":
        """The part of it that the first schools are."""
        end = schools * PUPILS
        return Network(schools, self.first[: end + 1], self.friends[: self.first[end]])

    def pairs(self) -> tuple[Ints, Ints]:
        """Each tie once, as two arrays of pupil numbers."""
        pupil = np.repeat(np.arange(self.pupils, dtype=np.int32), np.diff(self.first))
        once = pupil < self.friends
        return pupil[once], self.friends[once]


def make_network(schools: int, seed: int = 1) -> Network:
    """Draw the network.

    Args:
        schools: number of schools of 1,000 pupils.
        seed: any whole number; the same seed gives the same network.
    """
    luck = np.random.default_rng(seed)
    count = schools * PUPILS
    pupil = np.arange(count)
    ties = [
        (pupil, pupil - pupil % size + (pupil % size + luck.integers(1, size, count)) % size)
        for size in (CLASS_SIZE,) * NAMED_IN_CLASS + (PUPILS,) * NAMED_IN_SCHOOL
    ]
    one = np.concatenate([low for low, _ in ties] + [high for _, high in ties])
    other = np.concatenate([high for _, high in ties] + [low for low, _ in ties])
    directed = np.unique(one * count + other)
    first = np.searchsorted(directed, np.arange(count + 1) * count)
    return Network(schools, first.astype(np.int32), (directed % count).astype(np.int32))


def initially_infectious(network: Network, workload: Workload, seed: int) -> npt.NDArray[np.bool_]:
    """Who is infectious on the first day, shape (pupils,)."""
    return np.random.default_rng(seed).random(network.pupils) < workload.start
