"""Assumptions: every parameter of the model, to search in."""

from typing import Final

import solara

from evidence.parameters import load_parameters
from viz.dashboard.assumed import as_table, matching, mechanism_options
from viz.dashboard.choice import choice, field
from viz.dashboard.engine import Bench
from viz.dashboard.history import SetAsked
from viz.dashboard.parts import element, scrolled
from viz.dashboard.state import Asked
from viz.dashboard.texts import say
from viz.language import number

SHOWN: Final = 60
"""Rows at once: more make a phone slow."""


@solara.component
def Screen(asked: Asked, set_asked: SetAsked, bench: Bench) -> None:
    """The screen."""
    lang = asked.lang
    search, set_search = solara.use_state("")
    mechanism, set_mechanism = solara.use_state("")
    parameters = solara.use_memo(load_parameters, [])
    found = matching(parameters, search, mechanism, lang)
    element("h1", [say("assumptions.title", lang)])
    element("p", [say("assumptions.lead", lang)])
    with solara.Div(classes=["vz-row"]):
        field(say("assumptions.search", lang), search, set_search)
        names = {"": say("assumptions.all", lang)} | mechanism_options(parameters, lang)
        choice(say("assumptions.mechanism", lang), names, mechanism, set_mechanism)
    told = say("assumptions.found", lang, count=number(len(found), lang), all=number(len(parameters), lang))
    element("p", [told], role="status")
    if not found:
        element("p", [say("assumptions.none", lang)])
        return
    if len(found) > SHOWN:
        element("p", [say("assumptions.more", lang, shown=SHOWN)])
    source = say("assumptions.source", lang)
    scrolled(as_table(dict(list(found.items())[:SHOWN]), lang), say("assumptions.table", lang), english=(source,))
