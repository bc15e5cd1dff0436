"""The runs of a calibration: at which points they were, and what was counted."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from experiments.calibration.space import Floats

Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Runs:
    """Runs, in the order in which they were asked for.

    Attributes:
        points: scores (`experiments.calibration.space.Space`) at which each was, shape (runs, parameters).
        wave: the wave of each, 1 the first, shape (runs,).
        point: number of its point; runs of one number are at the same point and differ by chance only.
        numerator: counted for each target, shape (runs, targets).
        denominator: out of how many, same shape.
    """

    points: Floats
    wave: Places
    point: Places
    numerator: Floats
    denominator: Floats

    def __len__(self) -> int:
        """The number of runs."""
        return len(self.points)

    def only(self, chosen: npt.NDArray[np.bool_]) -> "Runs":
        """Some of the runs."""
        return Runs(*(part[chosen] for part in vars(self).values()))

    def table(self, names: tuple[str, ...], targets: tuple[str, ...]) -> pd.DataFrame:
        """As a table: wave, point, the scores by parameter, and for each target `:of` and `:per`, what was counted."""
        columns: dict[str, npt.NDArray[np.generic]] = {"wave": self.wave, "point": self.point}
        columns |= {name: self.points[:, j] for j, name in enumerate(names)}
        for t, target in enumerate(targets):
            columns |= {f"{target}:of": self.numerator[:, t], f"{target}:per": self.denominator[:, t]}
        return pd.DataFrame(columns)


def together(parts: list[Runs]) -> Runs:
    """The runs of several waves as one."""
    return Runs(*(np.concatenate(same) for same in zip(*(vars(part).values() for part in parts), strict=True)))
