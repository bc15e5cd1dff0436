"""`SchoolSystem`: a simulated Dutch school system as a Mesa model. One step is one school day."""

from __future__ import annotations

import time
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import Any

import mesa
import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd

from agents.reasons import LABELS, REASONS
from agents.views import RecordView
from evidence import BadInput, load_parameters, load_system
from model.calendar import days_of_year, school_days
from model.careers.decide import decide
from model.careers.former import nobody
from model.careers.leaving import year_ends
from model.careers.numbers import first_number
from model.careers.places import places_at_start
from model.careers.register import flows_of_pupils, leavers, stocks
from model.changes import apply_changes, class_size_factor, reach_successors
from model.digest import digest
from model.face import MesaFace
from model.first_classes import with_class_sizes
from model.friend_graph import friend_graph, friends_in_order, with_graph
from model.institutions.friday import friday_meeting
from model.law_in_force import law_in_force
from model.networks import make_friends
from model.past import give_a_past
from model.people import add_student, remove_student
from model.population import build_population
from model.progress import Progress, say_nothing
from model.randomness import seed_key
from model.set_up import law_record, make_world
from model.silent_leavers import mark_silent, note_start
from model.social import year_social
from model.support.only import Only
from model.support.support import Support
from model.tally import (
    Tally,
    pupil_sums,
    school_frame,
    tables,
    week_counts,
    week_events,
    year_distribution,
    year_groups,
)
from model.threads import check_threads, make_pool, over_schools, school_groups
from model.thuiszitters import sat_at_home, thuiszitters
from model.towns import Town, Towns, start_of
from model.trace import trace
from model.turn_of_year import turn_of_year
from model.week import live_days
from model.world import COUNTS, DAYS_PER_WEEK, LESSON_HOURS, World
from scenarios import Scenario
from scenarios import load as load_scenario
from scenarios.schema import LARGEST_SEED


class SchoolSystem(MesaFace):
    """A school system of pupils, parents and teachers in schools and regions.

    Args:
        students: pupils in all, 200 up to the whole country; whole schools always.
        schools: number of schools instead of a number of pupils.
        rng: seed, a whole number; the same seed gives the same people, friends, events and luck. None draws one.
        scenario: name of a scenario of the library, path of a scenario file, or a loaded `Scenario`.
        threads: threads to use; by default the processors at hand. Results are the same for any number.
        progress: called with (stage, done, total) while the system is built.
        only: a limit on whom the scenario's interventions reach, for trials inside the model.
        towns: towns built before; one that begins alike is copied, which gives the same system.

    Attributes:
        education: the education system (levels, calendar, and the law of this school year).
        settings: what the system was made with (students, schools, rng, scenario).
        what_if: the scenario.
        parameters: the parameters with the scenario's values.
        world: the records (see `model.world.World`).
        former: former pupils who left early and may return (see `model.careers.former.Former`).
        places: what schools offer (see `model.careers.places.Places`).
        support: interventions for single pupils and the tiers (see `model.support.support.Support`).
        day: school days lived so far.
        timings: seconds spent on "population", "networks", "kernel" and "rest".
        datacollector: Mesa's collector; by default one row per school day of totals.

    Raises:
        BadInput: a size, seed, number of threads or scenario that cannot be.

    Example:
        >>> from model import SchoolSystem
        >>> system = SchoolSystem(students=200, rng=1)
        >>> system.step()
        >>> system.run(weeks=1)
        >>> len(system.agents_by_type)
        3
    """

    def __init__(
        self,
        *,
        students: int = 2000,
        schools: int | None = None,
        rng: Any = 1,
        scenario: str | Path | Scenario = "baseline",
        threads: int | None = None,
        progress: Progress | None = None,
        only: Only | None = None,
        towns: Towns | None = None,
    ) -> None:
        seed = _whole_seed(rng)
        super().__init__(rng=seed % 2**32)
        self.seed = seed
        self.threads = check_threads(threads)
        self.settings: dict[str, Any] = {"students": students, "schools": schools, "rng": seed, "scenario": scenario}
        self.what_if = scenario if isinstance(scenario, Scenario) else load_scenario(scenario)
        self.education = law_in_force(self.what_if, load_system(self.what_if.population.country), 0)
        self.parameters = self.what_if.parameter_values(load_parameters())
        self.timings = {"population": 0.0, "networks": 0.0, "kernel": 0.0, "rest": 0.0}
        self.only = only
        self._pool: Executor | None = None
        tell = progress or say_nothing
        tell("population", 0, 2)
        self.world = self._begin(None if schools is not None else students, schools, tell, towns)
        self.places = places_at_start(self.world.students, self.world.schools, len(self.education.levels))
        self.former = nobody()
        self.calendar = school_days(self.education, self.parameters)
        self._days = days_of_year(self.calendar, 0)
        self._applied = (0, -1)
        self.support = Support(self.what_if, self.education, only, len(self.calendar) // DAYS_PER_WEEK)
        self.support.year_begins(self.world)
        self.day = 0
        self._lived = 0
        self._totals = (0, np.zeros(len(COUNTS), np.int64))
        self.tally = Tally()
        self._frame = school_frame(self.world, self.education)
        self._next_number = int(self.world.teachers.id.max()) + 1
        self.datacollector = mesa.DataCollector(model_reporters=_reporters())
        tell("networks", 2, 2)

    def _begin(self, students: int | None, schools: int | None, tell: Progress, towns: Towns | None) -> World:
        """The town before its first day, with the law and the sizes of classes that the scenario gives it."""
        if towns is None:
            town = self._build(students, schools, tell)
        else:
            start = start_of(self.what_if, self.seed, students, schools)
            town = towns.begin(start, lambda: self._build(students, schools, tell))
        world, key = town.world._replace(law=law_record(self.education)), seed_key(self.seed)
        factor = class_size_factor(self.what_if, self.education, 0, key, world.schools, self.only)
        return with_class_sizes(world, town.lots, factor)

    def _build(self, students: int | None, schools: int | None, tell: Progress) -> Town:
        """The people, their friends, their past, and the room to work in."""
        begun = time.perf_counter()
        key, before = seed_key(self.seed), load_system(self.what_if.population.country)
        past = self.what_if.past_values(load_parameters())
        population = build_population(before, self.parameters, key, students, schools, past)
        built = time.perf_counter()
        tell("networks", 1, 2)
        people, params = population.students, self.parameters.record()
        friendships = make_friends(people, people.klas, params, key, 0, self.pool, self.threads)
        self.timings["population"] += built - begun
        self.timings["networks"] += time.perf_counter() - built
        world = make_world(population, friendships, before, self.parameters, key)
        lived = world._replace(params=past.record())
        give_a_past(lived, school_days(before, past), self.pool, self.threads)
        note_start(world.students)
        return Town(world, population.lots)

    @property
    def pool(self) -> Executor:
        """The threads that kernels run in."""
        if self._pool is None:
            self._pool = make_pool(self.threads)
        return self._pool

    @property
    def year(self) -> int:
        """The simulated school year that the next day belongs to, from 0."""
        return self.day // len(self.calendar)

    @property
    def lived_years(self) -> int:
        """School years that were lived to their end."""
        return self._lived // len(self.calendar)

    @property
    def next_number(self) -> int:
        """The number of the next pupil added by hand (newcomers have larger ones, see `model.careers.numbers`)."""
        return self._next_number

    @property
    def today(self) -> Any:
        """The calendar's record of the day lived last; None before the first."""
        if self.day == 0:
            return None
        return days_of_year(self.calendar, (self.day - 1) // len(self.calendar))[(self.day - 1) % len(self.calendar)]

    @property
    def counts_today(self) -> npt.NDArray[np.int64]:
        """The counts of the day lived last (`model.world.COUNTS`), over all schools: added up once for who asks."""
        day, totals = self._totals
        if day != self.day:
            totals = self.world.counts[:, (self.day - 1) % DAYS_PER_WEEK].sum(axis=0)
            self._totals = (self.day, totals)
        return totals

    def step(self) -> None:
        """One school day for everybody.

        `run` lives through a whole week at once and then lets the steps of its days go by.
        """
        if self._lived == self.day:
            self._live(1)
        self.day += 1
        self.datacollector.collect(self)

    def run(self, weeks: int | None = None, years: int | None = None, progress: Progress | None = None) -> SchoolSystem:
        """Live through school weeks or years (one year when neither is given); returns the system itself.

        Faster than stepping, with the same result. When the data collector has reporters of your own, a subclass its
        own `step`, or Mesa events are scheduled, every day is lived by itself so that they see it.

        Args:
            weeks: school weeks (holidays do not count).
            years: school years.
            progress: called with ("school weeks", done, total).

        Raises:
            BadInput: when both are given, or no whole number of at least one.
        """
        if weeks is not None and years is not None:
            raise BadInput(key="weeks", value=weeks, problem="stands beside years", hint="keep one of the two")
        days = (
            _whole("weeks", weeks) * DAYS_PER_WEEK
            if weeks is not None
            else _whole("years", 1 if years is None else years) * len(self.calendar)
        )
        tell = progress or say_nothing
        done = 0
        while done < days:
            chunk = min(DAYS_PER_WEEK - self.day % DAYS_PER_WEEK, days - done)
            ahead = self._lived - self.day  # not 0 when a run was interrupted halfway a week
            if ahead < chunk and not self.looked_at_daily():
                self._live(chunk - ahead)
            for _ in range(chunk):
                self.step()
            done += chunk
            tell("school weeks", done // DAYS_PER_WEEK, days // DAYS_PER_WEEK)
        return self

    def _live(self, count: int) -> None:
        """Live through the next `count` days, which lie within one week."""
        if self._lived and self._lived % len(self.calendar) == 0:
            self._begin_year()
        if self._lived % len(self.calendar) == 0:
            self.tally.stocks.append(stocks(self.world.students, self.education, self.lived_years))
        begun = time.perf_counter()
        place = self._lived % len(self.calendar)
        days = self._days[place : place + count]
        if days[0].weekday == 0:
            now = (int(days[0].year), int(days[0].week))
            reach_successors(self.world, self.what_if, self.education, self._applied, self.only)
            apply_changes(self.world, self.what_if, self.education, self._applied, now, only=self.only)
            self._applied = now
        groups = school_groups(self.world.schools, self.threads)
        kernel = time.perf_counter()
        over_schools(self.pool, groups, live_days, self.world, days)
        lived = time.perf_counter()
        self._lived += count
        if days[-1].weekday == DAYS_PER_WEEK - 1:
            self._end_week(days[-1])
        if self._lived % len(self.calendar) == 0:
            self._end_year(groups)
        self.timings["kernel"] += lived - kernel
        self.timings["rest"] += time.perf_counter() - lived + kernel - begun

    def _end_week(self, friday: Any) -> None:
        """The week's meeting of officers, and what is kept of the week."""
        met = friday_meeting(self.world, friday)
        self.support.live_week(self.world, friday)
        year, week = int(friday.year), int(friday.week)
        self.tally.services.append((year, week, met))
        regions = np.asarray(self.world.schools.region)
        self.tally.at_home.append((year, week, self.world.at_home.copy(), regions))
        self.tally.weeks.append((year, week, week_counts(self.world), self._frame))
        self.tally.events.append(week_events(self.world, year, week))

    def _end_year(self, groups: list[tuple[int, int]]) -> None:
        """Who graduates and who leaves, and the year's tables."""
        last = self._days[-1]
        over_schools(self.pool, groups, year_ends, self.world, int(last.number) + 1)
        year = int(last.year)
        decide(self.world, self.education, self.parameters, self.places, year)
        mark_silent(self.world.students, self.parameters, sat_at_home(self.world.students))
        self.tally.events.append(week_events(self.world, year, int(last.week)))
        self.tally.flows.append(flows_of_pupils(self.world.students, self.education, year))
        self.tally.leavers.append(leavers(self.world.students, self.education, year, int(last.number)))
        self.tally.thuiszitters.append(thuiszitters(self.world.students, self.education, self._days))
        sums = pupil_sums(self.world, self.education) | self.support.year_sums(self.world)
        self.tally.groups.append(year_groups(self.world, self.education, year, sums))
        self.tally.social.append(year_social(self.world, self.education, year, sums))
        self.tally.distributions.append(year_distribution(self.world, self.education, year))
        self.support.year_ends(self.world, year)

    def _begin_year(self) -> None:
        """Promotions, leavers, newcomers, new classes and changed friendships, before the first day of a new year."""
        begun = time.perf_counter()
        self.world, self.former, entries = turn_of_year(self)
        self.tally.flows.extend(entries)
        self._change_the_law()
        newcomers = first_number(self.lived_years)
        apply_changes(self.world, self.what_if, self.education, (0, -1), self._applied, newcomers, self.only)
        self.support.year_begins(self.world)
        self._days = days_of_year(self.calendar, self.lived_years)
        self._frame = school_frame(self.world, self.education)
        self.people_moved()
        self.timings["rest"] += time.perf_counter() - begun

    def _change_the_law(self) -> None:
        """The law of the year that begins; what the turn of the year did was still under that of the year before."""
        system = load_system(self.what_if.population.country)
        self.education = law_in_force(self.what_if, system, self.lived_years)
        self.world.law[:] = law_record(self.education)

    def looked_at_daily(self) -> bool:
        """Whether somebody wants to see the people every day, so that days cannot be lived a week at a time."""
        collector = self.datacollector
        ours = all(getattr(reporter, "func", None) is share_today for reporter in collector.model_reporters.values())
        if not ours or collector.agent_reporters or collector.agenttype_reporters:
            return True
        return type(self).step is not SchoolSystem.step or super().looked_at_daily()

    def trace(self, person: int) -> pd.DataFrame:
        """The path of one pupil, a line per school day, by living the run again (see `model.trace`).

        Args:
            person: person number of a pupil who is or was in this run.

        Raises:
            BadInput: no such pupil, or a system that was changed by hand.

        Example:
            >>> from model import SchoolSystem
            >>> path = SchoolSystem(students=200, rng=1).run(weeks=2).trace(7)
            >>> len(path)
            10
        """
        return trace(self, person)

    def tables(self) -> dict[str, pd.DataFrame]:
        """What was recorded so far: school_weeks, groups, absence_distribution and events (see docs)."""
        return tables(self.tally) | self.support.tables()

    def digest(self) -> str:
        """A hash of the state of everybody: equal for equal runs, whatever the threads or the way of stepping."""
        return digest(self.world)

    def friendships(self, school: int) -> nx.DiGraph:
        """The friendship network of one school.

        Args:
            school: school number.

        Returns:
            Nodes are person numbers with their traits; an edge points at the friend who is named, with its weight.

        Raises:
            KeyError: when there is no such school.
        """
        return friend_graph(self.world, self.row_of("school", school), self.education)

    def set_friendships(self, school: int, graph: nx.Graph) -> None:
        """Give a school another friendship network; friends outside that school's pupils are refused.

        Args:
            school: school number.
            graph: nodes are person numbers of this school's pupils; edges may carry `weight` (positive, default 1).
                An undirected edge counts both ways. Weights are scaled so that each pupil's ties sum to one.

        Raises:
            BadInput: a node that is no pupil of the school, a tie to oneself, or a weight that is no positive number.
        """
        self.world = with_graph(self.world, self.row_of("school", school), graph)

    def friends_of(self, number: int) -> list[int]:
        """Person numbers of the friends whom a pupil names, the nearest first."""
        return friends_in_order(self.world, self.row_of("student", number))

    def new_number(self) -> int:
        """A person number that was never used."""
        number = self._next_number
        self._next_number += 1
        return number

    def add_person(self, kind: type[RecordView], fields: dict[str, Any]) -> int:
        """Add a pupil (only pupils can be added by hand); returns the person number."""
        if kind.kind != "student":
            raise TypeError(f"{kind.__name__}s come with the population; only pupils can be added")
        self._keep_events()
        self.world = add_student(self.world, self.education, self.parameters, self._next_number, fields)
        self.people_moved()
        return self.new_number()

    def remove_person(self, agent: RecordView) -> None:
        """Take a pupil out of the system, with the ties that named or were named; others stay as they are."""
        if agent.kind != "student":
            raise TypeError(f"a {agent.kind} cannot be removed: pupils depend on it")
        row = self.row_of("student", agent.unique_id)
        self._keep_events()
        self.world = remove_student(self.world, row)
        self.people_moved()

    def _keep_events(self) -> None:
        """Put by what happened so far this week: events are noted by row, and rows are about to move."""
        if self._lived % DAYS_PER_WEEK:
            today = self._days[(self._lived - 1) % len(self.calendar)]
            self.tally.events.append(week_events(self.world, int(today.year), int(today.week)))
            self.world.event_counts[:] = 0

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the threads, which the copy makes anew."""
        state = self.__dict__.copy()
        state["_pool"] = None
        return state


def _whole(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < 1:
        raise BadInput(key=name, value=value, problem="is no length of a run", allowed="whole numbers of at least 1")
    return int(value)


def _whole_seed(rng: Any) -> int:
    """The whole number that stands for what Mesa accepts as `rng`; it is drawn from a generator or a sequence."""
    if isinstance(rng, int | np.integer) and not isinstance(rng, bool) and 0 <= rng <= LARGEST_SEED:
        return int(rng)
    if rng is None or isinstance(rng, np.random.Generator | np.random.BitGenerator | np.random.SeedSequence):
        return int(np.random.default_rng(rng).integers(LARGEST_SEED))
    allowed = f"whole numbers from 0 to {LARGEST_SEED}, or a generator of NumPy"
    raise BadInput(key="rng", value=rng, problem="is no seed", allowed=allowed)


def share_today(system: SchoolSystem, column: str) -> float:
    """Percentage of the day's lesson hours in one column of the counts, over all schools."""
    totals = system.counts_today
    planned = totals[LESSON_HOURS]
    return float(100.0 * totals[COUNTS.index(column)] / planned) if planned else 0.0


def _reporters() -> dict[str, partial[float]]:
    """One percentage per true reason and per registered label; partials, so that the collector can be pickled."""
    columns = [f"true_{name}" for name in REASONS] + [f"registered_{name}" for name in LABELS]
    return {column: partial(share_today, column=column) for column in columns}
