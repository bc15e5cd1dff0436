"""Fields of a form in plain HTML, each with its label: a list to choose from, and a line of text."""

from collections.abc import Callable, Mapping
from typing import Any

import ipyvuetify
import traitlets


class Choice(ipyvuetify.VuetifyTemplate):
    """A list to choose from."""

    template_file = (__file__, "choice.vue")

    label = traitlets.Unicode("").tag(sync=True)
    options = traitlets.List().tag(sync=True)
    chosen = traitlets.Unicode("").tag(sync=True)
    on_choose = traitlets.Callable(None, allow_none=True)

    def vue_choose(self, name: str) -> None:
        """Takes in a choice; what is none of the list is nobody's choice."""
        if self.on_choose is not None and name in [option["name"] for option in self.options]:
            self.on_choose(name)


class Field(ipyvuetify.VuetifyTemplate):
    """A line of text."""

    template_file = (__file__, "field.vue")

    label = traitlets.Unicode("").tag(sync=True)
    text = traitlets.Unicode("").tag(sync=True)
    on_text = traitlets.Callable(None, allow_none=True)

    def vue_write(self, text: str) -> None:
        """Takes in what was typed."""
        if self.on_text is not None:
            self.on_text(str(text))


def choice(label: str, options: Mapping[str, str], chosen: str, on_choose: Callable[[str], None]) -> Any:
    """A list to choose from.

    Args:
        label: what is chosen.
        options: name → words.
        chosen: name of the one chosen.
        on_choose: called with the name of another.
    """
    listed = [{"name": name, "words": words} for name, words in options.items()]
    return Choice.element(label=label, options=listed, chosen=chosen, on_choose=on_choose)


def field(label: str, text: str, on_text: Callable[[str], None]) -> Any:
    """A line of text, told while somebody types.

    Args:
        label: what to type.
        text: what stands there.
        on_text: called with what was typed.
    """
    return Field.element(label=label, text=text, on_text=on_text)
