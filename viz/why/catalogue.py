"""Every text on why a scenario does what it does, in Dutch and English; what is in {braces} is filled in."""

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "shares.title": {"nl": "Waardoor het effect ontstaat: {measure}", "en": "What the effect comes from: {measure}"},
    "parts.title": {"nl": "Binnen de grootste groepen: {measure}", "en": "Within the largest groups: {measure}"},
    "friends.title": {"nl": "Direct en via vrienden: {measure}", "en": "Direct and through friends: {measure}"},
    "caption": {
        "nl": "{scenario} tegenover {base}. Balk: aandeel (Shapley: gemiddeld over volgordes); de balken tellen op tot "
        "het hele effect, {whole}. Open rondje: als eerste ingeschakeld; ruit: als laatste. Hoe verder die uit elkaar "
        "liggen, hoe meer het samenspel telt.",
        "en": "{scenario} beside {base}. Bar: share (Shapley: mean over orders); the bars add up to the whole effect, "
        "{whole}. Open circle: put in first; diamond: put in last. The farther these lie apart, the more it is what "
        "parts do together.",
    },
    "parts.caption": {
        "nl": "{scenario} tegenover {base}. Delen van één groep, met al het andere ingeschakeld; zij tellen op tot wat "
        "de groep als laatste doet. Open rondje: als eerste van de groep ingeschakeld; ruit: als laatste.",
        "en": "{scenario} beside {base}. Parts of one group, with all else in; they add up to what the group does put "
        "in last. Open circle: put in first of its group; diamond: last.",
    },
    "friends.caption": {
        "nl": "{scenario} tegenover {base}. Links: zonder invloed van vrienden in beide. Rechts, alleen bij steun aan "
        "leerlingen en voor het eerste schooljaar: door het lot kreeg de helft van wie in aanmerking komt de steun.",
        "en": "{scenario} beside {base}. Left: with friends' influence switched off in both. Right, only where pupils "
        "are supported and for the first school year: by lot half of those who can get it got support.",
    },
    "mechanism": {"nl": "Mechanismen uitgezet", "en": "Mechanisms switched off"},
    "move": {"nl": "Onderdelen weggelaten", "en": "Parts of the scenario left out"},
    "within": {"nl": "Binnen: {group}", "en": "Within: {group}"},
    "rest": {"nl": "wat overblijft zonder deze", "en": "what is left without these"},
    "rest_of_group": {"nl": "wat overblijft zonder de groep", "en": "what is left without the group"},
    "share": {"nl": "aandeel", "en": "share"},
    "first": {"nl": "als eerste", "en": "put in first"},
    "last": {"nl": "als laatste", "en": "put in last"},
    "first_short": {"nl": "eerste", "en": "first"},
    "last_short": {"nl": "laatste", "en": "last"},
    "points": {"nl": "procentpunt ({unit})", "en": "percentage points ({unit})"},
    "friends": {"nl": "Vrienden zonder invloed", "en": "Friends without influence"},
    "half": {"nl": "Steun voor de helft, door het lot", "en": "Support for half, by lot"},
    "whole": {"nl": "heel effect", "en": "whole effect"},
    "direct": {"nl": "direct", "en": "direct"},
    "spilled": {"nl": "via anderen", "en": "through others"},
    "unable": {"nl": "waarvan bij wie niet in aanmerking komt", "en": "of which on who cannot get it"},
    "other_half": {
        "nl": "bij wie in aanmerking komt en het niet kreeg, naar allen gerekend",
        "en": "on who can get it and did not, counted for all of them",
    },
    "whole_is": {"nl": "{value} {unit} ({span})", "en": "{value} {unit} ({span})"},
    "whole_one": {"nl": "{value} {unit}", "en": "{value} {unit}"},
    "part": {"nl": "onderdeel", "en": "part"},
    "of_whole": {"nl": "%", "en": "%"},
    "about": {"nl": "{size} · {years} · {replicates}", "en": "{size} · {years} · {replicates}"},
    "order_words": {
        "nl": "Aandeel: gemiddelde over volgordes (Shapley). Als eerste: alleen dit. Als laatste: het hele effect min "
        "wat zonder dit overblijft. Ligt laatste ver van eerste, dan werkt het vooral samen met het andere. %: van het "
        "hele effect, als dat zeker is.",
        "en": "Share: mean over orders (Shapley). First: only this. Last: the whole less what is left without it. "
        "Where last lies far from first, it works mostly together with the rest. %: of the whole, where that is "
        "certain.",
    },
    "strength_words": {
        "nl": "Een uitgezet mechanisme staat in beide scenario's uit: de school is dan ook zonder het scenario anders.",
        "en": "A mechanism is switched off in both scenarios: without the scenario the schools are then others too.",
    },
}
