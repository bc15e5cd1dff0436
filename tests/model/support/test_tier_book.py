"""Who is in which tier: the rules of the tiered approach, Friday by Friday, with signs made by hand."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from model import SchoolSystem
from model.support.signs import COLUMNS
from model.support.tiers import WHY, TierBook, TierWeek
from model.world import World
from scenarios import Scenario

RULES = """
[tiers]
every_weeks = {every}
reviews_before_three = 2
relapse_days = 2
watch_weeks = 3
[tiers.two]
any = [{{ sign = "absent_days", at_least = 5 }}]
places_per_1000 = {two}
review_weeks = 4
better = [{{ sign = "absent_days", at_most = 2 }}]
[tiers.three]
any = [{{ sign = "absent_days", at_least = 10 }}]
places_per_1000 = {three}
review_weeks = 3
better = [{{ sign = "absent_days", at_most = 4 }}, {{ sign = "reports", at_most = 0 }}]
"""


class Book:
    """Tiers in a town where nothing else happens."""

    def __init__(self, scenario: Scenario, world: World) -> None:
        assert scenario.tiers is not None
        self.world, self.book = world, TierBook(scenario.tiers)
        self.book.rows_moved(world)
        self.here = np.ones(len(world.students), dtype=bool)
        self.signs = np.zeros((len(world.students), len(COLUMNS)), np.float32)
        self.week = 0

    def sign(self, name: str, values: Any, who: Any = slice(None)) -> None:
        self.signs[who, COLUMNS.index(name)] = values

    def live(self) -> TierWeek:
        told = self.book.live_week(self.world, self.here, self.signs, self.book.screens(self.week))
        self.week += 1
        return told

    def flows(self) -> dict[tuple[int, int, str], int]:
        return {(a, b, WHY[why]): pupils for a, b, why, pupils in self.live().flows}

    @property
    def tier(self) -> Any:
        return self.world.students.tier


@pytest.fixture
def book_of(arm_of: Callable[..., Scenario], world: World) -> Callable[..., Book]:
    def made(two: float = 1000, three: float = 1000, every: int = 1) -> Book:
        return Book(arm_of(RULES.format(two=two, three=three, every=every)), world)

    return made


BookOf = Callable[..., Book]
FEW = slice(0, 40)


def test_everybody_is_in_one_tier_stocks_follow_from_flows_and_places_hold(book_of: BookOf) -> None:
    book = book_of(two=60, three=15, every=2)
    world, luck = book.world, np.random.default_rng(3)
    places = {t: np.floor(np.asarray(world.schools.pupils) * per / 1000 + 0.5) for t, per in ((2, 60), (3, 15))}
    absent, stock, since = luck.poisson(2, len(book.here)), np.array([len(book.here), 0, 0]), np.zeros(len(book.here))
    seen = set()
    for _ in range(80):
        absent = np.clip(absent + luck.integers(-2, 3, len(absent)), 0, 14)
        book.sign("absent_days", absent)
        book.sign("absent_this_week", luck.poisson(0.4, len(absent)))
        leaving = luck.random(len(absent)) < 0.002
        book.here &= ~leaving
        before = book.tier.copy()
        told = book.live()
        for a, b, why, pupils in told.flows:
            stock[a - 1] -= pupils
            stock[b - 1] += pupils
            seen.add((a, b, WHY[why]))
        stock[0] = book.here.sum() - stock[1] - stock[2]
        assert told.pupils.tolist() == stock.tolist()
        assert np.isin(book.tier, (1, 2, 3)).all()
        assert (book.tier[~book.here] == 1).all()
        assert [int((book.tier[book.here] == t).sum()) for t in (1, 2, 3)] == stock.tolist()
        for t, room in places.items():
            used = np.bincount(world.students.school[book.tier == t], minlength=len(room))
            assert (used <= room).all()
            assert told.places[t - 1] == room.sum()
        since += 1
        down = book.here & (book.tier < before)
        assert (since[down & (before == 2)] >= 4).all()
        assert (since[down & (before == 3)] >= 3).all()
        assert (absent[down & (before == 2)] <= 2).all()
        assert (absent[down & (before == 3)] <= 4).all()
        since[book.tier != before] = 0
    moves = {(1, 2, "screened"), (1, 3, "screened"), (2, 1, "better"), (2, 3, "worse"), (3, 2, "better"),
             (2, 1, "left"), (3, 1, "left"), (3, 1, "better")}  # fmt: skip
    assert moves <= seen
    assert not any(a < b and why in ("better", "left") for a, b, why in seen)


def test_a_rule_that_nobody_meets_fills_no_tier(book_of: BookOf) -> None:
    book = book_of(two=200, three=100)
    book.sign("absent_days", 4)
    for _ in range(20):
        told = book.live()
        assert told.pupils[1:].tolist() == told.waiting[1:].tolist() == [0, 0]
        assert told.places[1] > 500
        assert told.flows == []


def test_who_is_on_the_list_of_tier_3_is_helped_in_tier_2_meanwhile(book_of: BookOf) -> None:
    book = book_of(three=0)
    book.sign("absent_days", 12, FEW)
    assert book.flows() == {(1, 2, "screened"): 40}
    told = book.live()
    assert told.waiting.tolist() == [0, 0, 40]
    assert (book.tier[FEW] == 2).all()


def test_who_is_better_before_a_place_is_free_comes_off_the_list(book_of: BookOf) -> None:
    book = book_of(two=0, three=0)
    book.sign("absent_days", 6, FEW)
    assert book.live().waiting.tolist() == [0, 40, 0]
    book.sign("absent_days", 3, FEW)  # below what brings in, above what is better
    assert book.live().waiting.tolist() == [0, 40, 0]
    book.sign("absent_days", 2, slice(0, 10))
    assert book.live().waiting.tolist() == [0, 30, 0]
    book.sign("absent_days", 11, slice(20, 40))
    assert book.live().waiting.tolist() == [0, 10, 20]


def test_down_step_by_step_and_only_at_a_review(book_of: BookOf) -> None:
    book = book_of()
    book.sign("absent_days", 12, FEW)
    assert book.flows() == {(1, 3, "screened"): 40}
    book.sign("absent_days", 0, FEW)
    path = [book.flows() for _ in range(8)]
    assert path == [{}, {}, {(3, 2, "better"): 40}, {}, {}, {}, {(2, 1, "better"): 40}, {}]


def test_every_condition_of_better_must_hold(book_of: BookOf) -> None:
    book = book_of()
    book.sign("absent_days", 12, FEW)
    book.live()
    book.sign("absent_days", 0, FEW)
    book.sign("reports", 1, slice(0, 5))
    for _ in range(3):
        book.live()
    assert (book.tier[:5] == 3).all()
    assert (book.tier[5:40] == 2).all()


def test_two_reviews_without_being_better_lead_to_tier_3(book_of: BookOf) -> None:
    book = book_of()
    book.sign("absent_days", 5, FEW)
    path = [book.flows() for _ in range(9)]
    assert path == [{(1, 2, "screened"): 40}, *[{}] * 7, {(2, 3, "worse"): 40}]


def test_a_day_away_in_tier_3_begins_the_review_anew(book_of: BookOf) -> None:
    book = book_of()
    book.sign("absent_days", 12, FEW)
    book.live()
    book.sign("absent_days", 0, FEW)
    book.sign("absent_this_week", 2, FEW)
    for _ in range(6):
        assert book.flows() == {}
    book.sign("absent_this_week", 1, FEW)  # one day is no relapse under these rules
    assert [book.flows() for _ in range(3)] == [{}, {}, {(3, 2, "better"): 40}]


@pytest.mark.parametrize(("weeks_after", "back"), [(1, True), (3, True), (4, False)])
def test_a_relapse_brings_back_as_long_as_the_pupil_is_watched(book_of: BookOf, weeks_after: int, back: bool) -> None:
    book = book_of(two=0, every=26)
    book.sign("absent_days", 12, FEW)
    book.live()
    book.sign("absent_days", 0, FEW)
    for _ in range(2):
        book.live()
    assert book.flows() == {(3, 1, "better"): 40}  # tier 2 has no places here
    for _ in range(weeks_after - 1):
        assert book.flows() == {}
    book.sign("absent_this_week", 2, slice(0, 7))
    assert book.flows() == ({(1, 3, "relapse"): 7} if back else {})


def test_screening_is_every_so_many_weeks(book_of: BookOf) -> None:
    book = book_of(every=4)
    book.live()
    book.sign("absent_days", 6, FEW)
    assert [book.flows() for _ in range(4)] == [{}, {}, {}, {(1, 2, "screened"): 40}]


def test_after_the_summer_a_school_keeps_to_its_places(book_of: BookOf) -> None:
    """All pupils of the tiers come to one school: it keeps who fits, and the others are on its list."""
    book = book_of(two=30, three=20)
    world = book.world
    book.sign("absent_days", np.where(np.arange(len(book.here)) % 2, 6, 12))
    book.live()
    inside = np.flatnonzero(book.tier > 1)
    world.students.school[inside] = 0
    room = [int(world.schools.pupils[0] * per / 1000 + 0.5) for per in (30, 20)]
    assert len(inside) > 2 * sum(room)
    book.sign("absent_days", 0)
    book.book.rows_moved(world)
    flows, told = book.live().flows, None
    assert {WHY[why] for _, _, why, _ in flows} == {"left"}
    assert [int((book.tier[inside] == t).sum()) for t in (2, 3)] == room
    told = book.live()
    assert told.pupils[1:].tolist() == room


def test_who_leaves_the_system_is_a_flow_of_the_next_friday(
    arm_of: Callable[..., Scenario], town: SchoolSystem
) -> None:
    system = SchoolSystem(students=400, rng=3)
    book = Book(arm_of(RULES.format(two=1000, three=1000, every=1)), system.world)
    book.sign("absent_days", 6, slice(0, 5))
    book.live()
    gone = [int(number) for number in system.students.id[:2]]
    for number in gone:
        system.remove_person(next(agent for agent in system.agents if agent.unique_id == number))
    book.world = system.world
    book.book.rows_moved(system.world)
    book.here, book.signs = book.here[2:], book.signs[2:]
    assert (system.students.tier[:3] == 2).all()
    assert book.flows() == {(2, 1, "left"): 2}
