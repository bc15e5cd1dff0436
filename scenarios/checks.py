"""What a scenario file must obey beyond the shape of its tables."""

from __future__ import annotations

from evidence.checking import located
from evidence.errors import BadInput, nearest_name
from evidence.parameters import Parameter, Parameters, load_parameters
from evidence.reading import Place, TomlFile
from evidence.system import EducationSystem, load_system
from scenarios.quantities import Quantity, load_quantities
from scenarios.scenario_file import ScenarioFile
from scenarios.schema import OPERATIONS, Amount, Change, Where

STRENGTH = ".strength"

WITHOUT_WHERE = {"region": "a region", "law": "the law"}
"""Records that hold for all levels and schools at once, in words."""


def mechanism_names(parameters: Parameters) -> tuple[str, ...]:
    """The mechanisms that can be made stronger or switched off."""
    return tuple(name for name in parameters.mechanisms if name + STRENGTH in parameters)


def check_values(scenario: ScenarioFile, file: TomlFile) -> None:
    """Check the tables population, mechanisms and parameters of one file.

    Raises:
        BadInput: about the first name or value that is not possible.
    """
    if scenario.population.students is not None and scenario.population.schools is not None:
        raise located(
            file,
            ("population", "schools"),
            "stands beside students",
            value=scenario.population.schools,
            hint="keep either students or schools: one follows from the other",
        )
    parameters = load_parameters()
    known = mechanism_names(parameters)
    for name, value in scenario.mechanisms.items():
        place: Place = ("mechanisms", name)
        if name not in known:
            raise located(
                file,
                place,
                "there is no such mechanism",
                allowed=known,
                nearest=nearest_name(name, known),
            )
        _check_value(file, place, value, parameters[name + STRENGTH])
        if name + STRENGTH in scenario.parameters:
            raise located(
                file,
                ("parameters", name + STRENGTH),
                f"is the same as mechanisms.{name}",
                hint="keep one of the two",
            )
    for name, value in scenario.parameters.items():
        place = ("parameters", name)
        if name not in parameters:
            raise located(
                file,
                place,
                "there is no such parameter",
                nearest=nearest_name(name, parameters),
                hint="evidence/parameters.toml lists them all",
            )
        _check_value(file, place, value, parameters[name])


def check_changes(scenario: ScenarioFile, file: TomlFile, country: str) -> None:
    """Check the changes of one file against the quantities and the country's system.

    Raises:
        BadInput: about the first change that is not possible.
    """
    system = country_system(file, country)
    for position, change in enumerate(scenario.change):
        place: Place = ("change", position)
        check_quantity(file, place, change.quantity)
        quantity = load_quantities()[change.quantity]
        check_operation(file, place, change)
        check_amount(file, place, change, quantity, change.range)
        _check_start(file, place, change, quantity)
        if change.by:
            raise located(file, (*place, "by"), "is for interventions", hint="leave it out, or use [[intervention]]")
        if change.where is not None:
            check_where(file, (*place, "where"), change.where, quantity, system)


def check_quantity(file: TomlFile, place: Place, name: str) -> None:
    """Check that there is a quantity of this name.

    Raises:
        BadInput: with the nearest name.
    """
    quantities = load_quantities()
    if name not in quantities:
        raise located(
            file,
            (*place, "quantity"),
            "there is no such quantity",
            value=name,
            allowed=tuple(quantities),
            nearest=nearest_name(name, quantities),
        )


def country_system(file: TomlFile, country: str) -> EducationSystem:
    """The education system of a scenario's country; BadInput names the file's line."""
    try:
        return load_system(country)
    except BadInput as error:
        if error.key != "country":
            raise
        raise located(
            file,
            ("population", "country"),
            error.problem,
            value=country,
            allowed=error.allowed,
            nearest=error.nearest,
            hint=error.hint,
        ) from error


def _check_value(file: TomlFile, place: Place, value: float, parameter: Parameter) -> None:
    if not parameter.allows(value):
        raise located(file, place, "is not possible", value=value, allowed=parameter.possible)


def check_operation(file: TomlFile, place: Place, change: Amount) -> None:
    """Check that there is one of multiply, add and set.

    Raises:
        BadInput: when there is none, or more than one.
    """
    given = change.operations
    if not given:
        raise located(
            file,
            place,
            f"does nothing to {change.quantity}",
            allowed=OPERATIONS,
            hint="add one of them, such as multiply = 0.9",
        )
    if len(given) > 1:
        raise located(
            file,
            (*place, given[1]),
            f"stands beside {given[0]}",
            value=getattr(change, given[1]),
            hint="keep one of multiply, add and set",
        )


def check_amount(
    file: TomlFile, place: Place, change: Amount, quantity: Quantity, between: tuple[float, float] | None
) -> None:
    """Check that a quantity can move so far, and that the plausible range holds the amount itself.

    Raises:
        BadInput: about the amount or the range.
    """
    operation, amount = change.operation, change.amount
    here = (*place, operation)
    low, high = quantity.bounds
    if operation == "multiply" and quantity.standardised:
        raise located(
            file,
            here,
            f"{change.quantity} is standardised (mean 0) and cannot be multiplied",
            value=amount,
            allowed=("add", "set"),
            hint="use add, in standard deviations",
        )
    if operation == "multiply" and amount < 0:
        raise located(file, here, "is not possible", value=amount, allowed="0 or more")
    if quantity.whole and operation != "multiply" and not amount.is_integer():
        raise located(
            file,
            here,
            f"{change.quantity} is a whole number",
            value=amount,
            allowed=f"whole numbers [{quantity.unit}]",
            hint="round it, or use multiply: the result is then the nearest whole number",
        )
    if operation == "set" and not quantity.allows(amount):
        raise located(
            file,
            here,
            "is not possible",
            value=amount,
            allowed=f"from {low:g} to {high:g} [{quantity.unit}]",
        )
    if operation == "add" and abs(amount) > high - low:
        raise located(
            file,
            here,
            "is more than the quantity can move",
            value=amount,
            allowed=f"from {low - high:g} to {high - low:g} [{quantity.unit}]",
        )
    if between is not None and not between[0] <= amount <= between[1]:
        raise located(
            file,
            (*place, "range"),
            f"does not hold the change itself ({operation} = {amount:g})",
            value=list(between),
            allowed="[low, high] around the change",
        )


def _check_start(file: TomlFile, place: Place, change: Change, quantity: Quantity) -> None:
    if quantity.timing == "build" and change.from_week != 0:
        raise located(
            file,
            (*place, "from_week"),
            f"{change.quantity} can only change at the start of a school year",
            value=change.from_week,
            allowed="0",
            hint="use from_year to start in a later year",
        )


def check_where(file: TomlFile, place: Place, where: Where, quantity: Quantity, system: EducationSystem) -> None:
    """Check that a choice of levels and schools is possible for a quantity, and chooses somebody.

    Raises:
        BadInput: about the first name that there is not, or when nobody meets all conditions.
    """
    if quantity.record in WITHOUT_WHERE:
        problem = f"{WITHOUT_WHERE[quantity.record]} cannot be chosen by level or school"
        raise located(file, place, problem, hint="leave where out")
    for key, names, known in (
        ("levels", where.levels, system.level_ids),
        ("school_types", where.school_types, system.school_type_ids),
    ):
        for name in names or ():
            if name not in known:
                raise located(
                    file,
                    (*place, key),
                    "is not known",
                    value=name,
                    allowed=known,
                    nearest=nearest_name(name, known),
                )
    chosen = [
        kind
        for kind in system.school_types
        if (where.sector is None or kind.sector == where.sector)
        and (where.school_types is None or kind.id in where.school_types)
        and (where.levels is None or any(level in kind.levels for level in where.levels))
    ]
    if not chosen:
        raise located(
            file,
            place,
            "chooses nobody: no kind of school meets all its conditions",
            hint="drop one of levels, sector and school_types",
        )
