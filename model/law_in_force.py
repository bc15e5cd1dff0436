"""The law that holds in a school year: that of the education system, with what the scenario changed by then.

A law begins with a school year, for everybody: in the rules (`World.law`) and where careers are decided.
"""

import numpy as np

from evidence import EducationSystem
from scenarios import Scenario, load_quantities


def law_in_force(scenario: Scenario, system: EducationSystem, year: int) -> EducationSystem:
    """The education system with the law of a simulated school year.

    Args:
        scenario: its changes of quantities of the law that began by then apply, in their order.
        system: as in its file; left as it is.
        year: simulated school year, from 0.

    Returns:
        A copy with another law; thresholds are whole numbers (the nearest) within the quantities' bounds.

    Example:
        >>> from evidence import load_system
        >>> from scenarios import load
        >>> law_in_force(load("baseline"), load_system("nl"), 0).law.report_hours
        16
    """
    quantities = load_quantities()
    new: dict[str, int] = {}
    for change in scenario.changes:
        quantity = quantities[change.quantity]
        if quantity.record == "law" and change.from_year <= year:
            before = new.get(quantity.field, getattr(system.law, quantity.field))
            new[quantity.field] = round(float(np.clip(change.changed(before, change.share), *quantity.bounds)))
    return system.model_copy(update={"law": system.law.model_copy(update=new)})
