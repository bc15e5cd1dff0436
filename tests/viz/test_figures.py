"""The figures: in both languages, labelled with units, readable without colour, written whole."""

import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from agents.reasons import LABELS, REASONS, ROUTES
from evidence.errors import BadInput
from experiments.results import Result
from tests.viz.synthetic import make_network, make_result
from viz import figures, network, style
from viz.distribution import at_least, steps
from viz.vsv_by_level import published

NAMES = {"reasons_over_year", "by_level", "distribution", "vsv_by_level", "comparison", "network"}
BY_YEAR = {"stocks_by_year", "targets_by_year"}
YEARS = 10
OKABE_ITO = {
    "#000000",
    "#e69f00",
    "#56b4e9",
    "#009e73",
    "#f0e442",
    "#0072b2",
    "#d55e00",
    "#cc79a7",
}


@pytest.fixture(scope="module")
def result() -> Result:
    return make_result()


@pytest.fixture(scope="module")
def years() -> Result:
    return make_result(schools=2, years=YEARS)


@pytest.fixture(scope="module", params=["nl", "en"])
def drawn(request: pytest.FixtureRequest, result: Result, years: Result) -> tuple[str, dict[str, Figure]]:
    """Every figure of one year, and those over the years of a longer run."""
    made = figures.draw(years, request.param)
    return request.param, figures.draw(result, request.param) | {name: made[name] for name in BY_YEAR}


def all_axes(figure: Figure) -> list[Axes]:
    return [axes for axes in figure.findobj(Axes) if isinstance(axes, Axes) and axes.axison]


def words(figure: Figure) -> list[str]:
    found = figure.findobj(Text)
    return [text.get_text() for text in found if isinstance(text, Text) and text.get_text()]


def test_every_figure_is_there(drawn: tuple[str, dict[str, Figure]]) -> None:
    assert set(drawn[1]) == NAMES | BY_YEAR


def test_one_year_has_no_figure_over_years(result: Result, years: Result) -> None:
    assert set(figures.draw(result, "en")) == NAMES
    assert set(figures.draw(years, "en")) == NAMES | BY_YEAR


def test_axes_have_labels_with_units(drawn: tuple[str, dict[str, Figure]]) -> None:
    lang, made = drawn
    hours = {"nl": "% van de lesuren", "en": "% of lesson hours"}[lang]
    pupils = {"nl": "% van de leerlingen", "en": "% of pupils"}[lang]
    for name in ("reasons_over_year", "by_level"):
        assert any(hours in axes.get_xlabel() + axes.get_ylabel() for axes in all_axes(made[name]))
    for axes in all_axes(made["distribution"]):
        assert pupils in axes.get_xlabel() + axes.get_ylabel()
        assert hours in axes.get_xlabel() + axes.get_ylabel()
    assert pupils in made["vsv_by_level"].axes[0].get_xlabel()
    for axes in all_axes(made["targets_by_year"]):
        assert axes.get_ylabel()
    assert {"nl": "leerlingen", "en": "pupils"}[lang] == made["stocks_by_year"].axes[0].get_ylabel()
    for name in BY_YEAR:
        years = {axes.get_xlabel() for axes in all_axes(made[name])}
        assert years <= {"", {"nl": "schooljaar", "en": "school year"}[lang]}
        assert all_axes(made[name])[-1].get_xlabel()
    for name in NAMES - {"network"}:
        assert all(axes.get_xlabel() for axes in all_axes(made[name])), name


def test_every_figure_carries_notice_and_facts(drawn: tuple[str, dict[str, Figure]]) -> None:
    lang, made = drawn
    notice = {"nl": "geen voorspelling", "en": "no forecast"}[lang]
    facts = {"nl": "seed 1 · 20.000 leerlingen", "en": "seed 1 · 20,000 pupils"}[lang]
    for figure in made.values():
        together = " ".join(words(figure))
        assert notice in together
        assert facts in together


def test_the_languages_do_not_mix(drawn: tuple[str, dict[str, Figure]]) -> None:
    lang, made = drawn
    other = {
        "nl": ("lesson", "pupil", "school year", "truancy", "published"),
        "en": ("lesuren", "leerling", "schooljaar", "spijbelen", "gepubliceerd"),
    }[lang]
    for name, figure in made.items():
        together = " ".join(words(figure)).lower()
        assert not [word for word in other if word in together], name


def test_dutch_numbers_have_a_decimal_comma(result: Result) -> None:
    made = figures.draw(result, "nl")["comparison"]
    assert "8,63" in words(made)
    assert not any("8.63" in each for each in words(made))


def inside(outer: Artist, inner: Artist) -> bool:
    large, small = outer.get_window_extent(), inner.get_window_extent()
    return bool(
        large.x0 - 1 <= small.x0 and small.x1 <= large.x1 + 1 and large.y0 - 1 <= small.y0 and small.y1 <= large.y1 + 1
    )


def test_no_text_is_cut_off_and_no_glyph_is_missing(
    drawn: tuple[str, dict[str, Figure]],
) -> None:
    for name, figure in drawn[1].items():
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            figure.canvas.draw()
        for text in figure.findobj(Text):
            if isinstance(text, Text) and text.get_text() and text.get_visible():
                assert inside(figure, text) or _is_idle_tick(text), (name, text)


def _is_idle_tick(text: Text) -> bool:
    """Tick labels beyond the axis limits exist and are not drawn."""
    axes = text.axes
    if axes is None:
        return False
    ticks = [*axes.xaxis.get_ticklabels(which="both"), *axes.yaxis.get_ticklabels(which="both")]
    return text in ticks or text in [axes.xaxis.offsetText, axes.yaxis.offsetText]


def test_header_lines_do_not_overlap(drawn: tuple[str, dict[str, Figure]]) -> None:
    for figure in drawn[1].values():
        figure.canvas.draw()
        boxes = [text.get_window_extent() for text in figure.texts]
        boxes += [legend.get_window_extent() for legend in figure.legends]
        for place, box in enumerate(boxes):
            assert not any(box.overlaps(other) for other in boxes[place + 1 :])
        width, height = figure.canvas.get_width_height()
        assert width == 1200
        assert 400 <= height <= 1600


def test_numbers_beside_the_comparison_do_not_overlap(
    drawn: tuple[str, dict[str, Figure]],
) -> None:
    figure = drawn[1]["comparison"]
    figure.canvas.draw()
    boxes = [text.get_window_extent() for text in figure.axes[1].texts]
    for place, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])


def test_panels_do_not_write_over_each_other(drawn: tuple[str, dict[str, Figure]]) -> None:
    for name in BY_YEAR:
        figure = drawn[1][name]
        figure.canvas.draw()
        panels = all_axes(figure)
        written = [text for axes in panels for text in (axes.xaxis.label, axes.yaxis.label, axes._left_title)]
        boxes = [text.get_window_extent() for text in written if text.get_text()]
        boxes += [axes.get_window_extent() for axes in panels]
        for place, box in enumerate(boxes):
            assert not any(box.overlaps(other) for other in boxes[place + 1 :]), name


def test_the_line_over_years_is_what_was_simulated(years: Result) -> None:
    made = figures.draw(years, "en")
    total = made["stocks_by_year"].axes[0]
    drawn = next(line for line in total.lines if len(line.get_xdata()) == YEARS)
    assert list(drawn.get_xdata()) == list(range(1, YEARS + 1))
    assert list(drawn.get_ydata()) == [16_000 + 10 * year for year in range(YEARS)]
    leavers = made["targets_by_year"].axes[0]
    published = [line for line in leavers.lines if line.get_linestyle() == "--"]
    assert [line.get_ydata()[0] for line in published] == [2.0]
    for axes in all_axes(made["targets_by_year"]):
        assert axes.get_ylim()[0] == 0


def test_a_band_stands_around_a_share_and_not_around_hours(years: Result) -> None:
    made = figures.draw(years, "en")["targets_by_year"]
    bands = {axes.get_title("left").split(",")[0].replace("\n", " "): axes.collections[0] for axes in all_axes(made)}
    assert len(bands["new early leavers"].get_paths()) == 1
    assert bands["medical absence"].get_paths() == []


def test_colours_are_those_of_okabe_and_ito() -> None:
    assert {to_hex(colour) for colour in style.COLOURS.values()} <= OKABE_ITO


@pytest.mark.parametrize("together", [REASONS, LABELS, ROUTES])
def test_what_stands_together_differs_in_colour_and_in_hatch(together: tuple[str, ...]) -> None:
    assert len({style.COLOURS[name] for name in together}) == len(together)
    assert len({style.HATCHES[name] for name in together}) == len(together)


def test_the_same_result_gives_the_same_band(result: Result) -> None:
    first, second = (figures.draw(result, "en")["reasons_over_year"].subfigs[0].axes[0] for _ in range(2))
    lines = [axes.collections[0].get_paths() for axes in (first, second)]
    for one, other in zip(*lines, strict=True):
        np.testing.assert_array_equal(one.vertices, other.vertices)


def test_one_school_has_no_band_and_says_so() -> None:
    made = figures.draw(make_result(schools=1), "en")["reasons_over_year"]
    assert any("No band" in each.replace("\n", " ") for each in words(made))
    assert "90 % interval of the total" not in words(made)


def test_holidays_are_gaps(result: Result) -> None:
    without = result.tables["school_weeks"].query("lesson_hours > 0")
    gone = Result(**{**vars(result), "tables": {**result.tables, "school_weeks": without}})
    for each in (result, gone):
        axes = figures.draw(each, "en")["reasons_over_year"].subfigs[0].axes[0]
        top = axes.patches[0].get_data().values
        assert np.isnan(top[8])
        assert not np.isnan(top[7])


def test_several_years_draw_the_last_and_say_so() -> None:
    made = figures.draw(make_result(schools=4, years=3), "en")
    told = " ".join(words(made["reasons_over_year"])).replace("\n", " ")
    assert "Drawn is year 3, the last." in told
    assert "3 school years" in told


def test_what_a_result_lacks_is_not_drawn(result: Result) -> None:
    tables = {name: table.iloc[:0] for name, table in result.tables.items()}
    empty = Result(**{**vars(result), "tables": tables, "network": None})
    assert figures.draw(empty, "en") == {}
    few = Result(**{**vars(result), "tables": {"groups": result.tables["groups"]}, "network": None})
    assert set(figures.draw(few, "en")) == {"vsv_by_level"}


def test_steps_and_curve_count_everyone_once(result: Result) -> None:
    table = result.tables["absence_distribution"]
    pupils = table.loc[table["kind"] == "true", "pupils"].sum()
    assert steps(table, "true").sum() == pupils
    missed, share = at_least(table, "true")
    assert share[0] == pytest.approx(100)
    assert (np.diff(share) <= 0).all()
    assert share[missed == 20][0] == pytest.approx(100 * steps(table, "true")[3] / pupils)


def test_published_figures_find_their_level(result: Result) -> None:
    levels = ["havo", "mbo-2-bol", "mbo-4-bbl"]
    assert published(result.tables["comparison"], levels) == {1: 8.63, 2: 3.19}


def test_the_network_keeps_classes_apart() -> None:
    graph = make_network(pupils=1200)
    places, classes = network.layout(graph)
    assert len(classes) == 48
    middles = np.array(list(classes.values()))
    apart = np.linalg.norm(middles[:, None] - middles[None], axis=2)
    assert apart[~np.eye(48, dtype=bool)].min() >= 1
    for node in graph:
        assert np.linalg.norm(middles - places[node], axis=1).min() < 0.5


def test_another_language_is_refused(result: Result) -> None:
    with pytest.raises(BadInput, match="allowed: nl, en"):
        figures.draw(result, "de")


def test_pyplot_is_never_imported() -> None:
    code = (
        "import sys; from tests.viz.synthetic import make_result; from viz import figures;"
        "figures.draw(make_result(schools=2), 'nl'); print('matplotlib.pyplot' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert told.stdout == "False\n"


def test_figures_are_written_in_each_format(result: Result, tmp_path: Path) -> None:
    made = {"by_level": figures.draw(result, "en")["by_level"]}
    files = figures.save(made, tmp_path / "new" / "figures", ("png", "svg", "pdf"))
    assert [path.name for path in files] == ["by_level.png", "by_level.svg", "by_level.pdf"]
    assert files[0].read_bytes().startswith(b"\x89PNG")
    assert sorted(path.name for path in files[0].parent.iterdir()) == sorted(path.name for path in files)


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()])
def test_a_failure_halfway_writes_no_figure(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    made = figures.draw(result, "en")
    (tmp_path / "by_level.png").write_text("the old one")

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(made["comparison"], "savefig", fail)
    with pytest.raises(type(error)):
        figures.save(made, tmp_path, ("png",))
    assert [path.name for path in tmp_path.iterdir()] == ["by_level.png"]
    assert (tmp_path / "by_level.png").read_text() == "the old one"


def test_an_unknown_format_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="did you mean 'png'"):
        figures.save({}, tmp_path / "new", ("pngg",))
    assert not (tmp_path / "new").exists()
