"""The figure of a portfolio."""

from pathlib import Path

import pytest

from evidence.errors import BadInput
from experiments.portfolio import run as module
from experiments.portfolio.portfolio import Portfolio
from experiments.portfolio.run import asked, find_packages
from tests.experiments.portfolio import made_up
from viz.portfolio import figures
from viz.portfolio.catalogue import TEXTS
from viz.portfolio.words import package


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "run_jobs", made_up.run_jobs)
        ask = asked(
            "baseline", tuple(made_up.EFFECTS), budget=30_000.0, per_1000=False, trials=10, draws=3, replicates=2,
            students=2000, seed=3,
        )  # fmt: skip
        return find_packages(ask, Path(tmp_path_factory.mktemp("portfolio")), command="")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_figure_is_drawn(found: Portfolio, lang: str, tmp_path: Path) -> None:
    figures(found, lang)["front"].savefig(tmp_path / "front.png")


def test_marks_are_the_numbers_of_the_table(found: Portfolio) -> None:
    leavers, days = figures(found, "en")["front"].axes[:2]
    for axes, gain in ((leavers, "leavers"), (days, "days")):
        marks = next(line for line in axes.lines if line.get_marker() == "o")
        assert list(marks.get_xdata()) == pytest.approx(list(found.best["cost"]))
        assert list(marks.get_ydata()) == pytest.approx(list(found.best[gain]))


def test_a_package_in_words(found: Portfolio) -> None:
    name = found.best["package"].iloc[-1]
    assert package(found, name, "nl").startswith(found.candidates["mazl"].nl)
    assert package(found, "nothing", "nl") == "niets"


def test_another_language_is_refused(found: Portfolio) -> None:
    with pytest.raises(BadInput, match="no language"):
        figures(found, "de")


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_has_both_languages_with_the_same_names(key: str) -> None:
    nl, en = (sorted(part.partition("}")[0] for part in TEXTS[key][lang].split("{")[1:]) for lang in ("nl", "en"))
    assert nl == en
