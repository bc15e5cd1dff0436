"""How a calibration goes about it unless a user says otherwise: `default.toml` beside this file."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from evidence.checking import Entry, Filled, checked
from evidence.reading import read_toml

DEFAULT_FILE: Final = Path(__file__).with_name("default.toml")

_Share = Annotated[float, Field(ge=0.0, lt=1.0)]
_Power = Annotated[float, Field(gt=0.0, le=1.0)]
_Some = Annotated[float, Field(gt=0.0)]
_Count = Annotated[int, Field(ge=1)]


class Settings(Entry):
    """How a calibration goes about it; the file says why each has its value.

    Attributes:
        parameters: names of those that are fitted.
        first: share of the runs in the first wave; the others share the rest.
        twins: share of the runs of a wave that are at the same point as another.
        tempers: power of the likelihood before each later wave; so there is one wave more than these.
        wider: how many times as wide as the posterior so far a wave is spread.
        discrepancy: standard deviation by which the model itself is thought to be off, on the scale of comparison.
        freedom: degrees of freedom of the likelihood.
        steps: of the sampler at most, between waves and at the end.
        draws: of the posterior that are kept.
        trials: known truths that the checks recover.
    """

    parameters: Annotated[tuple[Filled, ...], Field(min_length=1)]
    first: Annotated[float, Field(gt=0.0, lt=1.0)]
    twins: _Share
    tempers: tuple[_Power, ...]
    wider: _Some
    discrepancy: Annotated[float, Field(ge=0.0)]
    freedom: _Some
    steps: tuple[_Count, _Count]
    draws: _Count
    trials: Annotated[int, Field(ge=0)]

    @property
    def waves(self) -> int:
        """The number of waves."""
        return 1 + len(self.tempers)

    def sizes(self, budget: int) -> list[int]:
        """Runs of each wave.

        Args:
            budget: runs in all.

        Example:
            >>> default_settings().sizes(1000)
            [400, 200, 200, 200]
        """
        later = [round((1 - self.first) * budget / len(self.tempers)) for _ in self.tempers]
        return [budget - sum(later), *later]


@lru_cache(maxsize=1)
def default_settings() -> Settings:
    """What `default.toml` says."""
    file = read_toml(DEFAULT_FILE)
    return checked(Settings, file.values, file)
