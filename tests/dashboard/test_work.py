"""What a process does by itself: towns kept within a bound, and work that heeds who no longer wants it."""

from pathlib import Path

import numpy as np
import pytest

from experiments.ensemble.job import Job, perform
from model import SchoolSystem
from scenarios import load
from viz.dashboard.engine.board import Board, Slot, Stopped
from viz.dashboard.engine.shelf import Shelf

PUPILS = 200


def lived(seed: int, shelf: Shelf | None) -> str:
    system = SchoolSystem(students=PUPILS, rng=seed, threads=1, towns=shelf)
    return system.run(weeks=2).digest()


def test_a_town_from_the_shelf_is_the_town_itself() -> None:
    shelf = Shelf(10**9)
    alone = [lived(seed, None) for seed in (1, 2, 3)]
    assert [lived(seed, shelf) for seed in (1, 2, 3, 1, 2, 3)] == alone * 2
    assert shelf.built == 3


def test_towns_not_asked_for_longest_leave_the_shelf_when_it_is_full() -> None:
    one = sum(part.nbytes for part in SchoolSystem(students=PUPILS, rng=1).world if isinstance(part, np.ndarray))
    shelf = Shelf(int(2.5 * one))
    for seed in (1, 2, 1, 3, 1):
        lived(seed, shelf)
    assert shelf.built == 3
    lived(2, shelf)
    assert shelf.built == 4


def test_there_is_room_for_one_town_of_any_size() -> None:
    shelf = Shelf(0)
    for seed in (1, 1, 2, 2):
        lived(seed, shelf)
    assert shelf.built == 2


def test_a_town_that_was_not_built_to_its_end_is_not_kept() -> None:
    def stops(stage: str, done: int, total: int) -> None:
        if stage == "networks":
            raise Stopped

    shelf = Shelf(10**9)
    with pytest.raises(Stopped):
        SchoolSystem(students=PUPILS, rng=1, threads=1, towns=shelf, progress=stops)
    assert lived(1, shelf) == lived(1, None)


def test_work_stops_in_the_week_in_which_it_is_told_to(tmp_path: Path) -> None:
    board = Board(tmp_path / "board", places=3)
    slot = Slot(board.path, 1)
    weeks: list[int] = []

    class Heeding(Job):
        def tell(self, stage: str, done: int, total: int) -> None:
            slot.heed(done / total if stage == "school weeks" else 0.0)
            if stage == "school weeks":
                weeks.append(done)
                if done == 3:
                    board.stop(1, 7)

    slot.begin(7)
    job = Heeding(load("baseline"), PUPILS, None, 1, 1)
    with pytest.raises(Stopped):
        perform(job, job.key)
    assert weeks == [1, 2, 3]
    assert 0.05 < board.share(1) < 0.15
    assert board.share(0) == board.share(2) == 0.0


def test_what_was_told_to_earlier_work_does_not_stop_the_next(tmp_path: Path) -> None:
    board = Board(tmp_path / "board", places=1)
    slot = Slot(board.path, 0)
    slot.begin(1)
    board.stop(0, 1)
    slot.begin(2)
    slot.heed(0.5)
    assert board.share(0) == 0.5
    board.stop(0, 2)
    with pytest.raises(Stopped):
        slot.heed(0.6)
