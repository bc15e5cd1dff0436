"""Every text of a comparison on draws of the posterior, in Dutch and English; what is in {braces} is filled in."""

from typing import Final

POSTERIOR_TEXTS: Final[dict[str, dict[str, str]]] = {
    "draw": {
        "nl": "1 trekking van de parameters",
        "en": "1 draw of the parameters",
    },
    "draws": {
        "nl": "{count} trekkingen van de parameters",
        "en": "{count} draws of the parameters",
    },
    "interval_posterior": {
        "nl": "Dunne streep: 95%-interval van het verschil, met wat van de parameters niet bekend is ({draws} "
        "trekkingen van de posterior) en toeval. Dik deel: toeval alleen ({count} herhalingen); meer "
        "herhalingen maken alleen dat smaller.",
        "en": "Thin whisker: 95 % interval of the difference, with what is not known of the parameters ({draws} "
        "draws of the posterior) and luck. Thick part: luck alone ({count} replicates); more replicates make "
        "only that narrower.",
    },
    "band_posterior": {
        "nl": "Band: 95%-interval van het verschil met die stippellijn, met wat van de parameters niet bekend is "
        "({draws} trekkingen van de posterior) en toeval ({count} herhalingen).",
        "en": "Band: 95 % interval of the difference from that dotted line, with what is not known of the "
        "parameters ({draws} draws of the posterior) and luck ({count} replicates).",
    },
    "certain_posterior": {
        "nl": "Zeker betekent hier alleen: in dit model ligt nul buiten het interval, ook met wat van de geijkte "
        "parameters niet bekend is ({draws} trekkingen van de posterior) en met het toeval tussen {count} "
        "herhalingen. Het zegt niet dat een maatregel in het echt zo werkt: wat de maatregel verschuift, en "
        "parameters die niet geijkt zijn, staan vast. Van twintig intervallen ligt er gemiddeld een door "
        "toeval naast de waarheid van het model.",
        "en": "Certain means this only: in this model the interval leaves out zero, also with what is not known of "
        "the fitted parameters ({draws} draws of the posterior) and with the luck between {count} replicates. "
        "It does not say that a measure works so in reality: what the measure moves, and parameters that were "
        "not fitted, are held fixed. Of twenty intervals one misses the model's truth by luck, on average.",
    },
    "apart": {
        "nl": "{title}, {measure}: van de onzekerheid (variantie) komt {share} % van de parameters ({span} %) en de "
        "rest van toeval. Door toeval alleen is het interval {luck}. Meer herhalingen maken het toeval "
        "kleiner, niet de onzekerheid over de parameters.",
        "en": "{title}, {measure}: of the uncertainty (variance) {share} % comes from the parameters ({span} %) and "
        "the rest from luck. By luck alone the interval is {luck}. More replicates make luck smaller, not "
        "what is not known of the parameters.",
    },
    "not_apart": {
        "nl": "Onzekerheid over de parameters en toeval zijn hier niet te scheiden: dat kan vanaf 4 herhalingen "
        "(liever 20).",
        "en": "Uncertainty of the parameters and luck cannot be told apart here: that takes 4 replicates (better 20).",
    },
    "table.luck": {
        "nl": "Door toeval alleen",
        "en": "By luck alone",
    },
    "table.share": {
        "nl": "Onzekerheid door parameters, % ({words})",
        "en": "Uncertainty by parameters, % ({words})",
    },
    "table.share_of": {
        "nl": "95%-interval",
        "en": "95 % interval",
    },
    "limit.by_hand_posterior": {
        "nl": "De geijkte parameters zijn getrokken uit de posterior van een ijking op gepubliceerde cijfers "
        "(docs/calibration.md). De andere zijn eerste schattingen, die vaststaan: hoe onzeker die zijn zit "
        "niet in de intervallen.",
        "en": "The fitted parameters are drawn from the posterior of a calibration on published figures "
        "(docs/calibration.md). The others are first guesses, held fixed: how unsure they are is not in the "
        "intervals.",
    },
    "limit.interval_posterior": {
        "nl": "Een interval is het 95%-interval van het verschil bij de ware parameters, die als nog een trekking "
        "gelden. Het bestaat uit twee delen: wat van de geijkte parameters niet bekend is, en het toeval van "
        "gesimuleerde leerlingen en scholen (variantieanalyse met toevallige effecten; docs/compare.md). Hoe "
        "sterk de maatregel zelf is, staat vast.",
        "en": "An interval is the 95 % interval of the difference under the true parameters, taken as one more "
        "draw. It has two parts: what is not known of the fitted parameters, and the luck of simulated pupils "
        "and schools (analysis of variance with random effects; docs/compare.md). The strength of the measure "
        "itself is held fixed.",
    },
    "made.parameters": {
        "nl": "Parameters",
        "en": "Parameters",
    },
    "made.parameters_fixed": {
        "nl": "de waarden van evidence/parameters.toml, in elke run dezelfde",
        "en": "the values of evidence/parameters.toml, the same in every run",
    },
    "made.parameters_posterior": {
        "nl": "{draws} trekkingen van de meegeleverde posterior (evidence/posterior), in alle scenario's van een "
        "herhaling dezelfde",
        "en": "{draws} draws of the shipped posterior (evidence/posterior), the same in all scenarios of a replicate",
    },
    "made.parameters_own": {
        "nl": "{draws} trekkingen van een eigen posterior, in alle scenario's van een herhaling dezelfde",
        "en": "{draws} draws of a posterior of one's own, the same in all scenarios of a replicate",
    },
}
"""key → language → text; a key that ends in _posterior takes the place of the one without."""
