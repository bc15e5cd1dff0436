"""What the file of an intervention must obey beyond the shape of its tables."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checking import located
from evidence.reading import Place, TomlFile
from scenarios.checks import WITHOUT_WHERE, check_amount, check_operation, check_quantity
from scenarios.intervention import AGES, Intervention, Move, Sign
from scenarios.quantities import load_quantities

_OF_PUPILS = ("find", "support")
_PEOPLE = ("student", "parent")
_OF_SINGLE_PUPILS = ("school_years", "ages", "without_qualification")


def check_intervention(intervention: Intervention, file: TomlFile) -> None:
    """Check the file of one intervention.

    Raises:
        BadInput: about the first thing that is not possible.
    """
    if intervention.unit == "pupil":
        _check_for_pupils(intervention, file)
    else:
        _check_for_schools(intervention, file)
    _check_within(file, ("fidelity_range",), intervention.fidelity, intervention.fidelity_range)
    for position, move in enumerate(intervention.move):
        _check_move(file, ("move", position), move, intervention)
    for position, cost in enumerate(intervention.cost):
        _check_within(file, ("cost", position, "range"), cost.euro, cost.range)
        _check_cost(file, position, intervention)
    _check_ages(file, intervention)


def check_signs(file: TomlFile, place: Place, signs: Iterable[Sign]) -> None:
    """Check that every condition has one of at_least and at_most.

    Raises:
        BadInput: about the first that has none or both.
    """
    for position, sign in enumerate(signs):
        if (sign.at_least is None) == (sign.at_most is None):
            raise located(
                file,
                (*place, position),
                f"needs one of at_least and at_most for {sign.sign}",
                hint='such as { sign = "absent_days", at_least = 10 }',
            )


def _check_for_pupils(intervention: Intervention, file: TomlFile) -> None:
    for key in _OF_PUPILS:
        if getattr(intervention, key) is None:
            raise located(file, (key,), "is missing", hint=f'unit = "pupil" needs a table [{key}]')
    if "reach" in intervention.model_fields_set:
        hint = "uptake and fte_per_1000 say how many pupils get it"
        raise located(file, ("reach",), 'is for whole schools, not for unit = "pupil"', hint=hint)
    if intervention.find is not None:
        check_signs(file, ("find", "any"), intervention.find.any)
    if intervention.support is not None:
        support = intervention.support
        _check_within(file, ("support", "fte_range"), support.fte_per_1000, support.fte_range)


def _check_for_schools(intervention: Intervention, file: TomlFile) -> None:
    for key in _OF_PUPILS:
        if getattr(intervention, key) is not None:
            raise located(file, (key,), f'is for single pupils, not for unit = "{intervention.unit}"')
    if intervention.unit == "country" and "reach" in intervention.model_fields_set:
        raise located(file, ("reach",), 'is for schools or regions, not for unit = "country"', hint="leave it out")
    if intervention.unit != "school" and intervention.who.model_fields_set:
        raise located(file, ("who",), f'chooses pupils or schools, and unit = "{intervention.unit}" concerns all')
    for key in _OF_SINGLE_PUPILS:
        if key in intervention.who.model_fields_set:
            raise located(file, ("who", key), f'is for single pupils, not for unit = "{intervention.unit}"')


def _check_move(file: TomlFile, place: Place, move: Move, intervention: Intervention) -> None:
    check_quantity(file, place, move.quantity)
    check_operation(file, place, move)
    quantity = load_quantities()[move.quantity]
    check_amount(file, place, move, quantity, move.range)
    if intervention.unit != "pupil":
        if set(move.model_fields_set) & {"per", "fades"}:
            raise located(file, place, "per and fades are for single pupils: what is moved in a school lasts")
        if intervention.unit == "school" and quantity.record in WITHOUT_WHERE:
            problem = f"is of {WITHOUT_WHERE[quantity.record]}, not of a school"
            hint = 'take unit = "region" or "country"'
            raise located(file, (*place, "quantity"), problem, value=move.quantity, hint=hint)
        return
    if quantity.record not in _PEOPLE:
        allowed = tuple(name for name, other in load_quantities().items() if other.record in _PEOPLE)
        problem = 'is none of a pupil or parent, as unit = "pupil" needs'
        raise located(file, (*place, "quantity"), problem, value=move.quantity, allowed=allowed)
    if move.operation == "multiply":
        raise located(file, (*place, "multiply"), "is not for single pupils", allowed=("add", "set"))
    if move.operation == "set" and move.per == "week":
        raise located(file, (*place, "per"), "sets again each week", value=move.per, allowed=("once", "held"))
    if move.operation == "set" and quantity.record == "parent":
        problem = "brothers and sisters share it, so it cannot be set for one"
        raise located(file, (*place, "set"), problem, value=move.set, allowed=("add",))
    if move.per == "held" and quantity.record != "student":
        problem = "brothers and sisters share it, so it cannot be held for one"
        raise located(file, (*place, "per"), problem, value=move.per, allowed=("week", "once"))
    if move.per == "held" and quantity.kind == "state":
        problem = f"{move.quantity} goes its own way, so it cannot be held"
        raise located(file, (*place, "per"), problem, value=move.per, allowed=("week", "once"))
    if move.fades and quantity.kind == "state":
        raise located(file, (*place, "fades"), f"{move.quantity} fades by itself", hint="leave fades out")


def _check_cost(file: TomlFile, position: int, intervention: Intervention) -> None:
    cost = intervention.cost[position]
    of_pupils = cost.per in ("pupil", "pupil_week", "fte_year")
    of_schools = cost.per in ("school_year", "class_year")
    if (of_pupils and intervention.unit != "pupil") or (of_schools and intervention.unit == "pupil"):
        raise located(file, ("cost", position, "per"), f'does not go with unit = "{intervention.unit}"', value=cost.per)


def _check_within(file: TomlFile, place: Place, value: float, between: tuple[float, float] | None) -> None:
    if between is not None and not between[0] <= value <= between[1]:
        problem = f"does not hold the value itself ({value:g})"
        raise located(file, place, problem, value=list(between), allowed="[low, high] around the value")


def _check_ages(file: TomlFile, intervention: Intervention) -> None:
    ages = intervention.who.ages
    if ages is not None and not AGES[0] <= ages[0] <= ages[1] <= AGES[1]:
        allowed = f"[youngest, oldest] within {AGES[0]} to {AGES[1]}"
        raise located(file, ("who", "ages"), "is not possible", value=list(ages), allowed=allowed)
