"""A posterior made up for tests: draws around the values of three parameters."""

from pathlib import Path

import numpy as np
import pandas as pd

from evidence import load_parameters
from evidence.posterior import DRAW, DRAWS, Posterior, read_posterior

NAMES = ("truancy.baseline", "sickness.onset", "truancy.habit")


def written(folder: Path, draws: int = 30, names: tuple[str, ...] = NAMES) -> Path:
    luck = np.random.default_rng(1)
    values = {name: load_parameters().value(name) * luck.uniform(0.9, 1.1, draws) for name in names}
    folder.mkdir(parents=True, exist_ok=True)
    pd.DataFrame({DRAW: range(draws), **values}).to_parquet(folder / DRAWS, index=False)
    return folder


def made(folder: Path, draws: int = 30) -> Posterior:
    return read_posterior(written(folder, draws))
