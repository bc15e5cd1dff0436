"""What the rules found in all towns together, with rates and their intervals."""

from collections.abc import Hashable
from dataclasses import dataclass
from math import nan
from typing import Final

import numpy as np
import pandas as pd

from evidence.checking import Words
from experiments.chance import wilson
from experiments.screening.cases import Condition

MEDIAN: Final = 0.5
LEADS: Final = (0.25, MEDIAN, 0.75)
"""Quantiles of the weeks between flag and event."""

RATES: Final = (
    "rule", "group", "value", "place", "cases", "others", "found", "late", "alarms", "sensitivity", "sensitivity_low",
    "sensitivity_high", "specificity", "specificity_low", "specificity_high", "predictive", "predictive_low",
    "predictive_high", "alarms_per_find",
)  # fmt: skip
"""Columns of a table of rates, in order."""


@dataclass(frozen=True)
class Screened:
    """Rules beside each other.

    Attributes:
        scenario: name of the scenario in which was screened.
        title: of the scenario.
        condition: what was screened for.
        rules: name → title of each rule.
        sources: name → where the rule comes from.
        capacities: pupils per 1,000 whom a school can look at in a week.
        students: pupils asked for in each town; None when a number of schools was.
        schools: schools in each town; None when a number of pupils was asked for.
        years: school years; screened is in the last.
        replicates: towns.
        seed: of the first.
        command: what makes this again.
        counts: numbers of pupils in all towns together (`experiments.screening.columns`).
    """

    scenario: str
    title: Words
    condition: Condition
    rules: dict[str, Words]
    sources: dict[str, str]
    capacities: tuple[float, ...]
    students: int | None
    schools: int | None
    years: int
    replicates: int
    seed: int
    command: str
    counts: pd.DataFrame

    def rates(self, part: str) -> pd.DataFrame:
        """Rates with intervals, a line per rule, group, value and place.

        Args:
            part: "found" (by group), "capacity" (place is the capacity) or "curve" (rule is the sign, place its bound).

        Returns:
            Columns `RATES`; shares of pupils, intervals of 95 % (Wilson's).
        """
        here = self.counts[(self.counts["part"] == part) & (self.counts["condition"] == self.condition)]
        keys = ["rule", "group", "value", "place"]
        order = here[keys].drop_duplicates()
        wide = here.pivot(index=keys, columns="figure", values="pupils").reindex(pd.MultiIndex.from_frame(order))
        counted: list[dict[str, float]] = [rates_of(line) for _, line in wide.iterrows()]
        rates = pd.DataFrame(counted, index=wide.index)
        return rates.reset_index()[list(RATES)] if len(rates) else pd.DataFrame(columns=list(RATES))

    def leads(self) -> pd.DataFrame:
        """How early: quantiles of the weeks between flag and event, a line per rule; columns rule and `LEADS`."""
        here = self._part("lead")
        lines: list[dict[Hashable, object]] = []
        for rule in self.rules:
            found = here[here["rule"] == rule]
            weeks = np.repeat(found["place"].to_numpy(), found["pupils"].to_numpy())
            quantiles = np.quantile(weeks, LEADS) if len(weeks) else [nan] * len(LEADS)
            lines.append({"rule": rule, **dict(zip(LEADS, quantiles, strict=True))})
        return pd.DataFrame(lines)

    def early(self, rule: str) -> pd.DataFrame:
        """Share of all cases found at least so many weeks before: columns weeks (1 and more) and share."""
        found = self._part("lead")
        found = found[found["rule"] == rule].groupby("place")["pupils"].sum()
        cases = int(self._part("found").query("rule == @rule and group == 'all' and figure == 'cases'")["pupils"].sum())
        weeks = np.arange(1, int(found.index.max()) + 1) if len(found) else np.array([1])
        shares = [found[found.index >= week].sum() / cases if cases else nan for week in weeks]
        return pd.DataFrame({"weeks": weeks, "share": shares})

    def per_week(self) -> pd.DataFrame:
        """Pupils per 1,000 flagged for the first time by rule and week: columns rule, place (the week) and flagged."""
        here = self.counts[self.counts["part"] == "week"]
        pupils = int(self.counts[self.counts["part"] == "size"]["pupils"].sum())
        return here[["rule", "place"]].assign(flagged=1000.0 * here["pupils"] / pupils).reset_index(drop=True)

    @property
    def known(self) -> int:
        """Pupils left out because the condition was met in the first week already."""
        return int(self._part("known")["pupils"].sum())

    def _part(self, part: str) -> pd.DataFrame:
        return self.counts[(self.counts["part"] == part) & (self.counts["condition"] == self.condition)]


def rates_of(counts: pd.Series) -> dict[str, float]:
    """Sensitivity, specificity and predictive value with their intervals, from cases, found, late, others and alarms.

    A flag that comes after the event counts neither as a find nor as a false alarm.
    """
    cases, found, others, alarms = (int(counts[name]) for name in ("cases", "found", "others", "alarms"))
    plain = {name: int(counts[name]) for name in ("cases", "others", "found", "late", "alarms")}
    return {
        **plain,
        **_share("sensitivity", found, cases),
        **_share("specificity", others - alarms, others),
        **_share("predictive", found, found + alarms),
        "alarms_per_find": alarms / found if found else nan,
    }


def _share(name: str, hits: int, out_of: int) -> dict[str, float]:
    if out_of == 0:
        return {name: nan, f"{name}_low": nan, f"{name}_high": nan}
    low, high = wilson(hits, out_of)
    return {name: hits / out_of, f"{name}_low": low, f"{name}_high": high}


def area(curve: pd.DataFrame) -> float:
    """Area under the curve of sensitivity against false alarms, the corners added: .5 is no better than a lot.

    Args:
        curve: lines of one sign, with sensitivity and specificity.
    """
    points = sorted(zip(1 - curve["specificity"], curve["sensitivity"], strict=True))
    x, y = (np.array([0.0, *axis, 1.0]) for axis in zip(*points, strict=True))
    return float(np.trapezoid(y, x))
