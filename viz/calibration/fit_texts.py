"""Every text of the report of a calibration, in Dutch and English; what is in {braces} is filled in."""

from typing import Final

from viz.calibration.calibration_texts import TEXTS as CALIBRATION_TEXTS

FIT_TEXTS: Final[dict[str, dict[str, str]]] = {
    "heading": {
        "nl": "IJking: wat de gepubliceerde cijfers over het model zeggen",
        "en": "Calibration: what the published figures say of the model",
    },
    "asked": {"nl": "Wat is geijkt, en waarop", "en": "What was fitted, and to what"},
    "asked.text": {
        "nl": "Aan {figures} gepubliceerde cijfers zijn {parameters} parameters van het scenario {scenario} aangepast. "
        "Daarvoor zijn {runs} simulaties van {students} leerlingen en {years} schooljaren gedraaid, in {waves} rondes.",
        "en": "{parameters} parameters of the scenario {scenario} were fitted to {figures} published figures. For "
        "this, "
        "{runs} runs of {students} pupils and {years} school years were lived through, in {waves} waves.",
    },
    "loose": {"nl": "Wat de cijfers niet vastleggen", "en": "What the figures do not pin down"},
    "loose.text": {
        "nl": "Bij {count} van de {all} parameters nemen de cijfers minder dan {limit} % weg van wat vooraf onzeker "
        "was "
        "(de variantie). Wat het model daarvoor aanneemt, komt van de aannames vooraf en niet uit de cijfers. Noem het "
        "in een verhaal of besluit dus een aanname.",
        "en": "Of {count} of the {all} parameters the figures take away less than {limit} % of what was uncertain "
        "beforehand (the variance). What the model has for these comes from the assumptions beforehand, not from the "
        "figures. So call it an assumption in any story or decision.",
    },
    "loose.none": {
        "nl": "Er is er geen: van elke parameter nemen de cijfers {limit} % of meer weg van wat vooraf onzeker was (de "
        "variantie).",
        "en": "There is none: of every parameter the figures take away {limit} % or more of what was uncertain "
        "beforehand (the variance).",
    },
    "loose.caption": {"nl": "Niet vastgelegd: aannames.", "en": "Not pinned down: assumptions."},
    "doubt": {
        "nl": "Een controle van de intervallen is NIET in orde (zie Controles). De intervallen zijn misschien te smal, "
        "zodat er meer parameters niet vastliggen dan hier staan.",
        "en": "A check of the intervals is NOT in order (see Checks). The intervals may be too narrow, so that more "
        "parameters may not be pinned down than stand here.",
    },
    "unchecked": {
        "nl": "Of de intervallen breed genoeg zijn, is niet gecontroleerd: daar waren te weinig simulaties voor (zie "
        "Controles).",
        "en": "Whether the intervals are wide enough was not checked: there were too few runs for it (see Checks).",
    },
    "firm": {"nl": "Wat de cijfers wel vastleggen", "en": "What the figures do pin down"},
    "firm.none": {"nl": "Niets.", "en": "Nothing."},
    "firm.text": {
        "nl": "Bij deze parameters zeggen de cijfers wel iets. Het interval bevat de parameter in 90 van de 100 "
        "gevallen, als het model klopt en de aannames vooraf redelijk zijn.",
        "en": "Of these parameters the figures do say something. The interval holds the parameter in 90 of 100 "
        "cases, if "
        "the model is right and the assumptions beforehand are fair.",
    },
    "firm.caption": {"nl": "Geheel of ten dele vastgelegd.", "en": "Pinned down, wholly or in part."},
    "firm.more": {
        "nl": "Grotendeels: {firm} % of meer van de onzekerheid is weg",
        "en": "For the larger part: {firm} % or more of the uncertainty is gone",
    },
    "firm.part": {
        "nl": "Ten dele: {loose} tot {firm} % van de onzekerheid is weg",
        "en": "In part: {loose} to {firm} % of the uncertainty is gone",
    },
    "unit": {"nl": "eenheid", "en": "unit"},
    "prior_interval": {"nl": "vooraf (90%-interval)", "en": "before (90 % interval)"},
    "posterior_interval": {"nl": "na de cijfers (90%-interval)", "en": "after the figures (90 % interval)"},
    "taken": {"nl": "weggenomen onzekerheid, %", "en": "uncertainty taken away, %"},
    "checks": {"nl": "Controles", "en": "Checks"},
    "checks.failed": {
        "nl": "NIET in orde: {names}. Gebruik deze ijking niet zonder te weten wat dat betekent; het staat erbij.",
        "en": "NOT in order: {names}. Do not use this calibration without knowing what that means; it is said below.",
    },
    "checks.passed": {
        "nl": "Geen enkele controle wees op een fout. Dat bewijst niet dat het model klopt.",
        "en": "No check pointed at a fault. That does not prove the model right.",
    },
    "checks.skipped": {"nl": "Niet gedaan: {names}.", "en": "Not done: {names}."},
    "found": {"nl": "Gevonden: {told}.", "en": "Found: {told}."},
    "not_done": {"nl": "niet gedaan", "en": "not done"},
    "title.figures": {"nl": "Cijfers gehaald", "en": "Figures met"},
    "title.reach": {"nl": "Bereik en misspecificatie", "en": "Reach and misspecification"},
    "title.left_out": {"nl": "Weggelaten cijfers voorspeld", "en": "Left-out figures predicted"},
    "title.ranks": {
        "nl": "Rangen van bekende waarheden (simulation-based calibration)",
        "en": "Ranks of known truths (simulation-based calibration)",
    },
    "title.coverage": {"nl": "Dekking van bekende waarheden", "en": "Coverage of known truths"},
    "title.methods": {"nl": "Twee methoden", "en": "Two methods"},
    "title.chain": {"nl": "Keten van trekkingen", "en": "Chain of draws"},
    "chain.found": {
        "nl": "{effective} onafhankelijke trekkingen voor de traagste parameter, na {steps} stappen",
        "en": "{effective} independent draws of the slowest parameter, after {steps} steps",
    },
    "too_few": {
        "nl": "te weinig simulaties in de laatste ronde om er als bekende waarheid te gebruiken",
        "en": "too few runs in the last wave to take any as known truths",
    },
    "means.figures.yes": {
        "nl": "Het model geeft de cijfers waarop het is geijkt terug, zo goed als de intervallen beloven.",
        "en": "The model gives back the figures that it was fitted to, as well as its intervals promise.",
    },
    "means.figures.no": {
        "nl": "Het model haalt te veel van de cijfers niet waarop het is geijkt. Vertrouw het niet voor de cijfers die "
        "hieronder buiten het interval liggen.",
        "en": "The model misses too many of the figures that it was fitted to. Do not trust it on the figures that lie "
        "outside their intervals below.",
    },
    "means.reach.yes": {
        "nl": "Geen cijfer ligt buiten wat het model kan geven. Niets wijst op een mechanisme dat ontbreekt.",
        "en": "No figure lies outside what the model can give. Nothing points at a mechanism that is missing.",
    },
    "means.reach.no": {
        "nl": "Het model klopt ergens niet: er zijn cijfers die het met geen enkele, of niet tegelijk met de andere, "
        "waarde van de parameters haalt. Wat het daarover zegt, is niet bruikbaar.",
        "en": "The model is wrong somewhere: there are figures that it meets with no value of the parameters, or not "
        "together with the others. What it says about these is of no use.",
    },
    "means.left_out.yes": {
        "nl": "IJken op de ene helft van de cijfers voorspelt de andere helft zo goed als de intervallen beloven.",
        "en": "A fit to one half of the figures predicts the other half as well as the intervals promise.",
    },
    "means.left_out.no": {
        "nl": "Cijfers waarop niet is geijkt, worden slecht voorspeld. Verwacht ook van wat-als-vragen buiten deze "
        "cijfers dat de intervallen te smal zijn.",
        "en": "Figures that were not fitted are predicted badly. Expect intervals of what-if questions beyond these "
        "figures to be too narrow as well.",
    },
    "means.ranks.yes": {
        "nl": "Waar de parameters bekend zijn, vindt de methode ze niet stelselmatig te hoog, te laag of te zeker.",
        "en": "Where the parameters are known, the method does not find them too high, too low or too surely.",
    },
    "means.ranks.no": {
        "nl": "Waar de parameters bekend zijn, vindt de methode ze stelselmatig te hoog, te laag of te zeker. Geloof "
        "de "
        "intervallen van de parameters niet.",
        "en": "Where the parameters are known, the method finds them too high, too low or too surely. Do not believe "
        "the intervals of the parameters.",
    },
    "means.coverage.yes": {
        "nl": "Waar de parameters bekend zijn, bevatten de intervallen ze zo vaak als ze beloven.",
        "en": "Where the parameters are known, the intervals hold them as often as they promise.",
    },
    "means.coverage.no": {
        "nl": "De intervallen zijn te smal: ze bevatten bekende waarheden minder vaak dan ze beloven. Geloof niet dat "
        "een parameter vastligt voordat dit in orde is; draai meer simulaties.",
        "en": "The intervals are too narrow: they hold known truths less often than they promise. Believe of no "
        "parameter that it is pinned down before this is in order; take more runs.",
    },
    "means.methods.yes": {
        "nl": "Een tweede methode vindt op dezelfde simulaties dezelfde waarden.",
        "en": "A second method finds the same values from the same runs.",
    },
    "means.methods.no": {
        "nl": "Een tweede methode vindt op dezelfde simulaties andere waarden, of wist te weinig om iets te zeggen. "
        "Neem "
        "het verschil hieronder als extra onzekerheid.",
        "en": "A second method finds other values from the same runs, or knew too little to say anything. Take the "
        "difference below as further uncertainty.",
    },
    "means.chain.yes": {
        "nl": "De intervallen zijn uit genoeg trekkingen bepaald.",
        "en": "The intervals were found from enough draws.",
    },
    "means.chain.no": {
        "nl": "De keten is te kort om op te vertrouwen: een andere seed kan merkbaar andere intervallen geven.",
        "en": "The chain is too short to trust: another seed may give intervals that differ noticeably.",
    },
    "means.weak": {
        "nl": "Er is geen fout gevonden, maar deze controle had er ook nauwelijks een kunnen zien.",
        "en": "No fault was found, but this check would hardly have seen one.",
    },
    "means.not_done": {
        "nl": "Of de intervallen kloppen, is hier niet bekend. Draai meer simulaties.",
        "en": "Whether the intervals are right is not known here. Take more runs.",
    },
    "warning.nowhere": {
        "nl": "Waarschuwing: geen enkele aannemelijke waarde van de parameters komt in de buurt van {names}.",
        "en": "Warning: no plausible value of the parameters comes near {names}.",
    },
    "warning.together": {
        "nl": "Waarschuwing: apart haalbaar, maar niet samen met de andere cijfers: {names}.",
        "en": "Warning: within reach by themselves, but not together with the other figures: {names}.",
    },
    "figures": {"nl": "De cijfers: gepubliceerd en gesimuleerd", "en": "The figures: published and simulated"},
    "figures.text": {
        "nl": "{inside} van de {of} cijfers liggen binnen het 90%-interval van het model na de ijking. De intervallen "
        "zeggen wat er gepubliceerd zou zijn als het model klopt: wat van de parameters niet bekend is, de fout van de "
        "emulator, en de eigen fouten van het cijfer (steekproef, afronding, registratie).",
        "en": "{inside} of {of} figures lie inside the 90 % interval of the model after the fit. The intervals say "
        "what "
        "would be published if the model were right: what is not known of the parameters, the error of the emulator, "
        "and the figure's own errors (sampling, rounding, reporting).",
    },
    "figures.caption": {
        "nl": "Elk cijfer naast het model, vóór en na de ijking. Afstand: van het cijfer tot het model, in "
        "standaardfouten.",
        "en": "Each figure beside the model, before and after the fit. Distance: from the figure to the model, in "
        "standard errors.",
    },
    "simulated": {"nl": "model (midden)", "en": "model (middle)"},
    "fits.title": {"nl": "Het model over het gepubliceerde cijfer", "en": "The model over the published figure"},
    "fits.caption": {
        "nl": "Grijs: het midden van 90 % van wat de aannames vooraf geven. Blauw: hetzelfde na de ijking; wit "
        "streepje: "
        "het midden. Merk op 1: het gepubliceerde cijfer, open als het buiten het blauwe interval ligt. Wat de rand "
        "raakt, loopt daar door.",
        "en": "Grey: the middle 90 % of what the assumptions beforehand give. Blue: the same after the fit; white "
        "dash: "
        "its middle. Mark at 1: the published figure, open where it lies outside the blue interval. What meets the "
        "edge "
        "runs on beyond it.",
    },
    "ratio": {"nl": "gesimuleerd / gepubliceerd", "en": "simulated / published"},
    "mark.inside": {"nl": "gepubliceerd, binnen het interval", "en": "published, inside the interval"},
    "mark.outside": {"nl": "gepubliceerd, erbuiten", "en": "published, outside"},
    "outside": {"nl": "Cijfers buiten hun interval", "en": "Figures outside their interval"},
    "outside.is": {
        "nl": "gepubliceerd {observed}, model {fitted} ({unit}).",
        "en": "published {observed}, model {fitted} ({unit}).",
    },
    "outside.differs": {"nl": "Wat aan beide kanten niet hetzelfde is: ", "en": "What is not the same on both sides: "},
    "outside.reported": {"nl": "Hoe zeker het cijfer zelf is: ", "en": "How sure the figure itself is: "},
    "outside.break": {
        "nl": "Het staat in de breuk van {year} in de reeks.",
        "en": "It stands in the break of {year} in its series.",
    },
    "outside.unknown": {"nl": "Een verklaring is niet bekend.", "en": "No explanation is known."},
    "left_out": {"nl": "Voorspeld zonder het cijfer te gebruiken", "en": "Predicted without using the figure"},
    "left_out.text": {
        "nl": "Elk cijfer is hier voorspeld door een ijking op de andere helft van de cijfers. {inside} van de {of} "
        "liggen binnen het 90%-interval. Anders dan hierboven zit in dit interval ook wat het model zelf ernaast wordt "
        "geacht te zitten.",
        "en": "Each figure is predicted here by a fit to the other half of the figures. {inside} of {of} lie inside "
        "the "
        "90 % interval. Unlike above, this interval also has what the model itself is thought to be off.",
    },
    "left_out.caption": {"nl": "Voorspeld uit de andere helft.", "en": "Predicted from the other half."},
    "left_out.title": {
        "nl": "De voorspelling over het gepubliceerde cijfer",
        "en": "The prediction over the published figure",
    },
    "left_out.figure": {
        "nl": "Blauw: het midden van 90 % van wat een ijking op de andere helft van de cijfers voorspelt. Merk op 1: "
        "het "
        "gepubliceerde cijfer, open als het buiten dat interval ligt.",
        "en": "Blue: the middle 90 % of what a fit to the other half of the figures predicts. Mark at 1: the published "
        "figure, open where it lies outside that interval.",
    },
    "predicted": {"nl": "voorspeld (90%-interval)", "en": "predicted (90 % interval)"},
    "inside": {"nl": "erbinnen", "en": "inside"},
    "marginals": {"nl": "Elke parameter vooraf en na de cijfers", "en": "Each parameter before and after the figures"},
    "pairs": {"nl": "Paren van parameters", "en": "Pairs of parameters"},
    "pairs.text": {
        "nl": "Waar twee parameters sterk samenhangen, leggen de cijfers een combinatie vast en niet elk apart: "
        "verander "
        "de ene niet zonder de andere.",
        "en": "Where two parameters hang together strongly, the figures pin down a combination and not each by itself: "
        "do not change one without the other.",
    },
    "pairs.table": {
        "nl": "De sterkste samenhang na de cijfers.",
        "en": "The strongest correlations after the figures.",
    },
    "pairs.one": {"nl": "Er is maar één parameter.", "en": "There is one parameter only."},
    "other_parameter": {"nl": "met", "en": "with"},
    "correlation": {"nl": "correlatie", "en": "correlation"},
    "contraction": {"nl": "Hoeveel de cijfers zeggen", "en": "How much the figures say"},
    "sobol": {"nl": "Welke parameter welk cijfer beweegt", "en": "Which parameter moves which figure"},
    "sobol.text": {
        "nl": "Van elk cijfer het deel van zijn variantie, over alles wat vooraf aannemelijk is, waarin een parameter "
        "meespeelt (totale index van Sobol, op de emulator van de eerste ronde).",
        "en": "Of each figure the share of its variance, over all that is plausible beforehand, in which a parameter "
        "has "
        "a part (Sobol's total index, on the emulator of the first wave).",
    },
    "sobol.table": {
        "nl": "De drie parameters die elk cijfer het meest bewegen.",
        "en": "The three parameters that move each figure most.",
    },
    "sobol.most": {"nl": "parameters, met hun deel in %", "en": "parameters, with their share in %"},
    "sobol.none": {
        "nl": "Er is geen cijfer dat met de parameters beweegt.",
        "en": "There is no figure that moves with the parameters.",
    },
    "recovery": {"nl": "Bekende waarheden teruggevonden", "en": "Known truths recovered"},
    "recovery.text": {
        "nl": "{truths} simulaties van de laatste ronde, die de emulator niet had gezien, namen de plaats van de "
        "gepubliceerde cijfers in. Van die simulaties zijn de parameters bekend, zodat te tellen is hoe vaak de "
        "methode ze terugvindt.",
        "en": "{truths} runs of the last wave, which the emulator had not seen, took the place of the published "
        "figures. "
        "The parameters of these runs are known, so that it can be counted how often the method finds them again.",
    },
    "recovery.title": {"nl": "Rangen en dekking van bekende waarheden", "en": "Ranks and coverage of known truths"},
    "recovery.caption": {
        "nl": "Links: waar de waarheid ligt tussen de trekkingen, alle parameters samen; gelijk verdeeld als de "
        "methode "
        "klopt. Rechts: hoe vaak een interval de waarheid bevat, tegen wat het belooft. Grijs: waar 95 van de 100 "
        "kloppende ijkingen liggen.",
        "en": "Left: where the truth lies among the draws, all parameters together; uniform when the method is sound. "
        "Right: how often an interval holds the truth, against what it promises. Grey: where 95 of 100 sound "
        "calibrations lie.",
    },
    "recovery.rank": {"nl": "rang van de waarheid, % van de trekkingen", "en": "rank of the truth, % of the draws"},
    "recovery.share": {"nl": "% van de waarheden", "en": "% of the truths"},
    "recovery.promised": {"nl": "beloofd, %", "en": "promised, %"},
    "recovery.held": {"nl": "bevat de waarheid, %", "en": "holds the truth, %"},
    "recovery.sound": {"nl": "kloppende ijkingen", "en": "sound calibrations"},
    "recovery.observed": {"nl": "deze ijking", "en": "this calibration"},
    "recovery.table": {"nl": "Per parameter.", "en": "By parameter."},
    "covered": {"nl": "90%-interval bevat de waarheid, %", "en": "90 % interval holds the truth, %"},
    "uneven": {"nl": "rangen ongelijk (gladde toets)", "en": "ranks uneven (smooth test)"},
    "limit": {"nl": "hoogstens", "en": "at most"},
    "methods": {"nl": "Twee methoden naast elkaar", "en": "Two methods side by side"},
    "methods.text": {
        "nl": "Dezelfde simulaties zijn ook geijkt met een neuraal netwerk. Verschil: tussen beide gemiddelden, in "
        "standaardafwijkingen van de breedste; overlap: 100 % als beide methoden hetzelfde zeggen.",
        "en": "The same runs were also fitted by a neural network. Difference: between both means, in standard "
        "deviations of the wider one; overlap: 100 % when both methods say the same.",
    },
    "methods.table": {"nl": "Grootste verschil eerst.", "en": "Largest difference first."},
    "methods.title": {"nl": "De 90%-intervallen van beide methoden", "en": "The 90 % intervals of both methods"},
    "methods.caption": {
        "nl": "Van elke parameter het 90%-interval na de cijfers door beide methoden, op de schaal van het "
        "90%-interval "
        "vooraf (grijs).",
        "en": "Of each parameter the 90 % interval after the figures by both methods, on the scale of the 90 % "
        "interval "
        "beforehand (grey).",
    },
    "methods.axis": {"nl": "% van het interval vooraf", "en": "% of the interval beforehand"},
    "emulator": {"nl": "emulator", "en": "emulator"},
    "network": {"nl": "neuraal netwerk", "en": "neural network"},
    "apart": {"nl": "verschil", "en": "difference"},
    "overlap": {"nl": "overlap, %", "en": "overlap, %"},
    "assumptions": {"nl": "Aannames", "en": "Assumptions"},
    "assume.model": {
        "nl": "Het model zelf: welke mechanismen er zijn en hoe ze werken. Een ijking kiest waarden en toetst dat "
        "niet, "
        "behalve waar cijfers onhaalbaar blijken.",
        "en": "The model itself: which mechanisms there are and how they work. A calibration picks values and does not "
        "test that, except where figures turn out to be out of reach.",
    },
    "assume.priors": {
        "nl": "Wat vooraf aannemelijk is van elke parameter (evidence/parameters.toml). Parameters die hier niet "
        "staan, "
        "houden de waarde uit dat bestand.",
        "en": "What is plausible beforehand of each parameter (evidence/parameters.toml). Parameters that do not stand "
        "here keep the value of that file.",
    },
    "assume.discrepancy": {
        "nl": "Hoeveel het model ernaast mag zitten: {size} op de schaal van log-odds of logaritmen, bij kleine "
        "percentages ongeveer {percent} % van een cijfer. Niets zegt hoe groot dat hoort te zijn.",
        "en": "How far the model may be off: {size} on the scale of log odds or logarithms, of small percentages about "
        "{percent} % of a figure. Nothing says how large that should be.",
    },
    "assume.tails": {
        "nl": "Fouten hebben de staarten van Student-t met {freedom} vrijheidsgraden, zodat een cijfer dat het model "
        "niet haalt de andere niet meesleept.",
        "en": "Errors have the tails of Student's t with {freedom} degrees of freedom, so that a figure that the model "
        "cannot meet does not drag the others along.",
    },
    "assume.errors": {
        "nl": "De fouten van de gepubliceerde cijfers (evidence/observations.toml); de omvang van registratiefouten is "
        "vaak zelf een aanname. Cijfers tellen als onafhankelijk van elkaar.",
        "en": "The errors of the published figures (evidence/observations.toml); the size of errors of reporting is "
        "often "
        "an assumption itself. Figures count as independent of each other.",
    },
    "assume.surface": {
        "nl": "Tussen de simulaties loopt elk cijfer als een kwadratisch vlak. Een omslagpunt ziet de emulator niet.",
        "en": "Between runs each figure follows a quadratic surface. The emulator does not see a tipping point.",
    },
    "assume.past": {
        "nl": "Cijfers van enkele jaren en één plaats. De ijking zegt niets over andere tijden en plaatsen.",
        "en": "Figures of a few years and one place. The fit says nothing of other times and places.",
    },
    "made": {"nl": "Hoe dit is gemaakt", "en": "How this was made"},
    "made.command": {"nl": "Opdracht", "en": "Command"},
    "made.runs": {"nl": "Simulaties", "en": "Runs"},
    "made.runs_text": {"nl": "{sizes} per ronde; seeds vanaf {seed}", "en": "{sizes} by wave; seeds from {seed}"},
    "made.versions": {"nl": "Versies van de ijking", "en": "Versions of the calibration"},
    "made.report": {"nl": "Versie van dit verslag", "en": "Version of this report"},
    "alt": {"nl": "{title}. {told}", "en": "{title}. {told}"},
    "alt.contraction": {
        "nl": "Het minst: {least}, {low} %. Het meest: {most}, {high} %.",
        "en": "Least: {least}, {low} %. Most: {most}, {high} %.",
    },
    "alt.marginals": {
        "nl": "Een vak voor elk van de {count} parameters; de intervallen staan in de tabellen hierboven.",
        "en": "A panel for each of {count} parameters; the intervals stand in the tables above.",
    },
    "alt.pairs": {
        "nl": "De sterkste samenhang hebben {first} en {second}: {correlation}.",
        "en": "The strongest correlation is that of {first} and {second}: {correlation}.",
    },
    "alt.intervals": {
        "nl": "{inside} van {of} cijfers liggen in hun interval. Erbuiten: {names}.",
        "en": "{inside} of {of} figures lie inside their interval. Outside: {names}.",
    },
    "alt.all_inside": {
        "nl": "Alle {of} cijfers liggen in hun interval.",
        "en": "All {of} figures lie inside their interval.",
    },
    "alt.sobol": {
        "nl": "Het grootste deel heeft {parameter} in {target}: {share} %. De tabel noemt per cijfer de drie grootste.",
        "en": "The largest share is that of {parameter} in {target}: {share} %. The table names the three largest of "
        "each figure.",
    },
    "alt.recovery": {
        "nl": "Van {truths} waarheden ligt {covered} % in het 90%-interval, alle parameters samen.",
        "en": "Of {truths} truths {covered} % lie in the 90 % interval, all parameters together.",
    },
    "alt.methods": {
        "nl": "Het grootste verschil is dat van {parameter}: {apart} standaardafwijkingen.",
        "en": "The largest difference is that of {parameter}: {apart} standard deviations.",
    },
}
"""key → language → text."""

TEXTS: Final = CALIBRATION_TEXTS | FIT_TEXTS


def say(key: str, lang: str, **values: object) -> str:
    """The text of this key in this language, its {names} filled in."""
    return TEXTS[key][lang].format(**values) if values else TEXTS[key][lang]
