"""What the tables and figures of a validation call things, in Dutch and English."""

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "about": {
        "nl": "{scenario} · {students} leerlingen · {years} schooljaren · {replicates} simulaties",
        "en": "{scenario} · {students} pupils · {years} school years · {replicates} runs",
    },
    "targets.title": {"nl": "Gepubliceerde cijfers en het model", "en": "Published figures and the model"},
    "targets.caption": {
        "nl": "Het gepubliceerde cijfer gedeeld door dat van het model. Banden: waar het zou liggen als het model "
        "klopt, in 90 van de 100 gevallen, door het toeval van simulaties (binnenste), met steekproef en afronding "
        "erbij (midden) en met fouten in de registratie erbij (buitenste). Open merk: buiten het interval. Wat van "
        "de parameters niet bekend is, zit er niet in.",
        "en": "The published figure over that of the model. Bands: where it would lie if the model is right, in 90 of "
        "100 cases, by the chance of runs (innermost), with sampling and rounding (middle), and with errors of "
        "reporting (outermost). Open mark: outside the interval. What is not known of the parameters is not in it.",
    },
    "ratio": {"nl": "gepubliceerd / gesimuleerd", "en": "published / simulated"},
    "noise": {"nl": "toeval van simulaties", "en": "chance of runs"},
    "sampling": {"nl": "en steekproef en afronding", "en": "and sampling and rounding"},
    "reporting": {"nl": "en registratie", "en": "and reporting"},
    "inside": {"nl": "binnen het interval", "en": "inside the interval"},
    "outside": {"nl": "erbuiten", "en": "outside"},
    "pattern.caption": {
        "nl": "{source}. Streep: 95%-interval over simulaties. Oordeel: {verdict}.",
        "en": "{source}. Whisker: 95 % interval over runs. Verdict: {verdict}.",
    },
    "published": {"nl": "gepubliceerd", "en": "published"},
    "simulated": {"nl": "gesimuleerd", "en": "simulated"},
    "unit.%": {"nl": "%", "en": "%"},
    "unit.ratio": {"nl": "verhouding", "en": "ratio"},
    "holds": {"nl": "klopt", "en": "holds"},
    "contradicted": {"nl": "weersproken", "en": "contradicted"},
    "undecided": {"nl": "onbeslist", "en": "undecided"},
    "fitted.title": {
        "nl": "Cijfers waarop wordt ingesteld: {inside} van {of} binnen het 90%-interval",
        "en": "Figures that are fitted: {inside} of {of} inside the 90 % interval",
    },
    "others.title": {
        "nl": "Andere cijfers, waarop niet wordt ingesteld",
        "en": "Other figures, which are not fitted",
    },
    "why": {"nl": "waarom niet", "en": "why not"},
    "span": {"nl": "{low} tot {high}", "en": "{low} to {high}"},
    "patterns.title": {"nl": "Patronen", "en": "Patterns"},
    "figure": {"nl": "cijfer", "en": "figure"},
    "pattern": {"nl": "patroon", "en": "pattern"},
    "verdict": {"nl": "oordeel", "en": "verdict"},
    "interval": {"nl": "interval", "en": "interval"},
    "ratios": {"nl": "hoeveel keer zo veel (95%-interval)", "en": "times as much (95 % interval)"},
    "in": {"nl": "in", "en": "in"},
    "out": {"nl": "uit", "en": "out"},
    "none": {"nl": "-", "en": "-"},
    "explained": {
        "nl": "Het interval zegt waar het gepubliceerde cijfer zou liggen als het model klopt: toeval van simulaties, "
        "steekproef en afronding van het cijfer, en fouten in de registratie (evidence/observations.toml). Het eerste "
        "gesimuleerde jaar telt niet mee.",
        "en": "The interval says where the published figure would lie if the model is right: chance of runs, sampling "
        "and rounding of the figure, and errors of reporting (evidence/observations.toml). The first simulated year "
        "does not count.",
    },
    "star": {
        "nl": "* Naast een ander cijfer gehouden (het geheel, of een andere groep van hetzelfde onderzoek): zoals het "
        "zou zijn als dat in het model gelijk was aan wat is gepubliceerd. Zo telt niets dubbel.",
        "en": "* Held beside another figure (the whole, or another group of the same survey): as it would be if that "
        "were in the model what was published. So nothing counts twice.",
    },
    "own_instead": {"nl": "een eigen cijfer is ervoor in de plaats", "en": "a figure of your own takes its place"},
    "prior.title": {
        "nl": "Kan het model de gepubliceerde cijfers halen?",
        "en": "Can the model reach the published figures?",
    },
    "prior.caption": {
        "nl": "Wat het model geeft bij trekkingen van de parameters uit hun prior, gedeeld door het gepubliceerde "
        "cijfer (1). Er is niets ingesteld.",
        "en": "What the model gives for draws of the parameters from their priors, over the published figure (1). "
        "Nothing is fitted.",
    },
    "prior.about": {
        "nl": "{draws} trekkingen van {parameters} parameters · {students} leerlingen · {years} schooljaren",
        "en": "{draws} draws of {parameters} parameters · {students} pupils · {years} school years",
    },
    "prior.ratio": {"nl": "gesimuleerd / gepubliceerd", "en": "simulated / published"},
    "prior.band": {"nl": "90% van de trekkingen", "en": "90 % of the draws"},
    "prior.middle": {"nl": "mediaan", "en": "median"},
    "prior.below": {"nl": "% eronder", "en": "% below"},
    "prior.reach": {"nl": "bereik", "en": "reach"},
    "prior.table": {
        "nl": "Gedekt: {covered} van {of}; aan de rand: {edge}; buiten bereik: {out}",
        "en": "Covered: {covered} of {of}; at the edge: {edge}; out of reach: {out}",
    },
    "reach.covered": {"nl": "gedekt", "en": "covered"},
    "reach.edge": {"nl": "aan de rand", "en": "at the edge"},
    "reach.out of reach": {"nl": "buiten bereik", "en": "out of reach"},
}
"""key → language → words."""


def say(key: str, lang: str, **values: object) -> str:
    """The text of this key in this language, its {names} filled in."""
    return TEXTS[key][lang].format(**values) if values else TEXTS[key][lang]
