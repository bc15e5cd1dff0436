"""All interventions for single pupils and the tiers of a run, Friday by Friday, and what is remembered of them."""

from dataclasses import fields
from typing import Any

import numpy as np
import pandas as pd

from agents.tiers import EXTRA, INTENSIVE
from evidence import EducationSystem
from model.careers.kinds import OUT_OF_SCHOOL
from model.social import SOCIAL_KEYS, social_lines
from model.support.account import Account, as_table
from model.support.caseload import Caseload, Week
from model.support.eligible import Mask, can_get, on_the_roll
from model.support.only import Only
from model.support.signs import COLUMNS as SIGNS
from model.support.signs import signs_of
from model.support.tiers import WHY, TierBook, TierWeek
from model.world import DAYS_PER_WEEK, World
from scenarios import Planned, Scenario

_WEEK = tuple(each.name for each in fields(Week))
SUPPORT_COLUMNS = ("year", "week", "intervention", "region", *_WEEK, "hours")
SUPPORTED_COLUMNS = ("year", "intervention", *SOCIAL_KEYS, "pupils", "eligible")
TIER_COLUMNS = ("year", "week", "tier", "pupils", "places", "waiting")
FLOW_COLUMNS = ("year", "week", "from_tier", "to_tier", "why", "pupils")


class Support:
    """The support of pupils in a run.

    Args:
        scenario: its interventions and tiers.
        system: the education system.
        only: a limit on whom interventions reach.
        weeks: school weeks of a year.
    """

    def __init__(self, scenario: Scenario, system: EducationSystem, only: Only | None, weeks: int) -> None:
        self._system, self._only = system, only
        self._caseloads = [Caseload(plan) for plan in scenario.supports]
        self._tiers = TierBook(scenario.tiers) if scenario.tiers else None
        self._accounts = {plan.name: Account(plan, weeks) for plan in scenario.interventions}
        self._plans = scenario.interventions
        self._seen: Any = None
        self._weeks: list[tuple[int, int, Planned, Week]] = []
        self._tier_weeks: list[tuple[int, int, TierWeek]] = []
        self._costs: list[tuple[Any, ...]] = []
        self._supported: list[pd.DataFrame] = []

    @property
    def at_work(self) -> bool:
        """Whether there is anything to do or to count."""
        return bool(self._plans) or self._tiers is not None

    def had(self, name: str, world: World) -> Mask:
        """Who was supported by an intervention this school year, shape (pupils,).

        Raises:
            KeyError: no such intervention for single pupils in this run.
        """
        for load in self._caseloads:
            if load.plan.name == name:
                return np.isin(world.students.id, load.had)
        raise KeyError(f"no intervention {name!r} for single pupils in this run")

    def year_begins(self, world: World) -> None:
        """Before the first day of a school year: people have moved, and the year's counts begin anew."""
        if not self.at_work:
            return
        self._find_rows(world)
        for load in self._caseloads:
            load.year_begins()
        if self._tiers:
            self._tiers.year_begins()

    def live_week(self, world: World, friday: Any) -> None:
        """One Friday, after the meeting of services: tiers first, then the interventions in the scenario's order."""
        if not self.at_work:
            return
        if self._seen is not world.students:
            self._find_rows(world)
        year, week = int(friday.year), int(friday.week)
        here = on_the_roll(world)
        school_week = int(friday.number) // DAYS_PER_WEEK
        screen = self._tiers is not None and self._tiers.screens(school_week)
        signs = (
            signs_of(world, friday) if self._looks(school_week) else np.zeros((len(here), len(SIGNS)), np.float32, "F")
        )
        if self._tiers:
            self._tier_weeks.append((year, week, self._tiers.live_week(world, here, signs, screen)))
        tier = np.asarray(world.students.tier, np.int64)
        for load in self._caseloads:
            if (load.plan.use.from_year, load.plan.use.from_week) <= (year, week):
                told = load.live_week(world, here, signs, load.looks(school_week), tier)
                self._note(load, told, year, week)
        self._count_supports(world)
        self._count_schools(year, week)

    def year_ends(self, world: World, year: int) -> None:
        """After the last Friday, when it is known who leaves: their support ends, and the year's tables are made."""
        if not self.at_work:
            return
        stays = ~np.isin(world.students.move, OUT_OF_SCHOOL)
        for load in self._caseloads:
            lines = social_lines(
                world, self._system, year, {"pupils": self.had(load.plan.name, world), "eligible": load.can}
            )
            lines.insert(1, "intervention", load.plan.name)
            self._supported.append(lines[lines["eligible"] + lines["pupils"] > 0])
            load.year_ends(world, stays)
        self._count_supports(world)
        for account in self._accounts.values():
            self._costs.extend(account.close(year))

    def year_sums(self, world: World) -> dict[str, Mask]:
        """For the table `social`: who had support this year, and who was in tier 2 or 3 at some time."""
        people = np.asarray(world.students.id)
        had = [load.had for load in self._caseloads]
        return {
            "supported": np.isin(people, np.concatenate([_NOBODY, *had])),
            "tier_2": np.isin(people, self._tiers.had(EXTRA) if self._tiers else _NOBODY),
            "tier_3": np.isin(people, self._tiers.had(INTENSIVE) if self._tiers else _NOBODY),
        }

    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables support, support_costs, supported, tiers and tier_flows (see `experiments.columns`)."""
        tiers = [
            (year, week, tier + 1, *(int(part[tier]) for part in (told.pupils, told.places, told.waiting)))
            for year, week, told in self._tier_weeks
            for tier in range(INTENSIVE)
        ]
        flows = [
            (year, week, before, after, WHY[why], pupils)
            for year, week, told in self._tier_weeks
            for before, after, why, pupils in told.flows
        ]
        return {
            "support": _support_table(self._weeks),
            "support_costs": as_table(self._costs),
            "supported": _joined(self._supported, SUPPORTED_COLUMNS),
            "tiers": pd.DataFrame(tiers, columns=list(TIER_COLUMNS)),
            "tier_flows": pd.DataFrame(flows, columns=list(FLOW_COLUMNS)),
        }

    def _find_rows(self, world: World) -> None:
        """Rows have moved: find everybody again, and who can get what."""
        for load in self._caseloads:
            load.rows_moved(world, can_get(load.plan, world, self._system, self._only))
        if self._tiers:
            self._tiers.rows_moved(world)
        for account in self._accounts.values():
            account.rows_moved(world, self._system, self._only)
        self._seen = world.students

    def _looks(self, week: int) -> bool:
        """Whether signs are needed this week."""
        return self._tiers is not None or any(load.needs_signs(week) for load in self._caseloads)

    def _note(self, load: Caseload, told: Week, year: int, week: int) -> None:
        self._weeks.append((year, week, load.plan, told))
        self._accounts[load.plan.name].add_pupils(
            int(told.eligible.sum()), int(told.started.sum()), int(told.in_use.sum())
        )

    def _count_supports(self, world: World) -> None:
        if self._caseloads:
            rows = np.concatenate([load.supported for load in self._caseloads])
            world.students.supports = np.bincount(rows, minlength=len(world.students))

    def _count_schools(self, year: int, week: int) -> None:
        for plan in self._plans:
            if plan.intervention.unit != "pupil" and (plan.use.from_year, plan.use.from_week) <= (year, week):
                self._accounts[plan.name].add_schools()


_NOBODY = np.zeros(0, np.int64)


def _support_table(weeks: list[tuple[int, int, Planned, Week]]) -> pd.DataFrame:
    """One line per week, intervention and region (columns `SUPPORT_COLUMNS`)."""
    if not weeks:
        return pd.DataFrame(columns=list(SUPPORT_COLUMNS))
    regions = len(weeks[0][3].eligible)
    hours = [plan.intervention.support.hours_per_week if plan.intervention.support else 0.0 for _, _, plan, _ in weeks]
    table = pd.DataFrame(
        {
            "year": np.repeat([year for year, _, _, _ in weeks], regions),
            "week": np.repeat([week for _, week, _, _ in weeks], regions),
            "intervention": np.repeat(np.array([plan.name for _, _, plan, _ in weeks], dtype=object), regions),
            "region": np.tile(np.arange(regions) + 1, len(weeks)),
            **{name: np.concatenate([getattr(told, name) for _, _, _, told in weeks]) for name in _WEEK},
        }
    )
    return table.assign(hours=table["in_use"] * np.repeat(hours, regions))


def _joined(parts: list[pd.DataFrame], columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(columns))
