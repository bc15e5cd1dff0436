"""Where one session is in a lesson, kept when it looks at another screen or in another language.

`solara.reactive` holds a value for each session, so what stands here is a place for it and not the value.
"""

from dataclasses import dataclass, field
from typing import Final

import solara

from viz.dashboard.lesson.use_towns import Towns

CARDS: Final = ("predict", "run", "reveal", "discuss")
"""The cards of a lesson, in order."""


@dataclass(frozen=True)
class Seat:
    """Where somebody is.

    Attributes:
        lesson: name of the lesson; "" while none is chosen.
        card: one of `CARDS`.
        choice: place of the answer given beforehand; None before.
        towns: of the lesson.
        chosen: scenarios in the package, where there is a budget.
        package: towns of the package.
    """

    lesson: str = ""
    card: str = CARDS[0]
    choice: int | None = None
    towns: Towns = field(default_factory=Towns)
    chosen: tuple[str, ...] = ()
    package: Towns = field(default_factory=Towns)


SEAT = solara.reactive(Seat())
"""The session's own."""
