import math
from pathlib import Path

import pytest

from evidence import BadInput, load_effects, load_targets

HEADER = "id,quantity,group,year,value,unit,low,high,seen,source,checked,note\n"
ROW = "a_1,q,nl,2020,1.5,pupils,,,seen,s,c,\n"


def test_every_target_is_one_number_with_unit_and_source() -> None:
    targets = load_targets()
    assert len(set(targets.ids)) == len(targets) > 100
    for target in targets:
        assert math.isfinite(target.value)
        assert target.unit and target.source and target.checked
        assert ";" not in target.unit
        assert target.seen != "memory", "a figure from memory is never a target"
        if target.low is not None and target.high is not None:
            assert target.low <= target.value <= target.high


@pytest.mark.parametrize(
    ("target_id", "value"),
    [
        ("vsv_2021_22", 30242),
        ("vsv_2019_20_pct", 1.72),
        ("relative_2018_19", 63732),
        ("pressure_vmbo_b", 22),
        ("age_vo_2021_15", 182922),
        ("class_size_pro", 12.5),
        ("pupils_per_teacher_mbo", 17.3),
        ("mbo_bbl_2022", 136700),
        ("friends_reciprocity_high", 0.62),
        ("highest_vo_diploma_none", 21117),
    ],
)
def test_figures_as_published(target_id: str, value: float) -> None:
    assert load_targets().value(target_id) == value


def test_what_the_documents_hold_is_confirmed_with_its_place() -> None:
    for target in load_targets():
        if target.seen == "seed":
            assert target.checked[:3] in {"A, ", "B, ", "C, ", "D, ", "E, "}
            assert target.checked.endswith("confirmed")
        else:
            assert "not in documents" in target.checked


def test_levels_and_ranges_are_in_order() -> None:
    targets = load_targets()
    for low in (target.id for target in targets if target.id.endswith("_low")):
        assert targets.value(low) < targets.value(low.removesuffix("_low") + "_high")


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        (HEADER + ROW + ROW, 3, "id"),
        (HEADER + ROW.replace("1.5", "many"), 2, "a_1.value"),
        (HEADER + ROW.replace("1.5", ""), 2, "a_1.value"),
        (HEADER + ROW.replace("1.5", "nan"), 2, "a_1.value"),
        (HEADER + ROW.replace("seen", "heard"), 2, "a_1.seen"),
        (HEADER + ROW.replace("a_1", "A 1"), 2, "A 1.id"),
        (HEADER + ROW.replace(",c,", ",,"), 2, "a_1.checked"),
        (HEADER + ROW.replace(",s,", ",s,t,"), 2, "a_1"),
        (HEADER + ROW.replace(",q,", ',"q\nq",') + ROW, 4, "id"),
        (HEADER.replace("unit", "units") + ROW, 1, None),
        ("", 1, None),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, text: str, line: int, key: str | None) -> None:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load_targets(path)
    assert (caught.value.file, caught.value.line, caught.value.key) == (str(path), line, key)


def test_an_unknown_id_gets_the_nearest() -> None:
    with pytest.raises(BadInput) as caught:
        load_targets().value("vsv_2021_23")
    assert caught.value.nearest == "vsv_2021_22"


def test_effects_hold_the_correlations_with_their_intervals() -> None:
    effects = load_effects()
    expected = {
        "gubbels_depression": (0.24, 0.17, 0.30),
        "gubbels_psychiatric": (0.30, 0.20, 0.40),
        "gubbels_low_achievement": (0.23, 0.13, 0.33),
        "gubbels_drugs": (0.33, 0.19, 0.45),
        "gubbels_alcohol": (0.31, 0.26, 0.36),
        "gubbels_poor_health": (0.18, 0.10, 0.26),
        "gubbels_antisocial": (0.43, 0.10, 0.67),
    }
    for effect_id, numbers in expected.items():
        effect = effects[effect_id]
        assert (effect.estimate, effect.low, effect.high) == numbers
        assert (effect.unit, effect.kind) == ("correlation", "mechanism")
    assert effects["roorda_relation_engagement"].estimate == 0.40
    assert effects["roorda_relation_engagement"].seen == "memory"


def test_a_number_in_the_effects_has_a_unit_and_lies_in_its_range() -> None:
    for effect in load_effects():
        numbers = [n for n in (effect.low, effect.estimate, effect.high) if n is not None]
        assert numbers == sorted(numbers), effect.id
        assert bool(numbers) == bool(effect.unit), effect.id


def test_an_effect_of_unknown_kind_is_refused(tmp_path: Path) -> None:
    source = (Path(load_effects.__code__.co_filename).parent / "effects.csv").read_text("utf-8")
    path = tmp_path / "e.csv"
    path.write_text(source.replace("mazl,intervention", "mazl,intervensie"), encoding="utf-8")
    with pytest.raises(BadInput, match=r"line 3: mazl\.kind = 'intervensie'"):
        load_effects(path)
