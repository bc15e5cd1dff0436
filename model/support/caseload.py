"""One intervention for single pupils at work: who is on its list, who is supported, who has a pause.

Every Friday, in this order: supported pupils who are no longer there or cannot get it any more stop; the week's support
does its work; what fades, fades; pupils are found; who accepts comes on the list; places that are free are filled.
Who starts on a Friday is supported from the next week on.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.population.luck import uniform_named
from model.support.eligible import Ints, Mask, rows_of
from model.support.found import Signs, any_holds
from model.support.line import next_in_line
from model.support.moves import give_back, push
from model.world import World
from scenarios import Planned

WAITING, SUPPORTED, PAUSE = 1, 2, 3
"""States of a case: on the list, supported, and not to be asked again for some weeks."""

PER_PUPILS = 1000.0
HALF = 0.5
"""Places are rounded half up."""

SETTLED = 1e-4
"""What is left of a faded move, in the quantity's unit, below which it is forgotten."""


@dataclass
class Week:
    """What happened in one week, per region.

    Attributes:
        eligible: pupils who can get it.
        found, refused, started, ended, stopped: pupils this week.
        in_use: pupils supported.
        waiting: pupils on the list.
        places: pupils who can be supported at once.
        waited: weeks waited by those who started, added up.
        longest: weeks that the longest waiting has waited.
    """

    eligible: Ints
    found: Ints
    refused: Ints
    started: Ints
    ended: Ints
    stopped: Ints
    in_use: Ints
    waiting: Ints
    places: Ints
    waited: Ints
    longest: Ints


class Caseload:
    """The cases of one intervention.

    Args:
        plan: the intervention and its use.

    Attributes:
        plan: as given.
        had: person numbers of who was supported this school year.
    """

    def __init__(self, plan: Planned) -> None:
        self.plan = plan
        many = len(plan.intervention.move)
        self._cases = np.zeros(
            0, [("person", "i8"), ("row", "i8"), ("state", "i1"), ("weeks", "i4"), ("moved", "f8", (many,))]
        )
        self.had = np.zeros(0, np.int64)
        support = plan.intervention.support
        if support is None or plan.intervention.find is None:
            raise ValueError(f"{plan.name} is not for single pupils")
        self._support, self._find = support, plan.intervention.find

    @property
    def supported(self) -> Ints:
        """Rows of the pupils supported now."""
        return np.asarray(self._cases["row"][self._cases["state"] == SUPPORTED], np.int64)

    def rows_moved(self, world: World) -> None:
        """Find everybody's row again; who has left the system is forgotten."""
        self._cases["row"] = rows_of(self._cases["person"], world)
        self._cases = self._cases[self._cases["row"] >= 0]

    def year_begins(self) -> None:
        """A new school year: who is supported when it begins was supported in it."""
        self.had = self._cases["person"][self._cases["state"] == SUPPORTED].copy()

    def looks(self, week: int) -> bool:
        """Whether pupils are looked for in this week of the school year."""
        return week % self._find.every_weeks == 0

    def needs_signs(self, week: int) -> bool:
        """Whether that takes everybody's signs."""
        return self.looks(week) and bool(self._find.any) and self.plan.use.tier is None

    def places(self, can: Mask, world: World) -> Ints:
        """Places per group (school or region): professionals by pupils who can get it, times the caseload."""
        pupils = np.bincount(self._group(np.flatnonzero(can), world), minlength=self._groups(world))
        per_pupil = self.plan.fte_per_1000 * self._support.caseload / PER_PUPILS
        return np.floor(pupils * per_pupil + HALF).astype(np.int64)

    def live_week(self, world: World, can: Mask, here: Mask, signs: Signs, look: bool, tier: Ints) -> Week:
        """One Friday.

        Args:
            world: the records; quantities move.
            can: who can get it, shape (pupils,).
            here: who is still at school, shape (pupils,).
            signs: everybody's signs.
            look: whether pupils are looked for this week.
            tier: everybody's tier.
        """
        allowed = can & here & (tier >= (self.plan.use.tier or 0))
        stopped = self._stop(world, allowed)
        ended = self._work(world)
        self._fade(world)
        found, refused = self._look(world, allowed, signs) if look else (_NOBODY, _NOBODY)
        free = self.places(can, world)
        room = np.maximum(free - self._count(SUPPORTED, world), 0)
        started, waited = self._start(world, room)
        return self._told(world, can, free, found, refused, started, ended, stopped, waited)

    def year_ends(self, world: World, stays: Mask) -> None:
        """Before the turn of the year: who leaves school is supported no longer."""
        self._stop(world, stays)

    def _stop(self, world: World, allowed: Mask) -> Ints:
        """Who left, or cannot get it any more: support ends at once, and so does waiting."""
        cases = self._cases
        out = ~allowed[cases["row"]]
        waiting = out & (cases["state"] == WAITING)
        stops = out & (cases["state"] == SUPPORTED)
        rows = np.asarray(cases["row"][stops], np.int64)
        self._pause(world, stops)
        self._cases = self._cases[~waiting]
        return rows

    def _work(self, world: World) -> Ints:
        """A week of support; returns the rows of those for whom it was the last."""
        cases = self._cases
        now = np.flatnonzero(cases["state"] == SUPPORTED)
        rows = np.asarray(cases["row"][now], np.int64)
        for k, move in enumerate(self.plan.intervention.move):
            if move.per == "week":
                cases["moved"][now, k] += push(world, rows, move, self.plan.strength)
        cases["weeks"][now] -= 1
        done = (cases["state"] == SUPPORTED) & (cases["weeks"] <= 0)
        ended = np.asarray(cases["row"][done], np.int64)
        self._pause(world, done)
        return ended

    def _pause(self, world: World, which: Mask) -> None:
        """The end of support: what was held goes back, and the pause begins."""
        cases = self._cases
        rows = np.asarray(cases["row"][which], np.int64)
        for k, move in enumerate(self.plan.intervention.move):
            if move.per == "held":
                give_back(world, rows, move, cases["moved"][which, k])
                cases["moved"][which, k] = 0.0
            elif move.fades == 0.0:
                cases["moved"][which, k] = 0.0
        cases["state"][which] = PAUSE
        cases["weeks"][which] = self._support.rest_weeks

    def _fade(self, world: World) -> None:
        """After the support some of what it moved is lost each week; pauses end."""
        cases = self._cases
        after = np.flatnonzero(cases["state"] == PAUSE)
        rows = np.asarray(cases["row"][after], np.int64)
        for k, move in enumerate(self.plan.intervention.move):
            if move.fades > 0.0 and move.per != "held":
                lost = move.fades * cases["moved"][after, k]
                give_back(world, rows, move, lost)
                cases["moved"][after, k] -= lost
        cases["weeks"][after] -= 1
        over = (cases["state"] == PAUSE) & (cases["weeks"] < 0)
        self._cases = cases[~(over & (np.abs(cases["moved"]) < SETTLED).all(axis=1))]

    def _look(self, world: World, allowed: Mask, signs: Signs) -> tuple[Ints, Ints]:
        """Find pupils, and ask them: rows of who comes on the list, and of who refuses.

        Whether a pupil accepts an intervention is the pupil's own, the same each time; who refuses has a pause.
        """
        wanted = allowed.copy()
        wanted[self._cases["row"][(self._cases["state"] != PAUSE) | (self._cases["weeks"] >= 0)]] = False
        if self.plan.use.tier is None:
            wanted &= any_holds(self._find.any, signs)
        rows = np.flatnonzero(wanted)
        luck = uniform_named(int(world.seed), world.students.id[rows], f"uptake {self.plan.name}")
        accepts = luck < self._find.uptake
        self._add(world, rows[accepts], WAITING, 0)
        self._add(world, rows[~accepts], PAUSE, self._support.rest_weeks)
        return rows[accepts], rows[~accepts]

    def _add(self, world: World, rows: Ints, state: int, weeks: int) -> None:
        """New cases; what is left to fade of an earlier support is taken along."""
        new = np.zeros(len(rows), self._cases.dtype)
        new["person"], new["row"] = world.students.id[rows], rows
        new["state"], new["weeks"] = state, weeks
        old = np.isin(self._cases["row"], rows)
        place = np.searchsorted(rows, self._cases["row"][old])
        new["moved"][place] = self._cases["moved"][old]
        self._cases = np.concatenate([self._cases[~old], new])

    def _start(self, world: World, room: Ints) -> tuple[Ints, Ints]:
        """Fill the places that are free; rows of who starts, and the weeks that each has waited."""
        cases = self._cases
        waiting = np.flatnonzero(cases["state"] == WAITING)
        rows = np.asarray(cases["row"][waiting], np.int64)
        lot = uniform_named(int(world.seed), cases["person"][waiting], f"line {self.plan.name}")
        waited = np.asarray(cases["weeks"][waiting], np.int64)
        taken = next_in_line(self._group(rows, world), waited, lot, room)
        cases["weeks"][waiting[~taken]] += 1
        start = waiting[taken]
        cases["state"][start], cases["weeks"][start] = SUPPORTED, self._support.weeks
        for k, move in enumerate(self.plan.intervention.move):
            if move.per != "week":
                cases["moved"][start, k] += push(world, rows[taken], move, self.plan.strength)
        self.had = np.union1d(self.had, cases["person"][start])
        return rows[taken], waited[taken]

    def _group(self, rows: Ints, world: World) -> Ints:
        """School or region on whose list these pupils are."""
        school = np.asarray(world.students.school[rows], np.int64)
        return school if self._support.shared_by == "school" else np.asarray(world.schools.region[school], np.int64)

    def _groups(self, world: World) -> int:
        return len(world.schools) if self._support.shared_by == "school" else len(world.regions)

    def _count(self, state: int, world: World) -> Ints:
        rows = np.asarray(self._cases["row"][self._cases["state"] == state], np.int64)
        return np.bincount(self._group(rows, world), minlength=self._groups(world))

    def _told(
        self, world: World, can: Mask, places: Ints, found: Ints, refused: Ints, started: Ints, ended: Ints,
        stopped: Ints, waited: Ints,
    ) -> Week:  # fmt: skip
        """The week per region."""
        regions = len(world.regions)
        of_school = np.asarray(world.schools.region, np.int64)

        def per_region(rows: Ints, weights: npt.NDArray[np.int64] | None = None) -> Ints:
            region = of_school[world.students.school[rows]]
            return np.bincount(region, weights=weights, minlength=regions).astype(np.int64)

        cases = self._cases
        waiting = cases["state"] == WAITING
        longest = np.zeros(regions, np.int64)
        np.maximum.at(longest, of_school[world.students.school[cases["row"][waiting]]], cases["weeks"][waiting])
        if self._support.shared_by == "school":
            places = np.bincount(of_school, weights=places, minlength=regions).astype(np.int64)
        return Week(
            eligible=per_region(np.flatnonzero(can)),
            found=per_region(found),
            refused=per_region(refused),
            started=per_region(started),
            ended=per_region(ended),
            stopped=per_region(stopped),
            in_use=per_region(self.supported),
            waiting=per_region(np.asarray(cases["row"][waiting], np.int64)),
            places=places,
            waited=per_region(started, waited),
            longest=longest,
        )


_NOBODY: Ints = np.zeros(0, np.int64)
