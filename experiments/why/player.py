"""The parts over which an effect is split."""

from dataclasses import dataclass

from evidence.checking import Words


@dataclass(frozen=True)
class Player:
    """A part that can be taken out: a mechanism, something that a scenario moves, or a group of these.

    Attributes:
        name: its name in the tables.
        title: the same in words.
        parts: what a group is made of; empty for what cannot be taken apart.
    """

    name: str
    title: Words
    parts: tuple["Player", ...] = ()

    @property
    def atoms(self) -> frozenset[str]:
        """Names of all that goes when it is taken out."""
        return frozenset(part.name for part in self.parts) or frozenset({self.name})
