"""What stands in the drawer of a lever, in words."""

from typing import Any

from viz.dashboard.levers import Lever, facts_of
from viz.dashboard.levers.facts import Effect, Facts, Present, Price
from viz.dashboard.summing import written
from viz.dashboard.texts import say
from viz.language import number, three_figures

Part = dict[str, Any]
"""A title, and lines of which each has "main" and "extra"."""


def drawer(lever: Lever, lang: str) -> dict[str, Any]:
    """Meaning, range, effect, source, grade and cost of a lever, as plain data.

    Returns:
        "said", a list of lines, and "parts", a list of `Part`.
    """
    facts = facts_of(lever)
    ends = {"low": written(lever.low, lang), "high": written(lever.high, lang), "now": written(lever.status_quo, lang)}
    said = [lever.explanation[lang]]
    if facts.description != lever.explanation:
        said.append(facts.description[lang])
    said.append(say("scenario.drawer_range", lang, unit=lever.unit[lang], **ends))
    parts = [*_known(facts, lang), *_moves(facts, lang), *_costs(facts, lang), *_present(facts.present, lang)]
    return {"said": said, "parts": parts}


def _known(facts: Facts, lang: str) -> list[Part]:
    if facts.known is None:
        return []
    extra = say("scenario.drawer_grade", lang, grade=grade(facts.grade, lang), source=facts.source)
    return [_part("drawer_known", [{"main": facts.known[lang], "extra": extra}], lang)]


def _moves(facts: Facts, lang: str) -> list[Part]:
    return [_part("drawer_moves", [_move(each, lang) for each in facts.effects], lang)] if facts.effects else []


def _move(effect: Effect, lang: str) -> dict[str, str]:
    words = {"grade": grade(effect.grade, lang), "source": effect.source[lang]}
    if effect.range is None:
        said = say("scenario.drawer_grade", lang, **words)
    else:
        low, high = (three_figures(bound, lang) for bound in effect.range)
        said = say("scenario.drawer_grade_range", lang, low=low, high=high, **words)
    extra = say("scenario.drawer_unproven", lang, said=said) if effect.unproven else said
    return {"main": say("scenario.drawer_move", lang, meaning=effect.meaning[lang], by=effect.by[lang]), "extra": extra}


def _costs(facts: Facts, lang: str) -> list[Part]:
    if not facts.prices:
        return [_part("drawer_costs", [{"main": say("scenario.drawer_no_costs", lang), "extra": ""}], lang)]
    return [_part("drawer_costs", [_cost(price, lang) for price in facts.prices], lang)]


def _cost(price: Price, lang: str) -> dict[str, str]:
    words = {"euro": number(price.euro, lang), "per": say(f"scenario.per_{price.per}", lang),
             "payer": say(f"scenario.payer_{price.payer}", lang)}  # fmt: skip
    low, high = (number(bound, lang) for bound in price.range)
    about = {"low": low, "high": high, "grade": grade(price.grade, lang), "source": price.source}
    return {"main": say("scenario.drawer_cost", lang, **words),
            "extra": say("scenario.drawer_grade_range", lang, **about)}  # fmt: skip


def _present(present: Present | None, lang: str) -> list[Part]:
    if present is None:
        return []
    words = {"meaning": present.meaning[lang], "value": three_figures(present.value, lang), "unit": present.unit}
    about: dict[str, str] = {"grade": grade(present.grade, lang), "source": present.source}
    key = "drawer_grade"
    if present.range is not None:
        key = "drawer_grade_range"
        about |= dict(zip(("low", "high"), (three_figures(bound, lang) for bound in present.range), strict=True))
    extra = say(f"scenario.{key}", lang, **about)
    return [_part("drawer_present", [{"main": say("scenario.drawer_value", lang, **words), "extra": extra}], lang)]


def grade(name: str, lang: str) -> str:
    """How well something is supported, in words."""
    return say(f"scenario.grade_{name}", lang)


def _part(key: str, lines: list[dict[str, str]], lang: str) -> Part:
    return {"title": say(f"scenario.{key}", lang), "lines": lines}
