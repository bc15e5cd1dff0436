"""What is compared: the measures, how each is counted, and the groups of pupils."""

from dataclasses import dataclass
from typing import Final, Literal

from agents.reasons import LABELS, REASON_NAMES, REASONS
from evidence.checking import Words

OF_HOURS: Final = "percent of lesson hours"
OF_PUPILS: Final = "percent of pupils"
PER_1000: Final = "per 1,000 pupils"
OF_UNDER_23: Final = "percent of pupils under 23"
DAYS: Final = "school days per pupil"

UNITS: Final = {
    OF_HOURS: Words(nl="% van de lesuren", en="% of lesson hours"),
    OF_PUPILS: Words(nl="% van de leerlingen", en="% of pupils"),
    PER_1000: Words(nl="per 1.000 leerlingen", en="per 1,000 pupils"),
    OF_UNDER_23: Words(nl="% van de leerlingen onder 23", en="% of pupils under 23"),
    DAYS: Words(nl="schooldagen per leerling", en="school days per pupil"),
}
"""Unit → its words."""

PER: Final = {OF_HOURS: 100.0, OF_PUPILS: 100.0, PER_1000: 1000.0, OF_UNDER_23: 100.0, DAYS: 1.0}
"""Unit → what a share is multiplied with."""

SHARES: Final = (OF_HOURS, OF_PUPILS, OF_UNDER_23)
"""Units whose differences are percentage points."""

Side = Literal["true", "registered", "leaving", "reach"]
"""What a measure tells: what truly happens; what schools write down, which can also rise because more is seen; who
leaves early; or whom a measure reaches, of which more is not worse. Of the others less is better."""


@dataclass(frozen=True)
class Measure:
    """One thing that is counted of a group of pupils in a year.

    Attributes:
        name: its name in the tables.
        title: the same in words.
        unit: one of `UNITS`.
        counted: columns of the table `social`, or of `experiments.compare.pupils.DAYS_OF`, that are added up.
        among: column of the table `social` that they are a share of.
        main: whether it belongs to the handful that are printed first.
        side: what it tells.
    """

    name: str
    title: Words
    unit: str
    counted: tuple[str, ...]
    among: str
    main: bool = False
    side: Side = "true"


def _hours(name: str, title: Words, counted: tuple[str, ...], main: bool = False, side: Side = "true") -> Measure:
    return Measure(name, title, OF_HOURS, counted, "lesson_hours", main, side)


def _days(name: str, title: Words, side: Side = "true") -> Measure:
    return Measure(name, title, DAYS, (name,), "pupils", side=side)


def _reached(name: str, title: Words) -> Measure:
    return Measure(name, title, OF_PUPILS, (name,), "pupils", side="reach")


_LABEL_NAMES: Final = {
    "sick": Words(nl="ziek", en="sick"),
    "unauthorised": Words(nl="ongeoorloofd", en="unauthorised"),
    "exclusion": Words(nl="uitsluiting", en="exclusion"),
    "leave": Words(nl="verlof", en="leave"),
}


def _true(reason: str) -> Measure:
    words = REASON_NAMES[reason]
    title = Words(nl=f"{words['nl']}, werkelijk", en=f"{words['en']}, true")
    return _hours(f"true_{reason}", title, (f"true_{reason}",))


def _registered(label: str) -> Measure:
    words = _LABEL_NAMES[label]
    title = Words(nl=f"{words['nl']}, geregistreerd", en=f"{words['en']}, registered")
    return _hours(f"registered_{label}", title, (f"registered_{label}",), side="registered")


MEASURES: Final = (
    _hours(
        "missed_true", Words(nl="alle verzuim, werkelijk", en="all absence, true"),
        tuple(f"true_{reason}" for reason in REASONS), main=True,
    ),
    *(_true(reason) for reason in REASONS),
    _hours(
        "missed_registered", Words(nl="alle verzuim, geregistreerd", en="all absence, registered"),
        tuple(f"registered_{label}" for label in LABELS), main=True, side="registered",
    ),
    *(_registered(label) for label in LABELS),
    _days("days_true", Words(nl="dagen gemist, werkelijk", en="days missed, true")),
    _days("days_registered", Words(nl="dagen gemist, geregistreerd", en="days missed, registered"), side="registered"),
    Measure(
        "chronic_true", Words(nl="mist een tiende of meer, werkelijk", en="misses a tenth or more, true"),
        OF_PUPILS, ("chronic_true",), "pupils", main=True,
    ),
    Measure(
        "chronic_registered",
        Words(nl="mist een tiende of meer, geregistreerd", en="misses a tenth or more, registered"),
        OF_PUPILS, ("chronic_registered",), "pupils", side="registered",
    ),
    Measure(
        "reported", Words(nl="gemeld na 16 uur", en="reported after 16 hours"),
        PER_1000, ("pupils_reported",), "pupils", main=True, side="registered",
    ),
    Measure(
        "long_absence", Words(nl="langer dan 4 weken ongeoorloofd weg", en="away without leave for over 4 weeks"),
        PER_1000, ("long",), "pupils", side="registered",
    ),
    Measure(
        "thuiszitter_official", Words(nl="thuiszitters, bekend", en="at home for over 3 months, known"),
        PER_1000, ("thuiszitter_official",), "pupils", main=True, side="registered",
    ),
    Measure(
        "thuiszitter_hidden", Words(nl="thuiszitters, verborgen", en="at home for over 3 months, hidden"),
        PER_1000, ("thuiszitter_hidden",), "pupils", main=True,
    ),
    Measure(
        "suspended", Words(nl="geschorst (gemeld)", en="suspended (reported)"),
        PER_1000, ("suspended",), "pupils", side="registered",
    ),
    Measure("vsv", Words(nl="nieuwe vsv'ers", en="new early leavers"), OF_UNDER_23, ("vsv",), "vsv_base", main=True,
            side="leaving"),
    Measure(
        "vsv_silent", Words(nl="nieuwe vsv'ers zonder risico vooraf", en="new early leavers without risk before"),
        OF_UNDER_23, ("vsv_silent",), "vsv_base", side="leaving",
    ),
    _reached("supported", Words(nl="kreeg een maatregel voor enkele leerlingen", en="had a measure for single pupils")),
    _reached("tier_2", Words(nl="was in laag 2 (extra hulp)", en="was in tier 2 (extra help)")),
    _reached("tier_3", Words(nl="was in laag 3 (intensief)", en="was in tier 3 (intensive)")),
)  # fmt: skip
"""All measures, in the order in which they are shown."""

BY_NAME: Final = {measure.name: measure for measure in MEASURES}

ALL: Final = "all"
"""The group of everybody, and its one value."""

_THIRDS: Final = {"low": Words(nl="laag", en="low"), "middle": Words(nl="midden", en="middle"),
                  "high": Words(nl="hoog", en="high")}  # fmt: skip

GROUPS: Final = {
    ALL: Words(nl="alle leerlingen", en="all pupils"),
    "sector": Words(nl="sector", en="sector"),
    "level": Words(nl="niveau", en="level"),
    "sex": Words(nl="geslacht", en="sex"),
    "ses": Words(nl="sociale positie van het gezin", en="socio-economic position of the family"),
    "background": Words(nl="herkomst", en="background"),
    "urbanity": Words(nl="stedelijkheid", en="urbanity"),
}
"""Group → its words; each but the first is a column of the table `social`."""

VALUES: Final = {
    ALL: {ALL: GROUPS[ALL]},
    "sector": {"vo": Words(nl="voortgezet onderwijs", en="secondary"), "mbo": Words(nl="mbo", en="vocational (mbo)")},
    "sex": {"f": Words(nl="meisjes", en="girls"), "m": Words(nl="jongens", en="boys")},
    "ses": _THIRDS,
    "background": {"here": Words(nl="ouders in Nederland geboren", en="parents born here"),
                   "abroad": Words(nl="een ouder in het buitenland geboren", en="a parent born abroad")},
    "urbanity": _THIRDS,
}  # fmt: skip
"""Group → its values in order, with their words; levels (as "vmbo-b") are those of the education system."""
