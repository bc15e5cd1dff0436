"""Figures of why: what is drawn is what is in the tables, and every text is there in both languages."""

from pathlib import Path

import pytest

from evidence.errors import BadInput
from experiments.why import explain as module
from experiments.why.explain import explain, question
from experiments.why.explanation import Explanation
from tests.experiments.why import made_up
from viz.why import figures
from viz.why.catalogue import TEXTS


@pytest.fixture(scope="module")
def explained(tmp_path_factory: pytest.TempPathFactory) -> Explanation:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "run_jobs", made_up.run_jobs)
        folder = tmp_path_factory.mktemp("why")
        scenario = made_up.small_classes(folder)
        made = question("baseline", scenario, measure="missed_true", replicates=4, students=500)
        return explain(made, folder, command="")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_all_figures_are_drawn(explained: Explanation, lang: str, tmp_path: Path) -> None:
    drawn = figures(explained, lang)
    assert list(drawn) == ["shares", "parts", "friends"]
    for name, figure in drawn.items():
        figure.savefig(tmp_path / f"{name}.png")


def test_bars_and_marks_are_the_numbers_of_the_table(explained: Explanation) -> None:
    panel = figures(explained, "en")["shares"].axes[0]
    lines = explained.shares
    lines = lines[(lines["measure"] == "missed_true") & (lines["kind"] == "mechanism") & (lines["group"] == "")]
    bars = [bar.get_width() for bar in panel.patches]
    assert sorted(bars) == pytest.approx(sorted(lines["share"]))
    assert abs(bars[0]) == max(abs(value) for value in bars[:-1])
    diamonds = [line.get_xdata()[0] for line in panel.lines if line.get_marker() == "D"]
    assert sorted(diamonds) == pytest.approx(sorted(lines[lines["part"] != "rest"]["last"]))


def test_another_language_is_refused(explained: Explanation) -> None:
    with pytest.raises(BadInput, match="no language"):
        figures(explained, "de")


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_has_both_languages_with_the_same_names(key: str) -> None:
    nl, en = (sorted(part.partition("}")[0] for part in TEXTS[key][lang].split("{")[1:]) for lang in ("nl", "en"))
    assert nl == en
