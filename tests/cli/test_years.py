"""What `verzuim run` prints of several years, at every width, and how it tells of the year under way."""

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rich.console import Console
from rich.table import Table

from experiments.results import Result
from experiments.run import by_year
from tests.cli.test_cli import call, put_in_place
from tests.viz.synthetic import LEVELS, make_result
from verzuim.progress import progress_bar, year_under_way
from verzuim.years import balance_lines, lines_of, stock_table, targets_table, years_shown

YEARS = 10
BUILDERS = {"stocks": stock_table, "targets": targets_table}


@pytest.fixture(scope="module")
def result() -> Result:
    return make_result(schools=2, years=YEARS)


def printed(table: Table, width: int) -> list[str]:
    page = io.StringIO()
    Console(width=width, file=page).print(table)
    return page.getvalue().splitlines()


def words(row: list[str]) -> str:
    return " ".join(" ".join(row).split())


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("name", BUILDERS)
def test_a_table_fits_and_no_number_is_cut(result: Result, name: str, width: int, lang: str) -> None:
    rows = printed(BUILDERS[name](result, lang, width), width)
    assert max(map(len, rows)) <= width
    assert "…" not in "".join(rows)


@pytest.mark.parametrize(
    ("years", "room", "shown"),
    [
        (10, 10, list(range(10))), (10, 40, list(range(10))), (10, 4, [0, 3, 6, 9]), (10, 3, [0, 4, 9]),
        (30, 2, [0, 29]), (30, 0, [0, 29]), (2, 2, [0, 1]),
    ],
)  # fmt: skip
def test_first_some_and_last_year_are_shown(years: int, room: int, shown: list[int]) -> None:
    assert years_shown(years, room) == shown


def test_a_narrow_table_says_which_years_it_shows(result: Result) -> None:
    narrow = words(printed(targets_table(result, "en", 80), 80))
    assert "Shown are years 1, 4, 7, 10 of 10" in narrow
    assert "Shown" not in words(printed(targets_table(result, "en", 120), 120))


def test_every_level_and_the_total_are_printed(result: Result) -> None:
    rows = {row.split()[0]: row.split() for row in printed(stock_table(result, "en", 120), 120) if row.strip()}
    assert set(LEVELS) <= set(rows)
    assert rows["havo"][1:] == [f"{1000 + 10 * year:,}" for year in range(YEARS)]
    assert rows["total"][1:] == [f"{16_000 + 10 * year:,}" for year in range(YEARS)]
    assert rows["newcomers"][1:] == ["+2,900"] * (YEARS - 1) + ["-"]


def test_the_balance_is_told_in_words(result: Result) -> None:
    told = balance_lines(result, "en")
    assert "16,000 → 16,090 pupils (+0.6 %)" in told
    assert "Largest difference in pupils: havo, 1,000 → 1,090 (+9.0 %)" in told
    assert "2,900 newcomers and 60 returned" in told
    assert "2,500 with a diploma, 400 early and 50" in told
    assert "+9,0%" in balance_lines(result, "nl")


def test_a_sign_stands_where_chance_does_not_reach(result: Result) -> None:
    rows = printed(targets_table(result, "en", 120), 120)
    early = next(row for row in rows if row.startswith("new early leavers, % "))
    # 380 of 20,000 is 1.90 (1.72 to 2.10) in the first year, and a tenth more in each later one.
    assert early.split()[5:] == ["2", "1.90", "2.09", "2.28>", "2.47>", "2.66>", "2.85>", "3.04>", "3.23>", "3.42>",
                                 "3.61>", "1.90"]  # fmt: skip
    below = next(line for line in lines_of(result, "vo", "en") if line.who == "vwo")
    assert below.value(below.whole, "en") == "45.0<"
    hours = next(line for line in lines_of(result, "vo", "en") if line.who == "vmbo")
    assert hours.value(hours.whole, "en") == "4.60 "


def test_both_ends_of_a_range_are_one_line(result: Result) -> None:
    tables = dict(result.tables)
    for name in ("comparison", "comparison_by_year"):
        table = tables[name].copy()
        ends = {"suspension_pro_2016_17": ("days_low", 2.0), "pressure_vwo": ("days_high", 3.0)}
        for target, (new, observed) in ends.items():
            here = table["target"] == target
            table.loc[here, ["quantity", "group", "target"]] = "days"
            table.loc[here, ["low", "high", "simulated"]] = (2.5, 2.9, 2.7)
            table.loc[here, "target"], table.loc[here, "observed"] = new, observed
        tables[name] = table
    changed = Result(**{**vars(result), "tables": tables})
    found = [line for line in lines_of(changed, "vo", "en") if line.who == "days"]
    assert [line.published("en") for line in found] == ["2-3"]
    assert found[0].value(found[0].whole, "en") == "2.70 "


def test_a_year_without_pupils_has_a_dash(result: Result) -> None:
    line = next(lines_of(result, "nl", "en"))
    nobody = line.whole.copy()
    nobody[["simulated", "low", "high"]] = np.nan
    assert line.value(nobody, "en") == "- "


@pytest.mark.parametrize(("lang", "head"), [("en", "Pupils on 1 October"), ("nl", "Leerlingen op 1 oktober")])
def test_a_run_of_years_prints_both_tables(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str, head: str
) -> None:
    monkeypatch.chdir(tmp_path)
    put_in_place(monkeypatch, lambda *_, **__: make_result(schools=2, years=2))
    told = call("run", "--years", "2", "--lang", lang)
    assert told.exit_code == 0, told.stderr
    assert head in told.stdout
    assert {"en": "by simulated school year", "nl": "per gesimuleerd schooljaar"}[lang] in told.stdout
    assert (tmp_path / "results" / "baseline-20000-2years-seed1" / "figures" / "stocks_by_year.png").is_file()


def test_one_year_prints_neither(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    put_in_place(monkeypatch, lambda *_, **__: make_result(schools=2))
    told = call("run", "--lang", "en").stdout
    assert "1 October" not in told
    assert "Beside published figures" in told


def test_json_carries_the_years_and_no_nan(result: Result) -> None:
    told: dict[str, Any] = json.loads(json.dumps(by_year(result.tables, YEARS), allow_nan=False))
    assert told["pupils_by_level"]["havo"] == [1000 + 10 * year for year in range(YEARS)]
    assert told["came_and_went"]["enter"] == [2900.0] * (YEARS - 1) + [None]
    targets = {each["target"]: each for each in told["targets_by_year"]}
    assert set(targets) == set(result.tables["comparison_by_year"]["target"])
    assert len(targets["pressure_vwo"]["simulated"]) == YEARS
    assert targets["medical_vmbo"]["low"] == [None] * YEARS
    assert by_year(result.tables, 1) == {}


def test_an_interruption_is_told_in_the_language_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stop(*_: object, **__: object) -> Result:
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    put_in_place(monkeypatch, stop)
    told = call("run", "--years", "10", "--lang", "nl")
    assert (told.exit_code, told.stdout) == (130, "")
    assert "Afgebroken" in told.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("flag", ["0", "-3", "31", "1.5", "ten", ""])
def test_years_that_cannot_be_give_one_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flag: str) -> None:
    monkeypatch.chdir(tmp_path)
    told = call("run", "--years", flag)
    assert told.exit_code == 2
    assert told.stderr.count("--years") == 1
    assert list(tmp_path.iterdir()) == []


def test_the_year_under_way_is_told() -> None:
    assert [year_under_way(week, 80, 2) for week in (0, 39, 40, 80)] == [1, 1, 2, 2]
    page = io.StringIO()
    with progress_bar(Console(file=page, force_terminal=True), "nl", shown=True, years=2) as report:
        assert report is not None
        report("school weeks", 41, 80)
        report("networks", 1, 2)
        report("tables", 0, 1)
    assert "schoolweken, jaar 2 van 2" in page.getvalue()
    assert "80/80" in page.getvalue()
    assert "vriendschappen, jaar" not in page.getvalue()
