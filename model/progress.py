"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told of the work under way: what it is, how much is done, how much there is."""


def say_nothing(stage: str, done: int, total: int) -> None:
    """Progress that goes nowhere."""
