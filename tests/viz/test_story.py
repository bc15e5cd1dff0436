"""Stories: words for everything that can happen, in both languages, without codes; and finding somebody to tell of."""

import re
from itertools import pairwise

import pandas as pd
import pytest
from typer.testing import CliRunner

from agents.reasons import LABELS, REASONS, ROUTES
from agents.services import PLACES
from evidence import BadInput
from model import SchoolSystem
from model.careers.kinds import ENTER, KINDS, RETURN
from model.institutions.causes import CAUSES
from model.mechanisms.turning_points import BAD
from model.mechanisms.turning_points import KINDS as TURNING_POINTS
from model.mechanisms.withdrawal import WHY
from model.trace import portrait
from model.world import AT_HOME, EVENT_KINDS
from verzuim.cli import app
from verzuim.telling import SORTS, check_sort, found
from viz import story_events, story_words
from viz.story import event_words, story

ALL_DETAILS = {
    "turning_point": TURNING_POINTS, "left": ROUTES, "withdrawal": WHY, "provision_starts": PLACES[:-1],
    "provision_ends": PLACES[:-1], "thuiszitter": AT_HOME[:2], "officer_talk": CAUSES, "doctor_seen": CAUSES,
    "care_starts": CAUSES, "suspension": ("1", "3"), "no_place": ("2",),
}  # fmt: skip

CODE = re.compile(r"[a-z0-9]+_[a-z0-9_]+|\{|\bfallout\b|\bpush\b|\bpull\b|mbo-\d|vmbo-")
"""What must not be seen in a telling: names of the house."""


@pytest.fixture(scope="module")
def system():
    return SchoolSystem(students=1000, rng=3).run(years=2)


@pytest.fixture(scope="module")
def names(system):
    return {lang: {level.id: getattr(level.name, lang) for level in system.education.levels} for lang in ("nl", "en")}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_every_event_has_words_with_every_detail(kind, lang):
    told = [event_words(f"{kind} ({detail})", lang) for detail in ALL_DETAILS.get(kind, ("0",))]
    assert all(len(words) > 10 for words in told)
    assert not any(CODE.search(words) for words in told)
    if kind in story_events.DETAILS:
        assert len(set(told)) == len(told)
        assert set(story_events.DETAILS[kind]) >= set(ALL_DETAILS[kind])


def test_every_move_place_label_and_trigger_has_words():
    assert set(story_events.MOVES) == set(KINDS) - {KINDS[ENTER], KINDS[RETURN]}
    assert set(story_events.PLACES) == set(PLACES)
    assert set(story_words.LABEL_NAMES) == set(LABELS)
    assert set(story_events.TRIGGERS) == set(TURNING_POINTS[:BAD])


def _words(node):
    """All pairs of words in a table of words."""
    if isinstance(node, dict) and set(node) == {"en", "nl"}:
        yield node
    elif isinstance(node, dict | tuple):
        for part in node.values() if isinstance(node, dict) else node:
            yield from _words(part)


@pytest.mark.parametrize("module", [story_words, story_events])
def test_the_two_languages_say_the_same_fields(module):
    pairs = [pair for value in vars(module).values() for pair in _words(value)]
    assert len(pairs) > 30
    for pair in pairs:
        fields = [sorted(re.findall(r"\{(\w+)\}", pair[lang])) for lang in ("en", "nl")]
        assert fields[0] == fields[1], pair


def interesting(system):
    """A leaver, a thuiszitter, a pupil with help and a newcomer."""
    tables, newest = system.tables(), int(system.students.id.max())
    events = tables["events"]
    chosen = [tables["leavers"].person.iloc[0], newest]
    for kind in ("thuiszitter", "doctor_seen", "care_starts", "officer_talk"):
        chosen += list(events[events.kind == kind].person.head(1))
    return [int(person) for person in chosen]


def test_stories_are_sentences_without_codes(system, names):
    for person in interesting(system):
        path, who = system.trace(person), portrait(system, person)
        for lang in ("nl", "en"):
            told = story(path, who, person, lang, names[lang])
            assert not CODE.search(told), CODE.search(told)
            assert all(line.endswith(".") for line in told.splitlines() if line)


def test_a_story_tells_what_came_after_each_year(system, names):
    person = int(system.tables()["leavers"].query("year == 1").person.iloc[0])
    path = system.trace(person)
    told = story(path, portrait(system, person), person, "en", names["en"])
    assert (path["move"] != "").sum() == path["year"].nunique()
    assert path["move"].iloc[-1] == "leave_early"
    assert "left school: " in told
    assert told.count("At the end of the year") == path["year"].nunique()


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            (
                "  In weeks 1 and 2 the school suspended the pupil (1 day).",
                "  In week 1 the pupil left school: pushed out by what happened at school.",
            ),
        ),
        (
            "nl",
            (
                "  In de weken 1 en 2 schorste de school de leerling (1 dag).",
                "  In week 1 ging de leerling van school: weggeduwd door wat er op school gebeurde.",
            ),
        ),
    ],
)
def test_what_happens_in_one_week_are_sentences_of_their_own(system, names, lang, lines):
    person = int(system.students.id[0])
    path = system.trace(person).assign(events="")
    path.loc[0, "events"] = "suspension (1); left (push)"
    path.loc[5, "events"] = "suspension (1)"
    told = story(path, portrait(system, person), person, lang, names[lang]).splitlines()
    assert tuple(line for line in told if line.startswith("  In ")) == lines


def test_quiet_weeks_are_told_together(system, names):
    quiet = int(system.students.id[system.students.true_hours.sum(axis=1).argmin()])
    told = story(system.trace(quiet), portrait(system, quiet), quiet, "en", names["en"])
    lines = [line.endswith("at school every lesson.") for line in told.splitlines()]
    assert any(lines)
    assert not any(one and other for one, other in pairwise(lines))


@pytest.mark.parametrize("sort", SORTS)
def test_somebody_is_found_of_every_sort(system, names, sort):
    tables = system.tables()
    if sort == "silent":  # so rare that a small run may have none
        for name in ("leavers", "thuiszitters"):
            tables[name] = tables[name].assign(silent=1)
    for lang in ("nl", "en"):
        lines = list(found(tables, sort, lang, names[lang]))
        assert lines
        assert all(re.match(r"\d+: .", line) and not CODE.search(line) for line in lines)
        system.trace(int(lines[0].split(":")[0]))


def test_reasons_in_the_list_of_thuiszitters_have_names(system, names):
    table = system.tables()["thuiszitters"]
    assert set(table.reason) <= {*REASONS, "none"}


LINES = [
    ("en", {}, "7: 14 weeks at home, year 1, age 13, senior general, hidden; mostly school refusal; no turning point"),
    ("nl", {"reason": "none", "official": 1}, "7: 14 weken thuis, jaar 1, 13 jaar, havo, bekend; er waren geen lessen"),
    ("en", {"trigger": "school", "trigger_days": 0}, "on the same day as something bad at school"),
    ("nl", {"trigger": "school", "trigger_days": 1}, "1 dag na iets naars op school"),
    ("en", {"trigger": "peers", "trigger_days": 12}, "12 days after a break with friends"),
]
"""A thuiszitter found, and what its line says."""


@pytest.mark.parametrize(("lang", "what", "said"), LINES)
def test_the_list_says_why_somebody_is_at_home_and_what_came_before(names, lang, what, said):
    row = {"person": 7, "level": "havo", "year": 0, "age": 13, "weeks": 14, "official": 0, "reason": "refusal"}
    row |= {"trigger": "none", "trigger_days": -1, "silent": 0} | what
    (line,) = found({"thuiszitters": pd.DataFrame([row])}, "thuiszitter", lang, names[lang])
    assert said in line


def test_another_sort_is_refused():
    with pytest.raises(BadInput, match="leaver"):
        check_sort("leavers")


@pytest.mark.parametrize("flags", [[], ["--person", "3", "--find", "leaver"], ["--find", "nobody"]])
def test_the_command_wants_one_of_person_and_find(flags):
    done = CliRunner().invoke(app, ["story", "--students", "300", *flags])
    assert done.exit_code == 2
    assert "find" in done.stderr
    assert "Traceback" not in done.stderr
