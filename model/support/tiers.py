"""The tiered approach (RtI, source B 2.2, after Kearney and Graczyk 2014): who is in which tier, and how they move.

Every so many weeks all pupils are screened on their signs. Who meets the rule of tier 2 or 3 comes on the list of that
tier at the own school, the longest waiting first. After some weeks it is looked whether the pupil is better: then one
tier down; else on in the same tier, and from tier 2 to tier 3 after several such reviews. Who is in tier 3, or left it
lately, is looked at every day: a day of registered absence begins the review anew, or brings the pupil back on the list
at once. How many are in a tier follows from rules and room, it is not given.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from agents.tiers import ALL, EXTRA, INTENSIVE
from model.population.luck import uniform_named
from model.support.eligible import Ints, Mask, rows_of
from model.support.found import Signs, all_hold, any_holds
from model.support.line import next_in_line
from model.support.signs import THIS_WEEK
from model.world import World
from scenarios import Tiers

WHY = ("screened", "worse", "relapse", "better", "left")
"""Why a pupil goes to another tier."""

SCREENED, WORSE, RELAPSE, BETTER, LEFT = range(len(WHY))
PER_PUPILS = 1000.0
HALF = 0.5

_CASE = np.dtype(
    [
        ("person", "i8"),
        ("row", "i8"),
        ("tier", "i1"),  # 1 to 3
        ("asked", "i1"),  # tier that the pupil waits for; 0 when not waiting
        ("why", "i1"),  # why it was asked for
        ("waited", "i4"),  # weeks
        ("weeks", "i4"),  # in this tier since the last review
        ("reviews", "i4"),  # in tier 2 without being better
        ("watch", "i4"),  # weeks left in which who left tier 3 is watched
    ]
)

Flows = list[tuple[int, int, int, int]]
"""(from tier, to tier, place in WHY, pupils)."""


@dataclass
class TierWeek:
    """One week of the tiers.

    Attributes:
        pupils, places, waiting: per tier 1, 2, 3 (places and waiting of tier 1: 0), over all schools.
        flows: who moved.
    """

    pupils: Ints
    places: Ints
    waiting: Ints
    flows: Flows = field(default_factory=list)


class TierBook:
    """Everybody's tier; only pupils above tier 1, on a list or watched have a line.

    Args:
        tiers: the rules.
    """

    def __init__(self, tiers: Tiers) -> None:
        self.tiers = tiers
        self._book = np.zeros(0, _CASE)
        self.had: dict[int, Ints] = {EXTRA: np.zeros(0, np.int64), INTENSIVE: np.zeros(0, np.int64)}

    def begin(self, world: World) -> None:
        """Write everybody's tier into the records."""
        world.students.tier = ALL
        world.students.tier[self._book["row"]] = self._book["tier"]

    def rows_moved(self, world: World) -> None:
        """Find everybody's row again; who has left the system is forgotten."""
        self._book["row"] = rows_of(self._book["person"], world)
        self._book = self._book[self._book["row"] >= 0]
        self.begin(world)

    def year_begins(self) -> None:
        """A new school year: who is in a tier when it begins was in it."""
        self.had = {tier: self._book["person"][self._book["tier"] == tier].copy() for tier in (EXTRA, INTENSIVE)}

    def screens(self, week: int) -> bool:
        """Whether all pupils are screened in this week of the school year."""
        return week % self.tiers.every_weeks == 0

    def live_week(self, world: World, here: Mask, signs: Signs, screen: bool) -> TierWeek:
        """One Friday: reviews and relapses first, then the screening, then who is next in line.

        Args:
            world: the records; `student.tier` is written.
            here: who is still at school.
            signs: everybody's signs.
            screen: whether all are screened this week.
        """
        flows: Flows = []
        self._leave(world, here, flows)
        book = self._book
        book["weeks"] += 1
        book["waited"][book["asked"] > 0] += 1
        book["watch"] -= 1
        self._watch(signs)
        self._review(signs, flows)
        if screen:
            self._screen(world, here, signs)
        places = self._place(world, flows)
        self._book = self._book[(self._book["tier"] > ALL) | (self._book["asked"] > 0) | (self._book["watch"] > 0)]
        self.begin(world)
        return self._told(here, places, flows)

    def _leave(self, world: World, here: Mask, flows: Flows) -> None:
        gone = ~here[self._book["row"]]
        _count(flows, self._book["tier"][gone], ALL, LEFT)
        world.students.tier[self._book["row"][gone]] = ALL
        self._book = self._book[~gone]

    def _watch(self, signs: Signs) -> None:
        """Who was away on a day: the review of tier 3 begins anew, who left it lately is back on the list."""
        book = self._book
        away = signs[book["row"], THIS_WEEK] >= self.tiers.relapse_days
        book["weeks"][away & (book["tier"] == INTENSIVE)] = 0
        back = away & (book["tier"] < INTENSIVE) & (book["watch"] > 0) & (book["asked"] == 0)
        _ask(book, back, INTENSIVE, RELAPSE)

    def _review(self, signs: Signs, flows: Flows) -> None:
        book = self._book
        for tier, rule in ((INTENSIVE, self.tiers.three), (EXTRA, self.tiers.two)):
            due = (book["tier"] == tier) & (book["weeks"] >= rule.review_weeks)
            better = due & all_hold(rule.better, signs[book["row"]])
            same = due & ~better
            book["weeks"][due] = 0
            _count(flows, book["tier"][better], tier - 1, BETTER)
            book["tier"][better], book["reviews"][better] = tier - 1, 0
            if tier == INTENSIVE:
                book["watch"][better] = self.tiers.watch_weeks
            else:
                book["reviews"][same] += 1
                _ask(book, same & (book["reviews"] >= self.tiers.reviews_before_three) & (book["asked"] == 0),
                     INTENSIVE, WORSE)  # fmt: skip

    def _screen(self, world: World, here: Mask, signs: Signs) -> None:
        """Who meets a rule comes on the list of that tier, unless there or in it already."""
        worst = here & any_holds(self.tiers.three.any, signs)
        some = here & any_holds(self.tiers.two.any, signs) & ~worst
        self._with_lines(world, np.flatnonzero(worst | some))
        book = self._book
        _ask(book, worst[book["row"]] & (book["tier"] < INTENSIVE) & (book["asked"] < INTENSIVE), INTENSIVE, SCREENED)
        _ask(book, some[book["row"]] & (book["tier"] < EXTRA) & (book["asked"] == 0), EXTRA, SCREENED)

    def _with_lines(self, world: World, rows: Ints) -> None:
        """A line for each of these pupils who has none."""
        rows = rows[~np.isin(rows, self._book["row"])]
        new = np.zeros(len(rows), _CASE)
        new["person"], new["row"], new["tier"] = world.students.id[rows], rows, ALL
        self._book = np.concatenate([self._book, new])

    def _place(self, world: World, flows: Flows) -> dict[int, Ints]:
        """Fill the room of tier 3, then that of tier 2; the room per school."""
        places = {}
        pupils = np.asarray(world.schools.pupils)
        for tier, rule in ((INTENSIVE, self.tiers.three), (EXTRA, self.tiers.two)):
            book = self._book
            room = np.floor(pupils * rule.places_per_1000 / PER_PUPILS + HALF).astype(np.int64)
            school = np.asarray(world.students.school[book["row"]], np.int64)
            used = np.bincount(school[book["tier"] == tier], minlength=len(room))
            waits = np.flatnonzero(book["asked"] == tier)
            lot = uniform_named(int(world.seed), book["person"][waits], f"tier {tier}")
            waited = np.asarray(book["waited"][waits], np.int64)
            taken = waits[next_in_line(school[waits], waited, lot, np.maximum(room - used, 0))]
            for why in (SCREENED, WORSE, RELAPSE):
                _count(flows, book["tier"][taken[book["why"][taken] == why]], tier, why)
            book["tier"][taken], book["asked"][taken] = tier, 0
            book["weeks"][taken], book["reviews"][taken], book["watch"][taken] = 0, 0, 0
            self.had[tier] = np.union1d(self.had[tier], book["person"][taken])
            places[tier] = room
        return places

    def _told(self, here: Mask, places: dict[int, Ints], flows: Flows) -> TierWeek:
        book = self._book
        extra, intensive = (int((book["tier"] == tier).sum()) for tier in (EXTRA, INTENSIVE))
        return TierWeek(
            np.array([int(here.sum()) - extra - intensive, extra, intensive]),
            np.array([0, *(int(places[tier].sum()) for tier in (EXTRA, INTENSIVE))]),
            np.array([0, *(int((book["asked"] == tier).sum()) for tier in (EXTRA, INTENSIVE))]),
            flows,
        )


def _ask(book: npt.NDArray[np.void], which: Mask, tier: int, why: int) -> None:
    book["asked"][which], book["why"][which], book["waited"][which] = tier, why, 0


def _count(flows: Flows, before: npt.NDArray[np.int8], after: int, why: int) -> None:
    for tier, pupils in zip(*np.unique(before, return_counts=True), strict=True):
        if tier != after:
            flows.append((int(tier), after, why, int(pupils)))
