"""Makes a finished calibration the one that is shipped: `python -m experiments.calibration.adopt FOLDER`.

For maintainers. It writes `evidence/posterior` (some of the draws, and of the tables what the dashboard shows) and
gives each fitted parameter in `evidence/parameters.toml` its value: the mean of these draws in its own unit,
rounded to four digits. What pupils do follows rates about in proportion, so a run at the mean of the rates is near the
mean of runs at the draws; the mean of logarithms is calmer (first posterior: 1.6 % early leavers, mean of rates 1.9,
draws 2.0).
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

import pandas as pd

from evidence import BadInput, load_parameters
from evidence.parameters import DEFAULT_FILE, Parameters
from evidence.posterior import DRAW, DRAWS, POSTERIOR_FOLDER, Posterior, read_posterior
from experiments.calibration.fitted_values import with_values
from experiments.calibration.plans import FORMAT
from experiments.whole import whole_file, whole_folder

MOST_DRAWS: Final = 400
"""Draws that are shipped at most: a comparison takes ten, a portfolio some hundreds."""
DIGITS: Final = 4
"""Digits of a fitted value; it is not known better."""

FILE: Final = "calibration.json"
TOLD: Final = ("format", "versions", "command", "plan", "verdicts", "parameters", "figures", "published")
"""What is kept of what a calibration told of itself."""
SOBOL: Final = "sobol.parquet"
EFFECTS: Final = ["parameter", "target", "effect"]
"""Columns kept of `SOBOL`."""

_OUTCOME: Final = "calibration"
_HINT: Final = "name a folder in which `verzuim calibrate` came to its end"


def adopt(
    folder: Path, posterior: Path = POSTERIOR_FOLDER, parameters: Path = DEFAULT_FILE, today: date | None = None
) -> Posterior:
    """Ships a calibration.

    Args:
        folder: that `verzuim calibrate` wrote.
        posterior: folder of the shipped posterior, written whole.
        parameters: the parameter file, of which the values of fitted parameters change and nothing else.
        today: written down as the day of adoption; by default the present one.

    Returns:
        The posterior as shipped.

    Raises:
        BadInput: no finished calibration, or one of other priors than the parameter file has now. Nothing is written.
    """
    told, draws, sobol = _finished(folder / _OUTCOME)
    known = load_parameters(parameters)
    names = [name for name in draws if name != DRAW]
    _check_priors(parameters, known, told["plan"]["parameters"], names)
    some = _thinned(draws)
    text = with_values(parameters.read_bytes().decode(), centres(some[names], known))
    with whole_folder(posterior) as new:
        some.to_parquet(new / DRAWS, index=False)
        sobol.to_parquet(new / SOBOL, index=False)
        (new / FILE).write_text(_told(told, len(some), today or date.today()), encoding="utf-8")
        read_posterior(new, known)
        with whole_file(parameters) as file:
            file.write_bytes(text.encode())
            load_parameters(file)
    return read_posterior(posterior, load_parameters(parameters))


def centres(draws: pd.DataFrame, known: Parameters) -> dict[str, float]:
    """The value that each parameter gets from draws: see above.

    Args:
        draws: a column for each parameter.
        known: the parameters, with their priors.
    """
    found = {}
    for name in draws:
        mean = float(draws[name].mean())
        rounded = float(f"{mean:.{DIGITS}g}")
        low, high = known[name].bounds or (rounded, rounded)
        found[name] = min(max(rounded, low), high)
    return found


def _finished(place: Path) -> tuple[dict[str, Any], pd.DataFrame, pd.DataFrame]:
    """What a calibration told of itself, its draws, and which parameters move which figures."""
    path = place / FILE
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        draws, sobol = pd.read_parquet(place / DRAWS), pd.read_parquet(place / SOBOL)[EFFECTS]
    except (OSError, ValueError) as error:
        raise BadInput(file=place, problem=f"holds no finished calibration ({error})", hint=_HINT) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadInput(file=path, problem=f"is no calibration of verzuim (its format is not {FORMAT!r})", hint=_HINT)
    return told, draws, sobol


def _check_priors(file: Path, known: Parameters, asked: dict[str, Any], names: list[str]) -> None:
    for name in names:
        before = asked.get(name)
        if name not in known or before is None or before["prior"] != known[name].prior.model_dump():
            hint = "calibrate again with the parameter file as it is now"
            raise BadInput(file=file, key=f"{name}.prior", problem="is not the prior of this calibration", hint=hint)
    for name, entry in known.items():
        if entry.fitted and name not in names:
            hint = "calibrate it too, or take away `fitted` and give it a value with a source"
            raise BadInput(file=file, key=name, problem="was fitted before, and this calibration lacks it", hint=hint)


def _thinned(draws: pd.DataFrame) -> pd.DataFrame:
    """Some of the draws, evenly from first to last, numbered anew."""
    count = min(len(draws), MOST_DRAWS)
    some = draws.iloc[[place * len(draws) // count for place in range(count)]].reset_index(drop=True)
    return some.assign(**{DRAW: range(count)})


def _told(told: dict[str, Any], draws: int, today: date) -> str:
    """What is kept beside the draws: what a calibration told of itself, and when and how much of it was shipped."""
    shipped = {"adopted": today.isoformat(), "draws": draws, **{name: told[name] for name in TOLD}}
    return json.dumps(shipped, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def main() -> int:
    """Ships the calibration in the folder that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m experiments.calibration.adopt", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder that `verzuim calibrate` wrote")
    try:
        made = adopt(parser.parse_args().folder)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{len(made)} draws of {len(made.names)} parameters are in {POSTERIOR_FOLDER}, their centres in "
          f"{DEFAULT_FILE}.\nNow run what docs/calibration.md says below \"The shipped posterior\".")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
