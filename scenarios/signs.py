"""The signs by which a school, its doctor or an officer can find pupils: what is registered, and what teachers notice.

What a pupil feels or truly does is not among them. `model.support.signs` works each of them out on Fridays.
"""

from typing import Final, Literal, NamedTuple, get_args

from evidence.checking import Words

SignName = Literal[
    "absent_days", "absent_two_weeks", "unauthorised_hours", "sick_weeks", "sick_run", "away_days", "reports",
    "suspensions", "marks", "repeated", "weeks_here", "diagnosis", "chronic", "expelled", "risk", "teacher",
]  # fmt: skip
"""Names of the signs, in the order of `SIGNS`."""


class SignMeaning(NamedTuple):
    """What a sign says.

    Attributes:
        unit: its unit.
        meaning: what it counts.
    """

    unit: str
    meaning: Words


SIGNS: Final[dict[str, SignMeaning]] = {
    "absent_days": SignMeaning(
        "school days",
        Words(
            nl="dagen met een kwart of meer van de lessen geregistreerd als gemist, in de laatste 15 schoolweken",
            en="days with a quarter or more of the lessons registered as missed, in the last 15 school weeks",
        ),
    ),
    "absent_two_weeks": SignMeaning(
        "school days", Words(nl="zulke dagen in de laatste twee schoolweken", en="such days in the last two weeks")
    ),
    "unauthorised_hours": SignMeaning(
        "lesson hours",
        Words(
            nl="ongeoorloofde lesuren in vier weken, sinds de laatste melding",
            en="unauthorised lesson hours in four weeks, since the last report",
        ),
    ),
    "sick_weeks": SignMeaning(
        "weeks", Words(nl="weken met een ziekmelding, van de laatste twaalf", en="weeks with a sick report, of twelve")
    ),
    "sick_run": SignMeaning(
        "school days", Words(nl="schooldagen achtereen ziek gemeld", en="school days in a row reported sick")
    ),
    "away_days": SignMeaning(
        "calendar days", Words(nl="dagen achtereen zonder één les", en="days in a row without one lesson attended")
    ),
    "reports": SignMeaning(
        "reports", Words(nl="meldingen van 16 uur dit schooljaar", en="16-hour reports this school year")
    ),
    "suspensions": SignMeaning("suspensions", Words(nl="schorsingen dit schooljaar", en="suspensions this year")),
    "marks": SignMeaning("z", Words(nl="cijfers ten opzichte van klasgenoten", en="marks against classmates")),
    "repeated": SignMeaning("0 or 1", Words(nl="doet het leerjaar over", en="repeats the year")),
    "weeks_here": SignMeaning(
        "weeks",
        Words(
            nl="schoolweken sinds de laatste overgang naar deze school of dit niveau",
            en="school weeks since the last entry or change of school or level",
        ),
    ),
    "diagnosis": SignMeaning("0 or 1", Words(nl="diagnose als ADHD of autisme", en="diagnosis such as ADHD or autism")),
    "chronic": SignMeaning("0 or 1", Words(nl="chronische aandoening", en="chronic condition")),
    "expelled": SignMeaning("0 or 1", Words(nl="verwijderd van school", en="expelled")),
    "risk": SignMeaning(
        "z",
        Words(
            nl="risicoscore aan het begin van het schooljaar, uit wat een school kan weten",
            en="risk score at the start of the school year, from what a school can know",
        ),
    ),
    "teacher": SignMeaning(
        "0 or 1",
        Words(
            nl="een docent merkt deze week dat er iets is (eerder bij een sensitieve mentor en een kleine klas)",
            en="a teacher notices this week trouble (sooner by a sensitive mentor, in a small class)",
        ),
    ),
}
"""Every sign by name."""

if tuple(SIGNS) != get_args(SignName):
    raise AssertionError("SIGNS and SignName name different signs")
