"""Every text of a screening, in Dutch and English; what is in {braces} is filled in."""

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "about": {
        "nl": "{scenario} · {pupils} leerlingen in {towns} steden · jaar {years}",
        "en": "{scenario} · {pupils} pupils in {towns} towns · year {years}",
    },
    "for": {
        "nl": "Gezocht: wie {what}. {cases} leerlingen; {known} die het in de eerste week al waren, tellen niet mee.",
        "en": "Looked for: who {what}. {cases} pupils; {known} who were so in the first week are left out.",
    },
    "rules.title": {"nl": "Regels naast elkaar: wie {what}", "en": "Rules beside each other: who {what}"},
    "rules.caption": {
        "nl": "Links: deel dat gevonden wordt voordat het zover is. Midden: deel van de anderen dat nooit wordt "
        "aangewezen. Rechts: deel van de aangewezen leerlingen bij wie het uitkomt. Streep: 95%-interval over "
        "leerlingen.",
        "en": "Left: share found before it comes true. Middle: share of the others who are never flagged. Right: "
        "share of those flagged for whom it comes true. Whisker: 95 % interval over pupils.",
    },
    "curves.title": {"nl": "Strenger of ruimer: wie {what}", "en": "Stricter or wider: who {what}"},
    "curves.caption": {
        "nl": "Elke lijn is één signaal; elk punt een grens, de strengste links. Ruiten: de regels. Een signaal dat "
        "niets zegt ligt op de stippellijn. Wie na de gebeurtenis wordt aangewezen is niet gevonden, zodat een lijn "
        "er ook onder kan liggen.",
        "en": "Each line is one sign; each point a bound, the strictest at the left. Diamonds: the rules. A sign that "
        "says nothing lies on the dotted line. Who is flagged after the event is not found, so a line can also lie "
        "below it.",
    },
    "lead.title": {"nl": "Hoe vroeg: wie {what}", "en": "How early: who {what}"},
    "lead.caption": {
        "nl": "Deel van alle gezochte leerlingen dat ten minste zoveel schoolweken ervoor is aangewezen.",
        "en": "Share of all pupils looked for who were flagged at least so many school weeks before.",
    },
    "capacity.title": {"nl": "Als er weinig tijd is: wie {what}", "en": "When time is short: who {what}"},
    "capacity.caption": {
        "nl": "Deel dat iemand op school op tijd heeft kunnen spreken, als elke school zoveel leerlingen per 1.000 "
        "per week aankan: wie het eerst is aangewezen, het eerst. Een ruime regel maakt de rij lang.",
        "en": "Share whom somebody at school could see in time, when each school can handle so many pupils per 1,000 "
        "a week: first flagged, first seen. A wide rule makes the line long.",
    },
    "groups.title": {"nl": "Wie wordt gemist: wie {what}", "en": "Who is missed: who {what}"},
    "groups.caption": {
        "nl": "Deel dat op tijd gevonden wordt, per groep leerlingen. Stil: weinig risico bij de start, en geveld "
        "door een zware gebeurtenis. Streep: 95%-interval over leerlingen.",
        "en": "Share found in time, by group of pupils. Silent: little risk at the start, and struck by a heavy "
        "turning point. Whisker: 95 % interval over pupils.",
    },
    "sensitivity": {"nl": "gevonden op tijd, %", "en": "found in time, %"},
    "specificity": {"nl": "anderen niet aangewezen, %", "en": "others not flagged, %"},
    "predictive": {"nl": "komt uit, %", "en": "comes true, %"},
    "alarms_per_find": {"nl": "vals alarm per vondst", "en": "false alarms per find"},
    "false_alarms": {"nl": "anderen aangewezen, %", "en": "others flagged, %"},
    "weeks_before": {"nl": "schoolweken ervoor", "en": "school weeks before"},
    "capacity_axis": {"nl": "leerlingen per 1.000 per week", "en": "pupils per 1,000 a week"},
    "clear": {"nl": "anderen vrijuit, %", "en": "others clear, %"},
    "about_clear": {
        "nl": "Vrijuit: nooit aangewezen. Komt uit: van wie is aangewezen.",
        "en": "Clear: never flagged. Comes true: of those flagged.",
    },
    "rule": {"nl": "regel", "en": "rule"},
    "lead": {"nl": "weken ervoor (helft)", "en": "weeks before (half)"},
    "at_capacity": {"nl": "bij {capacity} per week, %", "en": "at {capacity} a week, %"},
    "silent": {"nl": "stille, %", "en": "silent, %"},
    "the_rules": {"nl": "regels", "en": "rules"},
    "by_lot": {"nl": "loten", "en": "by lot"},
    "table": {"nl": "Regels naast elkaar", "en": "Rules beside each other"},
    "about_silent": {
        "nl": "Stille: deel op tijd gevonden van wie weinig risico had en viel door een zware gebeurtenis ({cases} "
        "leerlingen). Een regel die velen aanwijst, vindt er door toeval zoveel als hij van de anderen aanwijst.",
        "en": "Silent: share found in time of those who had little risk and fell by a heavy turning point ({cases} "
        "pupils). A rule that flags many finds by luck as many of them as it flags of the others.",
    },
    "about_capacity": {
        "nl": "Bij {capacity} per week: wat overblijft als elke school {capacity} leerlingen per 1.000 per week kan "
        "spreken.",
        "en": "At {capacity} a week: what is left when each school can see {capacity} pupils per 1,000 a week.",
    },
    "all": {"nl": "alle", "en": "all"},
    "vo": {"nl": "vo", "en": "vo"},
    "mbo": {"nl": "mbo", "en": "mbo"},
    "f": {"nl": "meisjes", "en": "girls"},
    "m": {"nl": "jongens", "en": "boys"},
    "low": {"nl": "lage SES", "en": "low SES"},
    "middle": {"nl": "midden-SES", "en": "middle SES"},
    "high": {"nl": "hoge SES", "en": "high SES"},
    "here": {"nl": "ouders hier geboren", "en": "parents born here"},
    "abroad": {"nl": "ouder elders geboren", "en": "a parent born abroad"},
    "path.silent": {"nl": "stil", "en": "silent"},
    "path.other": {"nl": "niet stil", "en": "not silent"},
    "sign.absent_days": {"nl": "dagen weg", "en": "days away"},
    "sign.unauthorised_hours": {"nl": "ongeoorloofde uren", "en": "unauthorised hours"},
    "sign.sick_weeks": {"nl": "weken met ziekmelding", "en": "weeks with a sick report"},
    "sign.risk": {"nl": "risicoscore", "en": "risk score"},
    "sign.marks": {"nl": "cijfers", "en": "marks"},
}
"""key → language → text."""


def say(key: str, lang: str, **values: object) -> str:
    """The text of this key in this language, its {names} filled in."""
    return TEXTS[key][lang].format(**values) if values else TEXTS[key][lang]


def sign(name: str, lang: str) -> str:
    """How a sign is called; by its name where there is no short word for it."""
    key = f"sign.{name}"
    return say(key, lang) if key in TEXTS else name


def value(group: str, name: str, lang: str) -> str:
    """How one value of a group is called."""
    return say(f"path.{name}" if group == "path" else name, lang)
