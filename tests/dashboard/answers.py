"""Answers that nobody worked out, and screens drawn with them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import ipyvue
import solara

from evidence.checking import Words
from experiments.compare.comparison import Comparison
from tests.viz.synthetic_compare import make_comparison
from viz.dashboard.asking import question_of
from viz.dashboard.engine import Answer
from viz.dashboard.state import Asked
from viz.dashboard.use_answer import Answering

_ARMS = ("smaller-classes", "better-registration", "coaching")


def comparison_of(asked: Asked, **more: Any) -> Comparison:
    """Made-up effects under the names of the scenarios that are asked."""
    others = question_of(asked).scenarios[1:]
    made = make_comparison(scenarios=_ARMS[: len(others)], years=asked.years, **more)
    names = dict(zip(_ARMS, (each.name for each in others), strict=False))
    titles = {each.name: each.title for each in others} | {"baseline": Words(nl="nu", en="now")}
    tables = {
        name: table.assign(scenario=table["scenario"].replace(names))
        for name, table in vars(made).items()
        if hasattr(table, "columns") and "scenario" in table.columns
    }
    return replace(made, scenarios=tuple(names[arm] for arm in made.scenarios), titles=titles, **tables)


def answer_to(asked: Asked, *, coarse: bool = False, final: bool = True, **more: Any) -> Answer:
    """An answer to what is asked."""
    return Answer(question_of(asked), comparison_of(asked, **more), coarse, final)


@dataclass
class Bench:
    """Stands for the bench: how it stands is what the test says.

    Attributes:
        answer: what is known.
        stale: whether that is of an earlier question.
        running: whether work goes on.
        problem: what went wrong.
        acts: what the screen asked for.
    """

    answer: Answer | None = None
    stale: bool = False
    running: bool = False
    problem: Exception | None = None
    acts: list[str] = field(default_factory=list)

    def use(self, asked: Asked, bench: object) -> Answering:
        """Instead of `viz.dashboard.use_answer.use_answer`."""
        progress = solara.use_reactive(0.25)
        return Answering(
            self.answer, self.stale, self.running, self.problem, True, progress,
            run=lambda: self.acts.append("run"), stop=lambda: self.acts.append("stop"),
            set_auto=lambda auto: self.acts.append(f"auto {auto}"),
        )  # fmt: skip


def _all(widget: Any) -> Iterator[Any]:
    """A widget and all in it."""
    yield widget
    for child in getattr(widget, "children", None) or ():
        if not isinstance(child, str):
            yield from _all(child)


class Drawn:
    """A component that asks, drawn as a browser would have it, and what it asks for.

    Attributes:
        asked: what is asked now.
    """

    def __init__(self, component: Callable[..., Any], asked: Asked, *more: Any) -> None:
        self.asked = asked
        self._component, self._more = component, more
        self._box, self._rc = solara.render(self._element(), handle_error=False)

    def _element(self) -> Any:
        return self._component(self.asked, self._set, *self._more)

    def _set(self, asked: Asked) -> None:
        self.asked = asked
        self._rc.render(self._element())

    def widgets(self, **traits: Any) -> list[Any]:
        """Templates of ours that have these values."""
        found = [each for each in _all(self._box) if isinstance(each, ipyvue.VueTemplate)]
        return [each for each in found if all(getattr(each, name, None) == value for name, value in traits.items())]

    def lever(self, name: str) -> Any:
        """The control of a lever that is in view."""
        (found,) = self.widgets(lever_id=name)
        return found

    def field(self, name: str) -> tuple[Any, Mapping[str, Any]]:
        """The row that has a field, and the field."""
        rows = [each for each in self.widgets() if hasattr(each, "fields")]
        return next((row, each) for row in rows for each in row.fields if each["name"] == name)

    def elements(self, tag: str) -> list[Any]:
        """HTML elements with this tag."""
        return [each for each in _all(self._box) if isinstance(each, ipyvue.Html) and each.tag == tag]

    def texts(self) -> str:
        """All texts of elements, one after another."""
        found = (each.children for each in _all(self._box) if isinstance(each, ipyvue.Html))
        return "\n".join(child for children in found for child in children if isinstance(child, str))

    def press(self, words: str) -> None:
        """Clicks the button with this text or name."""
        self.button(words).click()

    def button(self, words: str) -> Any:
        """The button whose text or name begins so."""
        for each in self.elements("button"):
            text = " ".join(child for child in each.children if isinstance(child, str))
            if words in (text, each.attributes.get("aria-label")):
                return each
        raise AssertionError(f"no button {words!r} among {[each.children for each in self.elements('button')]}")

    def close(self) -> None:
        """Takes it away."""
        self._rc.close()
