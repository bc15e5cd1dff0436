"""The screens Scenario and Compare, drawn without a browser."""

from collections.abc import Iterator
from typing import Any

import pytest

from evidence import BadInput
from tests.dashboard.answers import Bench, Drawn, answer_to
from viz.dashboard.controls.settings import taken
from viz.dashboard.levers import GROUPS, IN_VIEW, presets
from viz.dashboard.screens import compare, scenario
from viz.dashboard.screens.compare import added
from viz.dashboard.state import Asked

OPEN: list[Drawn] = []


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    while OPEN:
        OPEN.pop().close()


def draw(screen: Any, asked: Asked, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Drawn:
    monkeypatch.setattr(screen, "use_answer", bench.use)
    drawn = Drawn(screen.Screen, asked, bench)
    OPEN.append(drawn)
    return drawn


def on_scenario(monkeypatch: pytest.MonkeyPatch, asked: Asked | None = None, **bench: Any) -> Drawn:
    asked = asked or Asked(lang="en", screen="scenario", levers={"registration": 50})
    bench.setdefault("answer", answer_to(asked))
    return draw(scenario, asked, Bench(**bench), monkeypatch)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_scenario_shows_all_that_it_promises(monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    asked = Asked(lang=lang, screen="scenario", levers={"registration": 50})
    drawn = on_scenario(monkeypatch, asked)
    levers = [each for each in drawn.widgets() if hasattr(each, "lever_id")]
    assert len(levers) == IN_VIEW
    assert all(each.about["said"] and each.title and each.unit for each in levers)
    assert drawn.lever("registration").value == 50.0
    keys = [each for each in drawn.elements("button") if "vz-key-figure" in each.class_]
    assert len(keys) == 5 and sum(each.attributes["aria-pressed"] == "true" for each in keys) == 1
    charts = [each for each in drawn.widgets() if hasattr(each, "option")]
    assert len(charts) == 1 and charts[0].label
    snippets = [each.text for each in drawn.widgets() if hasattr(each, "text")]
    assert snippets[0].startswith("verzuim compare baseline what-if-") and "--replicates 16" in snippets[0]
    assert 'use = "registration"' in snippets[2]
    assert ("Registratie" if lang == "nl" else "Registration") in drawn.texts()


def test_a_lever_changes_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = on_scenario(monkeypatch)
    drawn.lever("pbis").vue_chosen(34.9)
    assert drawn.asked.levers == {"registration": 50.0, "pbis": 30.0}, "on a step"
    drawn.lever("registration").vue_chosen(0)
    assert drawn.asked.levers == {"pbis": 30.0}
    assert drawn.lever("pbis").value == 30.0 and drawn.lever("registration").value == 0.0


@pytest.mark.parametrize("value", [None, "3", float("nan"), float("inf"), True, [1], {"a": 1}])
def test_what_is_no_value_changes_nothing(monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    drawn = on_scenario(monkeypatch)
    before = drawn.asked
    drawn.lever("pbis").vue_chosen(value)
    assert drawn.asked == before


def test_a_value_out_of_bounds_ends_at_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = on_scenario(monkeypatch)
    drawn.lever("pbis").vue_chosen(10**9)
    assert drawn.asked.levers["pbis"] == 100.0
    drawn.lever("pbis").vue_chosen(-(10**400))
    assert "pbis" not in drawn.asked.levers


def test_groups_and_pages_show_other_levers(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = on_scenario(monkeypatch)
    assert drawn.button("Tier 1: everybody (1 moved)").attributes["aria-pressed"] == "true"
    drawn.press("8 to 14")
    assert drawn.widgets(lever_id="professional-mentors") and not drawn.widgets(lever_id="pbis")
    drawn.press(GROUPS["law"].en)
    assert drawn.lever("class-size").status_quo == 25.0
    drawn.lever("class-size").vue_chosen(20)
    assert drawn.asked.levers["class-size"] == 20.0
    assert drawn.button("Law and organisation (1 moved)")


def test_what_differs_can_be_taken_back_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(lang="en", screen="scenario", levers={"registration": 50, "class-size": 20})
    drawn = on_scenario(monkeypatch, asked)
    assert "Class size: 20 (now 25) pupils per class" in drawn.texts()
    drawn.press("Keep to compare (0 of 4)")
    assert drawn.asked.kept == (asked.levers,)
    assert "Is kept on Compare." in drawn.texts()
    drawn.press("Back to now: Class size")
    assert drawn.asked.levers == {"registration": 50.0}
    drawn.press("Everything back to now")
    assert drawn.asked.levers == {}
    assert "Nothing: this is the situation as it is." in drawn.texts()


def test_what_takes_the_place_of_another_tag_is_another_element(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser keeps the tag that it made first, so that a list would stay a paragraph."""
    drawn = on_scenario(monkeypatch, Asked(lang="en", screen="scenario"))
    before = [(each.model_id, each.tag) for tag in ("h2", "p") for each in drawn.elements(tag)]
    drawn.lever("pbis").vue_chosen(30)
    after = [(each.model_id, each.tag) for tag in ("div", "ul") for each in drawn.elements(tag)]
    assert not {each for each, _ in before} & {each for each, _ in after}


def test_a_key_figure_shows_its_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = on_scenario(monkeypatch)
    keys = [each for each in drawn.elements("button") if "vz-key-figure" in each.class_]
    keys[4].click()
    (chart,) = [each for each in drawn.widgets() if hasattr(each, "option")]
    assert "early leavers" in chart.label


def test_the_first_answer_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = on_scenario(monkeypatch, answer=None, running=True)
    assert "The first answer is on its way." in drawn.texts()
    assert len([each for each in drawn.widgets() if hasattr(each, "lever_id")]) == IN_VIEW


def test_a_coarse_answer_is_called_so_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(lang="en", screen="scenario", levers={"registration": 50})
    bench = Bench(answer_to(asked, coarse=True, final=False), running=True)
    drawn = draw(scenario, asked, bench, monkeypatch)
    assert "First, coarse answer: 20 small regions of 20,000 pupils. Becoming sharper: 25 % done." in drawn.texts()
    drawn.press("Stop")
    drawn.press("run by itself")
    assert bench.acts == ["stop", "auto False"]


def test_a_stale_answer_is_marked_and_says_what_it_is_of(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = answer_to(Asked(lang="en", levers={"class-size": 20}))
    now = Asked(lang="en", screen="scenario", levers={"pbis": 100})
    drawn = on_scenario(monkeypatch, now, answer=earlier, stale=True, running=True)
    (told,) = [each for each in drawn.elements("p") if "vz-sum" in each.class_]
    assert "vz-stale" in told.class_ and told.children[0].startswith("Smaller classes")
    assert "This still belongs to how the levers stood before." in drawn.texts()


@pytest.mark.parametrize(
    ("problem", "says"),
    [(BadInput(problem="is too large", key="seed"), "seed: is too large"), (OSError("x"), "something went wrong")],
)
def test_what_goes_wrong_is_said(monkeypatch: pytest.MonkeyPatch, problem: Exception, says: str) -> None:
    assert says in on_scenario(monkeypatch, problem=problem).texts()


def test_fields_change_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = on_scenario(monkeypatch)
    row, field = drawn.field("preset")
    assert field["value"] == "own"
    row.vue_chosen({"name": "preset", "value": "mentors"})
    assert drawn.asked.preset == "mentors" and drawn.field("preset")[1]["value"] == "mentors"
    row.vue_chosen({"name": "side", "value": "registered"})
    row.vue_chosen({"name": "types", "value": "mbo"})
    row.vue_chosen({"name": "students", "value": 5000})
    assert (drawn.asked.side, drawn.asked.school_types, drawn.asked.students) == ("registered", ("mbo",), 5000)
    row.vue_chosen({"name": "preset", "value": ""})
    assert drawn.asked.levers == {}


@pytest.mark.parametrize(
    "chosen",
    [None, 3, {}, {"name": "students"}, {"name": "students", "value": 1}, {"name": "students", "value": True},
     {"name": "students", "value": "5000"}, {"name": "years", "value": 2.5}, {"name": "lang", "value": "en"},
     {"name": "preset", "value": "own"}, {"name": "preset", "value": ["x"]}, {"name": "side", "value": {}},
     {"name": "types", "value": "x"}, {"name": ["x"], "value": 1}],
)  # fmt: skip
def test_what_no_field_says_changes_nothing(chosen: object) -> None:
    asked = Asked(levers={"pbis": 10})
    assert taken(chosen, asked) == asked


def test_a_file_is_opened_on_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = on_scenario(monkeypatch)
    (upload,) = [each for each in drawn.widgets() if hasattr(each, "most")]
    upload.vue_given({"name": "x.toml", "text": "nonsense"})
    assert "x.toml cannot be used" in drawn.texts()
    text = next(each.text for each in drawn.widgets() if getattr(each, "file", ""))
    upload.vue_given({"name": "x.toml", "text": text.replace("reach = 0.5", "reach = 0.2")})
    assert drawn.asked.levers == {"registration": 20.0}
    assert "x.toml is opened." in drawn.texts()


@pytest.mark.parametrize("years", [1, 3])
def test_compare_shows_all_that_is_kept(monkeypatch: pytest.MonkeyPatch, years: int) -> None:
    kept = tuple(presets()[name].levers for name in ("smaller-classes", "better-registration", "coaching"))
    asked = Asked(lang="en", screen="compare", years=years, kept=kept)
    drawn = draw(compare, asked, Bench(answer_to(asked)), monkeypatch)
    charts = [each for each in drawn.widgets() if hasattr(each, "option")]
    assert len(charts) == (2 if years == 1 else 9)
    assert "2. Better registration" in drawn.texts()
    snippets = [each.text for each in drawn.widgets() if hasattr(each, "text")]
    assert len(snippets) == 2 + 3 and snippets[0].count(".toml") == 3
    drawn.press("Take away: Better registration")
    assert drawn.asked.kept == (kept[0], kept[2])
    drawn.press("Open as scenario: Intensive coaching in mbo 2")
    assert (drawn.asked.screen, drawn.asked.preset) == ("scenario", "coaching")


def test_compare_without_anything_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(lang="en", screen="compare")
    drawn = draw(compare, asked, Bench(), monkeypatch)
    assert "Nothing is kept yet." in drawn.texts()
    row, _ = drawn.field("add")
    row.vue_chosen({"name": "add", "value": "mentors"})
    assert drawn.asked.kept == (presets()["mentors"].levers,)


def test_compare_has_room_for_four(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tuple({"class-size": size} for size in (20, 21, 22, 23))
    asked = Asked(lang="en", screen="compare", kept=kept)
    drawn = draw(compare, asked, Bench(), monkeypatch)
    assert "There are 4: take one away to add another." in drawn.texts()


@pytest.mark.parametrize("chosen", [None, {}, {"value": "x"}, {"value": ["mentors"]}, {"value": ""}])
def test_what_cannot_be_added_changes_nothing(chosen: object) -> None:
    assert added(chosen, Asked(levers={"pbis": 10})) == Asked(levers={"pbis": 10})
