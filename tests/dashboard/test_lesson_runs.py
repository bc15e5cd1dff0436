"""What a reveal says of a direction is what the lesson's own run shows, and a challenge has an answer."""

import pandas as pd
import pytest

from viz.dashboard.lesson.found import Found
from viz.dashboard.lesson.loader import Challenge, Lesson, challenges, lesson, lessons
from viz.dashboard.lesson.runs import Runs, package_runs
from viz.dashboard.lesson.told import answer, sureness
from viz.dashboard.lesson.work import live_town


def found_in(runs: Runs) -> Found:
    towns = [live_town(runs, town) for town in range(runs.lived.replicates)]
    return runs.found(pd.concat(towns, ignore_index=True))


def found_by(each: Lesson | Challenge) -> Found:
    return found_in(Runs(each.file.run, each.scenarios, each.file.number))


@pytest.mark.slow
@pytest.mark.parametrize("name", list(lessons()))
def test_the_run_shows_what_the_reveal_says(name: str) -> None:
    """In the towns of the lesson, the same each time; with other towns the screen says so when it is unsure."""
    each = lesson(name)
    found = found_by(each)
    for reveal in each.file.reveal:
        assert sureness(reveal.claim, found) == "as_said", (reveal.text.en, found)
    assert answer(each.file.predict, found).right is not None


@pytest.mark.slow
@pytest.mark.parametrize("name", list(challenges()))
def test_a_challenge_has_one_answer(name: str) -> None:
    each = challenges()[name]
    assert len(answer(each.file.predict, found_by(each)).possible) == 1


@pytest.mark.slow
def test_a_package_costs_what_its_parts_cost() -> None:
    each = lesson("budget")
    base, *others = each.scenarios
    chosen = [other for other in others if other.name in ("better-registration", "parents")]
    small = each.file.run.model_copy(update={"students": 1000, "replicates": 2})
    alone = found_in(Runs(small.model_copy(update={"scenarios": tuple(one.name for one in chosen)}),
                          (base, *chosen), tuple(how for how in each.file.number if how.id in
                                                 ("price_registration", "price_parents"))))  # fmt: skip
    both = found_in(package_runs(small, chosen, base, "days_true"))
    assert both["price"].value == pytest.approx(sum(figure.value for figure in alone.values()), rel=0.02)
