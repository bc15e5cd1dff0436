"""A hash of everybody's state, to tell whether two runs are the same to the last bit."""

import hashlib

from model.world import World


def digest(world: World) -> str:
    """Hash of all records and ties.

    Padding bytes between fields are left out, so only state counts.

    Returns:
        Sixteen hexadecimal digits.
    """
    hashed = hashlib.blake2b(digest_size=8)
    for records in (world.students, world.parents, world.teachers, world.classes, world.schools, world.regions):
        for name in records.dtype.names or ():
            hashed.update(records[name].tobytes())
    for array in (world.followers_first, world.followers, world.ties):
        hashed.update(array.tobytes())
    return hashed.hexdigest()
