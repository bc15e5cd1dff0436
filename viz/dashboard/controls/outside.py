"""The same result outside the dashboard: command, Python, scenario files; and a file to open."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import solara

from viz.dashboard.controls.widgets import Snippet, Upload
from viz.dashboard.engine.ladder import replicates_of
from viz.dashboard.levers import command_of, file_name, python_of, toml_of
from viz.dashboard.parts import element
from viz.dashboard.state import Asked
from viz.dashboard.texts import say
from viz.dashboard.uploads import MOST_BYTES, Opened, open_file


@solara.component
def SameResult(scenarios: Sequence[Mapping[str, float]], asked: Asked, more: Sequence[Any] = ()) -> Any:
    """Lines to copy and files to save, closed at first.

    Args:
        scenarios: levers of each.
        asked: size, years, seed and language.
        more: what stands below them.
    """
    lang = asked.lang
    words = {key: say(f"scenario.{key}", lang) for key in ("copy", "copied", "save")}
    runs: dict[str, Any] = {"students": asked.students, "years": asked.years, "seed": asked.seed}
    replicates = replicates_of(asked.students, asked.years)
    inside = [
        element("summary", [say("scenario.same_result", lang)]),
        Snippet(
            title=say("scenario.command", lang), words=words,
            text=command_of(scenarios, replicates=replicates, **runs),
        ),
        Snippet(
            title=say("scenario.python", lang), words=words, text=python_of(scenarios, replicates=replicates, **runs)
        ),
    ]  # fmt: skip
    inside += [
        Snippet(title=say("scenario.file", lang), words=words, file=file_name(each), text=toml_of(each, **runs)).key(
            file_name(each)
        )
        for each in scenarios
        if each
    ]
    return element("details", [*inside, *more], class_="vz-outside")


@solara.component
def OpenFile(asked: Asked, set_asked: Callable[[Asked], None]) -> Any:
    """A scenario file to open, and what became of it."""
    opened, set_opened = solara.use_state(Opened(asked, True, ()))
    lang = asked.lang

    def take(given: object) -> None:
        found = open_file(given, asked)
        set_opened(found)
        if found.asked != asked:
            set_asked(found.asked)

    upload = Upload(
        label=say("scenario.upload", lang), most=MOST_BYTES, too_large=say("scenario.too_large", lang),
        event_given=take,
    )  # fmt: skip
    role = "status" if opened.good else "alert"
    lines = [element("p", [line], class_="" if opened.good else "vz-problem") for line in opened.said]
    return element("div", [upload, element("div", lines, role=role)], class_="vz-open")
