"""What a user chose, as a question."""

from dataclasses import replace

import pytest

from viz.dashboard.asking import AS_IT_IS, question_of
from viz.dashboard.levers import load_levers
from viz.dashboard.state import Asked


def moved(place: int = 0) -> dict[str, float]:
    lever = list(load_levers().values())[place]
    return {lever.id: lever.high if lever.high != lever.status_quo else lever.low}


def test_levers_are_held_against_the_present_situation() -> None:
    found = question_of(Asked(levers=moved(), students=5_000, years=2, seed=7))
    assert [each.name for each in found.scenarios][:1] == ["baseline"]
    assert len(found.scenarios) == 2
    assert (found.students, found.years, found.seed) == (5_000, 2, 7)


def test_without_levers_the_present_situation_is_held_against_itself() -> None:
    found = question_of(Asked())
    assert [each.name for each in found.scenarios] == ["baseline", AS_IT_IS]
    assert found.scenarios[1].changes == found.scenarios[0].changes


@pytest.mark.parametrize(
    "other", [{"lang": "en"}, {"screen": "costs"}, {"side": "registered"}, {"school_types": ("vo",)}]
)
def test_what_only_changes_what_is_shown_changes_no_question(other: dict[str, str]) -> None:
    asked = Asked(levers=moved())
    assert question_of(replace(asked, **other)).key == question_of(asked).key  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other", [{"students": 5_000}, {"years": 2}, {"seed": 2}, {"levers": moved(1)}, {"levers": {}}]
)
def test_what_changes_the_result_changes_the_question(other: dict[str, int]) -> None:
    asked = Asked(levers=moved())
    assert question_of(replace(asked, **other)).key != question_of(asked).key  # type: ignore[arg-type]


def test_compare_asks_for_what_was_kept() -> None:
    kept = Asked(levers=moved(0)).keeping().with_lever(*next(iter(moved(1).items()))).keeping()
    found = question_of(replace(kept, screen="compare"))
    assert len(found.scenarios) == 3
    assert len({each.name for each in found.scenarios}) == 3
    assert len(question_of(replace(kept, screen="scenario")).scenarios) == 2
