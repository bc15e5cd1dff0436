"""The path of one pupil, and its telling."""

import pytest

from evidence import BadInput
from model import SchoolSystem
from model.trace import portrait
from viz.story import story


@pytest.fixture(scope="module")
def system():
    return SchoolSystem(students=200, rng=5).run(weeks=20)


@pytest.fixture(scope="module")
def busiest(system):
    """The pupil who missed most."""
    return int(system.students.id[system.students.true_hours.sum(axis=1).argmax()])


def test_the_path_adds_up_to_the_record(system, busiest):
    path = system.trace(busiest)
    record = system.students[system.row_of("student", busiest)]
    assert len(path) == 100
    assert path["hours"].sum() == record.true_hours.sum()
    assert path.loc[path["label"] != "", "hours"].sum() == record.registered_hours.sum()
    assert path["lessons"].sum() == record.lesson_hours
    assert set(path.loc[path["hours"] == 0, "reason"]) == {"present"}


def test_tracing_changes_nothing(system, busiest):
    before = system.digest()
    system.trace(busiest)
    assert system.digest() == before


def test_the_events_of_the_path_are_those_of_the_table(system):
    events = system.tables()["events"]
    person = int(events["person"].iloc[0])
    told = [e for spoken in system.trace(person)["events"] for e in spoken.split("; ") if e]
    assert len(told) == (events["person"] == person).sum()


def test_a_path_continues_over_the_years():
    system = SchoolSystem(students=200, rng=5).run(years=2)
    stayed = int(system.students.id[system.students.id <= 200][0])
    path = system.trace(stayed)
    assert set(path["year"]) == {0, 1}
    assert path.groupby("year")["age"].first().diff().iloc[1] == 1


def test_who_never_was_a_pupil_has_no_path(system):
    with pytest.raises(BadInput, match="was no pupil"):
        system.trace(10_000_000)


def test_a_system_changed_by_hand_cannot_be_lived_again(busiest):
    system = SchoolSystem(students=200, rng=5).run(weeks=1)
    system.students.stress[:] = 3.0
    with pytest.raises(BadInput, match="changed by hand"):
        system.trace(busiest)


@pytest.mark.parametrize(("lang", "words"), [("en", "lessons missed"), ("nl", "lessen gemist")])
def test_the_story_tells_the_same_hours(system, busiest, lang, words):
    path = system.trace(busiest)
    told = story(path, portrait(system, busiest), busiest, lang)
    assert words in told
    hours = sum(int(line.split(": ")[1].split()[0]) for line in told.splitlines() if words in line)
    assert hours == path["hours"].sum()


def test_another_language_is_refused(system, busiest):
    with pytest.raises(BadInput):
        story(system.trace(busiest), portrait(system, busiest), busiest, "fr")
