"""Where scales have their middle and their ends, shared by the rules."""

from model.compile import rule

MIDDLE_AGE = 15.0
"""Age at which age terms are zero: the middle of secondary school, so that intercepts are readable."""

MIDDLE_STATUS = 0.5
"""Level status at which a level asks and is expected of as usual."""

FARTHEST = 20.0
"""Standard deviations beyond which no state goes.

Nobody comes near in a plausible run. But states feed each other (stress wears out, weak marks press), and with several
mechanisms five times as strong they would run away.
"""


@rule
def kept_within(z: float) -> float:
    """A state in z, not beyond the ends of the scale."""
    return min(max(z, -FARTHEST), FARTHEST)
