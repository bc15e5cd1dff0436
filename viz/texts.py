"""What the figures and the tables call things, in either language."""

from typing import TYPE_CHECKING

from agents.reasons import REASON_NAMES
from viz.catalogue import TEXTS
from viz.language import number

if TYPE_CHECKING:
    from experiments.results import Result


def text(key: str, lang: str, **values: object) -> str:
    """The text of this key in this language, its {names} filled in."""
    return TEXTS[key][lang].format(**values) if values else TEXTS[key][lang]


def reason(name: str, lang: str) -> str:
    """How a true reason is called."""
    return REASON_NAMES[name][lang]


def label(name: str, lang: str) -> str:
    """How a registered label is called: as the reason of that name, or by its own text."""
    return REASON_NAMES[name][lang] if name in REASON_NAMES else TEXTS[name][lang]


def facts(result: "Result", lang: str) -> str:
    """Which run a figure is of."""
    return text(
        "facts" if result.years == 1 else "facts_years",
        lang,
        scenario=result.scenario,
        seed=result.seed,
        students=number(result.students, lang),
        years=result.years,
    )
