"""The network of a school in the browser: weeks and pupils are chosen there, by mouse, finger or keyboard."""

from collections.abc import Callable
from typing import Any, Final

import ipyvuetify
import traitlets

from agents.reasons import LABELS, REASON_NAMES, REASONS
from viz.dashboard.school.life import GONE, PRESENT, SchoolLife
from viz.dashboard.texts import say
from viz.style import COLOURS, INK
from viz.texts import label

_BLOCK: Final = 100.0
"""Units of the drawing between two classes."""

SHAPES: Final = {
    "present": "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0Z",
    "sick": "M-4,-4H4V4H-4Z",
    "stress_sick": "M0,-5.5L5.5,0L0,5.5L-5.5,0Z",
    "refusal": "M-5,-4H5L0,5.5Z",
    "truancy": "M0,-5.5L5,4H-5Z",
    "unauthorised": "M0,-5.5L5,4H-5Z",
    "withdrawal": "M-5,-2H-2V-5H2V-2H5V2H2V5H-2V2H-5Z",
    "exclusion": "M-5,-3L-3,-5L0,-2L3,-5L5,-3L2,0L5,3L3,5L0,2L-3,5L-5,3L-2,0Z",
    "leave": "M-2.5,-5H2.5L5,0L2.5,5H-2.5L-5,0Z",
    "gone": "M-4,-0.8H4V0.8H-4Z",
}
"""What says a state without colour."""


class Network(ipyvuetify.VuetifyTemplate):
    """The widget; its template draws."""

    template_file = (__file__, "network.vue")

    picture = traitlets.Dict().tag(sync=True)
    weeks = traitlets.List().tag(sync=True)
    states = traitlets.List().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    week = traitlets.Int(0).tag(sync=True)
    chosen = traitlets.Int(-1).tag(sync=True)
    on_choose = traitlets.Callable(None, allow_none=True)
    on_show_week = traitlets.Callable(None, allow_none=True)

    def vue_choose(self, place: int) -> None:
        """Takes in that a pupil was chosen."""
        if self.on_choose is not None:
            self.on_choose(int(place))

    def vue_show_week(self, week: int) -> None:
        """Takes in that another week is shown."""
        if self.on_show_week is not None:
            self.on_show_week(int(week))


def network(
    life: SchoolLife, side: str, week: int, chosen: int | None, lang: str, on_choose: Callable[[int], None],
    on_week: Callable[[int], None],
) -> Any:
    """The element that shows a school.

    Args:
        life: the school and its year.
        side: "true" or "registered".
        week: shown, from 0.
        chosen: place of the pupil chosen.
        lang: "nl" or "en".
        on_choose: called with the place of a pupil.
        on_week: called with the week that is shown.
    """  # fmt: skip
    codes = life.true if side == "true" else life.registered
    return Network.element(
        picture=picture(life), weeks=codes.tolist(), states=states(side, lang), words=_words(lang), week=week,
        chosen=-1 if chosen is None else chosen, on_choose=on_choose, on_show_week=on_week,
    )  # fmt: skip


def state_names(side: str) -> dict[int, str]:
    """Code of a week → name of the state."""
    names = REASONS if side == "true" else LABELS
    return {PRESENT: "present", **{code + 1: name for code, name in enumerate(names)}, GONE: "gone"}


def state_words(name: str, side: str, lang: str) -> str:
    """What a state is called."""
    if name in ("present", "gone"):
        unseen = name == "present" and side == "registered"
        return say("pupil.nothing_written" if unseen else f"pupil.{name}_all_week", lang)
    return REASON_NAMES[name][lang] if side == "true" else label(name, lang)


def states(side: str, lang: str) -> list[dict[str, Any]]:
    """Code, words, shape and colour of every state."""
    return [
        {"code": code, "words": state_words(name, side, lang), "shape": SHAPES[name],
         "colour": COLOURS.get(name, "#ffffff" if name == "present" else INK)}
        for code, name in state_names(side).items()
    ]  # fmt: skip


def picture(life: SchoolLife) -> dict[str, Any]:
    """Where everything is drawn."""
    at = [(x * _BLOCK, -y * _BLOCK) for x, y in (pupil.at for pupil in life.pupils)]
    lines: dict[bool, list[str]] = {True: [], False: []}
    for a, b, same in life.ties:
        lines[same].append(f"M{at[a][0]:.0f},{at[a][1]:.0f}L{at[b][0]:.0f},{at[b][1]:.0f}")
    columns, rows = zip(*life.classes.values(), strict=True)
    half = _BLOCK / 2
    box = (-half, -half - 8, (max(columns) - min(columns) + 1) * _BLOCK, (max(rows) - min(rows) + 1) * _BLOCK + 8)
    return {
        "box": " ".join(f"{part:.0f}" for part in box),
        "pupils": [
            {"x": round(x, 1), "y": round(y, 1), "number": pupil.number, "klas": pupil.klas}
            for (x, y), pupil in zip(at, life.pupils, strict=True)
        ],
        "classes": [{"name": name, "x": x * _BLOCK, "y": -y * _BLOCK - 44} for name, (x, y) in life.classes.items()],
        "same": "".join(lines[True]),
        "other": "".join(lines[False]),
    }


def _words(lang: str) -> dict[str, str]:
    keys = ("week", "of", "play", "pause", "pupils", "pupil", "choose", "none", "klas", "how")
    return {key: say(f"pupil.{key}", lang) for key in keys}
