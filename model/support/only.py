"""A limit on whom interventions reach, for trials inside the model."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Only:
    """Whom interventions, and the changes of schools that they bring, can reach; luck and everything else stay.

    Attributes:
        pupils: person numbers; None is everybody. A change of classes or teachers reaches those who have such pupils.
        schools: school numbers; None is all.
        by: names of the interventions that are limited; None is all, and the scenario's own changes too.

    Example:
        >>> Only(schools=np.array([1, 3])).limits("mazl")
        True
    """

    pupils: npt.NDArray[np.int64] | None = None
    schools: npt.NDArray[np.int64] | None = None
    by: tuple[str, ...] | None = None

    def limits(self, name: str) -> bool:
        """Whether the intervention of this name (empty for a scenario's own change) is limited."""
        return self.by is None or name in self.by
