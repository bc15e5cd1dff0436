"""What the mechanisms are called, for readers; scenario files have their names."""

from typing import Final

from evidence.checking import Words

_NAMED: Final = {
    "peer_influence": ("invloed van vrienden", "influence of friends"),
    "class_size": ("klassengrootte", "class size"),
    "school_climate": ("schoolklimaat", "school climate"),
    "teacher_relation": ("band met docenten", "relation with teachers"),
    "parents": ("ouders", "parents"),
    "school_stress": ("schoolstress", "school stress"),
    "bonding": ("binding met school", "bonding to school"),
    "turning_points": ("keerpunten", "turning points"),
    "discipline": ("consequenties van spijbelen", "consequences of truancy"),
    "health": ("gezondheid", "health"),
    "sickness": ("ziekte", "sickness"),
    "stress_sick": ("ziek gemeld door stress", "reported sick out of stress"),
    "refusal": ("schoolweigering", "school refusal"),
    "truancy": ("spijbelen", "truancy"),
    "neighbourhood": ("buurt", "neighbourhood"),
    "competing": ("werk en straat naast school", "job and street beside school"),
    "withdrawal": ("thuisgehouden door ouders", "kept at home by parents"),
    "exclusion": ("schorsen en verwijderen", "suspension and expulsion"),
    "leave": ("verlof", "leave"),
    "registration": ("registratie van verzuim", "registration of absence"),
    "officer": ("leerplichtambtenaar", "attendance officer"),
    "leaving": ("voortijdig schoolverlaten", "early leaving"),
    "friends": ("vriendschappen", "friendships"),
    "traits": ("kenmerken van leerlingen", "traits of pupils"),
    "population": ("bevolking en scholen", "population and schools"),
    "careers": ("schoolloopbaan", "school careers"),
    "duty": ("leer- en kwalificatieplicht", "compulsory education"),
    "kearney": ("problematisch verzuim volgens Kearney", "problematic absence after Kearney"),
    "doctor": ("jeugdarts", "school doctor"),
    "care_team": ("zorgteam", "care team"),
    "waiting": ("wachtlijsten", "waiting lists"),
    "youth_care": ("jeugdhulp", "youth care"),
    "provision": ("tussenvoorzieningen", "alternative provision"),
    "exemption": ("vrijstelling 5a", "exemption 5a"),
    "doorstroompunt": ("Doorstroompunt", "Doorstroompunt (regional coaches)"),
    "mentor_talk": ("gesprek met de mentor", "talk with the mentor"),
    "bullying": ("pesten", "bullying"),
    "transitions": ("overgangen", "transitions"),
    "perfectionism": ("perfectionisme", "perfectionism"),
    "exhaustion": ("uitputting", "exhaustion"),
    "motivation": ("motivatie", "motivation"),
    "teacher_expectations": ("verwachtingen van docenten", "expectations of teachers"),
    "teacher_load": ("werkdruk van docenten", "load on teachers"),
    "signals": ("signaleren door docenten", "noticing by teachers"),
    "isolation": ("alleen staan", "isolation"),
    "perspective": ("toekomstperspectief", "perspective"),
}
"""mechanism → Dutch, English."""


def mechanism_words(name: str) -> Words:
    """A mechanism in words.

    Args:
        name: as scenario files have it; one without words is called by it.

    Example:
        >>> mechanism_words("class_size")["nl"]
        'klassengrootte'
    """
    nl, en = _NAMED.get(name, (name, name))
    return Words(nl=nl, en=en)


def named_mechanisms() -> tuple[str, ...]:
    """The mechanisms that have words."""
    return tuple(_NAMED)
