from pathlib import Path

import pytest

from evidence import BadInput, load_targets
from experiments.calibration.own_targets import OwnTarget, check_file, read_own_targets, write_own_targets
from experiments.calibration.published import published_figures

HEADER = "id,quantity,group,year,value,unit,low,high,seen,source,checked,note"
LEAVERS = "a_1,new early leavers,nl,2022/23,3.1,percent of pupils,,,seen,own count,looked up,"
REPORTS = "a_2,pupils with relative absence >=16 h in 4 weeks,nl,2022/23,55,per 1\\,000 pupils,,,seen,own,ok,"
RANGE = "a_3,vmbo-b/k/g graduates in mbo next year,vmbo,2022/23,90,percent of graduates,88,94,seen,own,ok,"


def file(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "own.csv"
    rows = tuple(row.replace("per 1\\,000 pupils", '"per 1,000 pupils"') for row in rows)
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return path


def test_own_figures_take_the_place_of_published_ones(tmp_path: Path) -> None:
    own = read_own_targets(file(tmp_path, LEAVERS, REPORTS))
    assert own.own == ("vsv_2018_19_pct", "relative_2018_19")
    figures, known = published_figures(own.targets, out_of=own.out_of), published_figures()
    assert figures["vsv_2018_19_pct"].observed == pytest.approx(3.1)
    assert figures["relative_2018_19"].observed == pytest.approx(55)
    assert figures["relative_2018_19"].year == "2022/23"
    assert {name for name in known if figures[name] != known[name]} == set(own.own)


def test_a_range_is_given_to_both_of_its_ends(tmp_path: Path) -> None:
    own = read_own_targets(file(tmp_path, RANGE))
    assert published_figures(own.targets)["vmbo_to_mbo_low"].observed == pytest.approx(91)


def test_the_number_of_pupils_is_read_where_it_is_given(tmp_path: Path) -> None:
    own = read_own_targets(file(tmp_path, LEAVERS + ",4000", header=HEADER + ",out_of"))
    assert own.out_of == {"vsv_2018_19_pct": 4000.0}
    plain = read_own_targets(file(tmp_path, LEAVERS))
    assert plain.out_of == {"vsv_2018_19_pct": None}
    figure = published_figures(plain.targets, out_of=plain.out_of)["vsv_2018_19_pct"]
    assert figure.sampling == figure.rounding == 0
    assert figure.reporting > 0


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "has no figure"),
        ([LEAVERS, LEAVERS.replace("a_1", "a_9")], "a_9: is a second figure of 'new early leavers' for 'nl'"),
        ([LEAVERS.replace("early leavers", "early leaver")], "a_1.quantity = .*\n  did you mean 'new early leavers'"),
        ([LEAVERS.replace(",nl,", ",Utrecht,")], "a_1.group = 'Utrecht': is not counted by a run"),
        ([LEAVERS.replace("percent of", "number of")], "a_1.unit = .*\n  allowed: percent of pupils"),
        ([REPORTS.replace("per 1\\,000 pupils", "pupils")], "a_2.unit = 'pupils': .*\n  allowed: per 1,000 pupils"),
        ([LEAVERS.replace(",seen,", ",memory,")], "a_1.seen = 'memory': is no observation"),
        ([LEAVERS.replace("3.1", "about 3")], "line 2: a_1.value = 'about 3': is not usable"),
        ([LEAVERS + ",extra"], "13 cells for 12 columns"),
        ([LEAVERS.replace("3.1", "0")], "a_1.value = 0.0: cannot be\n  allowed: above 0 and below 100"),
        ([LEAVERS.replace("3.1", "100")], "a_1.value = 100.0: cannot be"),
        ([REPORTS.replace(",55,", ",1000,")], "above 0 and below 1,000"),
        ([RANGE.replace(",88,", ",-1,")], "a_3.low = -1.0: cannot be"),
    ],
)
def test_wrong_figures_are_told_with_their_row(tmp_path: Path, rows: list[str], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        read_own_targets(file(tmp_path, *rows))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    row = OwnTarget(
        id="a_1", quantity="bullied", group="vo", year="2020", value=9.5, unit="percent of pupils", seen="seen",
        source="own, survey", checked="ok", out_of=800,
    )  # fmt: skip
    path = tmp_path / "own.csv"
    write_own_targets([row], path)
    own = read_own_targets(path)
    assert own.out_of == {"bullied_vo_2016": 800.0}
    assert own.targets.value("bullied_vo_2016") == 9.5
    assert own.targets.ids == load_targets().ids
    check_file(path)


def test_another_file_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("mine\n", encoding="utf-8")
    with pytest.raises(BadInput, match="columns are not as they should be"):
        check_file(path)
    with pytest.raises(BadInput, match="folder does not exist"):
        check_file(tmp_path / "gone" / "own.csv")
