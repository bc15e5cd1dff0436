"""Giving the pupils of a new run their past, by the rules of `model.settle` and `model.months_before`."""

from concurrent.futures import Executor

from agents.records import Records
from model.months_before import by_the_month, live_before, months_of
from model.settle import quickened, settle
from model.threads import over_schools, school_groups
from model.world import World

MADE_BY_THE_PAST = (
    "bonding", "motivation", "relation", "support_peers", "lately", "stress", "exhaustion", "shock", "strain",
    "bullied", "habit", "watched", "avoidance", "provision", "provision_left", "friends_left",
)  # fmt: skip
"""The fields that are written."""


def give_a_past(world: World, days: Records, pool: Executor, threads: int) -> None:
    """Write what the years before have made of the pupils of a new world.

    Args:
        world: a new world as it was in the years before: in classes without any policy on their size, with the law and
            the parameters of then; its students are written.
        days: the days of a school year.
        pool: threads to work in.
        threads: how many.
    """
    copies = {name: getattr(world, name).copy() for name in ("students", "classes", "schools")}
    past = world._replace(**copies)
    groups = school_groups(past.schools, threads)
    over_schools(pool, groups, settle, past._replace(params=quickened(world.params)))
    past.students.unsettled = 0.0  # by what begins now, not by what began a year ago
    over_schools(pool, groups, live_before, past, months_of(days), by_the_month(world.params))
    for name in MADE_BY_THE_PAST:
        world.students[name] = past.students[name]
