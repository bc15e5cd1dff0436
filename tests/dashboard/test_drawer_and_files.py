"""Drawers of levers, and scenario files that users give."""

import pytest

from scenarios import library
from scenarios.loader import LIBRARY
from viz.dashboard.drawer import drawer
from viz.dashboard.levers import load_levers, toml_of
from viz.dashboard.state import Asked
from viz.dashboard.texts import catalogue
from viz.dashboard.uploads import MOST_BYTES, open_file


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("lever", load_levers().values(), ids=load_levers())
def test_a_drawer_says_all_it_should(lever, lang: str) -> None:
    found = drawer(lever, lang)
    titles = [part["title"] for part in found["parts"]]
    assert all(found["said"]) and all(line["main"] for part in found["parts"] for line in part["lines"])
    costs = "Wat het kost" if lang == "nl" else "What it costs"
    assert costs in titles
    if lever.use:
        assert ("Wat is bekend" if lang == "nl" else "What is known") in titles
    assert "{" not in str(found["said"])


def test_a_drawer_reads_the_file_of_its_intervention() -> None:
    parts = {part["title"]: part["lines"] for part in drawer(load_levers()["text-alerts"], "nl")["parts"]}
    assert parts["Wat het kost"][0]["main"].startswith("7 euro per leerling die begint; betaald door de school")
    assert "proef met loting" in parts["Wat is bekend"][0]["extra"]
    assert "aannemelijk 0,05 tot 0,45" in parts["Wat het in het model beweegt"][0]["extra"]


def test_texts_are_whole_in_both_languages() -> None:
    for key, words in catalogue().items():
        assert set(words) == {"nl", "en"} and all(words.values()), key
        fields = [sorted(part.split("}")[0] for part in words[lang].split("{")[1:]) for lang in ("nl", "en")]
        assert fields[0] == fields[1], key


@pytest.mark.parametrize("name", [name for name in library() if name != "baseline"])
def test_every_file_of_the_library_can_be_opened(name: str) -> None:
    text = (LIBRARY / f"{name}.toml").read_text(encoding="utf-8")
    opened = open_file({"name": f"{name}.toml", "text": text}, Asked(years=3))
    assert opened.good and opened.asked == Asked(years=1).from_preset(name).__class__(levers=opened.asked.levers)
    assert opened.asked.levers


def test_what_is_saved_can_be_opened() -> None:
    wanted = Asked(lang="en", screen="scenario", students=4000, years=2, seed=7, levers={"class-size": 21, "mst": 0.25})
    text = toml_of(wanted.levers, students=4000, years=2, seed=7)
    assert open_file({"name": "x.toml", "text": text}, Asked(lang="en", screen="scenario")).asked == wanted


HEAD = 'based_on = "baseline"\ntitle = { nl = "t", en = "t" }\ndescription = { nl = "d", en = "d" }\n'


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (None, "scenario.toml cannot be used"),
        ([], "scenario.toml cannot be used"),
        ({"name": 3, "text": b"x"}, "scenario.toml cannot be used"),
        ({"name": "../../etc/passwd", "text": "x"}, "passwd cannot be used"),
        ({"name": "C:\\me\\x.toml", "text": "x = "}, "x.toml cannot be used"),
        ({"name": "x.toml", "text": "a" * (MOST_BYTES + 1)}, "too large"),
        ({"name": "x.toml", "text": "\ud800"}, "cannot be used"),
        ({"name": "x.toml", "text": 'based_on = "/etc/passwd.toml"\n' + HEAD[22:]}, "cannot be used"),
        ({"name": "x.toml", "text": HEAD + "[mechanisms]\nhealth = 0\n"}, "no lever for: health"),
        ({"name": "x.toml", "text": HEAD + "[run]\nyears = 31\n"}, "30 or less"),
    ],
)
def test_a_bad_file_changes_nothing_and_says_why(given: object, says: str) -> None:
    asked = Asked(lang="en", levers={"pbis": 10})
    opened = open_file(given, asked)
    assert opened.asked == asked and not opened.good
    assert says in " ".join(opened.said)


def test_a_size_that_does_not_fit_is_left_and_said() -> None:
    text = HEAD + "[population]\nschools = 9\n[run]\nyears = 20\n"
    opened = open_file({"name": "x.toml", "text": text}, Asked(lang="en", students=5000))
    assert (opened.good, opened.asked.students, opened.asked.years) == (True, 5000, 1)
    assert len(opened.said) == 3
