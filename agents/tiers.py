"""The tiers of a tiered approach to absence (RtI; source B 2.2, after Kearney and Graczyk 2014)."""

from typing import Final

ALL: Final = 1
EXTRA: Final = 2
INTENSIVE: Final = 3
"""Codes of `student.tier`; 0 where there is no tiered approach."""
