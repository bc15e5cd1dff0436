"""One intervention for single pupils at work: who is on its list, who is supported, who has a pause.

Every Friday, in this order: supported pupils who are no longer there, cannot get it any more or have no place (at the
school where they come after the summer) stop; the week's support does its work; what fades, fades; pupils are found;
who accepts comes on the list; places that are free are filled. Who starts on a Friday is supported from the next week
on.
"""

from dataclasses import dataclass

import numpy as np

from model.population.luck import uniform_named
from model.support.eligible import Ints, Mask, rows_of
from model.support.found import Signs, any_holds
from model.support.line import next_in_line
from model.support.moves import give_back, push
from model.support.records import kept, no_cases, with_more
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
        found, refused, started: pupils this week.
        ended: who had all weeks of support.
        stopped: whose support stopped sooner.
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
        can: who can get it, shape (pupils,); known from `rows_moved` on.
    """

    def __init__(self, plan: Planned) -> None:
        self.plan = plan
        self._cases = no_cases(_case(len(plan.intervention.move)))
        self.can: Mask = np.zeros(0, dtype=bool)
        self._had: list[Ints] = []
        self._places, self._eligible = _NOBODY, _NOBODY
        self._region, self._group = _NOBODY, _NOBODY
        support = plan.intervention.support
        if support is None or plan.intervention.find is None:
            raise ValueError(f"{plan.name} is not for single pupils")
        self._support, self._find = support, plan.intervention.find

    @property
    def supported(self) -> Ints:
        """Rows of the pupils supported now."""
        return self._rows(self._cases["state"] == SUPPORTED)

    @property
    def had(self) -> Ints:
        """Person numbers of who was supported this school year, each once."""
        return np.unique(np.concatenate([_NOBODY, *self._had]))

    def rows_moved(self, world: World, can: Mask) -> None:
        """Find everybody's row again, and count places; who has left the system is forgotten.

        Args:
            world: the records.
            can: who can get it, shape (pupils,).
        """
        self.can = can
        self._cases["row"] = rows_of(self._cases["person"], world)
        self._cases = kept(self._cases, self._cases["row"] >= 0)
        school = np.asarray(world.students.school, np.int64)
        self._region = np.asarray(world.schools.region[school], np.int64)
        self._group = school if self._support.shared_by == "school" else self._region
        self._cases["region"] = self._region[self._cases["row"]]
        self._cases["group"] = self._group[self._cases["row"]]
        self._eligible = np.bincount(self._region[can], minlength=len(world.regions))
        groups = len(world.schools) if self._support.shared_by == "school" else len(world.regions)
        per_pupil = self.plan.fte_per_1000 * self._support.caseload / PER_PUPILS
        self._places = np.floor(np.bincount(self._group[can], minlength=groups) * per_pupil + HALF).astype(np.int64)

    def year_begins(self) -> None:
        """A new school year: who is supported when it begins was supported in it."""
        self._had = [self._cases["person"][self._cases["state"] == SUPPORTED].copy()]

    def looks(self, week: int) -> bool:
        """Whether pupils are looked for in this school week, counted from the start of the run."""
        return week % self._find.every_weeks == 0

    def needs_signs(self, week: int) -> bool:
        """Whether that takes everybody's signs."""
        return self.looks(week) and bool(self._find.any) and self.plan.use.tier is None

    def live_week(self, world: World, here: Mask, signs: Signs, look: bool, tier: Ints) -> Week:
        """One Friday.

        Args:
            world: the records; quantities move.
            here: who is still at school, shape (pupils,).
            signs: everybody's signs.
            look: whether pupils are looked for this week.
            tier: everybody's tier.
        """
        allowed = self.can & here
        if self.plan.use.tier is not None:
            allowed &= tier >= self.plan.use.tier
        stopped = np.concatenate([self._stop(world, allowed), self._stop_without_place(world)])
        ended = self._work(world)
        self._fade(world)
        found, refused = self._look(world, allowed, signs) if look else (_NOBODY, _NOBODY)
        started, waited = self._start(world)
        return self._told(world, found, refused, started, ended, stopped, waited)

    def year_ends(self, world: World, stays: Mask) -> None:
        """Before the turn of the year: who leaves school is supported no longer, and what fades has faded for them."""
        self._stop(world, stays)
        leaves = ~stays[self._cases["row"]]
        gone = kept(self._cases, leaves)
        for k, move in enumerate(self.plan.intervention.move):
            if move.fades > 0.0:
                give_back(world, np.asarray(gone["row"], np.int64), move, gone["moved"][:, k])
        self._cases = kept(self._cases, ~leaves)

    def _stop(self, world: World, allowed: Mask) -> Ints:
        """Who left, or cannot get it any more: support ends at once, and so does waiting; rows whose support ended."""
        cases = self._cases
        out = ~allowed[cases["row"]]
        waiting = out & (cases["state"] == WAITING)
        cases["state"][waiting], cases["weeks"][waiting] = PAUSE, 0
        return self._pause(world, out & (cases["state"] == SUPPORTED), 0)

    def _stop_without_place(self, world: World) -> Ints:
        """Places of the own school or region can be fewer than before: who is nearest to the end makes room; rows."""
        cases = self._cases
        if (self._used() <= self._places).all():
            return _NOBODY
        now = np.flatnonzero(cases["state"] == SUPPORTED)
        left = np.asarray(cases["weeks"][now], np.int64)
        lot = uniform_named(int(world.seed), cases["person"][now], f"line {self.plan.name}")
        over = np.zeros(len(cases), dtype=bool)
        over[now[~next_in_line(cases["group"][now], left, lot, self._places)]] = True
        return self._pause(world, over, 0)

    def _work(self, world: World) -> Ints:
        """A week of support; returns the rows of those for whom it was the last."""
        cases = self._cases
        now = np.flatnonzero(cases["state"] == SUPPORTED)
        rows = np.asarray(cases["row"][now], np.int64)
        for k, move in enumerate(self.plan.intervention.move):
            if move.per == "week":
                cases["moved"][now, k] += push(world, rows, move, self.plan.strength)
        cases["weeks"][now] -= 1
        return self._pause(world, (cases["state"] == SUPPORTED) & (cases["weeks"] <= 0), self._support.rest_weeks)

    def _pause(self, world: World, which: Mask, rest: int) -> Ints:
        """The end of support: what was held goes back, and a pause of so many weeks begins; the rows."""
        if not which.any():
            return _NOBODY
        cases = self._cases
        rows = self._rows(which)
        for k, move in enumerate(self.plan.intervention.move):
            if move.per == "held":
                give_back(world, rows, move, cases["moved"][which, k])
                cases["moved"][which, k] = 0.0
            elif move.fades == 0.0:
                cases["moved"][which, k] = 0.0
        cases["state"][which] = PAUSE
        cases["weeks"][which] = rest
        return rows

    def _fade(self, world: World) -> None:
        """Without support some of what it moved is lost each week; pauses end."""
        cases = self._cases
        for k, move in enumerate(self.plan.intervention.move):
            if move.fades > 0.0 and move.per != "held":
                after = np.flatnonzero((cases["state"] != SUPPORTED) & (cases["moved"][:, k] != 0.0))
                lost = move.fades * cases["moved"][after, k]
                give_back(world, np.asarray(cases["row"][after], np.int64), move, lost)
                cases["moved"][after, k] -= lost
        cases["weeks"][cases["state"] == PAUSE] -= 1
        over = (cases["state"] == PAUSE) & (cases["weeks"] < 0) & (np.abs(cases["moved"]) < SETTLED).all(axis=1)
        if over.any():
            self._cases = kept(cases, ~over)

    def _look(self, world: World, allowed: Mask, signs: Signs) -> tuple[Ints, Ints]:
        """Find pupils, and ask them: rows of who comes on the list, and of who refuses.

        Whether a pupil accepts an intervention is the pupil's own, the same each time; who refuses has a pause.
        """
        wanted = allowed.copy()
        wanted[self._cases["row"][(self._cases["state"] != PAUSE) | (self._cases["weeks"] >= 0)]] = False
        if self.plan.use.tier is None and self._find.any:
            wanted &= any_holds(self._find.any, signs)
        rows = np.flatnonzero(wanted)
        if len(rows) == 0:
            return _NOBODY, _NOBODY
        luck = uniform_named(int(world.seed), world.students.id[rows], f"uptake {self.plan.name}")
        accepts = luck < self._find.uptake
        self._add(world, rows[accepts], WAITING, 0)
        self._add(world, rows[~accepts], PAUSE, self._support.rest_weeks - 1)  # this Friday has had its pause
        return rows[accepts], rows[~accepts]

    def _add(self, world: World, rows: Ints, state: int, weeks: int) -> None:
        """New cases; what is left to fade of an earlier support is taken along."""
        if len(rows) == 0:
            return
        new = np.zeros(len(rows), self._cases.dtype)
        new["person"], new["row"] = world.students.id[rows], rows
        new["region"], new["group"] = self._region[rows], self._group[rows]
        new["state"], new["weeks"] = state, weeks
        asked = np.zeros(len(world.students), dtype=bool)
        asked[rows] = True
        old = asked[self._cases["row"]]
        new["moved"][np.searchsorted(rows, self._cases["row"][old])] = self._cases["moved"][old]
        self._cases = with_more(kept(self._cases, ~old), new)

    def _start(self, world: World) -> tuple[Ints, Ints]:
        """Fill the places that are free; rows of who starts, and the weeks that each has waited."""
        cases, room = self._cases, self._places - self._used()
        waits = np.flatnonzero(cases["state"] == WAITING)
        near = waits[room[cases["group"][waits]] > 0]
        if len(near) == 0:
            cases["weeks"][waits] += 1
            return _NOBODY, _NOBODY
        lot = uniform_named(int(world.seed), cases["person"][near], f"line {self.plan.name}")
        waited = np.asarray(cases["weeks"][near], np.int64)
        taken = next_in_line(cases["group"][near], waited, lot, room)
        start = near[taken]
        rows = np.asarray(cases["row"][start], np.int64)
        cases["weeks"][waits] += 1
        cases["state"][start], cases["weeks"][start] = SUPPORTED, self._support.weeks
        for k, move in enumerate(self.plan.intervention.move):
            if move.per != "week":
                cases["moved"][start, k] += push(world, rows, move, self.plan.strength)
        self._had.append(cases["person"][start])
        return rows, waited[taken]

    def _rows(self, which: Mask) -> Ints:
        return np.asarray(self._cases["row"][which], np.int64)

    def _used(self) -> Ints:
        """Pupils supported now, per school or region."""
        group = self._cases["group"][self._cases["state"] == SUPPORTED]
        return np.bincount(group, minlength=len(self._places))

    def _told(
        self, world: World, found: Ints, refused: Ints, started: Ints, ended: Ints, stopped: Ints, waited: Ints,
    ) -> Week:  # fmt: skip
        """The week per region."""
        regions = len(world.regions)

        def count(rows: Ints, weights: Ints | None = None) -> Ints:
            if len(rows) == 0:
                return np.zeros(regions, np.int64)
            return np.bincount(self._region[rows], weights=weights, minlength=regions).astype(np.int64)

        cases = self._cases
        waits = cases["state"] == WAITING
        waited_so_far = np.asarray(cases["weeks"][waits], np.int64)
        there = np.zeros((regions, waited_so_far.max(initial=0) + 1), dtype=bool)
        there[cases["region"][waits], waited_so_far] = True
        places = self._places
        if self._support.shared_by == "school":
            places = np.bincount(world.schools.region, weights=places, minlength=regions).astype(np.int64)
        return Week(
            eligible=self._eligible,
            found=count(found),
            refused=count(refused),
            started=count(started),
            ended=count(ended),
            stopped=count(stopped),
            in_use=np.bincount(cases["region"][cases["state"] == SUPPORTED], minlength=regions),
            waiting=np.bincount(cases["region"][waits], minlength=regions),
            places=places,
            waited=count(started, waited),
            longest=np.max(there * np.arange(there.shape[1]), axis=1),
        )


def _case(moves: int) -> np.dtype[np.void]:
    """A pupil's case: the state, the weeks left of it (waiting: weeks waited), and what was moved, by move."""
    return np.dtype(
        [
            ("person", "i8"), ("row", "i4"), ("region", "i4"), ("group", "i4"), ("weeks", "i2"), ("state", "i1"),
            ("moved", "f8", (moves,)),
        ]
    )  # fmt: skip


_NOBODY: Ints = np.zeros(0, np.int64)
