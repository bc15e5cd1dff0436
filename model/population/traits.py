"""Pupils' traits: normal draws with the correlations that the evidence gives.

What is known are correlations of single traits with absence (Gubbels 2019) and of the teacher relation with engagement
(Roorda 2011); the first are laid on the lasting inclination to skip. The rest are assumptions in
evidence/parameters.toml (`traits.*`), each with its range. The correlations of all pairs not named there are zero.
"""

import numpy as np
import numpy.typing as npt

from agents.records import Records
from evidence import BadInput, EducationSystem, Parameters
from model.mechanisms.scales import MIDDLE_STATUS
from model.population.luck import normal
from model.silent_leavers import note_start

TRAITS = (
    "inclination", "anxiety", "achievement", "substance", "health", "conduct", "ability", "self_efficacy",
    "resilience", "relation", "bonding", "perspective", "support_peers", "duties", "perfectionism",
)  # fmt: skip
"""Traits drawn together; append only, so that old draws stay."""

_CHUNK = 100_000
"""Pupils whose draws are made at a time, to keep memory small."""

_PREFIX = "traits."


def correlations(parameters: Parameters) -> npt.NDArray[np.float64]:
    """Correlation matrix of the traits, from the parameters named `traits.<one>__<other>`.

    Returns:
        Shape (len(TRAITS), len(TRAITS)).

    Raises:
        BadInput: when a name is no trait, or the correlations cannot hold together.
    """
    matrix = np.eye(len(TRAITS))
    for name in parameters.names:
        if name.startswith(_PREFIX) and "__" in name:
            pair = name.removeprefix(_PREFIX).split("__")
            if len(pair) != 2 or not set(pair) <= set(TRAITS):
                raise BadInput(key=name, value=pair, problem="does not name two traits", allowed=TRAITS)
            one, other = TRAITS.index(pair[0]), TRAITS.index(pair[1])
            matrix[one, other] = matrix[other, one] = parameters.value(name)
    if np.linalg.eigvalsh(matrix)[0] <= 0.0:
        raise BadInput(
            key="traits", value="", problem="these correlations cannot all hold at once",
            hint="bring the traits.* parameters nearer to zero",
        )  # fmt: skip
    return matrix


def give_traits(students: Records, system: EducationSystem, seed: int, parameters: Parameters) -> None:
    """Draw every pupil's traits and write them into the records.

    Boys have more externalising and girls more internalising behaviour on average (`traits.boys_conduct`,
    `traits.girls_anxiety`). Between levels, in order of status, externalising behaviour, the inclination to skip and
    the perspective differ (`traits.level_*`), for what selects pupils into levels and for the stigma of low ones.
    """
    status = np.array([level.status for level in system.levels]) - MIDDLE_STATUS
    root = np.linalg.cholesky(correlations(parameters))
    for start in range(0, len(students), _CHUNK):
        part = students[start : start + _CHUNK]
        drawn = np.stack([normal(seed, part.id, trait) for trait in range(len(TRAITS))], axis=1) @ root.T
        for trait, name in enumerate(TRAITS):
            part[name] = drawn[:, trait]
        centred = part.sex - 0.5
        part.conduct += parameters.value("traits.boys_conduct") * centred
        part.anxiety -= parameters.value("traits.girls_anxiety") * centred
        for name in ("conduct", "inclination", "perspective"):
            part[name] += parameters.value(f"traits.level_{name}") * status[part.level]
    students.habit = students.inclination
    students.sociable = students.support_peers
    note_start(students)
