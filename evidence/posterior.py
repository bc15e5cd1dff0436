"""The shipped posterior: values of the fitted parameters that published figures allow, drawn together.

`evidence/posterior` holds `draws.parquet` (a draw in each row, a column for each fitted parameter, in its unit) and
what the calibration told of itself (`calibration.json`, `sobol.parquet`), which only the dashboard reads. They are
written by `python -m experiments.calibration.adopt`, which also makes the centre of the draws the value of these
parameters in `evidence/parameters.toml`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from evidence.errors import BadInput
from evidence.parameters import Parameters, load_parameters

if TYPE_CHECKING:
    import pandas as pd

POSTERIOR_FOLDER: Final = Path(__file__).parent / "posterior"
DRAWS: Final = "draws.parquet"
DRAW: Final = "draw"
"""The column that numbers the draws."""

_HINT: Final = "take evidence/posterior as it was shipped, or make it anew: python -m experiments.calibration.adopt"
_FEWEST: Final = 2

Values = tuple[tuple[str, float], ...]
"""(name, value) of parameters, as a job takes them."""


@dataclass(frozen=True, eq=False)
class Posterior:
    """Draws of the fitted parameters.

    Attributes:
        names: of the fitted parameters.
        draws: their values in the parameters' units, shape (draws, parameters).
        own: whether they are one's own instead of the shipped ones.
    """

    names: tuple[str, ...]
    draws: npt.NDArray[np.float64]
    own: bool = False

    def __len__(self) -> int:
        """The number of draws."""
        return len(self.draws)

    def order(self, seed: int) -> tuple[int, ...]:
        """The draws in an order that is the same for the same seed, whatever the machine and the packages.

        Args:
            seed: any whole number.
        """
        return tuple(sorted(range(len(self)), key=lambda draw: _luck(seed, draw)))

    def values(self, draw: int, but: Collection[str] = ()) -> Values:
        """The parameters of one draw.

        Args:
            draw: number of the draw, the first is 0; after the last the first comes again.
            but: names that are left out.
        """
        row = self.draws[draw % len(self)]
        return tuple((name, float(value)) for name, value in zip(self.names, row, strict=True) if name not in but)


def _luck(seed: int, draw: int) -> bytes:
    return hashlib.blake2b(f"{seed} {draw}".encode(), digest_size=8).digest()


def shipped_posterior() -> Posterior | None:
    """The posterior that comes with the model; None when there is none. Read once per process.

    Raises:
        BadInput: when it is damaged.
    """
    return _shipped(POSTERIOR_FOLDER)


@lru_cache(maxsize=4)
def _shipped(folder: Path) -> Posterior | None:
    return read_posterior(folder) if folder.is_dir() and any(folder.iterdir()) else None


def read_posterior(folder: Path, parameters: Parameters | None = None) -> Posterior:
    """The posterior in a folder.

    Args:
        folder: with `DRAWS`.
        parameters: those that the draws must be possible values of; by default those of the model.

    Raises:
        BadInput: naming the file, when it is missing or damaged.
    """
    path = folder / DRAWS
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise BadInput(file=path, problem="cannot be read as a Parquet table", hint=_HINT) from error
    return Posterior(*_checked(table, parameters, file=path, hint=_HINT))


def posterior_of(draws: pd.DataFrame, parameters: Parameters | None = None) -> Posterior:
    """Draws of one's own, in the place of the shipped ones.

    Args:
        draws: columns `draw` and one for each parameter in its unit, as `Calibration.draws` has them; two or more.
        parameters: those that the draws must be possible values of; by default those of the model.

    Raises:
        BadInput: naming the parameter, when the draws are no possible values of it.

    Example:
        >>> import pandas as pd
        >>> posterior_of(pd.DataFrame({"draw": [0, 1], "truancy.age": [0.1, 0.2]})).values(1)
        (('truancy.age', 0.2),)
    """
    table = pa.Table.from_pandas(draws, preserve_index=False)
    return Posterior(*_checked(table, parameters), own=True)


def _checked(
    table: pa.Table, parameters: Parameters | None, **where: Any
) -> tuple[tuple[str, ...], npt.NDArray[np.float64]]:
    """Names and draws of a table, all of them possible; `where` says which file a `BadInput` is about."""
    names = tuple(name for name in table.column_names if name != DRAW)
    if DRAW not in table.column_names or not names or len(table) < _FEWEST:
        problem = f"has no column {DRAW!r}, no parameters, or fewer than {_FEWEST} draws"
        raise BadInput(problem=problem, **{"key": "draws", **where})
    known = load_parameters() if parameters is None else parameters
    draws = np.column_stack([_column(name, table[name], known, **where) for name in names])
    draws.setflags(write=False)
    return names, draws


def _column(name: str, column: pa.ChunkedArray, known: Parameters, **where: Any) -> npt.NDArray[np.float64]:
    """The draws of one parameter, all of them possible."""
    if name not in known:
        raise BadInput(key=name, problem="there is no such parameter", **where)
    if not pa.types.is_floating(column.type):
        raise BadInput(key=name, problem="is not a column of numbers", **where)
    values = cast("npt.NDArray[np.float64]", column.to_numpy().astype(np.float64))
    wrong = [value for value in values.tolist() if not known[name].allows(value)]
    if wrong:
        raise BadInput(key=name, value=wrong[0], problem="is not possible", allowed=known[name].possible,
                       **where)  # fmt: skip
    return values
