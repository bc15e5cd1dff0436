"""Before and after without a control arm: what a school sees that looks at the pupils whom it supported, and no others.

Support starts when a pupil is at his or her worst, and most who are at their worst improve by themselves (regression to
the mean). So the same pupils are looked at in three ways: as supported, as they would have been in the same weeks
without support (the same people and luck), and beside the controls whom the same finder would have found.
"""

from dataclasses import dataclass
from math import nan

import numpy as np
import numpy.typing as npt

from experiments.trial.lived import NEVER, Lived

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Change:
    """Registered absence of a group before and after, as a share of lessons.

    Attributes:
        before: mean over pupils, in the weeks up to the Friday on which support began.
        after: in as many weeks from then on.
        pupils: how many have whole windows on both sides.
    """

    before: float
    after: float
    pupils: int

    @property
    def difference(self) -> float:
        """After less before."""
        return self.after - self.before


def change(weekly: npt.NDArray[np.floating], start: npt.NDArray[np.int64], who: Mask, window: int) -> Change:
    """Absence before and after each pupil's own start.

    Args:
        weekly: share of lessons missed, shape (weeks, pupils).
        start: week on whose Friday support began, `NEVER` for none, shape (pupils,).
        who: the group, shape (pupils,).
        window: weeks on each side.
    """
    whole = who & (start != NEVER) & (start >= window - 1) & (start + window < len(weekly))
    pupils = np.flatnonzero(whole)
    if len(pupils) == 0:
        return Change(nan, nan, 0)
    weeks = np.arange(1 - window, window + 1)[:, None]
    before, after = (weekly[start[pupils] + side, pupils].mean() for side in (weeks[:window], weeks[window:]))
    return Change(float(before), float(after), len(pupils))


@dataclass(frozen=True)
class Worst:
    """The three looks at pupils at their worst.

    Attributes:
        supported: the supported pupils of the treated arm, as the register shows them.
        unsupported: the same pupils in the same weeks, had nobody been supported.
        controls: controls of the trial, around the week in which they would have been found.
    """

    supported: Change
    unsupported: Change
    controls: Change

    @property
    def effect(self) -> float:
        """What support truly did in the weeks after: the same pupils with it less without it."""
        return self.supported.after - self.unsupported.after


def at_their_worst(trial: Lived, without: Lived, everybody: Lived, treated: Mask, control: Mask, window: int) -> Worst:
    """Look at supported pupils before and after.

    Args:
        trial: the trial's arm.
        without: nobody gets the scenario.
        everybody: all units drawn get it; says when controls would have been found.
        treated: pupils of treated units.
        control: pupils of control units.
        window: weeks on each side.
    """
    return Worst(
        supported=change(trial.weekly, trial.supported, treated, window),
        unsupported=change(without.weekly, trial.supported, treated, window),
        controls=change(trial.weekly, everybody.supported, control, window),
    )
