"""Who comes for a job gets one of the town that it knows, and nobody stands idle."""

from collections.abc import Callable

import pytest

from experiments.ensemble import Job
from experiments.ensemble.ahead import Ahead

ARMS = ("baseline", "better-registration", "smaller-classes")


@pytest.fixture
def jobs(job_of: Callable[..., Job]) -> dict[str, Job]:
    """Three arms in two towns, by a name that can be read."""
    return {f"{seed} {arm}": job_of(seed, scenario=arm) for seed in (1, 2) for arm in ARMS}


def test_jobs_of_a_town_come_after_each_other(jobs: dict[str, Job]) -> None:
    ahead, near, taken = Ahead(jobs), None, []
    while ahead:
        taken.append(ahead.take(near, set()))
        near = jobs[taken[-1]].start
    assert taken == [
        "1 baseline", "1 better-registration", "1 smaller-classes",
        "2 baseline", "2 better-registration", "2 smaller-classes",
    ]  # fmt: skip


def test_another_worker_takes_another_town(jobs: dict[str, Job]) -> None:
    ahead = Ahead(jobs)
    first = jobs[ahead.take(None, set())].start
    assert ahead.take(None, {first}) == "2 baseline"
    assert ahead.take(first, {first}) == "1 better-registration"
    assert ahead.take(first, {first}) == "1 smaller-classes"  # its classes are cut from the same town


def test_when_all_towns_are_taken_it_helps_where_most_is_left(jobs: dict[str, Job]) -> None:
    ahead = Ahead({name: job for name, job in jobs.items() if name != "1 better-registration"})
    everywhere = {job.start for job in jobs.values()}
    assert ahead.take(None, everywhere) == "2 baseline"


def test_a_job_that_is_put_back_is_the_first(jobs: dict[str, Job]) -> None:
    ahead = Ahead(jobs)
    order = [ahead.take(None, set()) for _ in range(len(jobs))]
    assert not ahead
    for name in order[:3]:
        ahead.put_back(name)
    assert len(ahead) == 3
    assert ahead.take(None, set()) == order[2]
