"""Every text of a trial, in Dutch and English; what is in {braces} is filled in."""

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "about": {
        "nl": "{units} {unit} per proef · {years} schooljaar · {towns} proeven",
        "en": "{units} {unit} a trial · {years} school year · {towns} trials",
    },
    "about_years": {
        "nl": "{units} {unit} per proef · {years} schooljaren · {towns} proeven",
        "en": "{units} {unit} a trial · {years} school years · {towns} trials",
    },
    "pupil": {"nl": "leerlingen", "en": "pupils"},
    "class": {"nl": "klassen", "en": "classes"},
    "school": {"nl": "scholen", "en": "schools"},
    "trials.title": {
        "nl": "Wat elke proef vindt, en wat waar is: {outcome}",
        "en": "What each trial finds, and what is true: {outcome}",
    },
    "trials.caption": {
        "nl": "Elke streep is een proef in een eigen stad, met haar interval van {level}%. Dicht: de onderzoeker "
        "noemt het verschil significant. De lijn is wat het scenario werkelijk doet als alle gelote eenheden het "
        "krijgen; de band het 95%-interval daarvan over de steden.",
        "en": "Each line is a trial in a town of its own, with its {level} % interval. Filled: the researcher calls "
        "the difference significant. The line is what the scenario truly does when all units drawn get it; the band "
        "its 95 % interval over towns.",
    },
    "before_after.title": {
        "nl": "Voor en na, zonder controlegroep: wat het lijkt en wat het is",
        "en": "Before and after, without a control arm: what it seems and what it is",
    },
    "before_after.caption": {
        "nl": "Geregistreerd verzuim in de {window} schoolweken voor en na het begin van de steun. Wie gekozen is "
        "toen het slecht ging, gaat het meestal vanzelf beter, en verzuim stijgt en daalt met het seizoen. Alleen het "
        "verschil tussen de eerste twee daarna is het effect.",
        "en": "Registered absence in the {window} school weeks before and after support began. Who was chosen when "
        "things went badly mostly gets better anyway, and absence rises and falls with the season. Only the "
        "difference between the first two afterwards is the effect.",
    },
    "difference": {"nl": "verschil: {unit}", "en": "difference: {unit}"},
    "each_trial": {"nl": "proef", "en": "trial"},
    "significant": {"nl": "significant", "en": "significant"},
    "not_significant": {"nl": "niet significant", "en": "not significant"},
    "truth": {"nl": "werkelijk effect", "en": "true effect"},
    "nothing": {"nl": "geen verschil", "en": "no difference"},
    "supported": {"nl": "gesteunde leerlingen", "en": "supported pupils"},
    "unsupported": {"nl": "dezelfde leerlingen, zonder steun", "en": "the same pupils, without support"},
    "controls": {"nl": "controles die gevonden zouden zijn", "en": "controls who would have been found"},
    "effect": {"nl": "werkelijk effect in de weken erna", "en": "true effect in the weeks after"},
    "before": {"nl": "ervoor", "en": "before"},
    "after": {"nl": "erna", "en": "after"},
    "of_lessons": {"nl": "% van de lesuren", "en": "% of lesson hours"},
    "first": {
        "nl": "De eerste proef, zoals een onderzoeker haar ziet",
        "en": "The first trial, as a researcher sees it",
    },
    "flow": {
        "nl": "{eligible_units} {unit} kwamen in aanmerking; {treated_units} zijn geloot voor het scenario "
        "({treated_pupils} leerlingen) en {control_units} als controle ({control_pupils} leerlingen). Eerder "
        "uitgeschreven: {treated_lost} en {control_lost} leerlingen; hun verzuim telt tot dan, of zij vsv'er werden "
        "telt mee.",
        "en": "{eligible_units} {unit} were eligible; {treated_units} were drawn for the scenario ({treated_pupils} "
        "pupils) and {control_units} as controls ({control_pupils} pupils). Off the roll before the end: "
        "{treated_lost} and {control_lost} pupils; their absence counts until then, and whether they left early "
        "counts.",
    },
    "outcome": {"nl": "uitkomst", "en": "outcome"},
    "treated": {"nl": "scenario", "en": "scenario"},
    "control": {"nl": "controle", "en": "control"},
    "difference_interval": {"nl": "verschil ({level}%-interval)", "en": "difference ({level} % interval)"},
    "p": {"nl": "p", "en": "p"},
    "p_holm": {"nl": "p (Holm)", "en": "p (Holm)"},
    "odds": {"nl": "odds ratio", "en": "odds ratio"},
    "all_trials": {"nl": "Alle {towns} proeven naast de waarheid", "en": "All {towns} trials beside the truth"},
    "estimate": {"nl": "gevonden", "en": "found"},
    "power": {"nl": "vermogen", "en": "power"},
    "held": {"nl": "interval bevat waarheid", "en": "interval holds truth"},
    "spill": {"nl": "effect op controles", "en": "effect on controls"},
    "power_of": {
        "nl": "Vermogen: deel van de proeven met p < {alpha}. Bevat: deel waarvan het interval de waarheid van die "
        "stad bevat.",
        "en": "Power: share of trials with p < {alpha}. Holds: share whose interval holds the truth of that town.",
    },
    "several": {
        "nl": "Wie naar {count} uitkomsten kijkt, moet corrigeren: p (Holm) doet dat. Wat vooraf geen hoofdvraag was, "
        "is een aanwijzing en geen bewijs.",
        "en": "Who looks at {count} outcomes must correct: p (Holm) does so. What was not the main question "
        "beforehand is a hint and no proof.",
    },
    "exaggerated": {
        "nl": "Alleen de significante proeven bij {outcome}: gemiddeld {times} keer het werkelijke effect, {wrong} % "
        "met het verkeerde teken.",
        "en": "The significant trials alone, for {outcome}: on average {times} times the true effect, {wrong} % with "
        "the wrong sign.",
    },
    "worst": {
        "nl": "Voor en na, zonder controlegroep ({window} schoolweken aan elke kant)",
        "en": "Before and after, without a control arm ({window} school weeks on each side)",
    },
    "no_before": {
        "nl": "Voor en na: niet te zien. De steun begon zo vroeg of zo laat in het jaar dat geen gesteunde leerling "
        "{window} schoolweken aan beide kanten heeft; en vsv heeft geen ervoor. Zonder controlegroep blijft alleen de "
        "vraag hoe het anders gegaan was.",
        "en": "Before and after: cannot be seen. Support began so early or so late in the year that no supported "
        "pupil has {window} school weeks on both sides; and early leaving has no before. Without a control arm only "
        "the question is left how it would have gone otherwise.",
    },
    "not_for_pupils": {
        "nl": "Voor en na: er worden geen leerlingen gekozen om te steunen, dus ook niet op hun slechtst.",
        "en": "Before and after: no pupils are chosen for support, so none are chosen at their worst.",
    },
    "group": {"nl": "groep", "en": "group"},
    "pupils": {"nl": "leerlingen", "en": "pupils"},
    "change": {"nl": "verschil (95%-interval)", "en": "difference (95 % interval)"},
    "one_town": {
        "nl": "Eén proef zegt niets over het vermogen: geef --replicates.",
        "en": "One trial says nothing of power: give --replicates.",
    },
}
"""key → language → text."""


def say(key: str, lang: str, **values: object) -> str:
    """The text of this key in this language, its {names} filled in."""
    return TEXTS[key][lang].format(**values) if values else TEXTS[key][lang]
