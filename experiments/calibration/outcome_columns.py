"""What every column of the tables of a calibration means, with its unit."""

from typing import Final

_SEE: Final = "as the figure: a share of 1, a ratio or days"
_OWN: Final = "see unit"

OUTCOME_COLUMNS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "draws": {
        "draw": ("-", "number of the draw of the posterior; a column with the value of each parameter follows"),
    },
    "parameters": {
        "parameter": ("-", "name of the parameter, the least pinned down first"),
        "unit": ("-", "its unit"),
        "value": (_OWN, "the value that the parameter file has"),
        "prior_low": (_OWN, "5th percentile of the prior"),
        "prior_high": (_OWN, "95th percentile of the prior"),
        "mean": (_OWN, "mean of the posterior"),
        "low": (_OWN, "5th percentile of the posterior"),
        "median": (_OWN, "median of the posterior"),
        "high": (_OWN, "95th percentile of the posterior"),
        "contraction": ("-", "1 less the share of the prior's variance that is left; 0: nothing was learned"),
    },
    "figures": {
        "target": ("-", "name of the published figure in the evidence"),
        "observed": (_SEE, "the published figure"),
        "prior_low": (_SEE, "5th percentile of what the prior would have published"),
        "prior_high": (_SEE, "95th percentile of the same"),
        "simulated": (_SEE, "median of what the posterior would have published"),
        "low": (_SEE, "5th percentile of the same: parameters, emulator and the figure's own errors"),
        "high": (_SEE, "95th percentile of the same"),
        "inside": ("-", "whether the published figure lies between low and high"),
        "z": ("scales of the likelihood", "mean distance of the posterior from the figure"),
        "nearest": ("scales of the likelihood", "smallest distance anywhere in the prior"),
        "reachable": ("-", "whether the model reaches the figure anywhere in the prior"),
        "error": ("log odds or logarithm", "root mean square of runs off the emulator that did not see them"),
        "calibrated": ("-", "mean square of the same over its own variance; 1 when the emulator knows how sure it is"),
    },
    "left_out": {
        "target": ("-", "name of the published figure"),
        "observed": (_SEE, "the published figure"),
        "low": (_SEE, "5th percentile of what a fit to the other half of the figures predicts, with discrepancy"),
        "high": (_SEE, "95th percentile of the same"),
        "inside": ("-", "whether the published figure lies between low and high"),
    },
    "sobol": {
        "parameter": ("-", "name of the parameter"),
        "target": ("-", "name of the published figure"),
        "effect": ("-", "total index: share of the figure's variance over the prior that the parameter has a part in"),
        "interval": ("-", "half of its 95 % interval"),
        "other": ("-", "first-order index: the share by itself"),
    },
    "pairs": {
        "first": ("-", "name of a parameter"),
        "second": ("-", "name of another"),
        "correlation": ("-", "of their scores in the posterior; the strongest first"),
    },
    "ranks": {
        "trial": ("-", "number of the known truth: a run of the last wave in the place of the published figures"),
        "parameter": ("-", "name of the parameter"),
        "score": ("standard deviations of the prior", "what the parameter truly was in that run"),
        "rank": ("draws", "draws of that truth's posterior below it"),
        "of": ("draws", "draws that it was held against; in a sound calibration any rank from 0 to this is as likely"),
        "inside": ("-", "whether it lies in the middle 90 % of that posterior"),
    },
    "coverage": {
        "parameter": ("-", "name of the parameter"),
        "truths": ("-", "known truths"),
        "covered": ("share of 1", "of these truths that lie in the middle 90 % of their posterior"),
        "uneven": ("-", "smooth test of the ranks: how far from uniform"),
        "limit": ("-", "value of it beyond which the check `ranks` fails"),
    },
    "methods": {
        "parameter": ("-", "name of the parameter, the one of which both methods differ most first"),
        "unit": ("-", "its unit"),
        "emulator_mean": ("score", "mean of the posterior by the default method, the emulator"),
        "emulator_sd": ("score", "its standard deviation; that of the prior is 1"),
        "emulator_low": (_OWN, "its 5th percentile"),
        "emulator_high": (_OWN, "its 95th percentile"),
        "network_mean": ("score", "mean of the posterior by the second method, neural posterior estimation"),
        "network_sd": ("score", "its standard deviation"),
        "network_low": (_OWN, "its 5th percentile"),
        "network_high": (_OWN, "its 95th percentile"),
        "apart": ("wider standard deviation of both", "mean of the second method less that of the default"),
        "overlap": ("-", "area that both densities share: 1 when they are alike, 0 when they lie apart"),
    },
    "known": {
        "method": ("-", "emulator (the default; or with a normal likelihood), or network (the second method)"),
        "moved": ("figures", "how many figures of each known truth were moved by ten of their errors"),
        "coverage": ("-", "share of the truths in their 90 % intervals"),
        "error": ("score", "mean distance of a truth from the mean of its posterior"),
        "spread": ("score", "mean standard deviation of the posteriors"),
        "trials": ("-", "known truths, the same for both methods"),
    },
    "morris": {
        "parameter": ("-", "name of the parameter"),
        "target": ("-", "name of the published figure"),
        "effect": ("standard errors", "mean absolute move of the figure from one end of the prior to the other"),
        "interval": ("standard errors", "half of its 95 % interval"),
        "other": ("standard errors", "standard deviation of the moves: large where other parameters decide"),
    },
    "runs": {
        "wave": ("-", "wave of the run, 1 the first"),
        "point": (
            "-",
            "number of its point; then the score of each parameter, and of each target what was counted (:of) and out "
            "of how many (:per)",
        ),
    },
}
"""Table → column → (unit, meaning). Columns named after parameters and targets are told of beside the others."""
