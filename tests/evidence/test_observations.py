import re
from pathlib import Path

import pytest

from evidence import BadInput, load_observations, load_targets
from evidence.observations import DEFAULT_FILE
from experiments.comparison import published

TEXT = DEFAULT_FILE.read_text(encoding="utf-8")


def test_every_target_has_one_observation_and_a_reason_when_it_is_not_fitted() -> None:
    known = load_observations()
    assert set(known.ids) == set(load_targets().ids)
    assert all(each.fit == (each.why is None) for each in known)
    assert len(known.fitted) > 30


def test_what_is_fitted_can_be_held_against_a_run_and_has_an_error_of_reporting() -> None:
    held = set(published()["target"])
    for name in load_observations().fitted:
        each = load_observations()[name]
        assert name in held
        assert each.error is not None and each.error.sd > 0
        assert each.to is None or each.to in held


def test_what_a_run_is_built_from_or_the_pandemic_counted_is_not_fitted() -> None:
    for each in load_observations():
        if each.id.startswith(("pupils_", "age_vo", "mbo_b")) or each.broken == "2019/20":
            assert not each.fit


def test_the_break_is_named_where_the_figure_stands_in_it() -> None:
    for target in load_targets():
        broken = load_observations()[target.id].broken
        if target.id.startswith("vsv_") and target.year in ("2012/13", "2016/17", "2019/20"):
            assert broken == target.year, target.id


def test_an_assumed_error_has_a_range_and_every_error_a_source() -> None:
    for each in load_observations():
        if each.error is not None and each.error.grade == "assumption":
            assert each.error.low is not None and each.error.high is not None
            assert each.error.low < each.error.high


@pytest.mark.parametrize(
    ("pattern", "new", "message"),
    [
        ('why = "goal"', 'why = "gaol"', r"line \d+.*'gaol': is not known\n.*did you mean 'goal'"),
        ('source = "vsv", out_of', 'source = "vsw", out_of', r"'vsw': is not known\n.*did you mean"),
        (r"vsv_goal_2026 = .*\n", "", "has no line for vsv_goal_2026"),
        ("vsv_goal_2026 =", "vsv_gaol_2026 =", "is not known|has no line for"),
        ("low = 0.1, high = 0.4, ", "", "without a range"),
        ("sd = 0.25, low = 0.1, high = 0.5", "sd = 0.75, low = 0.1, high = 0.5", "outside its own range"),
        ('fit = false, source = "vsv_series", why = "goal"', 'fit = true, source = "vsv_series"', "has no error"),
        ("fit = false", 'fit = "no"', "fit"),
        ("rounded = 0.1", "round = 0.1", "there is no such key"),
        (', counted = "reports"', "", "counted"),
        (
            'to = "suspension_vo_days_high"',
            'to = "suspension_vo_days_higher"',
            "did you mean 'suspension_vo_days_high'",
        ),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, pattern: str, new: str, message: str) -> None:
    text, count = re.subn(pattern, new, TEXT, count=1)
    assert count == 1
    path = tmp_path / "observations.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=message):
        load_observations(path)
