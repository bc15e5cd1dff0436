"""What every column of the tables of a trial means, with its unit."""

from typing import Final

from experiments.trial.outcomes import OUTCOMES

_OWN: Final = "see outcome"
_SHARE: Final = "part of the towns"
_OF_LESSONS: Final = "part of lessons"
OUTCOME_NAMES: Final = ", ".join(OUTCOMES)


def _with_interval(name: str, unit: str, meaning: str) -> dict[str, tuple[str, str]]:
    return {
        name: (unit, meaning),
        f"{name}_low": (unit, f"lower bound of the 95 % interval of {name} over towns"),
        f"{name}_high": (unit, "upper bound of that interval"),
    }


TRIAL_COLUMNS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "figures": {
        "replicate": ("-", "number of the town, 0 is the first"),
        "seed": ("-", "seed of its people, luck and lot"),
        "part": (
            "-",
            "flow: how many took part; outcome: what was found, and what is true; before_after: what is seen without "
            "a control arm",
        ),
        "name": (
            "-",
            "in flow: eligible, treated or control; in outcome: the outcome; in before_after: supported (as the "
            "register shows them), unsupported (the same pupils and weeks, had nobody been supported), controls "
            "(around the week in which they would have been found) or effect (supported less unsupported)",
        ),
        "figure": (
            "-",
            "units, pupils, lost (off the roll before the end), supported; difference with low, high, p, p_holm "
            "(corrected for several outcomes) and freedom; odds_ratio with odds_low and odds_high; treated_mean, "
            "control_mean; truth (all drawn treated less none); gain (treated units, trial less none); spill (control "
            "units, trial less none); imbalance (treated less control units when nobody is treated); untreated_mean, "
            "all_treated_mean; supported_mean, unsupported_mean (within treated units); before, after",
        ),
        "value": (_OWN, "shares from 0 to 1, days, or numbers of pupils or units"),
    },
    "summary": {
        "outcome": ("-", OUTCOME_NAMES),
        "replicates": ("towns", "trials, each in a town of its own"),
        "untreated": (_OWN, "mean of the drawn pupils when nobody is treated"),
        **_with_interval("truth", _OWN, "what the scenario does when all drawn units get it"),
        **_with_interval("estimate", _OWN, "mean of what the trials found"),
        "spread": (_OWN, "standard deviation of what the trials found"),
        "width": (_OWN, "mean width of the trials' own intervals"),
        **_with_interval("power", _SHARE, "whose p-value is below alpha"),
        "power_holm": (_SHARE, "the same with the correction for several outcomes"),
        **_with_interval("held", _SHARE, "whose interval holds the truth of that town"),
        **_with_interval("bias", _OWN, "estimate less truth, mean over towns"),
        **_with_interval("spill", _OWN, "what the treatment of others did to the controls"),
        **_with_interval("scale", _OWN, "what the treated gain when half is treated less the truth"),
        "naive": (_OWN, "supported less other pupils of treated units: no effect, for they were chosen"),
        "wrong_sign": ("part of the significant trials", "whose estimate has the other sign than the truth"),
        "exaggeration": ("ratio", "mean size of the estimate in significant trials over that of the truth"),
    },
    "before_after": {
        "name": ("-", "as in figures"),
        "pupils": ("pupils", "with whole windows on both sides, all towns together"),
        "before": (_OF_LESSONS, "registered as missed before support began"),
        "after": (_OF_LESSONS, "registered as missed after it; of effect the difference between the two"),
        "difference": (_OF_LESSONS, "after less before"),
        "low": (_OF_LESSONS, "lower bound of its 95 % interval over towns"),
        "high": (_OF_LESSONS, "upper bound of that interval"),
    },
}
"""table → column → (unit, meaning)."""
