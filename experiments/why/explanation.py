"""Why a scenario does what it does: the outcome of a split, as a table and its facts."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from evidence.checking import Words
from experiments.compare.measured import MEASURES

EXPLAINED: Final = tuple(each for each in MEASURES if each.side != "reach")
"""Measures whose change can be explained: what pupils do and what is written down, not whom support reaches."""

REST: Final = "rest"
"""The line of what none of the parts carries: the effect that is left when all are out."""

SHARE_COLUMNS: Final = (
    "kind", "group", "part", "measure", "unit", "share", "low", "high", "percent", "first", "first_low", "first_high",
    "last", "last_low", "last_high", "order", "order_low", "order_high", "replicates",
)  # fmt: skip
EFFECT_COLUMNS: Final = ("measure", "unit", "effect", "low", "high", "replicates")
SPILL_COLUMNS: Final = ("way", "line", "measure", "unit", "pupils", "value", "low", "high", "percent", "replicates")

COLUMNS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "effects": {
        "measure": ("-", "what is counted, of all pupils and years together"),
        "unit": ("-", "unit of the effect"),
        "effect": ("see unit", "the scenario less the base, mean over replicates"),
        "low": ("see unit", "lower bound of the 95 % interval of the mean (Student's t over replicates)"),
        "high": ("see unit", "upper bound of that interval"),
        "replicates": ("runs", "towns, each with its own people and luck, the same in both arms"),
    },
    "shares": {
        "kind": ("-", "mechanism: switched off in both arms; move: left out of the scenario"),
        "group": ("-", "group that the part is in; empty for the groups themselves"),
        "part": ("-", "what is taken out; rest is what no part carries"),
        "measure": ("-", "what is counted, of all pupils and years together"),
        "unit": ("-", "unit of the numbers"),
        "share": ("see unit", "Shapley value: mean over orders of what it adds; parts and rest add up to the whole"),
        "low": ("see unit", "lower bound of its 95 % interval (Student's t over replicates)"),
        "high": ("see unit", "upper bound of that interval"),
        "percent": ("% of the whole", "the share; none where the interval of the whole holds zero"),
        "first": ("see unit", "what it carries put in first, with all others out"),
        "first_low": ("see unit", "lower bound of its interval"),
        "first_high": ("see unit", "upper bound of its interval"),
        "last": ("see unit", "what it carries put in last, with all others in: the whole less what is left without it"),
        "last_low": ("see unit", "lower bound of its interval"),
        "last_high": ("see unit", "upper bound of its interval"),
        "order": ("see unit", "order effect: last less first; zero where a part acts by itself"),
        "order_low": ("see unit", "lower bound of its interval"),
        "order_high": ("see unit", "upper bound of its interval"),
        "replicates": ("runs", "towns that the numbers are means of"),
    },
    "spill": {
        "way": ("-", "friends: peer influence switched off in both arms; half: half of the pupils who can get it do"),
        "line": ("-", "what the value is; see docs/why.md"),
        "measure": ("-", "what is counted, of all pupils and years together"),
        "unit": ("-", "unit of the value"),
        "pupils": ("pupils", "mean number whom the line is about; none where it is about everybody"),
        "value": ("see unit", "mean over replicates, in the same denominator as the whole effect"),
        "low": ("see unit", "lower bound of its 95 % interval (Student's t over replicates)"),
        "high": ("see unit", "upper bound of that interval"),
        "percent": ("% of the whole", "the value; none where the interval of the whole holds zero"),
        "replicates": ("runs", "towns that the numbers are means of"),
    },
}
"""table → column → (unit, meaning)."""


@dataclass(frozen=True)
class Explanation:
    """Why a scenario does what it does.

    Attributes:
        base: name of the scenario that it is held against.
        scenario: name of the scenario that is explained.
        title: its title.
        measure: the measure that was asked about; the tables hold the other main ones too.
        students: pupils asked for in each run; None when a number of schools was.
        schools: schools in each run; None when a number of pupils was.
        years: school years of each run.
        replicates: towns.
        seed: seed of the first; the others count on.
        runs: runs that it took.
        command: what makes it again.
        titles: kind and name of a part, with a space between → its words.
        effects: the whole effect, columns `EFFECT_COLUMNS`.
        shares: what each part carries, columns `SHARE_COLUMNS`.
        spill: direct and through friends, columns `SPILL_COLUMNS`.
    """

    base: str
    scenario: str
    title: Words
    measure: str
    students: int | None
    schools: int | None
    years: int
    replicates: int
    seed: int
    runs: int
    command: str
    titles: dict[str, Words]
    effects: pd.DataFrame
    shares: pd.DataFrame
    spill: pd.DataFrame


TABLES: Final = ("effects", "shares", "spill")
