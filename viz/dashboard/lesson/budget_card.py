"""The game of spending: a package within a budget, and what the town with the whole package shows."""

from dataclasses import replace
from functools import partial
from typing import Final

import solara

from viz.dashboard.engine import Bench
from viz.dashboard.lesson.cards import progress
from viz.dashboard.lesson.found import EURO, Figure, Found
from viz.dashboard.lesson.loader import Lesson
from viz.dashboard.lesson.press import Press
from viz.dashboard.lesson.runs import MEASURE_OF_PACKAGE, package_runs
from viz.dashboard.lesson.schema import Budget, NumberOf
from viz.dashboard.lesson.seat import SEAT
from viz.dashboard.lesson.told import Said, left
from viz.dashboard.lesson.use_towns import Towns, use_towns
from viz.dashboard.parts import element
from viz.dashboard.texts import say
from viz.language import number

_DIGITS: Final = 2


@solara.component
def BudgetCard(each: Lesson, lang: str, bench: Bench) -> None:
    """Choose measures, see what is left, and run the package.

    Args:
        each: a lesson with a budget.
        lang: "nl" or "en".
        bench: the server's bench.
    """
    seat, budget = SEAT.value, each.file.budget
    assert budget is not None

    def keep(towns: Towns) -> None:
        SEAT.set(replace(SEAT.value, package=towns))

    begin, stop = use_towns(bench, lambda: SEAT.value.package, keep)
    element("h2", [say("lesson.budget", lang)])
    element("p", [say("lesson.budget_rule", lang, euro=number(budget.euro_per_pupil, lang))])
    if seat.towns.found is None:
        element("p", [say("lesson.budget_wait", lang)])
        return
    found = seat.towns.found
    _choices(each, budget, found, seat.chosen, lang)
    over = left(budget.euro_per_pupil, budget.prices, seat.chosen, found)
    element("p", [_rest(over, lang)], role="status")
    base, *others = each.scenarios
    chosen = [scenario for scenario in others if scenario.name in seat.chosen]
    if chosen and over >= 0 and not seat.package.running:
        runs = package_runs(each.file.run, chosen, base, MEASURE_OF_PACKAGE)
        element("p", [Press(say("lesson.budget_run", lang), lambda: begin(runs), strong=True)])
    progress(seat.package, lang, stop)
    if seat.package.found is not None:
        told = _outcome(each, budget, seat.package.found, found, lang)
        element("p", [told], class_="vz-question", role="status")


def _choices(each: Lesson, budget: Budget, found: Found, chosen: tuple[str, ...], lang: str) -> None:
    """Each measure with its price, as a button that is pressed or not."""

    def turn(name: str) -> None:
        now = SEAT.value.chosen
        new = tuple(one for one in now if one != name) if name in now else (*now, name)
        SEAT.set(replace(SEAT.value, chosen=new, package=Towns()))

    titles = {scenario.name: scenario.title[lang] for scenario in each.scenarios}
    buttons = []
    for name, price in budget.prices.items():
        words = f"{titles[name]}: {say('lesson.package', lang, price=number(found[price].value, lang))}"
        buttons.append(Press(words, partial(turn, name), pressed=name in chosen))
    element("div", buttons, class_="vz-answers", role="group", aria_label=say("lesson.budget", lang))


def _rest(over: float, lang: str) -> str:
    euro = number(abs(over), lang)
    return say("lesson.budget_left" if over >= 0 else "lesson.budget_over", lang, euro=euro)


def _outcome(each: Lesson, budget: Budget, package: Found, found: Found, lang: str) -> str:
    """What the package costs and brings, beside what its parts bring one by one."""
    names = [name for name in budget.prices if name in SEAT.value.chosen]
    gains = {how.scenario: how.id for how in each.file.number if how.what == "gain"}
    days = sum(found[gains[name]].value * found[budget.prices[name]].value for name in names) / EURO
    fewer = package["difference"]
    how = NumberOf(id="days", what="rate", digits=_DIGITS)
    said = Said.of(Figure(-fewer.value, -fewer.high, -fewer.low), how, lang)
    return say(
        "lesson.budget_found", lang, price=number(package["price"].value, lang), days=said, low=said.low,
        high=said.high, sum=number(days, lang, _DIGITS),
    )  # fmt: skip
