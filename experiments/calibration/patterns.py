"""Patterns that the model must show, whatever the level of its figures: which rate is above which, by what source."""

from dataclasses import dataclass
from typing import Final

from evidence.checking import Words

CHANCE: Final = "chance"
"""A rate that is 1 for certain: what a ratio would be if nothing were going on."""


@dataclass(frozen=True)
class Cell:
    """One rate of a pattern.

    Attributes:
        count: the counts that it is made of: a target, or one of `experiments.calibration.pattern_counts`.
        title: what it is the rate of.
    """

    count: str
    title: Words


@dataclass(frozen=True)
class Pattern:
    """What must be above what.

    Attributes:
        name: short name.
        title: what the pattern says.
        cells: its rates, from low to high where they are in order.
        above: pairs of places of cells: the second must be above the first.
        unit: of the rates, a key of `experiments.calibration.published.PER`.
        source: where the pattern was seen, and how large it is there.
    """

    name: str
    title: Words
    cells: tuple[Cell, ...]
    above: tuple[tuple[int, int], ...]
    unit: str
    source: Words


def _cell(count: str, nl: str, en: str) -> Cell:
    return Cell(count, Words(nl=nl, en=en))


def _rising(count: int) -> tuple[tuple[int, int], ...]:
    return tuple((place, place + 1) for place in range(count - 1))


_HBSC: Final = Words(nl="HBSC 2017 via Mentaal Kapitaal", en="HBSC 2017 via Mentaal Kapitaal")
_INSPECTORATE: Final = Words(
    nl="Inspectie van het Onderwijs 2018 via NJi, Schoolverzuim aanpakken",
    en="Inspectorate of Education 2018 via NJi, Schoolverzuim aanpakken",
)
_KAPITAAL: Final = Words(nl="Mentaal Kapitaal (overzicht van studies); zonder getal",
                         en="Mentaal Kapitaal (a review of studies); no size")  # fmt: skip
_VANNESTE: Final = Words(nl="Vanneste 2016", en="Vanneste 2016")

PATTERNS: Final = (
    Pattern(
        "truancy_age",
        Words(nl="Spijbelen neemt toe met de leeftijd", en="Truancy rises with age"),
        (
            _cell("truancy_year1_2017", "eerste jaar vo", "first year of vo"),
            _cell("truancy_age16_2017", "16 jaar", "age 16"),
        ),
        _rising(2), "%", _HBSC,
    ),
    Pattern(
        "pressure_age",
        Words(nl="Druk door schoolwerk neemt toe met de leeftijd", en="Pressure by schoolwork rises with age"),
        (_cell("pressure_age12", "12 jaar", "age 12"), _cell("pressure_age16", "16 jaar", "age 16")),
        _rising(2), "%", _HBSC,
    ),
    Pattern(
        "pressure_level",
        Words(nl="Druk door schoolwerk neemt toe met het niveau", en="Pressure by schoolwork rises with the level"),
        tuple(
            _cell(f"pressure_{level.replace('-', '_')}", level, level) for level in ("vmbo-b", "vmbo-t", "havo", "vwo")
        ),
        _rising(4), "%", _HBSC,
    ),
    Pattern(
        "medical_level",
        Words(nl="Ziekteverzuim is lager bij een hoger niveau", en="Medical absence is lower at a higher level"),
        tuple(_cell(f"medical_{level}", level, level) for level in ("vwo", "havo", "vmbo")),
        _rising(3), "%", _VANNESTE,
    ),
    Pattern(
        "medical_truancy",
        Words(nl="In het vo is meer ziekteverzuim dan spijbelen",
              en="In vo there is more medical absence than truancy"),
        (
            _cell("hours_truancy_vo", "spijbelen, werkelijk", "truancy, true"),
            _cell("hours_sick_vo", "ziek, geregistreerd", "sick, registered"),
        ),
        _rising(2), "%",
        Words(nl="Vanneste 2016: ongeveer twee keer zo veel", en="Vanneste 2016: about twice as much"),
    ),
    Pattern(
        "suspended_sex",
        Words(nl="Jongens worden vaker geschorst", en="Boys are suspended more often"),
        (_cell("suspended_girls", "meisjes", "girls"), _cell("suspended_boys", "jongens", "boys")),
        _rising(2), "%",
        Words(nl=f"{_INSPECTORATE.nl}: 77 % is jongen", en=f"{_INSPECTORATE.en}: 77 % are boys"),
    ),
    Pattern(
        "suspended_level",
        Words(nl="In pro en vmbo-b wordt meer geschorst dan in het vo als geheel",
              en="There are more suspensions in pro and vmbo-b than in vo as a whole"),
        (
            _cell("suspension_vo_2016_17", "vo", "vo"),
            _cell("suspension_pro_2016_17", "pro", "pro"),
            _cell("suspension_vmbo_b_2016_17", "vmbo-b", "vmbo-b"),
        ),
        ((0, 1), (0, 2)), "%", _INSPECTORATE,
    ),
    Pattern(
        "vsv_level",
        Words(nl="Uitval is hoger bij een lager niveau van mbo (bol)",
              en="Early leaving is higher at a lower level of mbo (BOL)"),
        tuple(_cell(f"vsv_bol{level}_2016_17", f"mbo-{level}", f"mbo-{level}") for level in (4, 3, 2, 1)),
        _rising(4), "%", Words(nl="onderwijsincijfers (DUO)", en="onderwijsincijfers (DUO)"),
    ),
    Pattern(
        "vsv_sector",
        Words(nl="Uitval is hoger in mbo en vavo dan in het vo",
              en="Early leaving is higher in mbo and vavo than in vo"),
        (
            _cell("vsv_2012_13_vo", "vo", "vo"),
            _cell("vsv_mbo_2018_19", "mbo", "mbo"),
            _cell("vsv_2012_13_vavo", "vavo", "vavo"),
        ),
        _rising(3), "%", Words(nl="DUO/OCW", en="DUO/OCW"),
    ),
    Pattern(
        "vsv_age",
        Words(nl="Vanaf 18 jaar, zonder leerplicht, vallen meer leerlingen uit",
              en="From 18 on, when nobody has to be at school, more pupils leave early"),
        (_cell("vsv_minors", "jonger dan 18", "under 18"), _cell("vsv_adults", "18 en ouder", "18 and older")),
        _rising(2), "%", _KAPITAAL,
    ),
    Pattern(
        "vsv_sex",
        Words(nl="Jongens vallen vaker uit", en="Boys leave early more often"),
        (_cell("vsv_girls", "meisjes", "girls"), _cell("vsv_boys", "jongens", "boys")),
        _rising(2), "%", _KAPITAAL,
    ),
    Pattern(
        "vsv_urban",
        Words(nl="Op stedelijke scholen vallen meer leerlingen uit", en="At urban schools more pupils leave early"),
        (
            _cell("vsv_rural", "minst stedelijke derde", "least urban third"),
            _cell("vsv_urban", "meest stedelijke derde", "most urban third"),
        ),
        _rising(2), "%",
        Words(nl="NJi-brochure over schooluitval; Mentaal Kapitaal; zonder getal",
              en="NJi brochure on school dropout; Mentaal Kapitaal; no size"),
    ),
    Pattern(
        "left_repeated",
        Words(nl="Zittenblijvers in het vo vallen vaker uit",
              en="Pupils in vo who repeat a year leave early more often"),
        (_cell("left_repeated_no", "anderen", "others"), _cell("left_repeated_yes", "zittenblijvers", "repeating")),
        _rising(2), "%",
        Words(nl="Jimerson 2002; Gubbels 2019: een van de sterkste voorspellers",
              en="Jimerson 2002; Gubbels 2019: among the strongest predictors"),
    ),
    Pattern(
        "truants_leave",
        Words(nl="Wie spijbelt, valt vaker uit", en="Who skips lessons leaves early more often"),
        (
            _cell(CHANCE, "even vaak", "as often"),
            _cell("raw_truant_dropout", "spijbelaars ten opzichte van anderen", "truants over others"),
        ),
        _rising(2), "ratio",
        Words(nl="Kennisrotonde: drie keer zo vaak, ruw", en="Kennisrotonde: three times as often, raw"),
    ),
    Pattern(
        "silent_leavers",
        Words(nl="Een zwaar omslagpunt doet ook leerlingen zonder risico uitvallen (stille uitvallers)",
              en="A heavy turning point makes pupils without risk fall too (silent leavers)"),
        (
            _cell("fell_little_calm", "weinig risico, geen omslagpunt", "little risk, no turning point"),
            _cell("fell_little_struck", "weinig risico, zwaar omslagpunt", "little risk, heavy turning point"),
            _cell("fell_risk_calm", "risico, geen omslagpunt", "at risk, no turning point"),
            _cell("fell_risk_struck", "risico, zwaar omslagpunt", "at risk, heavy turning point"),
        ),
        ((0, 1), (2, 3)), "%",
        Words(nl="Dupéré 2015 via NJi en Mentaal Kapitaal; zonder getal. Hier: uitgevallen of lang thuis",
              en="Dupéré 2015 via NJi and Mentaal Kapitaal; no size. Here: left early or long at home"),
    ),
    Pattern(
        "refused_bullied",
        Words(nl="Wie wordt gepest, weigert vaker school", en="Who is bullied refuses school more often"),
        (_cell("refused_bullied_no", "anderen", "others"), _cell("refused_bullied_yes", "gepest", "bullied")),
        _rising(2), "%", _KAPITAAL,
    ),
    Pattern(
        "skipped_mood",
        Words(nl="Wie somber of angstig is, spijbelt vaker", en="Who is low or anxious skips lessons more often"),
        (
            _cell("skipped_mood_no", "anderen", "others"),
            _cell("skipped_mood_yes", "somber of angstig", "low or anxious"),
        ),
        _rising(2), "%",
        Words(nl="Finning 2019: odds ratio 3,7 van depressie", en="Finning 2019: odds ratio 3.7 of depression"),
    ),
    Pattern(
        "suspended_conduct",
        Words(nl="Wie externaliserend gedrag heeft, wordt vaker geschorst",
              en="Who has externalising behaviour is suspended more often"),
        (
            _cell("suspended_conduct_no", "anderen", "others"),
            _cell("suspended_conduct_yes", "veel externaliserend gedrag", "much externalising behaviour"),
        ),
        _rising(2), "%", _INSPECTORATE,
    ),
    Pattern(
        "registered_true",
        Words(nl="Scholen zien minder ongeoorloofd verzuim dan er is",
              en="Schools see less unauthorised absence than there is"),
        (
            _cell("hours_unauthorised", "ongeoorloofd, geregistreerd", "unauthorised, registered"),
            _cell("hours_without_ground", "zonder geldige reden, werkelijk", "without a valid reason, true"),
        ),
        _rising(2), "%",
        Words(nl="Inspectie via NJi: het werkelijke aantal kan hoger zijn dan gemeld; zonder getal",
              en="Inspectorate via NJi: the true number may be higher than what is reported; no size"),
    ),
    Pattern(
        "homophily",
        Words(nl="Vrienden zijn van hetzelfde leerjaar, en van hetzelfde geslacht en dezelfde herkomst",
              en="Friends are of the same year, and of the same sex and background"),
        (
            _cell(CHANCE, "bij toeval", "by chance"),
            _cell("friends_background", "zelfde herkomst", "same background"),
            _cell("friends_sex", "zelfde geslacht", "same sex"),
            _cell("friends_year", "zelfde leerjaar", "same year"),
        ),
        ((0, 1), (0, 2), (1, 3), (2, 3)), "ratio",
        Words(nl="Goodreau 2009: het leerjaar verreweg het sterkst, dan geslacht en herkomst",
              en="Goodreau 2009: the year by far the strongest, then sex and background"),
    ),
    Pattern(
        "skip_together",
        Words(nl="Beste vrienden spijbelen samen", en="Closest friends skip together"),
        (
            _cell("together_weaker", "met een andere vriend", "with another friend"),
            _cell("together_strongest", "met de sterkste band", "with the strongest tie"),
        ),
        _rising(2), "%",
        Words(nl="Bennett en Bergman 2021: 4,7 keer zo vaak als met een andere leeftijdgenoot",
              en="Bennett and Bergman 2021: 4.7 times as often as with any other peer"),
    ),
)  # fmt: skip
"""All patterns, in the order in which they are shown."""
