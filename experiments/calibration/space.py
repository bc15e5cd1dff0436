"""The parameters that are fitted, and what values of them are plausible: scores, the unit cube, values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit, ndtr, ndtri

from evidence import BadInput, Parameter, Parameters, load_parameters
from evidence.errors import nearest_name

Floats = npt.NDArray[np.float64]

_LOW: Final = 0.05
"""Share of a prior below its `low`; as much lies above its `high` (`evidence.parameters.Prior`)."""
_SPREADS: Final = float(ndtri(1 - _LOW) - ndtri(_LOW))
"""Standard deviations between both."""
_EDGE: Final = 1e-9
"""How near to the edge of the cube a point may come, so that its score is finite."""


@dataclass(frozen=True)
class Space:
    """Parameters that vary together, each with its prior.

    A point is said in three ways: as values in the parameters' units, in the unit cube (the share of the prior below
    the value), or as scores (the standard normal quantile of that share). In scores the prior of all together is the
    standard normal distribution, whatever the shapes: what the emulator and the sampler work with.

    A prior that reaches beyond the bounds of its parameter is cut there.

    Attributes:
        names: of the parameters.
        entries: the parameters, in that order.
    """

    names: tuple[str, ...]
    entries: tuple[Parameter, ...]

    def __len__(self) -> int:
        """The number of parameters."""
        return len(self.names)

    @property
    def defaults(self) -> Floats:
        """The values that the parameter file has: shape (parameters,)."""
        return np.array([entry.value for entry in self.entries])

    def from_cube(self, cube: npt.ArrayLike) -> Floats:
        """Values at points of the unit cube.

        Args:
            cube: shares from 0 to 1, shape (points, parameters).

        Returns:
            Values in the parameters' units, same shape.
        """
        inside = np.clip(np.atleast_2d(np.asarray(cube, float)), _EDGE, 1 - _EDGE)
        return np.column_stack([_quantile(entry, inside[:, j]) for j, entry in enumerate(self.entries)])

    def to_cube(self, values: npt.ArrayLike) -> Floats:
        """Points of the unit cube at values; the inverse of `from_cube`."""
        given = np.atleast_2d(np.asarray(values, float))
        shares = np.column_stack([_share_below(entry, given[:, j]) for j, entry in enumerate(self.entries)])
        return np.clip(shares, _EDGE, 1 - _EDGE)

    def from_scores(self, scores: npt.ArrayLike) -> Floats:
        """Values at scores, shape (points, parameters)."""
        return self.from_cube(ndtr(np.atleast_2d(np.asarray(scores, float))))

    def to_scores(self, values: npt.ArrayLike) -> Floats:
        """Scores at values, shape (points, parameters)."""
        return np.asarray(ndtri(self.to_cube(values)))

    def draw(self, count: int, seed: int) -> Floats:
        """Independent draws from the prior.

        Returns:
            Values in the parameters' units, shape (count, parameters); the same for the same seed.
        """
        return self.from_cube(np.random.default_rng(seed).random((count, len(self))))


def space_of(names: Iterable[str], parameters: Parameters | None = None) -> Space:
    """The space of the parameters with these names.

    Args:
        names: full names, such as "truancy.baseline".
        parameters: where they are; by default those of the model.

    Raises:
        BadInput: no names, one that there is not (with the nearest), one twice, or one whose prior is fixed.

    Example:
        >>> space = space_of(["truancy.baseline", "truancy.age"])
        >>> space.from_scores([[0.0, 0.0]]).round(4).tolist()
        [[0.0037, 0.5]]
    """
    known = load_parameters() if parameters is None else parameters
    chosen = tuple(names)
    if not chosen:
        raise BadInput(key="parameters", problem="names no parameter", hint="evidence/parameters.toml lists them all")
    for place, name in enumerate(chosen):
        _check_varies(name, known)
        if name in chosen[:place]:
            raise BadInput(key="parameters", value=name, problem="is named twice", hint="name each parameter once")
    return Space(chosen, tuple(known[name] for name in chosen))


def _check_varies(name: str, known: Parameters) -> None:
    varied = [each for each, entry in known.items() if entry.prior.shape != "fixed"]
    if name not in known:
        raise BadInput(
            key="parameters", value=name, problem="there is no such parameter", nearest=nearest_name(name, varied),
            hint="evidence/parameters.toml lists them all",
        )  # fmt: skip
    if known[name].prior.shape == "fixed":
        hint = "only parameters with another prior can be fitted"
        raise BadInput(key="parameters", value=name, problem="has a fixed prior", nearest=nearest_name(name, varied),
                       hint=hint)  # fmt: skip


def _ends(entry: Parameter) -> tuple[float, float]:
    low, high = entry.prior.low, entry.prior.high
    if low is None or high is None:
        raise ValueError("a fixed prior has no quantiles")
    return low, high


def _quantile(entry: Parameter, shares: Floats) -> Floats:
    """Values of which these shares of the prior, cut at the bounds, lie below."""
    below, above = _cut(entry)
    shares = below + shares * (above - below)
    low, high = _ends(entry)
    if entry.prior.shape == "uniform":
        values = low + (shares - _LOW) / (1 - 2 * _LOW) * (high - low)
    else:
        centre, spread = _normal(entry)
        values = np.asarray(_INVERSE[entry.prior.shape](centre + spread * ndtri(shares)))
    return np.clip(values, *(entry.bounds or (-np.inf, np.inf)))


def _share_below(entry: Parameter, values: Floats) -> Floats:
    below, above = _cut(entry)
    return (_uncut(entry, values) - below) / (above - below)


def _cut(entry: Parameter) -> tuple[float, float]:
    """Shares of the whole prior below the lowest and the highest value that is possible."""
    if entry.bounds is None:
        return 0.0, 1.0
    below, above = _uncut(entry, np.array(entry.bounds, float))
    return float(below), float(above)


def _uncut(entry: Parameter, values: Floats) -> Floats:
    low, high = _ends(entry)
    if entry.prior.shape == "uniform":
        return np.clip(_LOW + (values - low) / (high - low) * (1 - 2 * _LOW), 0, 1)
    centre, spread = _normal(entry)
    with np.errstate(divide="ignore"):  # a bound of 0 has the logarithm minus infinity
        return np.asarray(ndtr((_FORWARD[entry.prior.shape](values) - centre) / spread))


def _normal(entry: Parameter) -> tuple[float, float]:
    """Mean and standard deviation on the scale on which the prior is normal."""
    low, high = _FORWARD[entry.prior.shape](np.array(_ends(entry))).tolist()
    return (low + high) / 2, (high - low) / _SPREADS


def _same(values: Floats) -> Floats:
    return values


def _log(values: Floats) -> Floats:
    return np.log(np.maximum(values, 0))


def _logit(values: Floats) -> Floats:
    return np.asarray(logit(np.clip(values, 0, 1)))


_FORWARD: Final = {"normal": _same, "lognormal": _log, "logitnormal": _logit}
_INVERSE: Final = {"normal": _same, "lognormal": np.exp, "logitnormal": expit}
