"""The shipped posterior: read whole or refused, in an order that a seed decides; and its centre is what is used."""

from pathlib import Path

import pandas as pd
import pytest

from evidence import BadInput, load_parameters
from evidence import posterior as module
from evidence.posterior import DRAWS, read_posterior, shipped_posterior
from tests.evidence.posterior_of_test import NAMES, made, written


def test_draws_are_read_and_numbered_round(tmp_path: Path) -> None:
    found = made(tmp_path)
    table = pd.read_parquet(tmp_path / DRAWS)
    assert (found.names, len(found)) == (NAMES, 30)
    assert dict(found.values(3)) == table.loc[3, list(NAMES)].to_dict()
    assert found.values(33) == found.values(3)
    assert [name for name, _ in found.values(0, but=[NAMES[0]])] == list(NAMES[1:])


def test_the_order_is_by_the_seed_and_holds_every_draw_once(tmp_path: Path) -> None:
    found = made(tmp_path)
    assert sorted(found.order(7)) == list(range(30))
    assert found.order(7) == found.order(7) != found.order(8)
    assert found.order(1)[:3] == (5, 9, 10), "kept runs hang on it"


def test_no_folder_is_no_posterior(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "POSTERIOR_FOLDER", tmp_path / "none")
    assert shipped_posterior() is None


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda table: table.drop(columns="draw"), "has no column 'draw'"),
        (lambda table: table[["draw"]], "no parameters"),
        (lambda table: table.head(1), "fewer than 2 draws"),
        (lambda table: table.rename(columns={NAMES[0]: "truancy.bseline"}), "there is no such parameter"),
        (lambda table: table.assign(**{NAMES[0]: "much"}), "is not a column of numbers"),
        (lambda table: table.assign(**{NAMES[0]: -1.0}), "is not possible"),
        (lambda table: table.assign(**{NAMES[0]: float("nan")}), "is not possible"),
    ],
)
def test_a_damaged_file_is_told(tmp_path: Path, damage: object, message: str) -> None:
    path = written(tmp_path) / DRAWS
    damage(pd.read_parquet(path)).to_parquet(path, index=False)  # type: ignore[operator]
    with pytest.raises(BadInput, match=message):
        read_posterior(tmp_path)


def test_a_file_that_is_missing_or_no_table_is_told(tmp_path: Path) -> None:
    file = written(tmp_path) / DRAWS
    file.write_bytes(b"no table")
    with pytest.raises(BadInput, match="Parquet"):
        read_posterior(tmp_path)
    file.unlink()
    with pytest.raises(BadInput, match=DRAWS):
        read_posterior(tmp_path)


def test_what_is_shipped_is_what_the_parameter_file_says() -> None:
    """Both or neither: fitted values are the centres of the shipped draws."""
    pytest.importorskip("scipy")
    from experiments.calibration.adopt import centres

    parameters, found = load_parameters(), shipped_posterior()
    fitted = {name: entry.value for name, entry in parameters.items() if entry.fitted}
    told = {} if found is None else centres(pd.DataFrame(found.draws, columns=list(found.names)), parameters)
    assert fitted == told
