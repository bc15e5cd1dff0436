"""What may stand in the file of an intervention: who gets it, from whom, how much, what it moves and what it costs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from evidence.checking import Entry, Filled, Grade, Number, Share, Whole, Words
from scenarios.schema import LAST_WEEK, MOST_YEARS, Amount, Where
from scenarios.signs import SignName

#: Longest support of one pupil, and longest pause before the next [school weeks].
LONGEST_WEEKS = 200
AGES = (10, 25)
#: Dose and capacity at most, times what the file says; more is a slip of the pen (and places are whole numbers).
MOST_TIMES = 1000.0
#: Pupils at a time per full-time professional, at most: a letter or a message takes little time.
MOST_CASELOAD = 1_000_000.0
#: Hours in a week.
MOST_HOURS = 168.0

Times = Annotated[float, Field(strict=True, ge=0.0, le=MOST_TIMES, allow_inf_nan=False)]
PerThousand = Annotated[float, Field(strict=True, ge=0.0, le=1000.0, allow_inf_nan=False)]
NotNegative = Annotated[float, Field(strict=True, ge=0.0, allow_inf_nan=False)]
Weeks = Annotated[int, Field(strict=True, ge=1, le=LONGEST_WEEKS)]
Pause = Annotated[int, Field(strict=True, ge=0, le=LONGEST_WEEKS)]
Tier = Literal[1, 2, 3]
Unit = Literal["pupil", "school", "region", "country"]
Per = Literal["week", "once", "held"]
Payer = Literal["school", "partnership", "municipality", "state", "health", "parents"]
CostPer = Literal["pupil", "pupil_week", "fte_year", "school_year", "enrolled_year", "class_year"]
SharedBy = Literal["school", "region"]


class Who(Where):
    """Who can get it, all conditions together, beside those of `Where`.

    Attributes:
        school_years: years of the programme.
        ages: (youngest, oldest) on 1 October.
        without_qualification: only pupils without a startkwalificatie.
    """

    school_years: tuple[Whole, ...] | None = None
    ages: tuple[Whole, Whole] | None = None
    without_qualification: bool = False


class Sign(Entry):
    """A condition on one sign: at least or at most so much, one of the two.

    Attributes:
        sign: a name in `scenarios.signs.SIGNS`.
    """

    sign: SignName
    at_least: Number | None = None
    at_most: Number | None = None


class Find(Entry):
    """How pupils are found, by what a school can know.

    Attributes:
        by: who finds them.
        every_weeks: how often is looked [school weeks].
        any: one of these signs is enough; everybody who can get it when empty.
        uptake: share of those found who accept.
    """

    by: Words
    every_weeks: Annotated[int, Field(strict=True, ge=1, le=26)] = 1
    any: tuple[Sign, ...] = ()
    uptake: Share = 1.0


class Support(Entry):
    """The professional who supports single pupils, and the list of who waits.

    Attributes:
        hours_per_week: of the professional, per pupil.
        caseload: pupils at a time per full-time professional.
        fte_per_1000: full-time professionals per 1,000 pupils who can get it (see `Who`).
        shared_by: whose list it is: each school's own, or a region's.
        weeks: how long a pupil is supported [school weeks].
        rest_weeks: before the same pupil can be taken again, or asked again after a refusal [school weeks].
        fte_range: plausible (low, high) of fte_per_1000.
    """

    hours_per_week: Annotated[float, Field(strict=True, ge=0.0, le=MOST_HOURS, allow_inf_nan=False)]
    caseload: Annotated[float, Field(strict=True, gt=0.0, le=MOST_CASELOAD, allow_inf_nan=False)]
    fte_per_1000: PerThousand
    shared_by: SharedBy
    weeks: Weeks
    rest_weeks: Pause = 26
    fte_range: tuple[Number, Number] | None = None


class Move(Amount):
    """One quantity that it moves, at full fidelity; with unit "pupil" one of a student or parent, by add or set.

    Attributes:
        per: with unit "pupil": "week" each week of support, "once" at its start, "held" from its start until its end.
        range: plausible (low, high) of the number given; holds no effect when nothing is proven.
        fades: share of what was moved that is lost per week after the support [per week].
        source: where the size comes from.
        grade: of the evidence for the size.
    """

    per: Per = "week"
    range: tuple[Number, Number]
    fades: Share = 0.0
    source: Filled
    grade: Grade

    @property
    def holds_nothing(self) -> bool:
        """Whether its range holds "no effect", so that it is not proven to do anything."""
        low, high = self.range
        nothing = 1.0 if self.multiply is not None else 0.0
        return self.set is None and low <= nothing <= high


class Cost(Entry):
    """What it costs and who pays.

    Attributes:
        euro: amount.
        per: "pupil" who starts, "pupil_week" of support, "fte_year" of a full-time professional (used or not),
            "school_year" of a school reached, "enrolled_year" of who can get it, "class_year" of one more class.
        payer: who pays.
        range: plausible (low, high).
        source: where the amount comes from.
        grade: of the evidence for the amount.
    """

    euro: NotNegative
    per: CostPer
    payer: Payer
    range: tuple[Number, Number]
    source: Filled
    grade: Grade


class Intervention(Entry):
    """One measure, as written in its file.

    Attributes:
        title: its name in words.
        description: what is done.
        known: what is known of its effect, and what is not.
        unit: who gets it: single pupils, schools as a whole, regions, or the country.
        tier: of the tiered approach that it belongs to: 1 for all, 2 extra, 3 intensive.
        grade: of the evidence for an effect.
        source: of that evidence.
        professional: who delivers it.
        fidelity: how much of it is delivered as meant; a factor on all moves.
        fidelity_range: plausible (low, high).
        reach: share of the schools or regions that take part (not with unit "pupil").
        who: who can get it.
        find: how single pupils are found (unit "pupil").
        support: what a single pupil gets, and the capacity (unit "pupil").
        move: the quantities that it moves.
        cost: what it costs, by payer.
    """

    title: Words
    description: Words
    known: Words
    unit: Unit
    tier: Tier
    grade: Grade
    source: Filled
    professional: Words
    fidelity: Share = 1.0
    fidelity_range: tuple[Share, Share] | None = None
    reach: Share = 1.0
    who: Who = Who()
    find: Find | None = None
    support: Support | None = None
    move: Annotated[tuple[Move, ...], Field(min_length=1)]
    cost: tuple[Cost, ...] = ()

    @property
    def unproven(self) -> bool:
        """Whether every move's range holds "no effect", so that nothing is proven."""
        return all(move.holds_nothing for move in self.move)


class Use(Entry):
    """An intervention in a scenario, and how it is used there.

    Attributes:
        use: name in the library of interventions, or a file beside the scenario's, ending in .toml.
        dose: factor on all that it moves.
        capacity: factor on the full-time professionals.
        fidelity: instead of that of its file.
        reach: instead of that of its file.
        from_year: simulated year in which it starts, from 0.
        from_week: school week of that year.
        where: narrows who can get it.
        tier: with [tiers]: given to the pupils of this tier (2 or 3) or a higher one, instead of those whom it finds.
    """

    use: str
    dose: Times = 1.0
    capacity: Times = 1.0
    fidelity: Share | None = None
    reach: Share | None = None
    from_year: Annotated[int, Field(strict=True, ge=0, lt=MOST_YEARS)] = 0
    from_week: Annotated[int, Field(strict=True, ge=0, le=LAST_WEEK)] = 0
    where: Where | None = None
    tier: Literal[2, 3] | None = None


class TierRule(Entry):
    """Who comes into a tier, how many have room there, and when a pupil leaves it.

    Attributes:
        any: one of these signs brings a pupil in (tier 3: also a pupil of tier 2 who is not better at review).
        together: these signs bring a pupil in when all of them hold; no rule when empty.
        places_per_1000: pupils per 1,000 pupils of a school who can be in the tier at once.
        review_weeks: school weeks after which is looked whether the pupil is better.
        better: signs that must all hold at review to go down a tier.
    """

    any: Annotated[tuple[Sign, ...], Field(min_length=1)]
    together: tuple[Sign, ...] = ()
    places_per_1000: PerThousand
    review_weeks: Weeks
    better: Annotated[tuple[Sign, ...], Field(min_length=1)]


class Tiers(Entry):
    """The tiered approach (RtI, after Kearney and Graczyk 2014): screening, rules and room of tiers 2 and 3.

    Attributes:
        every_weeks: how often all pupils are screened [school weeks].
        reviews_before_three: reviews without being better after which a pupil of tier 2 goes to tier 3.
        relapse_days: registered days of absence in a week after which a pupil of tier 3, or one who left tier 3 less
            than `watch_weeks` ago, is back in intensive support; they are looked at every day.
        watch_weeks: how long who left tier 3 is still watched [school weeks].
        two: rule of tier 2.
        three: rule of tier 3.
    """

    every_weeks: Annotated[int, Field(strict=True, ge=1, le=26)] = 2
    reviews_before_three: Annotated[int, Field(strict=True, ge=1, le=20)] = 2
    relapse_days: Annotated[int, Field(strict=True, ge=1, le=5)] = 1
    watch_weeks: Pause = 8
    two: TierRule
    three: TierRule
