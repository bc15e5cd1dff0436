"""What all tests share."""

from hypothesis import settings

# The first example may compile a kernel, so no deadline; the same examples each time.
settings.register_profile("verzuim", deadline=None, derandomize=True)
settings.load_profile("verzuim")
