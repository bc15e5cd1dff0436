"""What each kind of agent carries: one structured dtype per kind, each field with its unit and meaning.

A record *is* the agent: the rules in `model/mechanisms` read `student.stress` from it, compiled or interpreted, and
`agents.views` shows the same record as a Mesa agent. Traits and slow states are in standard deviations from the mean
pupil (written "z") unless a unit is given. Larger is more of what the name says.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.reasons import LABELS, REASONS
from agents.services import SERVICES

WINDOW_WEEKS = 4
"""School weeks over which unauthorised hours are added up for the legal report (Leerplichtwet: 16 h in 4 weeks)."""


@dataclass(frozen=True)
class Field:
    """One field of a record.

    Attributes:
        name: the attribute's name.
        kind: NumPy type code, e.g. "f4".
        unit: unit of measurement; "z" is standard deviations, "-" a code or a count without unit.
        meaning: what it says of the agent.
        shape: () or the shape of a field that holds several numbers.
        settable: whether a user may assign to it through a Mesa view.
    """

    name: str
    kind: str
    unit: str
    meaning: str
    shape: tuple[int, ...] = ()
    settable: bool = True


def _dtype(fields: tuple[Field, ...], *together: tuple[str, ...]) -> np.dtype[Any]:
    """The fields in memory: first each group that is used together, then the others; the largest first in each.

    A rule that needs one field fetches the 64 bytes around it, and pays again when one of these has changed. Sorted by
    size, fields leave no holes.
    """
    kinds = {field.name: np.dtype(field.kind) for field in fields}
    groups = {name: place for place, group in enumerate(together) for name in group}
    if unknown := groups.keys() - kinds.keys():
        raise ValueError(f"no such fields: {sorted(unknown)}")
    order = sorted(fields, key=lambda field: (groups.get(field.name, len(together)), -kinds[field.name].itemsize))
    return np.dtype([(field.name, field.kind, field.shape) for field in order], align=True)


def _fixed(name: str, kind: str, meaning: str, unit: str = "-") -> Field:
    """A field that the house keeps itself (places and counts): a view shows it and refuses to change it."""
    return Field(name, kind, unit, meaning, settable=False)


STUDENT_FIELDS = (
    _fixed("id", "i8", "person number, unique over all kinds of agents, never used again"),
    _fixed("household", "i4", "row of the parent record; siblings share it, also across schools"),
    _fixed("school", "i4", "row of the school"),
    _fixed("klas", "i4", "row of the class"),
    _fixed("level", "i1", "place of the level in the education system"),
    _fixed("school_year", "i1", "year of the programme, from 1", "year"),
    Field("age", "i1", "year", "age on 1 October"),
    Field("sex", "i1", "-", "0 girl, 1 boy"),
    Field("background", "i1", "-", "1 when a parent was born abroad, else 0"),
    Field("qualified", "i1", "-", "1 with a startkwalificatie (diploma havo, vwo, mbo 2 or higher)"),
    Field("neurodivergent", "i1", "-", "1 with needs such as autism or ADHD"),
    Field("bullied", "i1", "-", "1 while being bullied"),
    Field("chronic", "i1", "-", "1 with a chronic condition"),
    Field("somatic", "i1", "-", "1 when distress speaks through bodily complaints"),
    _fixed("repeated", "i1", "1 while repeating a year"),
    _fixed("transition", "i1", "kind of the transition at the start of the year (model.transition_marks)"),
    _fixed("weeks_since_transition", "i2", "school weeks since the last entry or change of level or school", "weeks"),
    Field("unsettled", "f4", "0..1", "how unsettled by a recent transition; fades"),
    Field("ability", "f4", "z", "cognitive ability within the level"),
    Field("achievement", "f4", "z", "marks against classmates"),
    Field("self_efficacy", "f4", "z", "belief in own competence"),
    Field("resilience", "f4", "z", "resilience and optimism"),
    Field("conduct", "f4", "z", "externalising behaviour"),
    Field("anxiety", "f4", "z", "internalising: anxiety and low mood"),
    Field("health", "f4", "z", "physical health"),
    Field("substance", "f4", "z", "use of alcohol and drugs"),
    Field("job", "f4", "hours per week", "paid work"),
    Field("duties", "f4", "z", "duties at home"),
    Field("bonding", "f4", "z", "bonding with school"),
    Field("perspective", "f4", "z", "motivation by a concrete future"),
    Field("relation", "f4", "z", "relation with the teachers"),
    Field("support_peers", "f4", "z", "support felt from classmates and friends"),
    Field("stress", "f4", "z", "school stress"),
    Field("exhaustion", "f4", "z", "worn out by stress that lasted; not below 0"),
    Field("motivation", "f4", "z", "autonomous motivation: learning out of own will"),
    Field("perfectionism", "f4", "z", "height of the standards that the pupil sets himself or herself"),
    Field("sociable", "f4", "z", "support from peers that the pupil's own way with them brings"),
    Field("parenthood", "i1", "-", "1 when pregnant or a parent"),
    Field("avoidance", "f4", "0..1", "learned avoidance of school"),
    Field("inclination", "f4", "z", "lasting inclination to skip"),
    Field("habit", "f4", "z", "truancy habit: the inclination plus what was learned"),
    Field("watched", "f4", "0..1", "how closely parents and officer watch after being told; fades"),
    Field("shock", "f4", "z", "impact left of turning points on the mind, below zero after good ones; fades"),
    Field("strain", "f4", "z", "trouble at home left of turning points; fades"),
    _fixed("turned", "f4", "impact of the heaviest turning point this school year", "z"),
    _fixed("marks_at_start", "f4", "marks when the school year began", "z"),
    _fixed("risk_at_start", "f4", "risk score at the start of the year, from what a school could know", "z"),
    _fixed("silent", "i1", "at the year's end: 1 when without risk, hit by a turning point, and gone or long at home"),
    Field("part_time", "f4", "0..1", "share of the day agreed on in a gradual return; 0 without such an agreement"),
    _fixed("refusal_run", "i2", "school days refused in a row, other absence left out", "school days"),
    _fixed("refusals", "i2", "spells of refusal of a week or more this school year"),
    _fixed("hidden", "i2", "lessons skipped that the parents do not know of", "lesson hours"),
    _fixed("home_weeks", "i2", "weeks left in which the school has no fitting place on some days", "weeks"),
    _fixed("withdrawal_reason", "i1", "why parents last kept the child at home this year (mechanisms.withdrawal.WHY)"),
    _fixed("luxury_days", "i2", "days of luxury leave this school year", "school days"),
    _fixed("expelled", "i1", "1 once expelled, until another school takes the pupil"),
    _fixed("peer_truancy", "f4", "share of friends, by weight of the tie, who skipped last week", "0..1"),
    _fixed("peer_ambition", "f4", "mean perspective of friends, by weight of the tie", "z"),
    _fixed("friends_left", "f4", "share of last year's friends, by weight of the tie, who left early", "0..1"),
    _fixed("p_sick", "f4", "chance to fall ill on a day of a mean season", "per day"),
    _fixed("p_stress_sick", "f4", "chance to report sick out of stress on a day without a test", "per day"),
    _fixed("p_stay", "f4", "chance to stay away another day at full avoidance", "per day"),
    _fixed("p_refusal", "f4", "chance to refuse school before any avoidance learned", "per day"),
    _fixed("p_truancy", "f4", "chance to start skipping lessons", "per day"),
    _fixed("p_withdrawal", "f4", "chance to be kept at home by the parents", "per day"),
    _fixed("p_exclusion", "f4", "chance of an incident that ends in exclusion", "per day"),
    _fixed("reason", "i1", "true reason of today's absence (0: present)"),
    _fixed("hours", "i1", "lessons missed today", "lesson hours"),
    _fixed("lessons", "i1", "lessons planned today", "lesson hours"),
    _fixed("label", "i1", "what the school wrote down today (0: nothing)"),
    _fixed("spell_reason", "i1", "reason of the running spell"),
    _fixed("spell_left", "i2", "school days left of the running spell", "school days"),
    Field(
        "window",
        "u1",
        "lesson hours",
        "unauthorised lessons registered per week, newest first, since the last report",
        (WINDOW_WEEKS,),
        settable=False,
    ),
    _fixed("reports", "i2", "16-hour reports this school year"),
    _fixed("leads", "i1", "1 when today's skipping was the pupil's own initiative"),
    _fixed("planned", "i2", "lessons planned this week", "lesson hours"),
    _fixed("missed", "i2", "lessons missed this week, any reason", "lesson hours"),
    _fixed("skipped", "i2", "lessons skipped this week", "lesson hours"),
    Field(
        "waits",
        "u1",
        "weeks",
        "weeks waited for each service (agents/services.py) plus one; 0 when not waiting",
        (len(SERVICES),),
        settable=False,
    ),
    _fixed("in_line", "i1", "1 when some service has the pupil on its list"),
    _fixed("away_from", "i4", "first day of the running absence without one lesson attended; 0 when at school", "date"),
    _fixed("unauthorised_from", "i4", "first day of that absence registered as unauthorised; 0 when none", "date"),
    _fixed("run_marks", "u1", "what the running absence was reported for already (model/institutions/at_home.py)"),
    _fixed("home_since", "i4", "first day of the last stay at home of more than three months", "date"),
    _fixed("home_until", "i4", "last Friday of that stay so far", "date"),
    _fixed("home_missed", "f4", "share of lessons missed in the months before that stay", "0..1"),
    _fixed("home_reason", "i1", "true reason behind most of the absence of the year of that stay"),
    _fixed("home_pushed", "i1", "1 when something at school pushed the pupil away at its start"),
    _fixed("home_trigger", "i1", "kind of the bad turning point in the year before that stay (0: none)"),
    _fixed("home_trigger_days", "i2", "school days from that turning point to the stay; -1 when none", "school days"),
    _fixed("story", "i1", "label under which the running refusal or withdrawal is registered; 0 when none"),
    _fixed("sick_run", "u1", "school days in a row registered as sick", "school days"),
    _fixed("sick_weeks", "u2", "one bit per week of the last twelve in which a sickness was reported, newest first"),
    _fixed("problem_hours", "u2", "lessons missed this week, sickness and approved leave left out", "lesson hours"),
    _fixed("noted_hours", "u2", "lessons registered as missed this week, any label", "lesson hours"),
    _fixed("planned_before", "u2", "lessons planned last week", "lesson hours"),
    _fixed("problem_before", "u2", "problem_hours of last week", "lesson hours"),
    _fixed("noted_before", "u2", "noted_hours of last week", "lesson hours"),
    _fixed(
        "problem_days", "u1", "days this week with a quarter of the lessons or more in problem_hours", "school days"
    ),
    _fixed("noted_days", "u1", "days this week with a quarter of the lessons or more in noted_hours", "school days"),
    _fixed("problem_sum", "u1", "problem_days of the last fifteen school weeks", "school days"),
    _fixed("noted_sum", "u1", "noted_days of the last fifteen school weeks", "school days"),
    _fixed("problem_past", "i8", "problem_days of the weeks before, three bits each, newest last"),
    _fixed("noted_past", "i8", "noted_days of the weeks before, three bits each, newest last"),
    _fixed("hard_weeks", "u1", "weeks in a row of severe difficulty to come to school", "weeks"),
    _fixed("year_marks", "u1", "what the pupil was this school year (model/institutions/at_home.py)"),
    _fixed("longest_unauthorised", "i2", "longest unauthorised absence in a row this school year", "calendar days"),
    _fixed("suspensions_reported", "i1", "suspensions reported to the inspectorate this school year"),
    _fixed("case_open", "u1", "weeks in which reports of hours bring no new talk with officer or coach", "weeks"),
    _fixed("doctor_rest", "u1", "weeks before the school asks the school doctor again", "weeks"),
    Field("eased", "f4", "0..1", "how much of the school doctor's help is left"),
    Field("care", "u1", "weeks", "weeks left of support by the care team"),
    Field("youth_care", "u1", "weeks", "weeks left of youth care"),
    _fixed("tier", "i1", "tier of support: 1 for all, 2 extra, 3 intensive; 0 without a tiered approach"),
    _fixed("supports", "u1", "measures for single pupils that the pupil has now"),
    _fixed("provision", "i1", "where the pupil is instead of at the own school (agents/services.py); 0 at school"),
    _fixed("provision_left", "u1", "weeks left there", "weeks"),
    _fixed("provision_hours", "u2", "lessons followed in alternative provision this school year", "lesson hours"),
    _fixed("coached", "i1", "1 when a Doorstroompunt coach has spoken with the pupil; careers read and clear it"),
    _fixed("truant_days", "i2", "days with lessons skipped since the month began", "school days"),
    _fixed("truant_last_month", "i1", "1 when lessons were skipped in the last full month"),
    _fixed("told_pressure", "i1", "told this year's survey to feel much pressure by schoolwork"),
    _fixed("told_truancy", "i1", "told this year's survey to have skipped in the past month"),
    _fixed("told_young", "i1", "what surveys heard at compulsory age: 0 not asked, 1 did not skip, 2 skipped"),
    _fixed("told_bullied", "i1", "told this year's survey to be bullied"),
    _fixed("outcome", "i1", "at the year's end: 0 goes on, 1 graduates, 2 leaves early"),
    _fixed("route", "i1", "route of an early leaver: 1 push, 2 pull, 3 fall-out"),
    Field("misfit", "f4", "z", "how badly the programme chosen in mbo fits (0 in vo)"),
    _fixed("lately", "f4", "share of lessons missed, mean of about the last two school months", "0..1"),
    _fixed("trigger", "i1", "kind of the last bad turning point (0: none yet)"),
    _fixed("trigger_day", "i4", "school day of the last bad turning point", "school day of the run"),
    _fixed("diploma", "i1", "1 when the present programme ended with its diploma"),
    _fixed("gone", "i1", "1 when the pupil, of age, has decided to leave and stays away"),
    _fixed("gone_day", "i4", "school day on which that was decided", "school day of the run"),
    _fixed("dropped", "i1", "1 when taken off the roll during this school year"),
    _fixed("move", "i1", "at the year's end: what comes next (place in model.careers.kinds.KINDS)"),
    _fixed("next_level", "i1", "level of the next school year"),
    _fixed("next_year", "i1", "programme year of the next school year", "year"),
    _fixed("next_school", "i4", "row of the school of the next school year"),
    _fixed("suspensions", "i2", "suspensions this school year"),
    _fixed("lesson_hours", "u2", "lessons planned this school year", "lesson hours"),
    Field(
        "true_hours",
        "u2",
        "lesson hours",
        "lessons missed this school year by true reason",
        (len(REASONS),),
        settable=False,
    ),
    Field(
        "registered_hours",
        "u2",
        "lesson hours",
        "lessons registered as missed this school year by label",
        (len(LABELS),),
        settable=False,
    ),
)

PARENT_FIELDS = (
    _fixed("id", "i8", "person number"),
    _fixed("children", "i1", "children in secondary education or mbo"),
    _fixed("raised", "i1", "children who have come into secondary education or mbo so far"),
    _fixed("region", "i4", "row of the region"),
    Field("two_parents", "i1", "-", "1 when the child lives with both parents"),
    Field("background", "i1", "-", "1 when a parent was born abroad"),
    Field("ses", "f4", "z", "socio-economic status"),
    Field("money_stress", "f4", "z", "money problems"),
    Field("support", "f4", "z", "warmth, help and talk about school"),
    Field("monitoring", "f4", "z", "knowing and steering what the child does"),
    Field("expectations", "f4", "z", "expectations and pressure"),
    Field("protection", "f4", "z", "protectiveness"),
    Field("mental_health", "f4", "z", "parents' own mental health"),
    Field("trust", "f4", "z", "trust in the school"),
)

TEACHER_FIELDS = (
    _fixed("id", "i8", "person number"),
    _fixed("school", "i4", "row of the school"),
    Field("sensitivity", "f4", "z", "seeing, valuing and listening to pupils"),
    Field("management", "f4", "z", "keeping order while supporting"),
    Field("expectations", "f4", "z", "expectations of pupils"),
    Field("workload", "f4", "z", "felt workload"),
    Field("load", "f4", "z", "load of the moment: the workload and what classes and colleagues away add"),
    _fixed("sick_weeks", "i1", "weeks of the running sickness left", "weeks"),
    _fixed("vacant_weeks", "i1", "weeks that the post stays vacant", "weeks"),
    _fixed("left", "i1", "1 in the week in which the holder of the post left"),
)

CLASS_FIELDS = (
    _fixed("id", "i8", "class number, unique within the run"),
    _fixed("school", "i4", "row of the school"),
    _fixed("level", "i1", "level of most of its pupils"),
    _fixed("school_year", "i1", "year of the programme", "year"),
    _fixed("mentor", "i4", "row of the mentor's teacher record"),
    Field("pupils", "f4", "pupils", "size: pupils in the class"),
    Field("order", "f4", "z", "order and predictability in lessons"),
    Field("mixed", "f4", "z", "spread of ability within the class"),
    _fixed("norm", "f4", "share of lessons skipped last week", "0..1"),
    _fixed("standard", "f4", "mean marks of its pupils", "z"),
    _fixed("attention", "f4", "attention per pupil against the reference size", "factor"),
    _fixed("sight", "f4", "how soon its teachers notice trouble, against the reference", "factor"),
    _fixed("control", "f4", "harsh and psychological control by its teachers", "z"),
    _fixed("asked", "f4", "ability that its teachers teach to", "z"),
    _fixed("planned", "i4", "lessons planned last week, all pupils together", "lesson hours"),
)

SCHOOL_FIELDS = (
    _fixed("id", "i8", "school number"),
    _fixed("school_type", "i1", "place of the school type in the education system"),
    _fixed("sector", "i1", "0 vo, 1 mbo (with vavo)"),
    _fixed("region", "i4", "row of the region"),
    _fixed("first", "i4", "row of its first pupil"),
    _fixed("pupils", "i4", "pupils", "pupils"),
    _fixed("first_class", "i4", "row of its first class"),
    _fixed("classes", "i4", "classes", "classes"),
    _fixed("first_teacher", "i4", "row of its first teacher"),
    _fixed("teachers", "i4", "teachers", "teachers"),
    _fixed("suspended", "i4", "suspensions this school year"),
    _fixed("leaders", "i4", "pupils who skip today on their own initiative"),
    Field("urbanity", "f4", "0..1", "0 rural, 1 very urban"),
    Field("climate", "f4", "z", "pupils are seen and valued"),
    Field("safety", "f4", "z", "safety"),
    Field("turnover", "f4", "z", "staff turnover and disorder"),
    Field("autonomy", "f4", "z", "room for pupils' own choices"),
    Field("unrest", "f4", "z", "disorder left by teachers who left lately; fades"),
    _fixed("problems", "f4", "concentration of problems among the households of its pupils", "z"),
    _fixed("street", "f4", "street culture around it", "z"),
    _fixed("felt_safety", "f4", "safety as pupils feel it, the street included", "z"),
    _fixed("labour", "f4", "jobs without a diploma in its region", "z"),
    Field("strictness", "f4", "0..1", "severity of discipline"),
    Field("consistency", "f4", "0..1", "rules are applied alike each time"),
    Field("registration", "f4", "0..1", "share of unauthorised absence that is seen and written down"),
    Field("contact", "f4", "0..1", "share of registered absence of which parents are told"),
    Field("care_places", "f4", "pupils per 1,000 pupils", "pupils whom the care team can support at once"),
    Field("care_on_site", "f4", "0..1", "how much of the time the care team is at the school itself"),
    Field("test_load", "f4", "factor", "how much testing there is over the year; 1 as in the calendar"),
    Field("test_peaks", "f4", "0..1", "how much tests crowd into test weeks: 1 all, 0 spread over all school weeks"),
    Field("restorative", "f4", "0..1", "share of incidents for which a talk takes the place of suspension"),
    Field("orientation", "f4", "0..1", "quality of extra guidance to the next programme; 0 none"),
    Field("bridge", "f4", "0..1", "quality of extra help for who begins at the school (summer bridge); 0 none"),
)

REGION_FIELDS = (
    _fixed("id", "i8", "region number"),
    Field("labour_market", "f4", "z", "jobs open to young people without a diploma"),
    Field("officer_capacity", "f4", "cases per week per 1,000 pupils", "what attendance officers can handle"),
    Field("doctor_capacity", "f4", "cases per week per 1,000 pupils", "pupils whom school doctors can see"),
    Field("youth_care_places", "f4", "pupils per 1,000 pupils", "pupils whom youth care can help at once"),
    Field("provision_places", "f4", "pupils per 1,000 pupils", "places in alternative provision"),
    Field("exemption_capacity", "f4", "cases per week per 1,000 pupils", "exemptions that doctors can judge"),
    Field("coach_capacity", "f4", "cases per week per 1,000 pupils", "what Doorstroompunt coaches can take up"),
    Field(
        "time_left", "f4", "cases", "capacity left over from last week, by service", (len(SERVICES),), settable=False
    ),
    _fixed("pupils", "i4", "pupils of its schools", "pupils"),
)

RECORDS: dict[str, tuple[Field, ...]] = {
    "student": STUDENT_FIELDS,
    "parent": PARENT_FIELDS,
    "teacher": TEACHER_FIELDS,
    "class": CLASS_FIELDS,
    "school": SCHOOL_FIELDS,
    "region": REGION_FIELDS,
}
"""The fields of every kind of record, for documentation and for checks of scenario files."""

_DAILY = (
    "id", "household", "klas", "level", "dropped", "provision", "lessons", "reason", "hours", "leads", "label",
    "spell_left", "spell_reason", "home_weeks", "part_time", "avoidance", "p_sick", "p_stress_sick", "p_stay",
    "p_refusal", "p_truancy", "p_withdrawal", "p_exclusion", "away_from", "unauthorised_from", "lesson_hours",
    "planned", "missed", "skipped", "peer_truancy", "story",
)  # fmt: skip
"""What the rules of the school day and the week's looks at friends read and write."""

_WEEKLY = (
    "problem_past", "noted_past", "unsettled", "achievement", "bonding", "relation", "stress", "exhaustion",
    "motivation", "habit", "watched", "shock", "strain", "eased", "lately", "weeks_since_transition", "refusal_run",
    "hidden", "sick_weeks", "problem_hours", "noted_hours", "planned_before", "problem_before", "noted_before",
    "truant_days", "suspensions", "window", "waits", "in_line", "sick_run", "problem_days", "noted_days",
    "problem_sum", "noted_sum", "hard_weeks", "doctor_rest", "care", "youth_care", "provision_left", "bullied",
    "truant_last_month", "gone", "expelled",
)  # fmt: skip
"""What the rules of the week write."""

_TRAITS = (
    "ability", "self_efficacy", "resilience", "anxiety", "conduct", "health", "substance", "job", "duties",
    "perspective", "perfectionism", "sociable", "support_peers", "inclination", "marks_at_start", "peer_ambition",
    "friends_left", "age", "sex", "background", "neurodivergent", "chronic", "somatic", "repeated", "parenthood",
)  # fmt: skip
"""What the rules of the week read and hardly ever write. The rest is for few pupils, or once a year."""

STUDENT = _dtype(STUDENT_FIELDS, _DAILY, _WEEKLY, _TRAITS)
PARENT = _dtype(PARENT_FIELDS)
TEACHER = _dtype(TEACHER_FIELDS)
CLASS = _dtype(CLASS_FIELDS)
SCHOOL = _dtype(SCHOOL_FIELDS)
REGION = _dtype(REGION_FIELDS)

Record = Any
"""One record: an agent as a rule sees it (`student.stress`), compiled or interpreted."""

Records = Any
"""A one-dimensional `numpy.recarray` of one of the dtypes above (NumPy's types know no field names)."""


def empty(dtype: np.dtype[Any], count: int) -> Records:
    """A record array of `count` agents, all fields zero.

    A `recarray`, because only that gives `student.stress` in interpreted rules as in compiled ones.

    Args:
        dtype: one of STUDENT, PARENT, TEACHER, CLASS, SCHOOL, REGION.
        count: number of agents.

    Returns:
        A recarray of shape (count,).
    """
    return np.zeros(count, dtype).view(np.recarray)


def chosen(records: Records, which: npt.NDArray[Any]) -> Records:
    """A copy of some records, record by record; `records[which]` copies field by field, which takes ten times as long.

    Args:
        records: a recarray of shape (n,).
        which: rows, or a mask of shape (n,).
    """
    rows = np.flatnonzero(which) if which.dtype == np.bool_ else which
    return np.take(records, rows).view(np.recarray)


def joined(*parts: Records) -> Records:
    """A copy of recarrays of one dtype one after the other, record by record, as in `chosen`."""
    dtype = parts[0].dtype
    plain = [np.ascontiguousarray(part).view(np.ndarray).view(f"V{dtype.itemsize}") for part in parts]
    return np.concatenate(plain).view(dtype).view(np.recarray)
