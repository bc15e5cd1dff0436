"""Figures of a trial: one for each outcome, honest about what is significant, and before and after where it can be."""

import pytest

from evidence.errors import BadInput
from tests.experiments.trial.synthetic import make_trial
from viz.trial import figures
from viz.trial.catalogue import TEXTS


def words(figure: object) -> str:
    return " ".join(text.get_text() for text in figure.findobj(lambda each: hasattr(each, "get_text")))  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_figure_is_drawn_and_says_what_it_is_of(lang: str) -> None:
    drawn = figures(make_trial(6, outcomes=("vsv", "chronic")), lang)
    assert set(drawn) == {"trials_vsv", "trials_chronic", "before_after"}
    for figure in drawn.values():
        assert TEXTS["about"][lang].rpartition(" ")[2] in words(figure)
        assert "{" not in words(figure)


def test_a_trial_that_is_significant_is_filled() -> None:
    trial = make_trial(30, outcomes=("vsv",))
    axes = figures(trial, "en")["trials_vsv"].axes[0]
    marks = [line for line in axes.lines if line.get_marker() == "o"]
    filled = sum(line.get_markerfacecolor() != "white" for line in marks)
    assert len(marks) == 30
    assert filled == round(30 * trial.summary.iloc[0]["power"])
    assert 0 < filled < 30


def test_without_weeks_before_there_is_no_figure_of_before_and_after() -> None:
    assert set(figures(make_trial(2, before=False, outcomes=("vsv",)), "en")) == {"trials_vsv"}


def test_one_town_is_drawn_too() -> None:
    assert "trials_vsv" in figures(make_trial(1, outcomes=("vsv",)), "en")


def test_another_language_is_refused() -> None:
    with pytest.raises(BadInput, match="de"):
        figures(make_trial(1), "de")


def test_every_text_is_there_in_both_languages() -> None:
    assert all(set(words) == {"nl", "en"} and all(words.values()) for words in TEXTS.values())
