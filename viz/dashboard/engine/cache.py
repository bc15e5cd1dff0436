"""What was made before, kept by key as long as there is room."""

from collections import OrderedDict


class Cache:
    """Bytes by key, with a bound on their sum; who was not asked for longest makes room.

    It belongs to one thread.

    Args:
        most_bytes: of all values together.

    Attributes:
        held: bytes of all values together.

    Example:
        >>> kept = Cache(8)
        >>> kept.put("a", b"12345"); kept.put("b", b"1234")
        >>> kept.get("a"), kept.get("b")
        (None, b'1234')
    """

    def __init__(self, most_bytes: int) -> None:
        self.held = 0
        self._most = most_bytes
        self._values: OrderedDict[str, bytes] = OrderedDict()

    def get(self, key: str) -> bytes | None:
        """The value, which is then the last to make room; None where it is not (any more)."""
        if key not in self._values:
            return None
        self._values.move_to_end(key)
        return self._values[key]

    def put(self, key: str, value: bytes) -> None:
        """Keeps a value; one that is larger than the whole cache is not kept."""
        self.held += len(value) - len(self._values.pop(key, b""))
        self._values[key] = value
        while self.held > self._most:
            _, gone = self._values.popitem(last=False)
            self.held -= len(gone)

    def __len__(self) -> int:
        """How many values there are."""
        return len(self._values)
