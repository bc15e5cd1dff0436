"""Scenarios: what a what-if is, where the library's are, and what is wrong with a bad one."""

from scenarios.intervention import Intervention, Move, Sign, Tiers, Use
from scenarios.intervention_files import holds_intervention, load_intervention, load_interventions
from scenarios.loader import check, check_text, library, load
from scenarios.planned import Planned
from scenarios.quantities import Quantity, load_quantities
from scenarios.scenario import Difference, Population, Run, Scenario, described, differences
from scenarios.schema import Change, Where

__all__ = [
    "Change",
    "Difference",
    "Intervention",
    "Move",
    "Planned",
    "Population",
    "Quantity",
    "Run",
    "Scenario",
    "Sign",
    "Tiers",
    "Use",
    "Where",
    "check",
    "check_text",
    "described",
    "differences",
    "holds_intervention",
    "library",
    "load",
    "load_intervention",
    "load_interventions",
    "load_quantities",
]
