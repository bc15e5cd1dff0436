"""What a trial can measure: outcomes that stand in a school's or DUO's register."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from evidence.checking import Words

OutcomeName = Literal["vsv", "absence", "unauthorised", "sick_days", "chronic", "reported"]


@dataclass(frozen=True)
class Outcome:
    """One outcome of a pupil.

    Attributes:
        name: its name.
        title: the same in words.
        unit: of the difference between the arms.
        yes_no: whether it is 0 or 1 of a pupil, so that the mean is a share.
        scale: what the table multiplies a mean with, to be in its unit.
        at_risk: whether only pupils who can become new early leavers are counted.
    """

    name: OutcomeName
    title: Words
    unit: Words
    yes_no: bool
    scale: float = 1.0
    at_risk: bool = False


_PERCENT: Final = Words(nl="% van de leerlingen", en="% of pupils")
_HOURS: Final = Words(nl="% van de lesuren", en="% of lesson hours")

OUTCOMES: Final[dict[str, Outcome]] = {
    each.name: each
    for each in (
        Outcome(
            "vsv", Words(nl="nieuwe vsv'ers", en="new early leavers"),
            Words(nl="% van de leerlingen onder 23", en="% of pupils under 23"), True, 100.0, at_risk=True,
        ),
        Outcome("absence", Words(nl="verzuim, geregistreerd", en="absence, registered"), _HOURS, False, 100.0),
        Outcome(
            "unauthorised", Words(nl="ongeoorloofd verzuim, geregistreerd", en="unauthorised absence, registered"),
            _HOURS, False, 100.0,
        ),
        Outcome(
            "sick_days", Words(nl="dagen ziek gemeld", en="days reported sick"),
            Words(nl="dagen per schooljaar", en="days a school year"), False,
        ),
        Outcome(
            "chronic", Words(nl="mist een tiende of meer, geregistreerd", en="misses a tenth or more, registered"),
            _PERCENT, True, 100.0,
        ),
        Outcome("reported", Words(nl="gemeld na 16 uur", en="reported after 16 hours"), _PERCENT, True, 100.0),
    )
}  # fmt: skip
"""Every outcome by name, in the order in which they are shown."""

if tuple(OUTCOMES) != get_args(OutcomeName):
    raise AssertionError("OUTCOMES and OutcomeName name different outcomes")
