"""A comparison is written and read back, and what is no comparison is refused."""

from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest

from evidence import BadInput
from experiments.compare import kept, run
from experiments.compare.columns import COMPARE_COLUMNS
from experiments.compare.comparison import EFFECT_COLUMNS, Comparison
from experiments.compare.plan import plan
from tests.experiments.compare import synthetic


@pytest.fixture
def comparison(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Comparison:
    monkeypatch.setattr(run, "run_jobs", synthetic.run_jobs)
    made = plan(["baseline", "smaller-classes", "better-registration"], replicates=4, years=2)
    return run.compare(made, tmp_path / "runs", command="verzuim compare ...")


def test_the_same_luck_shows_exactly_what_differs(comparison: Comparison) -> None:
    everybody = comparison.effects.query("group == 'all' and year == -1").set_index(["scenario", "measure"])
    for name in comparison.scenarios:
        effect = everybody.loc[(name, "true_truancy")]
        assert effect["relative"] == pytest.approx(100 * (synthetic.LESS - 1), abs=0.1)
        assert effect["high"] < 0
        untouched = everybody.loc[(name, "true_sick")]
        assert (untouched["difference"], untouched["low"], untouched["high"]) == (0, 0, 0)
    runs = comparison.counts[["scenario", "replicate", "seed"]].drop_duplicates()
    assert len(runs) == 12
    assert ((runs["seed"] - runs["replicate"]) == comparison.seed).all()


def test_a_comparison_is_read_back_as_it_was(comparison: Comparison, tmp_path: Path) -> None:
    kept.write(comparison, tmp_path)
    back = kept.read(tmp_path)
    for field in fields(Comparison):
        old, new = getattr(comparison, field.name), getattr(back, field.name)
        if field.name in kept.TABLES:
            pd.testing.assert_frame_equal(old, new, check_dtype=False)
        else:
            assert old == new, field.name
    assert "not documented" not in (tmp_path / "columns.md").read_text(encoding="utf-8")
    assert tuple(COMPARE_COLUMNS["effects"]) == EFFECT_COLUMNS
    for name in kept.TABLES:
        assert tuple(COMPARE_COLUMNS[name]) == tuple(getattr(comparison, name)), name
        assert len(getattr(comparison, name)) > 0, name


def test_what_is_no_comparison_is_refused(comparison: Comparison, tmp_path: Path) -> None:
    kept.check_ours(tmp_path / "nothing")
    (tmp_path / "comparison.json").write_text('{"format": "else"}')
    with pytest.raises(BadInput, match="no comparison of verzuim"):
        kept.check_ours(tmp_path)
    (tmp_path / "comparison.json").write_text("{")
    with pytest.raises(BadInput, match="cannot be read"):
        kept.read(tmp_path)


def test_damage_is_told(comparison: Comparison, tmp_path: Path) -> None:
    kept.write(comparison, tmp_path)
    (tmp_path / "effects.parquet").write_bytes(b"no table")
    with pytest.raises(BadInput, match="is damaged"):
        kept.read(tmp_path)
