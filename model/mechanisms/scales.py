"""Where scales have their middle, shared by the rules that count from there."""

MIDDLE_AGE = 15.0
"""Age at which age terms are zero: the middle of secondary school, so that intercepts are readable."""

MIDDLE_STATUS = 0.5
"""Level status at which a level asks and is expected of as usual."""
