"""What every column of the tables of a validation means, with its unit."""

from typing import Final

_SCALE: Final = "log odds or logarithm"

VALIDATION_COLUMNS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "targets": {
        "target": ("-", "name of the published figure in the evidence"),
        "quantity": ("-", "what is counted"),
        "group": ("-", "of whom"),
        "year": ("-", "school year or year of the published figure"),
        "unit": ("-", "unit of observed, simulated, low and high"),
        "fit": ("-", "whether parameters are fitted to it"),
        "side": ("-", "registered (written down by schools and authorities) or true"),
        "observed": ("see unit", "the published figure; of a published range the middle"),
        "simulated": ("see unit", "the same in all runs together, over the years that count"),
        "low": ("see unit", "lower end of the 90 % interval for the published figure, were the model right"),
        "high": ("see unit", "upper end of that interval"),
        "one_run": (_SCALE, "standard deviation of the chance of one run of this size"),
        "noise": (_SCALE, "standard deviation of the chance of all runs together"),
        "sampling": (_SCALE, "standard deviation of the sampling of the published figure; 0 where it is not known"),
        "rounding": (_SCALE, "standard deviation of its rounding, or of the range in which it was published"),
        "reporting": (_SCALE, "standard deviation of errors of reporting (evidence/observations.toml)"),
        "z": ("standard deviations", "observed less simulated, over noise, sampling, rounding and reporting together"),
        "over": ("-", "the figure beside which it is compared: as it would be if that were as published"),
        "inside": (
            "-",
            "whether the published figure lies in the interval; none where it is not fitted or nobody was counted",
        ),
        "note": ("-", "what is not the same on both sides"),
        "source": ("-", "where the published figure comes from"),
    },
    "patterns": {
        "pattern": ("-", "name of the pattern"),
        "verdict": ("-", "of the whole pattern: holds, contradicted or undecided"),
        "count": ("-", "the rate: a target, or a count of the table counts"),
        "title_nl": ("-", "what the rate is of, in Dutch"),
        "title_en": ("-", "what the rate is of, in English"),
        "simulated": ("%, or ratio", "the rate in all runs together"),
        "low": ("%, or ratio", "lower end of its 95 % interval over runs"),
        "high": ("%, or ratio", "upper end of that interval"),
        "published": ("%, or ratio", "the published rate, where there is one"),
    },
    "counts": {
        "job": ("-", "key of the run"),
        "target": ("-", "the published figure, or another count that a pattern needs"),
        "year": ("year", "simulated school year, 0 is the first"),
        "numerator": ("pupils, lesson hours, days or ties", "counted"),
        "denominator": ("pupils, lesson hours, days or ties", "out of how many; what would be expected, of a ratio"),
    },
}
"""table → column → (unit, meaning)."""
