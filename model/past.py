"""Giving the pupils of a new run their past: see `model.settle`, the rules that it follows from."""

from concurrent.futures import Executor

from model.settle import quickened, settle
from model.threads import over_schools, school_groups
from model.world import World


def give_a_past(world: World, pool: Executor, threads: int) -> None:
    """Write what the years before have made of the pupils: bonding, motivation, relations, support, absence lately.

    Args:
        world: a new world, in classes without any policy on their size, for the past knew none; its students are
            written.
        pool: threads to work in.
        threads: how many.
    """
    past = world._replace(classes=world.classes.copy(), schools=world.schools.copy(), params=quickened(world.params))
    over_schools(pool, school_groups(past.schools, threads), settle, past)
