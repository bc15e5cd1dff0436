"""The command line without a model: what it refuses, what it prints where, what it writes."""

import json
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from evidence.errors import BadInput
from experiments.results import Result
from tests.viz.synthetic import make_result
from verzuim.cli import app

ROOT = Path(__file__).parents[2]
BAD_SCENARIO = 'based_on = "baseline"\ntitel = "verkeerd"\n'


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Puts a made-up result in the place of the model; holds what was asked of it."""
    asked: list[dict[str, Any]] = []

    def fake_run(scenario: str, **arguments: Any) -> Result:
        asked.append({"scenario": scenario, **arguments})
        return make_result(schools=2)

    put_in_place(monkeypatch, fake_run)
    return asked


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """For what is not about figures, which take seconds to draw."""
    monkeypatch.setattr("viz.figures.save", lambda figures, folder, formats: [folder / "one.png"])


def put_in_place(monkeypatch: pytest.MonkeyPatch, run: Callable[..., Result]) -> None:
    module = types.ModuleType("experiments.run")
    module.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "experiments.run", module)


def call(*arguments: str) -> Any:
    return CliRunner().invoke(app, list(arguments))


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--students", "199"], "--students = 199: is too small\n  allowed: 200 to 1,487,884"),
        (["--students", "1487885"], "--students = 1487885: is too large"),
        (["--schools", "0"], "--schools = 0: is too small"),
        (["--years", "31"], "--years = 31: is too large\n  allowed: 1 to 30"),
        (["--years", "0"], "--years = 0: is too small"),
        (["--threads", "0"], "--threads = 0: is too small\n  allowed: 1 or more"),
        (["--seed", "-1"], "--seed = -1: is too small"),
        (["--seed", str(2**63)], f"--seed = {2**63}: is too large"),
        (["--students", "300", "--national"], "--students and --national exclude each other"),
        (["--schools", "3", "--students", "300"], "--students and --schools exclude each other"),
        (["--lang", "de"], "allowed: nl, en"),
        (["baselin"], "did you mean 'baseline'?"),
        (["nowhere.toml"], "nowhere.toml"),
        (["bad.toml"], "bad.toml"),
        (["--out", "bad.toml"], "bad.toml is a file, not a folder"),
        (["--out", "."], "no result folder"),
        (["--students", "many"], "'--students'"),
        (["--studnts", "300"], "--students"),
    ],
)
def test_what_is_no_good_is_refused_before_anything_runs(
    calls: list[dict[str, Any]], tmp_path: Path, flags: list[str], message: str
) -> None:
    (tmp_path / "bad.toml").write_text(BAD_SCENARIO)
    told = call("run", *flags)
    assert told.exit_code == 2
    assert message in told.stderr
    assert told.stdout == ""
    assert "Traceback" not in told.output
    assert calls == []
    assert files(tmp_path) == ["bad.toml"]


def test_flags_reach_the_run(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    flags = ["--schools", "3", "--years", "2", "--seed", "0", "--threads", "1"]
    assert call("run", "smaller-classes", *flags, "--json").exit_code == 0
    expected = {"students": None, "schools": 3, "national": False, "years": 2, "seed": 0}
    assert expected.items() <= calls[0].items()
    assert (calls[0]["scenario"], calls[0]["threads"]) == ("smaller-classes", 1)


def test_a_run_prints_a_table_and_keeps_result_and_figures(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    told = call("run", "--students", "500", "--lang", "en")
    assert told.exit_code == 0
    for words in ("truancy", "registered", "1.80", "47.3", "8.63", "no forecast"):
        assert words in told.stdout
    assert str(Path("results") / "baseline-500-seed1") in told.stdout
    assert told.stderr == ""
    folder = tmp_path / "results" / "baseline-500-seed1"
    assert Result.load(folder).summary["reported_per_1000"] == 47.3
    assert "reasons_over_year.png" in files(folder / "figures")


@pytest.mark.usefixtures("undrawn")
def test_the_same_run_again_replaces_its_folder(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    for _ in range(2):
        assert call("run", "--out", "mine", "--quiet").exit_code == 0
    assert files(tmp_path) == ["mine"]


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(
    ("flags", "folder"),
    [
        ([], "baseline-20000-seed1"),
        (["--national", "--seed", "5"], "baseline-national-seed5"),
        (["--schools", "3", "--years", "4"], "baseline-3schools-4years-seed1"),
    ],
)
def test_the_folder_is_called_after_what_was_asked(
    calls: list[dict[str, Any]], tmp_path: Path, flags: list[str], folder: str
) -> None:
    told = call("run", *flags, "--quiet")
    assert told.stdout == f"{Path('results') / folder}\n"
    assert files(tmp_path / "results") == [folder]


def test_json_is_all_there_is_on_standard_output(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    told = call("run", "--json")
    assert json.loads(told.stdout) == make_result(schools=2).summary
    assert files(tmp_path) == []


@pytest.mark.usefixtures("undrawn")
def test_json_with_out_keeps_the_result_too(calls: list[dict[str, Any]], tmp_path: Path) -> None:
    told = call("run", "--json", "--out", "mine")
    assert set(json.loads(told.stdout)) >= {"scenario", "absence", "digest"}
    assert told.stdout.count("\n") == 1
    assert "mine" in told.stderr
    assert "run.json" in files(tmp_path / "mine")


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("LANG", "nl_NL.UTF-8", "ziek"),
        ("LC_ALL", "nl_BE", "ziek"),
        ("LANG", "C", "sick"),
        ("LANG", "", "sick"),
    ],
)
def test_the_language_is_that_of_the_system(
    calls: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    words: str,
) -> None:
    monkeypatch.setenv(variable, value)
    assert words in call("run").stdout


@pytest.mark.usefixtures("undrawn")
def test_lc_all_goes_before_lang(calls: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "sick" in call("run").stdout


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (KeyboardInterrupt(), 130, "Interrupted"),
        (BadInput(problem="the population does not fit"), 2, "the population does not fit"),
        (PermissionError(13, "Permission denied", "place"), 1, "place: Permission denied"),
    ],
)
def test_what_goes_wrong_on_the_way_is_a_message(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    error: BaseException,
    code: int,
    message: str,
) -> None:
    def fail(*_: object, **__: object) -> Result:
        raise error

    put_in_place(monkeypatch, fail)
    told = call("run")
    assert told.exit_code == code
    assert message in told.stderr
    assert told.stdout == ""
    assert files(tmp_path) == []


def test_scenarios_are_listed_in_both_languages() -> None:
    assert "Smaller classes" in call("scenarios", "--lang", "en").stdout
    assert "Kleinere klassen" in call("scenarios", "--lang", "nl").stdout


def test_show_tells_what_differs_from_the_baseline() -> None:
    told = call("show", "smaller-classes", "--lang", "en").stdout
    assert "class.size" in told
    assert "\N{MULTIPLICATION SIGN} 0.8" in told
    assert "\N{MULTIPLICATION SIGN} 0,8" in call("show", "smaller-classes", "--lang", "nl").stdout
    assert "students = 20000" in told
    assert "Nothing differs" in call("show", "baseline", "--lang", "en").stdout
    resolved = json.loads(call("show", "smaller-classes", "--json").stdout)
    assert resolved["based_on"] == ["baseline"]


def test_interventions_are_listed_and_told() -> None:
    assert "Kleinere klassen" in call("interventions", "--lang", "nl").stdout
    told = call("interventions", "mazl", "--lang", "en").stdout
    assert "student.eased: + 0.3" in told
    assert "municipality" in told
    assert "110,000 euro [90,000 to 140,000]" in told
    assert "110.000 euro [90.000 tot 140.000]" in call("interventions", "mazl", "--lang", "nl").stdout
    unknown = call("interventions", "mazll")
    assert unknown.exit_code == 2
    assert "did you mean 'mazl'" in unknown.stderr


def test_check_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(BAD_SCENARIO)
    told = call("check", "mine.toml")
    assert told.exit_code == 2
    assert "mine.toml" in told.stderr
    good = (ROOT / "scenarios" / "library" / "smaller-classes.toml").read_text(encoding="utf-8")
    path.write_text(good, encoding="utf-8")
    told = call("check", "mine.toml", "--lang", "en")
    assert told.exit_code == 0
    assert "correct (Smaller classes; differences from the baseline: 2)" in told.stdout
    assert files(tmp_path) == ["mine.toml"]


def test_check_knows_an_intervention_from_a_scenario(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    good = (ROOT / "scenarios" / "library" / "interventions" / "mazl.toml").read_text(encoding="utf-8")
    path.write_text(good, encoding="utf-8")
    told = call("check", "mine.toml", "--lang", "nl")
    assert told.exit_code == 0
    assert "in orde (M@zl; een maatregel)" in told.stdout
    path.write_text(good.replace('payer = "school"', 'payer = "schol"'), encoding="utf-8")
    told = call("check", "mine.toml")
    assert told.exit_code == 2
    assert "payer = 'schol'" in told.stderr
    assert "did you mean 'school'" in told.stderr


def test_plot_draws_a_result_again(tmp_path: Path) -> None:
    make_result(schools=2).save("mine")
    told = call("plot", "mine", "--lang", "nl", "--format", "svg")
    assert told.exit_code == 0
    assert len(told.stdout.splitlines()) == 6
    assert all(name.endswith(".svg") for name in files(tmp_path / "mine" / "figures"))
    assert Result.load("mine").seed == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "there is no such folder"),
        (["mine", "--format", "pnj"], "did you mean 'png'"),
        (["mine", "--lang", "fr"], "allowed: nl, en"),
        (["."], "run.json: this file is missing"),
    ],
)
def test_plot_refuses_what_it_cannot_draw(tmp_path: Path, arguments: list[str], message: str) -> None:
    make_result(schools=2).save("mine")
    told = call("plot", *arguments)
    assert told.exit_code == 2
    assert message in told.stderr
    assert "figures" not in files(tmp_path / "mine")


def command(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "verzuim", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        **options,
    )


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--version"], 0, "verzuim "),
        (["--help"], 0, "scenarios"),
        (["run", "--help"], 0, "--national"),
        (["run", "basline"], 2, "did you mean 'baseline'?"),
        (["run", "--students", "5"], 2, "allowed: 200 to"),
        (["runn"], 2, "Did you mean"),
        (["check", "nothing.toml"], 2, "nothing.toml"),
    ],
)
def test_the_command_itself(arguments: list[str], code: int, message: str) -> None:
    told = command(*arguments)
    assert told.returncode == code
    assert message in (told.stderr if code else told.stdout)
    assert "Traceback" not in told.stdout + told.stderr


LIGHT = """
import sys
import verzuim.cli, verzuim.listings
from typer.testing import CliRunner
assert CliRunner().invoke(verzuim.cli.app, ["check", sys.argv[1]]).exit_code == 0
print(sorted({"matplotlib", "numba", "pandas", "mesa", "networkx"} & set(sys.modules)))
"""


def test_check_imports_nothing_heavy() -> None:
    path = ROOT / "scenarios" / "library" / "smaller-classes.toml"
    told = subprocess.run(
        [sys.executable, "-c", LIGHT, str(path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert told.stdout == "[]\n"


def test_a_closed_pipe_is_no_error() -> None:
    told = subprocess.run(
        f"{sys.executable} -m verzuim scenarios | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert told.stderr == ""


def test_the_public_names() -> None:
    code = (
        "import sys, verzuim; print(sorted(set(verzuim.__all__) - set(dir(verzuim))),"
        "'numba' in sys.modules, verzuim.BadInput.__module__, verzuim.load_scenario.__module__)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert told.stdout == "[] False evidence.errors scenarios.loader\n"
