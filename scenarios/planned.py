"""An intervention as a scenario uses it, and the changes of schools and regions that it brings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenarios.intervention import Intervention, Use, Who
from scenarios.schema import Change, Where

_WORDS = ("title", "description", "known")


@dataclass(frozen=True)
class Planned:
    """An intervention in a scenario.

    Attributes:
        name: name of the intervention's file without ".toml".
        path: its file.
        intervention: what the file says.
        use: how the scenario uses it.
    """

    name: str
    path: Path
    intervention: Intervention
    use: Use

    @property
    def strength(self) -> float:
        """Factor on all that it moves: how well it is delivered times the dose."""
        fidelity = self.intervention.fidelity if self.use.fidelity is None else self.use.fidelity
        return fidelity * self.use.dose

    @property
    def reach(self) -> float:
        """Share of the schools or regions that take part."""
        return self.intervention.reach if self.use.reach is None else self.use.reach

    @property
    def fte_per_1000(self) -> float:
        """Full-time professionals per 1,000 pupils who can get it; 0 for whole schools."""
        support = self.intervention.support
        return support.fte_per_1000 * self.use.capacity if support else 0.0

    @property
    def who(self) -> Who:
        """Who can get it here: the file's conditions narrowed by the scenario's."""
        own, use = self.intervention.who, self.use.where
        if use is None:
            return own
        return own.model_copy(
            update={
                "levels": _both(own.levels, use.levels),
                "school_types": _both(own.school_types, use.school_types),
                "sector": own.sector or use.sector,
            }
        )

    @property
    def where(self) -> Where | None:
        """The part of `who` that schools are chosen by; None is all of them."""
        who = self.who
        given = {key: getattr(who, key) for key in Where.model_fields if getattr(who, key) is not None}
        return Where(**given) if given else None

    @property
    def changes(self) -> tuple[Change, ...]:
        """What it changes in schools, regions or the law; nothing when it supports single pupils."""
        if self.intervention.unit == "pupil":
            return ()
        return tuple(
            Change(
                quantity=move.quantity,
                multiply=move.multiply,
                add=move.add,
                set=move.set,
                from_year=self.use.from_year,
                from_week=self.use.from_week,
                where=self.where if self.intervention.unit == "school" else None,
                source=move.source,
                grade=move.grade,
                range=move.range,
                reach=self.reach,
                share=self.strength,
                by=self.name,
            )
            for move in self.intervention.move
        )

    def as_dict(self) -> dict[str, Any]:
        """Plain data of all that a run depends on; texts are left out."""
        what = self.intervention.model_dump(mode="json", exclude_none=True, exclude=set(_WORDS))
        return {"name": self.name, **self.use.model_dump(mode="json", exclude_none=True), "intervention": what}


def _both(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if one is None or other is None:
        return one if other is None else other
    return tuple(name for name in one if name in other)
