import pickle
from pathlib import Path

import numpy as np
import pytest

from evidence import BadInput, Parameters, load_parameters

GOOD = """[truancy.baseline]
value = 0.01
unit = "per lesson"
prior = { shape = "logitnormal", low = 0.002, high = 0.05 }
bounds = [0, 1]
meaning = { en = "chance", nl = "kans" }
source = "none"
grade = "assumption"
"""
STRENGTHS = [
    "peer_influence",
    "class_size",
    "school_climate",
    "teacher_relation",
    "parents",
    "school_stress",
    "bonding",
    "turning_points",
    "discipline",
    "health",
]


def read(tmp_path: Path, text: str) -> Parameters:
    path = tmp_path / "p.toml"
    path.write_text(text, encoding="utf-8")
    return load_parameters(path)


def test_the_file_of_the_model_is_sound_and_every_mechanism_can_be_switched_off() -> None:
    parameters = load_parameters()
    assert parameters is load_parameters()
    assert set(STRENGTHS) <= set(parameters.mechanisms)
    for mechanism in STRENGTHS:
        strength = parameters[f"{mechanism}.strength"]
        assert (strength.value, strength.unit, strength.prior.shape) == (1.0, "1", "fixed")
        assert strength.allows(0.0) and not strength.allows(-0.1)


def test_the_record_holds_every_value_under_its_name() -> None:
    parameters = load_parameters()
    record = parameters.record()
    assert record.shape == (1,)
    fields = record.dtype.names or ()
    assert len(fields) == len(parameters) == len(set(fields))
    for name in parameters:
        field = name.replace(".", "_")
        assert field.isidentifier()
        assert record.dtype[field] == np.float64
        assert record[field][0] == parameters.value(name)


def test_with_values_leaves_the_original_and_the_order_alone() -> None:
    parameters = load_parameters()
    changed = parameters.with_values({"health.strength": 0})
    assert changed.value("health.strength") == 0.0
    assert parameters.value("health.strength") == 1.0
    assert changed.names == parameters.names
    assert changed["health.strength"].unit == parameters["health.strength"].unit


@pytest.mark.parametrize("value", [-1, 5.1, float("nan"), float("inf"), "1", True, None])
def test_with_values_refuses_what_is_not_possible(value: object) -> None:
    with pytest.raises(BadInput) as caught:
        load_parameters().with_values({"health.strength": value})  # type: ignore[dict-item]
    assert caught.value.key == "health.strength"
    assert caught.value.allowed == "from 0 to 5 [1]"


def test_an_unknown_name_gets_the_nearest() -> None:
    for ask in (
        lambda p: p.value("helth.strength"),
        lambda p: p.with_values({"helth.strength": 1}),
    ):
        with pytest.raises(BadInput) as caught:
            ask(load_parameters())
        assert caught.value.nearest == "health.strength"


def test_names_and_pickle(tmp_path: Path) -> None:
    parameters = read(tmp_path, GOOD + GOOD.replace("truancy.baseline", "sick.rate"))
    assert parameters.names == ("truancy.baseline", "sick.rate")
    assert parameters.mechanisms == ("truancy", "sick")
    assert parameters["sick.rate"].meaning["nl"] == "kans"
    assert pickle.loads(pickle.dumps(parameters)).names == parameters.names


@pytest.mark.parametrize(
    ("old", "new", "key", "line"),
    [
        ("value = 0.01", "value = 2", "truancy.baseline.value", 2),
        ("value = 0.01", "value = nan", "truancy.baseline.value", 2),
        ("value = 0.01", "value = true", "truancy.baseline.value", 2),
        ("value = 0.01", 'value = "0.01"', "truancy.baseline.value", 2),
        ("value = 0.01\n", "", "truancy.baseline.value", 1),
        ("value = 0.01", "value = 0.06", "truancy.baseline.prior", 4),
        ("low = 0.002, ", "", "truancy.baseline.prior", 4),
        ("low = 0.002", "low = 0", "truancy.baseline.prior", 4),
        ("high = 0.05", "high = 1.5", "truancy.baseline.prior", 4),
        ('"logitnormal"', '"fixed"', "truancy.baseline.prior", 4),
        ('"logitnormal"', '"normaal"', "truancy.baseline.prior.shape", 4),
        ("[0, 1]", "[1, 0]", "truancy.baseline.bounds", 5),
        ("[0, 1]", "[0, 1, 2]", "truancy.baseline.bounds", 5),
        (', nl = "kans"', "", "truancy.baseline.meaning.nl", 6),
        ('"none"', '""', "truancy.baseline.source", 7),
        ('"assumption"', '"asumption"', "truancy.baseline.grade", 8),
        ("grade =", "graed =", "truancy.baseline.grade", 1),
        ("source =", "sources =", "truancy.baseline.source", 1),
        ("unit =", "note = 'x'\nunit =", "truancy.baseline.note", 3),
        ("truancy.baseline", "truancy.Base", "truancy.Base", 1),
        ("truancy.baseline", "truancy.2nd", "truancy.2nd", 1),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, old: str, new: str, key: str, line: int) -> None:
    assert old in GOOD
    with pytest.raises(BadInput) as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert caught.value.file == str(tmp_path / "p.toml")
    assert (caught.value.key, caught.value.line) == (key, line)


def test_two_names_must_not_become_one_field(tmp_path: Path) -> None:
    text = GOOD.replace("truancy.baseline", "a.b_c") + GOOD.replace("truancy.baseline", "a_b.c")
    with pytest.raises(BadInput, match=r"same record field as a\.b_c") as caught:
        read(tmp_path, text)
    assert caught.value.line == 9


def test_a_loose_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not a table"):
        read(tmp_path, "loose = 1\n" + GOOD)
