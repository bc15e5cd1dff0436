"""The kinds of moves between two school years, as the table of flows names them."""

from typing import Final

KINDS: Final = (
    "enter", "promote", "repeat", "up", "down", "graduate_on", "graduate_out", "leave_early", "return",
    "switch_school", "vavo", "age_out", "other",
)  # fmt: skip
"""Names of the moves; a code is a place here. `other` is another programme, or coming back at once."""

(
    ENTER, PROMOTE, REPEAT, UP, DOWN, GRADUATE_ON, GRADUATE_OUT, LEAVE_EARLY, RETURN, SWITCH_SCHOOL, VAVO, AGE_OUT,
    OTHER,
) = range(len(KINDS))  # fmt: skip

UNDECIDED: Final = ENTER
"""What `student.move` says of somebody who came after the year's decisions (added by hand): stays where he is."""

OUT_OF_SCHOOL: Final = (GRADUATE_OUT, LEAVE_EARLY, AGE_OUT)
"""The moves that end in no school."""

GOES_ON, GRADUATES, LEAVES_EARLY = 0, 1, 2
"""Codes of `student.outcome`."""

PUSH, PULL, FALL_OUT = 1, 2, 3
"""Codes of `student.route`."""
