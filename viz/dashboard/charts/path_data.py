"""What the figure of a measure over the years is made of."""

from dataclasses import dataclass

import pandas as pd

from experiments.compare.comparison import Comparison
from viz.dashboard.charts.observed import Goal, Published
from viz.dashboard.texts import say


@dataclass(frozen=True)
class Path:
    """What is drawn of one measure.

    Attributes:
        comparison: of one scenario or more with a base.
        measure: name of the measure.
        lines: effects by year.
        seen: published figures, those of the first school year first; none in a small figure.
        broken: school years in which their series breaks.
        goal: of policy, where there is one.
    """

    comparison: Comparison
    measure: str
    lines: pd.DataFrame
    seen: tuple[Published, ...]
    broken: tuple[str, ...]
    goal: Goal | None

    def of(self, scenario: str) -> pd.DataFrame:
        """The lines of one scenario."""
        return self.lines[self.lines["scenario"] == scenario]

    @property
    def ghost(self) -> pd.DataFrame:
        """A line for each year, of which the columns of the base count."""
        return self.lines.drop_duplicates("year")

    @property
    def calendar(self) -> list[str]:
        """Every school year from the first published figure or break to the last, so that a year is as wide."""
        if not self.seen:
            return []
        begins = [int(year[:4]) for year in (*(each.year for each in self.seen), *self.broken)]
        return [f"{year}/{(year + 1) % 100:02d}" for year in range(min(begins), max(begins) + 1)]

    @property
    def alone(self) -> bool:
        """Whether there is one simulated year: then the base and each scenario have a place of their own."""
        return len(self.ghost) == 1

    def places(self, lang: str) -> list[str]:
        """Names on the horizontal axis: school years, an empty place, and what `simulated` gives."""
        return [*self.calendar, " ", *self.simulated(lang)] if self.seen else self.simulated(lang)

    def simulated(self, lang: str) -> list[str]:
        """Names of the simulated years; of a single one, of the base and of each scenario in it."""
        if not self.alone:
            return [say("charts.sim_year", lang, year=year + 1) for year in self.ghost["year"]]
        count = len(self.comparison.scenarios)
        key = "charts.sim_scenario" if count == 1 else "charts.sim_scenarios"
        return [say("charts.sim_now", lang), *(say(key, lang, place=place + 1) for place in range(count))]

    def spots(self, place: int) -> range:
        """Where among the simulated places the years of the scenario at this place are."""
        return range(place + 1, place + 2) if self.alone else range(len(self.ghost))
