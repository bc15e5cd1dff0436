"""The screen on calibration: what a calibration wrote is what is drawn, and what is missing is said."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evidence.errors import BadInput
from evidence.posterior import shipped_posterior
from tests.dashboard.calibrated import NAMES, told, write
from viz.dashboard.charts.fit import charts
from viz.dashboard.fitted import FILE, Fit, fit_in


@pytest.fixture
def keep(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    return partial(write, tmp_path)


@pytest.fixture
def fit(keep: Callable[[dict[str, Any]], Path]) -> Fit:
    found = fit_in(keep(told()))
    assert found is not None
    return found


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_all_four_figures_are_there_in_words(fit: Fit, lang: str) -> None:
    made = charts(fit, lang)
    assert [chart.name for chart in made] == [
        f"calibration-{name}" for name in ("observed", "residuals", "posterior", "sensitivity")
    ]
    for chart in made:
        json.dumps(chart.option, allow_nan=False)
        names = chart.option["yAxis"][0]["data"]
        assert list(chart.table.iloc[:, 0]) == names and len(chart.numbers) == len(names)
        assert set(chart.numbers) == set(chart.columns)
        assert not {*NAMES, "a", "b", "c"} & set(names)


def test_figures_are_in_the_units_in_which_they_were_published(fit: Fit) -> None:
    observed = charts(fit, "nl")[0]
    assert list(observed.numbers["observed"]) == pytest.approx([20.0, 10.0, 3.0])
    assert list(observed.numbers["simulated"]) == pytest.approx([25.0, 5.0, 6.0])
    assert list(observed.numbers["centre"]) == pytest.approx([25.0, -50.0, 100.0])
    assert list(observed.table.iloc[0, :3]) == ["gepest, vo (2016)", "20", "25"]


def test_the_farthest_figure_comes_first_on_the_side_where_the_model_lies(fit: Fit) -> None:
    residuals = charts(fit, "en")[1]
    assert list(residuals.numbers["target"]) == ["c", "b", "a"]
    assert list(residuals.numbers["centre"]) == [4.0, -2.5, 1.0]


def test_a_parameter_is_placed_in_the_range_beforehand(fit: Fit) -> None:
    posterior = charts(fit, "en")[2]
    assert list(posterior.numbers[["from", "centre", "to"]].iloc[0]) == [25.0, 50.0, 75.0]
    assert list(posterior.table["name"]) == list(NAMES)


def test_a_parameter_counts_with_the_figure_that_it_moves_most(fit: Fit) -> None:
    sensitivity = charts(fit, "en")[3]
    assert list(sensitivity.numbers["target"]) == ["b", "c"]
    assert list(sensitivity.numbers["centre"]) == pytest.approx([70.0, 40.0])


def test_without_a_folder_it_is_the_calibration_of_the_shipped_posterior() -> None:
    found, posterior = fit_in(None), shipped_posterior()
    assert found is not None and posterior is not None
    assert set(found.parameters["parameter"]) == set(posterior.names)
    middle = dict(zip(posterior.names, np.median(posterior.draws, axis=0), strict=True))
    spread = dict(zip(posterior.names, posterior.draws.std(axis=0), strict=True))
    for each in found.parameters.to_dict("records"):
        assert abs(each["median"] - middle[each["parameter"]]) < spread[each["parameter"]] / 4
    assert len(charts(found, "nl")) == 4


def test_of_a_figure_that_the_model_says_nothing_of_nothing_is_drawn(keep: Callable[[dict[str, Any]], Path]) -> None:
    content = told()
    content["figures"][1].update(simulated=None, low=None, high=None, z=None)
    found = fit_in(keep(content))
    assert found is not None and len(found.figures) == 3
    assert [list(chart.numbers["target"]) for chart in charts(found, "en")[:2]] == [["a", "c"], ["c", "a"]]


@pytest.mark.parametrize(
    "wrong",
    [{"format": "verzuim-calibration-0"}, {"figures": []}, {"parameters": [{"parameter": "a"}]}, {"published": [{}]},
     {"verdicts": [{}]}, {"plan": None}],
)  # fmt: skip
def test_another_file_is_refused_in_words(keep: Callable[[dict[str, Any]], Path], wrong: dict[str, Any]) -> None:
    folder = keep({**told(), **wrong})
    with pytest.raises(BadInput, match=FILE):
        fit_in(folder)


def test_a_folder_without_a_calibration_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is missing or is no calibration"):
        fit_in(tmp_path)


def test_the_screen_says_what_came_of_the_checks(fit: Fit) -> None:
    solara = pytest.importorskip("solara", reason="the extra `dashboard` is not installed")
    import ipyvuetify as vue

    from viz.dashboard.screens.calibration import Found

    _, found = solara.render(Found(fit, "nl"), handle_error=False)
    whole = " ".join(str(each.children) for each in found.find(vue.Html).widgets)
    assert "1 van de 3 binnen" in whole and "Cijfers gehaald: NIET in orde" in whole
