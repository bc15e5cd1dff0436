"""What all tests share."""

import gc

from hypothesis import settings

# The first example may compile a kernel, so no deadline; the same examples each time.
settings.register_profile("verzuim", deadline=None, derandomize=True)
settings.load_profile("verzuim")


def pytest_collection_finish() -> None:
    """Looks for garbage less often, and not among what is there for good: it took a sixth of the tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
