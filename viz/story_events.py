"""What happens in a pupil's story, in words: events, what came next, where, and the lines of `story --find`."""

from typing import Final

from viz.story_words import Words

PLACES: Final[dict[str, Words]] = {
    "rebound": {"en": "in Rebound, a place for pupils who got stuck", "nl": "in een Reboundvoorziening"},
    "herstart": {"en": "in Herstart, a place to get used to school again", "nl": "in Herstart, om weer te wennen"},
    "op_de_rails": {"en": "in Op de Rails, a place for pupils in trouble", "nl": "in Op de Rails"},
    "the_link": {"en": "in the Link, a small class for pupils who dread school", "nl": "in de Link, een kleine klas"},
    "exempt": {"en": "at home by right (exemption 5a)", "nl": "thuis met vrijstelling (artikel 5a)"},
}
"""Where a pupil is who is not at the own school."""

MOVES: Final[dict[str, Words]] = {
    "promote": {"en": "the pupil moved up to the next year", "nl": "ging de leerling over naar het volgende leerjaar"},
    "repeat": {"en": "the pupil stayed in the same year", "nl": "bleef de leerling in hetzelfde leerjaar"},
    "up": {"en": "the pupil moved to a higher level", "nl": "stapte de leerling over naar een hoger niveau"},
    "down": {"en": "the pupil moved to a lower level", "nl": "stapte de leerling over naar een lager niveau"},
    "graduate_on": {
        "en": "the pupil got the diploma and went on learning",
        "nl": "haalde de leerling het diploma en leerde verder",
    },
    "graduate_out": {
        "en": "the pupil got the diploma and left school with it",
        "nl": "haalde de leerling het diploma en ging daarmee van school",
    },
    "leave_early": {
        "en": "the pupil was an early school leaver: out of school without a startkwalificatie",
        "nl": "was de leerling voortijdig schoolverlater: van school zonder startkwalificatie",
    },
    "switch_school": {"en": "the pupil changed to another school", "nl": "ging de leerling naar een andere school"},
    "vavo": {
        "en": "the pupil failed the exam and was to try again in adult education (vavo)",
        "nl": "zakte de leerling voor het examen en zou die het opnieuw proberen op het vavo",
    },
    "age_out": {
        "en": "the pupil was about to turn 23, too old for this simulation",
        "nl": "werd de leerling bijna 23, te oud voor deze simulatie",
    },
    "other": {
        "en": "the pupil was to begin again, or to start another programme",
        "nl": "zou de leerling opnieuw beginnen, of aan een andere opleiding",
    },
}
"""What comes after a school year, after "At the end of the year"."""

MOVE: Final[Words] = {"en": "At the end of the year {what}.", "nl": "Aan het eind van het jaar {what}."}

FOUND: Final[dict[str, Words]] = {
    "nothing": {"en": "the cause stayed unclear", "nl": "de oorzaak bleef onduidelijk"},
    "fear": {"en": "fear or stress turned out to be behind it", "nl": "er bleek angst of stress achter te zitten"},
    "home": {"en": "it turned out to have to do with home", "nl": "het bleek met thuis te maken te hebben"},
    "skipping": {"en": "it was seen as skipping", "nl": "het werd als spijbelen gezien"},
}
"""What a professional found behind absence."""

EVENTS: Final[dict[str, Words]] = {
    "turning_point": {"en": "{detail}", "nl": "{detail}"},
    "suspension": {
        "en": "the school suspended the pupil ({detail})",
        "nl": "schorste de school de leerling ({detail})",
    },
    "report_16h": {
        "en": "the school reported 16 unauthorised hours to the municipality",
        "nl": "meldde de school 16 uur ongeoorloofd verzuim bij de gemeente",
    },
    "left": {
        "en": "the pupil left school: {detail}",
        "nl": "ging de leerling van school: {detail}",
    },
    "report_long": {
        "en": "absence of more than four weeks in a row was reported to the attendance officer",
        "nl": "werd verzuim van meer dan vier weken achtereen gemeld bij de leerplichtambtenaar",
    },
    "report_luxury": {
        "en": "a day off beside a holiday was reported to the attendance officer",
        "nl": "werd een vrije dag rond een vakantie gemeld bij de leerplichtambtenaar",
    },
    "report_18plus": {
        "en": "the Doorstroompunt heard that the pupil had been away for 28 days",
        "nl": "hoorde het Doorstroompunt dat de leerling 28 dagen weg was",
    },
    "doubtful_sick": {
        "en": "the school asked the school doctor about all the sickness",
        "nl": "vroeg de school de jeugdarts om naar het vele ziekteverzuim te kijken",
    },
    "officer_talk": {
        "en": "the attendance officer spoke with the family: {detail}",
        "nl": "sprak de leerplichtambtenaar met het gezin: {detail}",
    },
    "doctor_seen": {
        "en": "the school doctor saw the pupil: {detail}",
        "nl": "zag de jeugdarts de leerling: {detail}",
    },
    "care_starts": {
        "en": "the school's care team began to support the pupil: {detail}",
        "nl": "begon het zorgteam van school met begeleiding: {detail}",
    },
    "youth_care_starts": {"en": "help by youth care began", "nl": "begon hulp vanuit jeugdhulp"},
    "provision_starts": {
        "en": "the pupil got a place {detail}",
        "nl": "kreeg de leerling een plek {detail}",
    },
    "provision_ends": {
        "en": "the time elsewhere was over and the pupil was expected at school again",
        "nl": "was de tijd elders voorbij en werd de leerling weer op school verwacht",
    },
    "exemption_5a": {
        "en": "the pupil was exempted from school (article 5a)",
        "nl": "kreeg de leerling vrijstelling van school (artikel 5a)",
    },
    "thuiszitter": {
        "en": "the pupil had been at home for more than three months, {detail}",
        "nl": "zat de leerling al meer dan drie maanden thuis, {detail}",
    },
    "coach_talk": {
        "en": "a coach of the Doorstroompunt spoke with the pupil",
        "nl": "sprak een coach van het Doorstroompunt met de leerling",
    },
    "refusal_begins": {
        "en": "the pupil had not been able to face school for a whole week",
        "nl": "durfde de leerling al een hele week niet naar school",
    },
    "withdrawal": {
        "en": "the parents kept the pupil at home, {detail}",
        "nl": "hielden de ouders de leerling thuis, {detail}",
    },
    "expulsion": {
        "en": "the school decided to expel the pupil, once another school is found",
        "nl": "besloot de school de leerling te verwijderen, zodra er een andere school is",
    },
    "no_place": {
        "en": "the school said that it had no fitting place for the pupil on some days",
        "nl": "zei de school op sommige dagen geen passende plek voor de leerling te hebben",
    },
}
"""How events are told, after "In week 3 ..."."""

DETAILS: Final[dict[str, dict[str, Words]]] = {
    "turning_point": {
        "loss": {
            "en": "somebody close died or fell seriously ill",
            "nl": "overleed een naaste of werd een naaste ernstig ziek",
        },
        "family": {"en": "the parents parted or fought", "nl": "gingen de ouders uit elkaar of hadden ze grote ruzie"},
        "money": {"en": "money trouble came at home", "nl": "kwamen er thuis geldproblemen"},
        "move": {"en": "the family moved house", "nl": "verhuisde het gezin"},
        "school": {"en": "something bad happened at school", "nl": "gebeurde er iets naars op school"},
        "health": {"en": "illness or an accident struck", "nl": "sloeg ziekte of een ongeluk toe"},
        "peers": {"en": "it came to a break with friends", "nl": "kwam het tot een breuk met vrienden"},
        "law": {"en": "there was trouble with the police", "nl": "waren er problemen met de politie"},
        "friend": {"en": "a good friend came along", "nl": "kwam er een goede vriend bij"},
        "coach": {
            "en": "an adult outside school became a support",
            "nl": "werd een volwassene buiten school een steun",
        },
        "success": {"en": "there was a success to be proud of", "nl": "was er een succes om trots op te zijn"},
    },
    "left": {
        "push": {"en": "pushed out by what happened at school", "nl": "weggeduwd door wat er op school gebeurde"},
        "pull": {"en": "pulled out by work or duties elsewhere", "nl": "weggetrokken door werk of plichten elders"},
        "fallout": {
            "en": "having lost hold of school step by step",
            "nl": "stap voor stap de greep op school verloren",
        },
    },
    "withdrawal": {
        "resistance": {"en": "as they set little value on school", "nl": "omdat ze weinig waarde hechten aan school"},
        "fear": {"en": "afraid of what might happen at school", "nl": "bang voor wat er op school kan gebeuren"},
        "help": {"en": "as help was needed at home", "nl": "omdat er thuis hulp nodig was"},
        "steering": {"en": "as they did not dare to insist", "nl": "omdat ze er niet tegen in durfden te gaan"},
        "worry": {"en": "worn out by worry", "nl": "moe van alle zorgen"},
        "luxury": {"en": "for a longer holiday", "nl": "voor een langere vakantie"},
    },
    "thuiszitter": {
        "official": {"en": "known to the authorities", "nl": "met medeweten van de instanties"},
        "hidden": {
            "en": "not counted as such, for not all of it was written down as unauthorised",
            "nl": "maar dat telde niet mee, want niet alles stond genoteerd als ongeoorloofd",
        },
    },
    "provision_starts": PLACES,
    "officer_talk": FOUND,
    "doctor_seen": FOUND,
    "care_starts": FOUND,
}
"""Kind of event to detail to words; details of other kinds are not told or are numbers."""

DAYS: Final = ({"en": "{n} day", "nl": "{n} dag"}, {"en": "{n} days", "nl": "{n} dagen"})
"""One day, and more."""

LISTING: Final[dict[str, Words]] = {
    "leaver": {
        "en": "{person}: left {level} in year {year} at {age}, {route}; {trigger}; {missed} % of lessons missed",
        "nl": "{person}: verliet {level} in jaar {year}, {age} jaar, {route}; {trigger}; {missed} % lessen gemist",
    },
    "thuiszitter": {
        "en": "{person}: {weeks} weeks at home, year {year}, age {age}, {level}, {kind}; {reason}; {trigger}",
        "nl": "{person}: {weeks} weken thuis, jaar {year}, {age} jaar, {level}, {kind}; {reason}; {trigger}",
    },
    "refuser": {
        "en": "{person}: stayed away out of fear for a week or more {spells} x, first in week {week} of year {year}",
        "nl": "{person}: bleef {spells} x een week of langer weg uit angst, het eerst in week {week} van jaar {year}",
    },
    "helped": {"en": "{person}: {helpers}", "nl": "{person}: {helpers}"},
    "none": {"en": "Nobody of that kind in this run.", "nl": "Niemand van die soort in deze simulatie."},
    "more": {"en": "... and {count} more.", "nl": "... en nog {count}."},
    "reason": {"en": "mostly {reason}", "nl": "vooral {reason}"},
    "no_reason": {"en": "there were no lessons to miss", "nl": "er waren geen lessen om te missen"},
    "no_trigger": {"en": "no turning point before", "nl": "geen omslagpunt vooraf"},
    "trigger": {"en": "{when} after {what}", "nl": "{when} na {what}"},
    "trigger_today": {"en": "on the same day as {what}", "nl": "op dezelfde dag als {what}"},
    "official": {"en": "known", "nl": "bekend"},
    "hidden": {"en": "hidden", "nl": "verborgen"},
}
"""Lines of `verzuim story --find`."""

SERVICES_MET: Final[dict[str, Words]] = {
    "officer_talk": {"en": "attendance officer", "nl": "leerplichtambtenaar"},
    "doctor_seen": {"en": "school doctor", "nl": "jeugdarts"},
    "care_starts": {"en": "care team", "nl": "zorgteam"},
    "youth_care_starts": {"en": "youth care", "nl": "jeugdhulp"},
    "provision_starts": {"en": "a place elsewhere", "nl": "een plek elders"},
    "coach_talk": {"en": "coach of the Doorstroompunt", "nl": "coach van het Doorstroompunt"},
}
"""Who had to do with a pupil, by the kind of event."""

TRIGGERS: Final[dict[str, Words]] = {
    "loss": {"en": "a loss or serious illness near", "nl": "een verlies of ernstige ziekte dichtbij"},
    "family": {"en": "a break between the parents", "nl": "een breuk tussen de ouders"},
    "money": {"en": "money trouble at home", "nl": "geldproblemen thuis"},
    "move": {"en": "moving house", "nl": "een verhuizing"},
    "school": {"en": "something bad at school", "nl": "iets naars op school"},
    "health": {"en": "an illness or accident", "nl": "een ziekte of ongeluk"},
    "peers": {"en": "a break with friends", "nl": "een breuk met vrienden"},
    "law": {"en": "trouble with the police", "nl": "problemen met de politie"},
}
"""Bad turning points as the trigger of what followed."""
