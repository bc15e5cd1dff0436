"""The tiered approach (RtI, source B 2.2, after Kearney and Graczyk 2014): who is in which tier, and how they move.

Every so many weeks all pupils are screened on their signs. Who meets the rule of tier 2 or 3 comes on the list of that
tier at the own school, the longest waiting first; who waits for tier 3 is helped in tier 2 where there is room, and who
is better before a place is free comes off the list. After some weeks it is looked whether the pupil is better: then one
tier down (two when tier 2 is full); else on in the same tier, and from tier 2 to tier 3 after several such reviews. Who
is in tier 3, or left it lately, is looked at every day: a day of registered absence begins the review anew, or brings
the pupil back on the list at once. How many are in a tier follows from rules and room, it is not given.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from agents.tiers import ALL, EXTRA, INTENSIVE
from model.population.luck import uniform_named
from model.support.eligible import Ints, Mask, rows_of
from model.support.found import Signs, all_hold, any_holds
from model.support.line import next_in_line
from model.support.records import Cases, kept, no_cases, with_more
from model.support.signs import THIS_WEEK
from model.world import World
from scenarios import Tiers
from scenarios.intervention import TierRule

WHY = ("screened", "worse", "relapse", "better", "left")
"""Why a pupil goes to another tier; "left" is off the roll, or without a place at the school of the next year."""

SCREENED, WORSE, RELAPSE, BETTER, LEFT = range(len(WHY))
PER_PUPILS = 1000.0
HALF = 0.5

_CASE = np.dtype(
    [
        ("person", "i8"),
        ("row", "i4"),
        ("school", "i4"),  # row of the school
        ("waited", "i2"),  # weeks
        ("weeks", "i2"),  # in this tier since the last review
        ("reviews", "i2"),  # in tier 2 without being better
        ("watch", "i2"),  # weeks left in which who left tier 3 is watched
        ("tier", "i1"),  # 1 to 3
        ("asked", "i1"),  # tier that the pupil waits for; 0 when not waiting
        ("why", "i1"),  # why it was asked for
        ("came", "i1"),  # why the pupil moved to another tier last
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


def meets(rule: TierRule, signs: Signs) -> Mask:
    """Whom a tier's rule brings in: one of its signs, or all that must come together; shape (pupils,)."""
    found = any_holds(rule.any, signs)
    return found | all_hold(rule.together, signs) if rule.together else found


class TierBook:
    """Everybody's tier; only pupils above tier 1, on a list or watched have a line.

    Args:
        tiers: the rules.

    Attributes:
        tiers: as given.
    """

    def __init__(self, tiers: Tiers) -> None:
        self.tiers = tiers
        self._book = no_cases(_CASE)
        self._left: Flows = []
        self._had: dict[int, list[Ints]] = {EXTRA: [], INTENSIVE: []}

    def had(self, tier: int) -> Ints:
        """Person numbers of who was in tier 2 or 3 this school year, each once."""
        return np.unique(np.concatenate([np.zeros(0, np.int64), *self._had[tier]]))

    def write(self, world: World) -> None:
        """Write everybody's tier into the records."""
        world.students.tier = ALL
        world.students.tier[self._book["row"]] = self._book["tier"]

    def rows_moved(self, world: World) -> None:
        """Find everybody's row again; who has left the system is told as a flow of the next Friday."""
        self._book["row"] = rows_of(self._book["person"], world)
        self._drop(self._book["row"] < 0)
        self._book["school"] = world.students.school[self._book["row"]]
        self.write(world)

    def year_begins(self) -> None:
        """A new school year: who is in a tier when it begins was in it."""
        self._had = {tier: [self._book["person"][self._book["tier"] == tier].copy()] for tier in (EXTRA, INTENSIVE)}

    def screens(self, week: int) -> bool:
        """Whether all pupils are screened in this school week, counted from the start of the run."""
        return week % self.tiers.every_weeks == 0

    def live_week(self, world: World, here: Mask, signs: Signs, screen: bool) -> TierWeek:
        """One Friday: relapses and reviews first, then the screening, then who is next in line.

        Args:
            world: the records; `student.tier` is written.
            here: who is still at school.
            signs: everybody's signs.
            screen: whether all are screened this week.
        """
        self._drop(~here[self._book["row"]])
        before = self._book["tier"].copy()
        self._book["weeks"] += 1
        self._book["waited"][self._book["asked"] > 0] += 1
        places = self._places(world)
        self._watch(signs)
        self._review(signs)
        self._make_room(world, places, before)
        if screen:
            self._screen(here, signs, world)
        self._place(world, places)
        flows, self._left = self._left + self._moved(before), []
        book = self._book
        self._book = kept(book, (book["tier"] > ALL) | (book["asked"] > 0) | (book["watch"] > 0))
        self.write(world)
        return self._told(here, places, flows)

    def _drop(self, gone: Mask) -> None:
        """Forget who left."""
        for tier in (EXTRA, INTENSIVE):
            pupils = int((gone & (self._book["tier"] == tier)).sum())
            self._left += [(tier, ALL, LEFT, pupils)] if pupils else []
        if gone.any():
            self._book = kept(self._book, ~gone)

    def _places(self, world: World) -> dict[int, Ints]:
        """Places of tiers 2 and 3, per school."""
        pupils = np.asarray(world.schools.pupils, np.float64)
        rules = {EXTRA: self.tiers.two, INTENSIVE: self.tiers.three}
        return {
            tier: np.floor(pupils * rule.places_per_1000 / PER_PUPILS + HALF).astype(np.int64)
            for tier, rule in rules.items()
        }

    def _watch(self, signs: Signs) -> None:
        """Who was away on a day: the review of tier 3 begins anew, who left it lately is back on the list."""
        book = self._book
        away = signs[book["row"], THIS_WEEK] >= self.tiers.relapse_days
        book["weeks"][away & (book["tier"] == INTENSIVE)] = 0
        back = away & (book["tier"] < INTENSIVE) & (book["watch"] > 0) & (book["asked"] < INTENSIVE)
        _ask(book, np.flatnonzero(back), INTENSIVE, RELAPSE)
        book["watch"] = np.maximum(book["watch"] - 1, 0)

    def _review(self, signs: Signs) -> None:
        """Who has been in a tier for some weeks: better, or not."""
        book = self._book
        for tier, rule in ((EXTRA, self.tiers.two), (INTENSIVE, self.tiers.three)):
            due = np.flatnonzero((book["tier"] == tier) & (book["weeks"] >= rule.review_weeks))
            is_better = all_hold(rule.better, signs, book["row"][due])
            better, same = due[is_better], due[~is_better]
            book["weeks"][due] = 0
            _move(book, better, tier - 1, BETTER)
            book["asked"][better] = 0
            if tier == INTENSIVE:
                book["watch"][better] = self.tiers.watch_weeks
            else:
                book["reviews"][same] += 1
                long = book["reviews"][same] >= self.tiers.reviews_before_three
                _ask(book, same[long & (book["asked"][same] == 0)], INTENSIVE, WORSE)

    def _make_room(self, world: World, places: dict[int, Ints], before: npt.NDArray[np.int8]) -> None:
        """More in a tier than its school has places for: who comes down from tier 3, or came to the school, gives way.

        Who is better goes to tier 1; whom the school of the new year has no place for comes on its list.
        """
        for tier, room in places.items():
            book = self._book
            inside = np.flatnonzero(book["tier"] == tier)
            school = book["school"][inside]
            if (np.bincount(school, minlength=len(room)) <= room).all():
                continue
            weeks = np.where(before[inside] > tier, -1, book["weeks"][inside]).astype(np.int64)
            over = inside[~next_in_line(school, weeks, self._lot(world, inside, tier), room)]
            better = before[over] > tier
            _move(book, over[better], ALL, BETTER)
            _move(book, over[~better], ALL, LEFT)
            _ask(book, over[~better], tier, SCREENED)

    def _screen(self, here: Mask, signs: Signs, world: World) -> None:
        """Who meets a rule comes on the list of that tier, unless there or in it already; who is better, off it."""
        worst = here & meets(self.tiers.three, signs)
        some = here & meets(self.tiers.two, signs) & ~worst
        for tier, rule in ((EXTRA, self.tiers.two), (INTENSIVE, self.tiers.three)):
            waits = np.flatnonzero((self._book["asked"] == tier) & (self._book["waited"] > 0))
            self._book["asked"][waits[all_hold(rule.better, signs, self._book["row"][waits])]] = 0
        self._with_lines(world, np.flatnonzero(worst | some))
        book = self._book
        ask = worst[book["row"]] & (book["tier"] < INTENSIVE) & (book["asked"] < INTENSIVE)
        _ask(book, np.flatnonzero(ask), INTENSIVE, SCREENED)
        ask = some[book["row"]] & (book["tier"] < EXTRA) & (book["asked"] == 0)
        _ask(book, np.flatnonzero(ask), EXTRA, SCREENED)

    def _with_lines(self, world: World, rows: Ints) -> None:
        """A line for each of these pupils who has none."""
        has = np.zeros(len(world.students), dtype=bool)
        has[self._book["row"]] = True
        rows = rows[~has[rows]]
        new = np.zeros(len(rows), _CASE)
        new["person"], new["row"], new["tier"] = world.students.id[rows], rows, ALL
        new["school"] = world.students.school[rows]
        self._book = with_more(self._book, new)

    def _place(self, world: World, places: dict[int, Ints]) -> None:
        """Fill the room of tier 3, then that of tier 2, school by school."""
        for tier in (INTENSIVE, EXTRA):
            book, room = self._book, places[tier]
            free = room - np.bincount(book["school"][book["tier"] == tier], minlength=len(room))
            waits = np.flatnonzero((book["asked"] >= tier) & (book["tier"] < tier) & (free[book["school"]] > 0))
            waited = np.asarray(book["waited"][waits], np.int64)
            taken = waits[next_in_line(book["school"][waits], waited, self._lot(world, waits, tier), free)]
            _move(book, taken, tier, book["why"][taken])
            book["weeks"][taken] = 0
            book["asked"][taken[book["asked"][taken] == tier]] = 0
            if tier == INTENSIVE:
                book["watch"][taken] = 0
            self._had[tier].append(book["person"][taken])

    def _lot(self, world: World, places: Ints, tier: int) -> npt.NDArray[np.float64]:
        return uniform_named(int(world.seed), self._book["person"][places], f"tier {tier}")

    def _moved(self, before: npt.NDArray[np.int8]) -> Flows:
        """Who is in another tier than a week ago; lines that are new came from tier 1."""
        book = self._book
        then = np.concatenate([before, np.full(len(book) - len(before), ALL, np.int8)])
        moved = np.flatnonzero(then != book["tier"])
        sizes = (INTENSIVE + 1, INTENSIVE + 1, len(WHY))
        kinds = np.ravel_multi_index((then[moved], book["tier"][moved], book["came"][moved]), sizes)
        pupils = np.bincount(kinds)
        found = np.flatnonzero(pupils)
        return [(int(a), int(b), int(why), int(pupils[kind])) for kind, a, b, why in
                zip(found, *np.unravel_index(found, sizes), strict=True)]  # fmt: skip

    def _told(self, here: Mask, places: dict[int, Ints], flows: Flows) -> TierWeek:
        book = self._book
        extra, intensive = (int((book["tier"] == tier).sum()) for tier in (EXTRA, INTENSIVE))
        return TierWeek(
            np.array([int(here.sum()) - extra - intensive, extra, intensive]),
            np.array([0, *(int(places[tier].sum()) for tier in (EXTRA, INTENSIVE))]),
            np.array([0, *(int((book["asked"] == tier).sum()) for tier in (EXTRA, INTENSIVE))]),
            flows,
        )


def _ask(book: Cases, lines: Ints, tier: int, why: int) -> None:
    """Put the pupils of these lines on the list of a tier."""
    book["asked"][lines], book["why"][lines], book["waited"][lines] = tier, why, 0


def _move(book: Cases, lines: Ints, tier: int, why: int | npt.NDArray[np.int8]) -> None:
    """Bring the pupils of these lines to another tier."""
    book["tier"][lines], book["came"][lines], book["reviews"][lines] = tier, why, 0
