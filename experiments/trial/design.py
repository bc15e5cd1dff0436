"""How a trial is set up, and what of it cannot be."""

from dataclasses import dataclass
from math import isfinite
from typing import Final, Literal, get_args

from evidence.errors import BadInput, nearest_name
from experiments.trial.outcomes import OUTCOMES, OutcomeName

Unit = Literal["pupil", "class", "school"]
UNITS: Final = get_args(Unit)

FEWEST: Final = 4
"""Units of the smallest trial: two in each arm, for fewer do not show how much units differ."""
MOST_UNITS: Final = 1_000_000
SHORTEST, LONGEST = 2, 20
"""Weeks before and after that a comparison without a control arm can take."""


@dataclass(frozen=True)
class Design:
    """A trial as a researcher would write it down beforehand.

    Attributes:
        unit: what is given its arm by lot: single pupils, classes or schools.
        n: units drawn by lot, both arms together, of which half get the scenario; None takes all that are eligible.
        alpha: chance of a false alarm that is accepted.
        outcomes: what is measured, the first is the main one.
        window: school weeks before and after the start of support that are set side by side where there is no
            control arm.
    """

    unit: Unit = "pupil"
    n: int | None = None
    alpha: float = 0.05
    outcomes: tuple[OutcomeName, ...] = tuple(OUTCOMES)  # type: ignore[arg-type]
    window: int = 8

    def check(self) -> None:
        """Checks every part.

        Raises:
            BadInput: about the first that cannot be.
        """
        if self.unit not in UNITS:
            near = nearest_name(str(self.unit), UNITS)
            raise BadInput(key="--unit", value=self.unit, problem="cannot be drawn", allowed=UNITS, nearest=near)
        if self.n is not None and not FEWEST <= self.n <= MOST_UNITS:
            problem = "is too small" if self.n < FEWEST else "is too large"
            raise BadInput(key="--n", value=self.n, problem=problem, allowed=f"{FEWEST} to {MOST_UNITS:,} units")
        if not (isfinite(self.alpha) and 0 < self.alpha < 1):
            raise BadInput(key="--alpha", value=self.alpha, problem="is no chance", allowed="between 0 and 1, as 0.05")
        if not SHORTEST <= self.window <= LONGEST:
            allowed = f"{SHORTEST} to {LONGEST} school weeks"
            raise BadInput(key="--window", value=self.window, problem="cannot be", allowed=allowed)
        self._check_outcomes()

    def _check_outcomes(self) -> None:
        if not self.outcomes:
            raise BadInput(key="--outcome", problem="is missing", allowed=tuple(OUTCOMES))
        for place, name in enumerate(self.outcomes):
            if name not in OUTCOMES:
                near = nearest_name(name, OUTCOMES)
                raise BadInput(
                    key="--outcome", value=name, problem="is not measured", allowed=tuple(OUTCOMES), nearest=near
                )
            if name in self.outcomes[:place]:
                raise BadInput(key="--outcome", value=name, problem="is named twice", hint="give each once")
