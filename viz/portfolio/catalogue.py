"""Every text of a portfolio, in Dutch and English; what is in {braces} is filled in."""

from typing import Final

TEXTS: Final[dict[str, dict[str, str]]] = {
    "front.title": {"nl": "Pakketten binnen het budget", "en": "Packages within the budget"},
    "front.caption": {
        "nl": "Genummerd: pakketten die niet worden overtroffen, opnieuw gesimuleerd met andere leerlingen, ander "
        "toeval en andere trekkingen; streep: 95%-interval over {fresh} trekkingen van wat niet bekend is; driehoek: "
        "gemiddelde van het slechtste kwart. Kruis: hetzelfde pakket in de zoektocht. Grijs: andere geprobeerde "
        "pakketten. Streeplijn: het budget.",
        "en": "Numbered: packages that no other beats, simulated again with other pupils, luck and draws; whisker: 95 "
        "% interval over {fresh} draws of what is not known; triangle: mean of the worst quarter. Cross: the same "
        "package in the search. Grey: other packages tried. Dashed line: the budget.",
    },
    "cost_axis": {"nl": "kosten, {unit}", "en": "cost, {unit}"},
    "leavers_axis": {"nl": "vermeden vsv'ers per jaar", "en": "early leavers avoided a year"},
    "days_axis": {"nl": "vermeden verzuimdagen per jaar", "en": "days of absence avoided a year"},
    "euro": {"nl": "euro per jaar", "en": "euro a year"},
    "thousand_euro": {"nl": "duizend euro per jaar", "en": "thousand euro a year"},
    "million_euro": {"nl": "miljoen euro per jaar", "en": "million euro a year"},
    "fresh": {"nl": "niet overtroffen, nieuwe runs", "en": "not beaten, fresh runs"},
    "worst": {"nl": "slechtste kwart van de trekkingen", "en": "worst quarter of the draws"},
    "search": {"nl": "hetzelfde in de zoektocht", "en": "the same in the search"},
    "tried": {"nl": "geprobeerd", "en": "tried"},
    "budget": {"nl": "budget", "en": "budget"},
    "about": {
        "nl": "{size} · {years} · {draws} trekkingen \N{MULTIPLICATION SIGN} {replicates}",
        "en": "{size} · {years} · {draws} draws \N{MULTIPLICATION SIGN} {replicates}",
    },
    "head": {
        "nl": "Budget: {budget} euro per jaar voor {pupils} leerlingen; naar het hele land {national} euro. Als er "
        "niets gebeurt: {leavers} vsv'ers per jaar ({low} tot {high} over de trekkingen).",
        "en": "Budget: {budget} euro a year for {pupils} pupils; {national} euro for the whole country. When nothing "
        "is done: {leavers} early leavers a year ({low} to {high} over the draws).",
    },
    "table": {"nl": "Pakketten die niet worden overtroffen", "en": "Packages that are not beaten"},
    "package": {"nl": "pakket", "en": "package"},
    "cost": {"nl": "euro/jaar", "en": "euro a year"},
    "leavers": {"nl": "vsv'ers minder", "en": "fewer leavers"},
    "worst_short": {"nl": "slechtste kwart", "en": "worst quarter"},
    "better": {"nl": "beter", "en": "better"},
    "days": {"nl": "verzuimdagen minder", "en": "fewer days absent"},
    "nothing": {"nl": "niets", "en": "nothing"},
    "country": {"nl": "in het land", "en": "in the country"},
    "reading": {
        "nl": "Gemiddelde per jaar over de trekkingen van wat niet bekend is (95%-interval). Slechtste kwart: "
        "gemiddelde van het slechtste kwart van de trekkingen. Beter: deel van de trekkingen met minder vsv'ers dan "
        "als er niets gebeurt. Alles uit nieuwe runs.",
        "en": "Mean a year over the draws of what is not known (95 % interval). Worst quarter: mean of the worst "
        "quarter of the draws. Better: part of the draws with fewer leavers than when nothing is done. All from fresh "
        "runs.",
    },
    "shrunk": {
        "nl": "Winnaars hebben ook geluk gehad. Wat de gekozen pakketten in nieuwe runs deden, vergeleken met de "
        "zoektocht: voor vsv {leavers}, voor verzuim {days}.",
        "en": "Winners were lucky too. What the packages chosen did in fresh runs, compared with the search: for "
        "leavers {leavers}, for absence {days}.",
    },
    "less": {"nl": "{share} % minder", "en": "{share} % less"},
    "more": {"nl": "{share} % meer", "en": "{share} % more"},
    "no_share": {"nl": "niet te zeggen", "en": "one cannot say"},
    "scaled": {
        "nl": "Naar het hele land: {factor} keer zo veel leerlingen. Dat telt mensen en geld evenredig op; tekorten "
        "aan personeel zitten er niet in.",
        "en": "For the whole country: {factor} times as many pupils. That adds people and money in proportion; it "
        "leaves out that professionals may not be there.",
    },
    "drawn.posterior": {
        "nl": "De geijkte parameters zijn samen getrokken uit de meegeleverde posterior, de andere een voor een rond "
        "hun waarde.",
        "en": "Fitted parameters are drawn together from the shipped posterior, the others one by one around their "
        "values.",
    },
    "drawn.fixed": {
        "nl": "Er is geen posterior meegeleverd: alle parameters zijn een voor een rond hun waarde getrokken.",
        "en": "No posterior is shipped: all parameters are drawn one by one around their values.",
    },
    "implausible": {
        "nl": "Van {looked} trekkingen werden er {out} weggelaten: daarin was het zonder beleid al onwaarschijnlijk "
        "anders.",
        "en": "Of {looked} draws {out} were left out: in these things would be implausibly different without any "
        "policy.",
    },
}
