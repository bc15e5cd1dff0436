"""Figures of a calibration in both languages: nothing left out, nothing outside the picture."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.calibration.outcome import Calibration
from tests.experiments.calibration.synthetic import NAMES, calibration, with_methods
from viz.calibration import calibration_figures, calibration_texts, sensitivity_figure
from viz.figures import save


@pytest.fixture(scope="module")
def found() -> Calibration:
    return calibration()


def test_every_text_is_there_in_both_languages_with_the_same_names() -> None:
    for key, words in calibration_texts.TEXTS.items():
        assert set(words) == {"nl", "en"}, key
        fields = [{part.split("}")[0] for part in words[lang].split("{")[1:]} for lang in ("nl", "en")]
        assert fields[0] == fields[1], key


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_all_figures_are_drawn_and_saved(found: Calibration, lang: str, tmp_path: Path) -> None:
    drawn = calibration_figures.figures(found, lang)
    assert set(drawn) == {"contraction", "marginals", "pairs"}
    assert len(save(drawn, tmp_path, ("png",))) == 3


def test_the_least_pinned_down_parameter_stands_first(found: Calibration) -> None:
    figure = calibration_figures.draw_contraction(found, "en")
    axes = figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == list(found.parameters["parameter"])
    assert axes.get_ylim()[0] > axes.get_ylim()[1]
    titles = [panel.get_title(loc="left") for panel in calibration_figures.draw_marginals(found, "en").axes]
    assert [title for title in titles if title] == list(found.parameters["parameter"])


def test_pairs_show_every_parameter_once_when_there_are_few(found: Calibration) -> None:
    figure = calibration_figures.draw_pairs(found, "nl")
    named = {axes.get_xlabel() for axes in figure.axes} | {axes.get_ylabel() for axes in figure.axes}
    assert {name.replace("\n", "") for name in named if name} == set(NAMES)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_both_methods_stand_beside_the_prior_told_apart_without_colour(
    found: Calibration, lang: str, tmp_path: Path
) -> None:
    drawn = calibration_figures.figures(with_methods(found), lang)
    assert len(save({"methods": drawn["methods"]}, tmp_path, ("png",))) == 1
    first = drawn["methods"].axes[0]
    assert first.get_title(loc="left").startswith(NAMES[-1])
    intervals = [line for line in first.lines if len(line.get_xdata()) == 2]
    assert len({str(line.get_linestyle()) for line in intervals}) == 2
    assert len({line.get_marker() for line in first.lines if len(line.get_xdata()) == 1}) == 2
    low, high = np.ravel([line.get_xdata() for line in intervals]).reshape(2, 2).T
    assert (low < high).all()


def test_the_strongest_parameter_stands_first_in_the_screening() -> None:
    effects = np.array([0.2, 0.4, 7.0, 0.1])
    table = pd.DataFrame({
        "parameter": ["a", "a", "b", "b"], "target": ["one", "two"] * 2, "effect": effects,
        "interval": 0.1, "other": 0.1,
    })  # fmt: skip
    axes = sensitivity_figure.draw(table, "runs", "en").axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["b", "a"]
    assert [words.get_text() for words in axes.texts] == ["7"]
