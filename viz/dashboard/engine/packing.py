"""Tables and comparisons as bytes: small enough to keep many, of a size that is known, and quick to send."""

import pickle
import zlib
from typing import Any, Final

_FAST: Final = 1
"""zlib's level: the repeated words of a table shrink as well at the fastest."""


def packed(what: Any) -> bytes:
    """Anything that can be pickled, as bytes."""
    return zlib.compress(pickle.dumps(what, pickle.HIGHEST_PROTOCOL), _FAST)


def unpacked(data: bytes) -> Any:
    """What was packed. Only for what this program packed itself.

    Example:
        >>> unpacked(packed({"a": 1}))
        {'a': 1}
    """
    return pickle.loads(zlib.decompress(data))
