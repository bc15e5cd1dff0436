"""Draws as ArviZ keeps them: netCDF, which R, Julia and Python read. The one place that knows ArviZ, old and new."""

import warnings
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np

from experiments.calibration.space import Floats
from experiments.whole import whole_file

_ENGINE: Final = "h5netcdf"
_GROUP: Final = "posterior"


def write_posterior(path: Path, names: tuple[str, ...], chains: Floats) -> None:
    """Writes draws as a netCDF file with the group `posterior`, whole.

    Args:
        path: the file; its folder exists.
        names: of the parameters.
        chains: values, shape (chains, draws of each, parameters).
    """
    drawn = {name: np.ascontiguousarray(chains[:, :, j]) for j, name in enumerate(names)}
    with whole_file(path) as new, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of many chains; emcee's walkers are many
        _as_inference_data(drawn).to_netcdf(str(new), engine=_ENGINE)


def read_posterior(path: Path) -> tuple[tuple[str, ...], Floats]:
    """The names and the draws that `write_posterior` wrote."""
    import xarray

    with xarray.open_dataset(path, group=_GROUP, engine=_ENGINE) as found:
        names = tuple(str(name) for name in found.data_vars)
        return names, np.stack([found[name].transpose("chain", "draw").to_numpy() for name in names], axis=2)


def _as_inference_data(drawn: dict[str, Floats]) -> Any:
    """ArviZ 0.x takes a group by name and gives InferenceData; 1.x takes groups and gives an xarray DataTree."""
    arviz = _arviz()
    if int(arviz.__version__.partition(".")[0]) == 0:
        return arviz.from_dict(posterior=drawn)
    return arviz.from_dict({_GROUP: drawn})


def _arviz() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of 0.x at its import, that 1.x will differ
        return import_module("arviz")
