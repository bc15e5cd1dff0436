"""What every column of the tables of a comparison means, with its unit."""

from typing import Final

_OF_CELL: Final = {
    "measure": ("-", "what is counted; true_ is what happened, registered_ what the schools wrote down"),
    "group": ("-", "all, sector, level, sex, ses, background or urbanity: pupils are taken apart by this"),
    "value": ("-", "which pupils: value of the group, as in the table social of a run; all of everybody"),
}

COMPARE_COLUMNS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "effects": {
        "scenario": ("-", "name of the scenario that is held against the base"),
        "year": ("year", "simulated school year, 0 is the first; -1 is all years together"),
        **_OF_CELL,
        "unit": ("-", "unit of the rates and of the difference"),
        "base_rate": ("see unit", "in the base, mean over replicates"),
        "rate": ("see unit", "in the scenario, mean over replicates"),
        "difference": ("see unit", "rate less base_rate: the mean of the differences of replicates"),
        "low": ("see unit", "lower bound of the 95 % interval of the difference (Student's t over replicates)"),
        "high": ("see unit", "upper bound of that interval"),
        "relative": ("% of base_rate", "the difference; -10 is a tenth less"),
        "relative_low": ("% of base_rate", "lower bound of the 95 % interval of relative (delta method)"),
        "relative_high": ("% of base_rate", "upper bound of that interval"),
        "same_sign": (
            "part",
            "of the replicates: whose difference has the sign of the mean; none when the mean is zero",
        ),
        "replicates": ("runs", "of each scenario in which there were such pupils"),
        "variance_ratio": (
            "ratio",
            "variance of the paired differences over that of unpaired ones; below 1 the same people and luck help",
        ),
    },
    "counts": {
        "scenario": ("-", "name of the scenario, the base too"),
        "replicate": ("-", "number of the replicate, 0 is the first"),
        "seed": ("-", "seed of the run: of its people, events and luck"),
        "year": ("year", "simulated school year, 0 is the first"),
        **_OF_CELL,
        "numerator": ("pupils or lesson hours", "counted"),
        "denominator": ("pupils or lesson hours", "out of how many"),
    },
}
"""table → column → (unit, meaning)."""
