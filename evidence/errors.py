"""The one error that a user's own files, names or values can cause."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import partial
from pathlib import Path

#: A name must be at least this similar (difflib ratio, 0..1) to be offered as "nearest".
_SIMILAR = 0.5
#: More allowed names than this make the message a list to scroll through, so the rest is counted.
_MOST_LISTED = 24


class BadInput(ValueError):
    """Something that the user gave is not usable; the message says what, where and what to do.

    Every field may be absent. ``str()`` has one to four lines: place and problem, what is
    allowed, the nearest right name, what to do.

    Attributes:
        file: the file that holds the value.
        key: where in the file, such as ``change[1].quantity``.
        line: line number in the file, from 1.
        value: the value as given.
        allowed: what is allowed, as a text or as a tuple of names.
        nearest: the right name that looks most like the value.
        hint: what to do about it.
        problem: what is wrong, as a clause without a full stop.

    Example:
        >>> print(BadInput(key="seed", value=-1, allowed="0 or more", problem="is too small"))
        seed = -1: is too small
          allowed: 0 or more
    """

    def __init__(
        self,
        *,
        problem: str,
        file: Path | str | None = None,
        key: str | None = None,
        line: int | None = None,
        value: object = None,
        allowed: str | Iterable[str] | None = None,
        nearest: str | None = None,
        hint: str | None = None,
    ) -> None:
        """Keep the fields; see the class for their meaning."""
        self.problem = problem
        self.file = None if file is None else str(file)
        self.key = key
        self.line = line
        self.value = value
        self.allowed = allowed if allowed is None or isinstance(allowed, str) else tuple(allowed)
        self.nearest = nearest
        self.hint = hint
        super().__init__(self._message())

    def __str__(self) -> str:
        """The message of one to four lines."""
        return self._message()

    def __reduce__(self) -> tuple[partial[BadInput], tuple[()]]:
        """Pickle by the fields, so that the error can cross from a worker process."""
        fields = ("problem", "file", "key", "line", "value", "allowed", "nearest", "hint")
        return partial(type(self), **{name: getattr(self, name) for name in fields}), ()

    def _message(self) -> str:
        lines = [": ".join(part for part in (self._place(), self._subject(), self.problem) if part)]
        if self.allowed:
            lines.append(f"  allowed: {_listed(self.allowed)}")
        if self.nearest:
            lines.append(f"  did you mean {self.nearest!r}?")
        if self.hint:
            lines.append(f"  {self.hint}")
        return "\n".join(lines)

    def _place(self) -> str:
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts.append(f"line {self.line}")
        return ", ".join(parts)

    def _subject(self) -> str:
        if self.value is None:
            return self.key or ""
        return f"{self.key} = {_short(self.value)}" if self.key else _short(self.value)


def nearest_name(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that looks most like `name`, or None when nothing comes near.

    Example:
        >>> nearest_name("peer_inflence", ["class_size", "peer_influence"])
        'peer_influence'
    """
    by_lower = {known.lower(): known for known in names}
    found = get_close_matches(str(name).lower(), by_lower, n=1, cutoff=_SIMILAR)
    return by_lower[found[0]] if found else None


def _listed(allowed: str | tuple[str, ...]) -> str:
    if isinstance(allowed, str):
        return allowed
    shown = ", ".join(allowed[:_MOST_LISTED])
    left = len(allowed) - _MOST_LISTED
    return f"{shown} and {left} more" if left > 0 else shown


def _short(value: object, most: int = 80) -> str:
    text = repr(value)
    return text if len(text) <= most else f"{text[: most - 1]}…"
