"""Evidence as data: parameters, targets, effects and education systems, each with its source."""

from evidence.effects import Effect, Effects, load_effects
from evidence.errors import BadInput, nearest_name
from evidence.observations import Observation, Observations, load_observations
from evidence.parameters import Parameter, Parameters, load_parameters
from evidence.system import EducationSystem, load_system
from evidence.targets import Target, Targets, load_targets

__all__ = [
    "BadInput",
    "EducationSystem",
    "Effect",
    "Effects",
    "Observation",
    "Observations",
    "Parameter",
    "Parameters",
    "Target",
    "Targets",
    "load_effects",
    "load_observations",
    "load_parameters",
    "load_system",
    "load_targets",
    "nearest_name",
]
