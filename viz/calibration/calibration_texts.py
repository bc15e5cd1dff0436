"""What the tables and figures of a calibration call things, in Dutch and English."""

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "about": {
        "nl": "{scenario} · {students} leerlingen · {years} schooljaren · {budget} simulaties",
        "en": "{scenario} · {students} pupils · {years} school years · {budget} runs",
    },
    "contraction.title": {
        "nl": "Hoeveel de cijfers over elke parameter zeggen",
        "en": "How much the figures say of each parameter",
    },
    "contraction.caption": {
        "nl": "Het deel van de onzekerheid vooraf (variantie) dat de cijfers wegnemen: 0 is niets, 100 alles. Bovenaan "
        "staat wat de cijfers het minst vastleggen: wat daar staat, komt vooral van de aannames vooraf.",
        "en": "The share of what was uncertain beforehand (variance) that the figures take away: 0 is nothing, "
        "100 all. "
        "What the figures pin down least stands first: what is said there comes from the assumptions beforehand.",
    },
    "contraction.axis": {"nl": "weggenomen onzekerheid, %", "en": "uncertainty taken away, %"},
    "marginals.title": {
        "nl": "Parameters, vooraf en na de cijfers",
        "en": "Parameters, before and after the figures",
    },
    "marginals.caption": {
        "nl": "Grijs: wat vooraf aannemelijk is. Blauw: wat de cijfers overlaten. Streepjeslijn: de waarde in het "
        "parameterbestand. Minst vastgelegde eerst.",
        "en": "Grey: what is plausible beforehand. Blue: what the figures leave. Dashed line: the value in the "
        "parameter file. Least pinned down first.",
    },
    "methods.title": {
        "nl": "Parameters na de cijfers, volgens twee methoden",
        "en": "Parameters after the figures, by two methods",
    },
    "methods.caption": {
        "nl": "Grijs: wat vooraf aannemelijk is. Lijnen: wat de cijfers overlaten, volgens elke methode; daaronder het "
        "gemiddelde en het midden van 90 %. Getal: afstand van de gemiddelden, in eenheden van de grootste "
        "standaardafwijking van de twee. Grootste verschil eerst.",
        "en": "Grey: what is plausible beforehand. Lines: what the figures leave, by each method; below them the mean "
        "and the middle 90 %. Number: distance of the means, in units of the wider of both standard deviations. "
        "Largest difference first.",
    },
    "methods.table": {
        "nl": "Twee methoden op dezelfde simulaties, grootste verschil eerst; midden van 90 %",
        "en": "Two methods on the same runs, largest difference first; middle 90 %",
    },
    "method.emulator": {"nl": "emulator (standaard)", "en": "emulator (default)"},
    "method.network": {"nl": "neuraal netwerk", "en": "neural network"},
    "means_apart": {"nl": "uiteen, sd", "en": "apart, sd"},
    "shared": {"nl": "overlap, %", "en": "overlap, %"},
    "known.0": {
        "nl": "Bekende waarheden ({trials}) in 90%-intervallen: emulator {emulator}, netwerk {network}",
        "en": "Known truths ({trials}) in 90 % intervals: emulator {emulator}, network {network}",
    },
    "known.2": {
        "nl": "Dezelfde, twee cijfers van elk tien fouten verschoven: emulator {emulator}, netwerk {network}",
        "en": "The same, two figures of each moved by ten errors: emulator {emulator}, network {network}",
    },
    "methods.few": {
        "nl": "De trekkingen van het netwerk zijn er maar {effective} waard: het zegt hier niets.",
        "en": "The draws of the network are worth only {effective}: it says nothing here.",
    },
    "methods.left_out": {
        "nl": "Door het netwerk niet gebruikt, want niet in bijna elke simulatie geteld: {names}.",
        "en": "Not used by the network, for not counted in nearly every run: {names}.",
    },
    "span": {"nl": "{low} tot {high}", "en": "{low} to {high}"},
    "prior": {"nl": "vooraf", "en": "before"},
    "posterior": {"nl": "na de cijfers", "en": "after the figures"},
    "file_value": {"nl": "parameterbestand", "en": "parameter file"},
    "pairs.title": {"nl": "Parameters die van elkaar afhangen", "en": "Parameters that hang together"},
    "pairs.caption": {
        "nl": "De {count} parameters met de sterkste onderlinge samenhang na de cijfers. Stippen: trekkingen, "
        "als score "
        "(0 is het midden van wat vooraf aannemelijk is, 1 een standaardafwijking). Getal: correlatie. Waar de "
        "stippen een lijn vormen, leggen de cijfers een combinatie vast en niet elk apart.",
        "en": "The {count} parameters that hang together most after the figures. Dots: draws, as scores (0 is "
        "the middle "
        "of what is plausible beforehand, 1 a standard deviation). Number: correlation. Where dots form a line, the "
        "figures pin down a combination and not each by itself.",
    },
    "morris.title": {
        "nl": "Welke parameters welke cijfers bewegen",
        "en": "Which parameters move which figures",
    },
    "morris.caption": {
        "nl": "Morris: hoeveel standaardfouten een cijfer beweegt als de parameter van het ene naar het andere "
        "eind van "
        "wat vooraf aannemelijk is gaat, gemiddeld over de andere parameters. Getallen vanaf 1 staan erbij.",
        "en": "Morris: by how many of its standard errors a figure moves when the parameter goes from one end of "
        "what is "
        "plausible beforehand to the other, on average over the other parameters. Numbers from 1 are written.",
    },
    "sobol.title": {"nl": "Welke parameters welke cijfers bewegen", "en": "Which parameters move which figures"},
    "sobol.caption": {
        "nl": "Sobol: het deel van de variantie van een cijfer, over alles wat vooraf aannemelijk is, waarin een "
        "parameter meespeelt, in %. Getallen vanaf 10 staan erbij.",
        "en": "Sobol: the share of a figure's variance, over all that is plausible beforehand, in which a parameter "
        "has "
        "a part, in %. Numbers from 10 are written.",
    },
    "parameters.title": {
        "nl": "Parameters, minst vastgelegd eerst; bereiken: het midden van 90 %, vóór en na de cijfers",
        "en": "Parameters, least pinned down first; ranges: the middle 90 %, before and after the figures",
    },
    "parameter": {"nl": "parameter", "en": "parameter"},
    "middle_90": {"nl": "erna", "en": "after"},
    "prior_90": {"nl": "vooraf", "en": "before"},
    "learned": {"nl": "vast, %", "en": "pinned, %"},
    "figures.title": {
        "nl": "Cijfers: {inside} van {of} binnen het 90%-interval",
        "en": "Figures: {inside} of {of} inside the 90 % interval",
    },
    "figure": {"nl": "cijfer", "en": "figure"},
    "observed": {"nl": "gepubliceerd", "en": "published"},
    "fitted": {"nl": "model (90%-interval)", "en": "model (90 % interval)"},
    "distance": {"nl": "afstand, z", "en": "distance, z"},
    "judged": {"nl": "oordeel", "en": "verdict"},
    "met": {"nl": "klopt", "en": "met"},
    "missed": {"nl": "erbuiten", "en": "missed"},
    "out_of_reach": {"nl": "buiten bereik van het model", "en": "out of the model's reach"},
    "checks.title": {"nl": "Controles", "en": "Checks"},
    "check.figures": {
        "nl": "gefitte cijfers binnen hun interval: {statistic} van {count} (minstens {critical})",
        "en": "fitted figures inside their interval: {statistic} of {count} (at least {critical})",
    },
    "check.left_out": {
        "nl": "cijfers voorspeld uit de andere helft, binnen interval: {statistic} van {count} (minstens {critical})",
        "en": "figures predicted from the other half, inside intervals: {statistic} of {count} (at least {critical})",
    },
    "check.reach": {
        "nl": "grootste afstand tot een cijfer: {statistic} (minder dan {critical}); anders klopt het model niet",
        "en": "largest distance to a figure: {statistic} (less than {critical}); else the model is wrong somewhere",
    },
    "check.ranks": {
        "nl": "rangen van {count} bekende waarheden gelijk verdeeld: gladde toets {statistic} (hoogstens {critical})",
        "en": "ranks of {count} known truths uniform: smooth test {statistic} (at most {critical})",
    },
    "check.coverage": {
        "nl": "90%-intervallen die de waarheid bevatten, {count} waarheden: {statistic} (minstens {critical})",
        "en": "90 % intervals that hold the truth, {count} truths: {statistic} (at least {critical})",
    },
    "check.methods": {
        "nl": "grootste afstand tussen twee methoden, {count} parameters: {statistic} standaardafwijkingen (minder dan "
        "{critical})",
        "en": "largest distance between two methods, {count} parameters: {statistic} standard deviations (less than "
        "{critical})",
    },
    "power": {
        "nl": "ziet intervallen die anderhalf keer te smal zijn met kans {power}",
        "en": "sees intervals one and a half times too narrow with chance {power}",
    },
    "unsettled": {
        "nl": "De keten van trekkingen is te kort om op te vertrouwen ({effective} onafhankelijke trekkingen).",
        "en": "The chain of draws is too short to trust ({effective} independent draws).",
    },
    "uncounted": {
        "nl": "Niet gebruikt, want in te weinig simulaties geteld: {names}.",
        "en": "Not used, for counted in too few runs: {names}.",
    },
    "yes": {"nl": "in orde", "en": "in order"},
    "weak": {"nl": "zegt weinig", "en": "says little"},
    "no": {"nl": "NIET in orde", "en": "NOT in order"},
    "effects.title": {
        "nl": "Grootste effect van elke parameter (Morris)",
        "en": "Largest effect of each parameter (Morris)",
    },
    "most_on": {"nl": "het meest op", "en": "most on"},
    "effect": {"nl": "effect, standaardfouten", "en": "effect, standard errors"},
}
"""key → language → text."""


def say(key: str, lang: str, **values: object) -> str:
    """The text of this key in this language, its {names} filled in."""
    return TEXTS[key][lang].format(**values) if values else TEXTS[key][lang]
