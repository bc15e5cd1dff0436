"""The figures of a comparison: in both languages, readable without colour, never without their uncertainty."""

import string
import warnings
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from agents.reasons import LABELS, REASONS
from evidence.errors import BadInput
from experiments.compare.comparison import Comparison
from experiments.compare.kept import TABLES
from experiments.compare.measured import MEASURES
from tests.viz.synthetic_compare import EFFECT, TITLES, make_comparison
from viz.compare import figures, forest, marks, pictures, sides, table
from viz.compare.words import TEXTS

DIFFERENCES = {"effects", "relative", "sides", "gains_missed_true", "gains_chronic_true", "gains_vsv"}
ONE_YEAR = DIFFERENCES | {"rooms", "plane", "tiers"}
OKABE_ITO = {"#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"}
MANY = tuple(f"plan-{number}" for number in range(7))


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return make_comparison(years=3)


@pytest.fixture(scope="module", params=["nl", "en"])
def drawn(request: pytest.FixtureRequest, comparison: Comparison) -> tuple[str, dict[str, Figure]]:
    return request.param, figures(comparison, request.param)


def words(figure: Figure) -> list[str]:
    found = figure.findobj(Text)
    return [each.get_text() for each in found if isinstance(each, Text) and each.get_text()]


def panels(figure: Figure) -> list[Axes]:
    return [axes for axes in figure.findobj(Axes) if isinstance(axes, Axes) and axes.axison]


def marked(axes: Axes) -> list[tuple[float, float]]:
    """Points drawn with a mark of a scenario."""
    lines = [line for line in axes.lines if line.get_marker() not in ("None", "", "|", None)]
    return [(float(line.get_xdata()[0]), float(line.get_ydata()[0])) for line in lines if len(line.get_xdata()) == 1]


def whiskers(axes: Axes) -> list[tuple[float, float]]:
    lines = [line for line in axes.lines if line.get_marker() == "|"]
    return [(float(line.get_xdata()[0]), float(line.get_xdata()[1])) for line in lines]


def test_every_text_is_in_both_languages_with_the_same_names() -> None:
    for key, each in TEXTS.items():
        assert set(each) == {"nl", "en"}, key
        assert all(each.values()), key
        names = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in each.values()]
        assert names[0] == names[1], key


def test_every_figure_is_there(drawn: tuple[str, dict[str, Figure]]) -> None:
    assert set(drawn[1]) == ONE_YEAR | {"paths"}
    assert set(figures(make_comparison(), "en")) == ONE_YEAR


def test_every_measure_stands_in_the_forest_once() -> None:
    placed = [name for rows in forest.FAMILIES.values() for name in rows]
    assert sorted(placed) == sorted(measure.name for measure in MEASURES)
    units = {measure.name: measure.unit for measure in MEASURES}
    assert all(len({units[name] for name in rows}) == 1 for rows in forest.FAMILIES.values())
    assert {name for pair in sides.PAIRS.values() for name in pair} <= set(units)
    assert len(forest.FAMILIES["hours_true"]) == 1 + len(REASONS)
    assert len(forest.FAMILIES["hours_registered"]) == 1 + len(LABELS)


@pytest.mark.parametrize(("name", "columns"), [("effects", marks.ABSOLUTE), ("relative", marks.RELATIVE)])
def test_marks_and_whiskers_are_those_of_the_table(comparison: Comparison, name: str, columns: marks.Columns) -> None:
    figure, effects = figures(comparison, "en")[name], table.overall(comparison)
    centres = sorted(x for axes in panels(figure) for x, _ in marked(axes))
    np.testing.assert_allclose(centres, sorted(effects[columns.centre]))
    bounds = sorted(each for axes in panels(figure) for each in whiskers(axes))
    expected = sorted(zip(effects[columns.low], effects[columns.high], strict=True))
    np.testing.assert_allclose(bounds, expected)


def test_a_whisker_is_never_farther_than_the_edge_and_a_mark_always_inside() -> None:
    made = make_comparison()
    made.effects["relative_high"] += 3000.0
    for axes in panels(figures(made, "en")["relative"]):
        left, right = axes.get_xlim()
        assert right < 200
        assert all(left < x < right for x, _ in marked(axes))


def test_zero_is_drawn_in_every_panel_of_differences(drawn: tuple[str, dict[str, Figure]]) -> None:
    for name in DIFFERENCES:
        for axes in panels(drawn[1][name]):
            left, right = axes.get_xlim()
            assert left <= 0 <= right, name
            assert any(list(line.get_xdata()) == [0, 0] for line in axes.lines), name


def test_paths_are_the_rates_and_the_ghost_is_the_base(comparison: Comparison) -> None:
    axes = panels(figures(comparison, "en")["paths"])[0]
    years = table.by_year(comparison)
    lines = years[years["measure"] == "missed_true"]
    ghost, *paths = [line for line in axes.lines if len(line.get_xdata()) == 3]
    np.testing.assert_allclose(ghost.get_ydata(), lines.drop_duplicates("year")["base_rate"])
    assert list(ghost.get_xdata()) == [1, 2, 3]
    for path, scenario in zip(paths, EFFECT, strict=True):
        np.testing.assert_allclose(path.get_ydata(), lines.loc[lines["scenario"] == scenario, "rate"])
    assert len([band for band in axes.collections if band.get_paths()]) == len(EFFECT)


def test_room_that_runs_short_is_drawn_beside_the_base(comparison: Comparison) -> None:
    axes = panels(figures(comparison, "en")["rooms"])[0]
    assert [label.get_text().replace("\n", " ") for label in axes.get_yticklabels()] == [
        "school doctor",
        TITLES["coaching"].en,
    ]
    lines = comparison.capacity.set_index(["scenario", "name"])["short"]
    expected = [lines[scenario, "doctor"] for scenario in ("baseline", *EFFECT)] + [lines["coaching", "coaching"]]
    assert sorted(x for x, _ in marked(axes)) == pytest.approx(sorted(expected))


def test_the_plane_has_the_replicates_and_their_mean(comparison: Comparison) -> None:
    axes = panels(figures(comparison, "en")["plane"])[0]
    worth = comparison.worth.set_index(["scenario", "outcome", "payer"]).loc[("coaching", "day_true", "all")]
    assert marked(axes) == [(worth["avoided"], worth["euro"])]
    pairs = comparison.plane.query("scenario == 'coaching' and outcome == 'day_true'")
    (cloud,) = [line for line in axes.lines if len(line.get_xdata()) == len(pairs) > 2]
    np.testing.assert_allclose(np.sort(cloud.get_xdata()), np.sort(pairs["avoided"]))
    np.testing.assert_allclose(np.sort(cloud.get_ydata()), np.sort(pairs["euro"]))


def test_tiers_are_shares_of_pupils_week_by_week(comparison: Comparison) -> None:
    two, three, moves = panels(figures(comparison, "en")["tiers"])
    weeks = comparison.tiers.query("scenario == 'coaching'")
    for axes, tier in ((two, 2), (three, 3)):
        lines = weeks[weeks["tier"] == tier]
        share, places = axes.lines
        np.testing.assert_allclose(share.get_ydata(), lines["percent"])
        np.testing.assert_allclose(places.get_ydata(), lines["places"])
    assert [label.get_text() for label in moves.get_yticklabels()] == [
        "1 → 2: found by screening",
        "2 → 3: not better",
        "2 → 1: better",
    ]


def test_figures_on_interventions_are_there_only_where_they_are() -> None:
    made = make_comparison(scenarios=("smaller-classes",))
    assert set(figures(made, "en")) == DIFFERENCES | {"rooms"}
    nowhere = replace(made, capacity=made.capacity.assign(short=0.0))
    assert set(figures(nowhere, "en")) == DIFFERENCES


def test_hollow_marks_are_what_is_registered(comparison: Comparison) -> None:
    effects = table.overall(comparison).set_index(["scenario", "measure"])["difference"]
    axes = panels(figures(comparison, "en")["sides"])[0]
    hollow = [float(line.get_xdata()[0]) for line in axes.lines if line.get_markerfacecolor() == "white"]
    hours = [registered for true, registered in sides.PAIRS.values() if true in forest.FAMILIES["hours_true"]]
    np.testing.assert_allclose(sorted(hollow), sorted(effects[scenario, each] for scenario in EFFECT for each in hours))


def test_a_group_in_which_nobody_can_leave_is_not_drawn(comparison: Comparison) -> None:
    made = figures(comparison, "en")
    assert "pro" in words(made["gains_missed_true"])
    assert "pro" not in words(made["gains_vsv"])


def test_axes_are_named_with_units(drawn: tuple[str, dict[str, Figure]]) -> None:
    lang, made = drawn
    hours = {"nl": "% van de lesuren", "en": "% of lesson hours"}[lang]
    for name in ("effects", "sides", "gains_missed_true"):
        assert any(hours in axes.get_xlabel().replace("\n", " ") for axes in panels(made[name])), name
    for name in ("effects", "relative", "sides"):
        assert all(axes.get_xlabel() for axes in panels(made[name])), name
    assert all(axes.get_ylabel() for axes in panels(made["paths"]))


def test_every_figure_carries_notice_facts_and_its_uncertainty(drawn: tuple[str, dict[str, Figure]]) -> None:
    lang, made = drawn
    told = {
        "nl": ("geen voorspelling", "20.000 leerlingen · 3 schooljaren · 20 herhalingen", "95%-interval"),
        "en": ("no forecast", "20,000 pupils · 3 school years · 20 replicates", "95 % interval"),
    }[lang]
    for name, figure in made.items():
        together = " ".join(words(figure)).replace("\n", " ")
        assert all(each in together for each in told), name


def test_the_languages_do_not_mix(drawn: tuple[str, dict[str, Figure]]) -> None:
    lang, made = drawn
    other = {
        "nl": ("lesson", "pupil", "school year", "truancy", "difference", "parents"),
        "en": ("lesuren", "leerling", "schooljaar", "spijbelen", "verschil", "ouders"),
    }[lang]
    for name, figure in made.items():
        together = " ".join(words(figure)).lower()
        assert not [word for word in other if word in together], name


def test_one_replicate_has_no_whiskers_and_no_bands_and_says_so() -> None:
    made = figures(make_comparison(years=2, replicates=1), "en")
    assert set(made) == ONE_YEAR | {"paths"}
    for name, figure in made.items():
        assert "there is no interval" in " ".join(words(figure)).replace("\n", " "), name
        assert not [each for axes in panels(figure) for each in whiskers(axes)], name
    bands = [path for axes in panels(made["paths"]) for band in axes.collections for path in band.get_paths()]
    assert bands == []


def test_nothing_compared_gives_no_figure() -> None:
    assert figures(make_comparison(scenarios=()), "nl") == {}


def many() -> Comparison:
    """Seven scenarios with long titles."""
    one = make_comparison(scenarios=("coaching",))

    def repeated(name: str) -> pd.DataFrame:
        made = getattr(one, name)
        own = made[made["scenario"] == "coaching"]
        parts = [made[made["scenario"] == one.base], *(own.assign(scenario=each) for each in MANY)]
        return pd.concat([part for part in parts if len(part) > 0], ignore_index=True)

    titles = {**TITLES, **{name: TITLES["coaching"] for name in MANY}}
    titles = {name: each.model_copy(update={"nl": f"{each.nl} {name}"}) for name, each in titles.items()}
    tables = {name: repeated(name) for name in TABLES if name != "counts"}
    return replace(one, scenarios=MANY, titles=titles, **tables)


def ticks_shown(axes: Axes) -> list[Text]:
    """Numbers and names along the axes; those beyond their limits exist and are not drawn."""
    (left, right), (bottom, top) = axes.get_xlim(), sorted(axes.get_ylim())
    shown = [each for each in axes.get_xticklabels() if left <= each.get_position()[0] <= right]
    shown += [each for each in axes.get_yticklabels() if bottom <= each.get_position()[1] <= top]
    return [each for each in shown if each.get_text()]


@pytest.mark.parametrize("case", ["three", "one", "seven"])
def test_no_text_is_cut_off_or_written_over(case: str, comparison: Comparison) -> None:
    made = {"three": comparison, "one": make_comparison(scenarios=("coaching",), replicates=1), "seven": many()}[case]
    for lang in ("nl", "en"):
        for name, figure in figures(made, lang).items():
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                figure.canvas.draw()
            whole = figure.bbox.padded(1)
            shown = [*figure.texts, *figure.legends]
            for axes in panels(figure):
                shown += [axes.xaxis.label, axes.yaxis.label, axes._left_title]
                shown += ticks_shown(axes)
            boxes = [each.get_window_extent() for each in shown if not isinstance(each, Text) or each.get_text()]
            for place, box in enumerate(boxes):
                assert whole.x0 <= box.x0 and box.x1 <= whole.x1 and whole.y0 <= box.y0 and box.y1 <= whole.y1, name
                over = [other for other in boxes[place + 1 :] if box.padded(-1).overlaps(other.padded(-1))]
                assert not over, (case, lang, name)


def test_scenarios_differ_in_colour_and_in_mark_and_neighbours_in_dash() -> None:
    looks = [marks.look(place) for place in range(len(MANY))]
    assert len({each["color"] for each in looks}) == len({each["marker"] for each in looks}) == len(MANY)
    assert {to_hex(each["color"]) for each in looks} <= OKABE_ITO
    assert len({str(each["linestyle"]) for each in looks[:5]}) == 5


def test_another_language_is_refused(comparison: Comparison) -> None:
    with pytest.raises(BadInput, match="allowed: nl, en"):
        figures(comparison, "de")


def test_pictures_are_the_figures_whoever_draws_them() -> None:
    made = make_comparison(years=2)

    def backwards(function: Callable[..., str], items: Iterable[tuple[Any, ...]], /) -> list[str]:
        return [function(*each) for each in list(items)[::-1]][::-1]

    here, elsewhere = pictures(made, "nl"), pictures(made, "nl", backwards)
    assert here == elsewhere
    assert list(here) == list(figures(made, "nl"))
    assert all(picture.count("<svg") == 1 for picture in here.values())
