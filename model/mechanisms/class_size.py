"""Class size: in a larger class each pupil gets less contact and order is harder (sources B 2, E "Schooldomein").

Smaller classes protect, "possibly" by more intensive contact and room for differing needs (E); a class of mixed ability
helps too. Tran and Gershenson (2021): ten pupils more, three percentage points more chronic absence.

Parameters: class_size.strength, .reference, .contact, .order, .mixed.
"""

import math

from agents.records import Record
from model.compile import rule


@rule
def contact(klas: Record, p: Record) -> float:
    """Attention per pupil compared with a class of the reference size (1 at that size, more in a smaller class)."""
    return math.exp(-p.class_size_strength * p.class_size_contact * math.log(klas.pupils / p.class_size_reference))


@rule
def crowding(klas: Record, p: Record) -> float:
    """What size and mix of ability do to order, in z: negative in a large class, positive in a mixed one."""
    return p.class_size_strength * (
        p.class_size_mixed * klas.mixed - p.class_size_order * math.log(klas.pupils / p.class_size_reference)
    )
