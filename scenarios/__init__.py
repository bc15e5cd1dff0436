"""Scenarios: what a what-if is, where the library's are, and what is wrong with a bad one."""

from scenarios.loader import check, library, load
from scenarios.quantities import Quantity, load_quantities
from scenarios.scenario import Difference, Population, Run, Scenario, described, differences
from scenarios.schema import Change, Where

__all__ = [
    "Change",
    "Difference",
    "Population",
    "Quantity",
    "Run",
    "Scenario",
    "Where",
    "check",
    "described",
    "differences",
    "library",
    "load",
    "load_quantities",
]
