"""The numbers of a lesson, what is said of them, and which answer is right, on counts made by hand."""

import json
import string
from math import isnan, nan

import pandas as pd
import pytest

from evidence.checking import Words
from scenarios import load
from viz.dashboard.lesson.chart import chart_of
from viz.dashboard.lesson.found import Figure, from_comparison, from_trial
from viz.dashboard.lesson.loader import lesson, lessons
from viz.dashboard.lesson.runs import Runs, package, package_runs
from viz.dashboard.lesson.schema import Claim, NumberOf, Option, Predict, Reveal
from viz.dashboard.lesson.told import answer, filled, left, sentence, sureness

PUPILS = 1000.0


def counts(of: dict[str, list[tuple[float, float, float]]]) -> pd.DataFrame:
    """Counts of towns: scenario → hours skipped, hours registered and euro, a triple for each town."""
    rows = []
    for scenario, towns in of.items():
        for replicate, (skipped, registered, euro) in enumerate(towns):
            lines = [
                ("pupils", "true_truancy", "all", skipped, 100 * PUPILS),
                ("pupils", "registered_unauthorised", "all", registered, 100 * PUPILS),
                ("pupils", "days_true", "all", skipped / 5, PUPILS),
                ("pupils", "chronic_true", "all", 10.0, PUPILS),
                *([("costs", "euro", "calls", euro, 1.0)] if euro else []),
            ]
            rows += [
                {"scenario": scenario, "replicate": replicate, "seed": replicate, "kind": kind, "year": 0, "week": -1,
                 "measure": measure, "group": group, "value": "all" if kind == "pupils" else "school",
                 "numerator": top, "denominator": bottom}
                for kind, measure, group, top, bottom in lines
            ]  # fmt: skip
    return pd.DataFrame(rows)


TOWNS = counts(
    {
        "base": [(2000, 1000, 0), (2200, 1100, 0), (1800, 900, 0)],
        "call": [(1500, 1300, 5000), (1700, 1400, 5000), (1300, 1200, 5000)],
        "alone": [(1000, 600, 0), (1100, 650, 0), (900, 550, 0)],
        "call_alone": [(800, 700, 5000), (900, 750, 5000), (700, 650, 5000)],
    }
)


def worked_out(**number: object) -> Figure:
    return from_comparison((NumberOf(id="x", **number),), "base", TOWNS)["x"]  # type: ignore[arg-type]


def test_rates_differences_and_changes() -> None:
    assert worked_out(what="rate", measure="true_truancy").value == pytest.approx(2.0)
    less = worked_out(what="difference", measure="true_truancy", scenario="call")
    assert (less.value, less.low, less.high) == pytest.approx((-0.5, -0.5, -0.5), abs=0.06)
    assert less.low < less.high < 0  # as in the comparison: at least the chance of so few hours
    assert worked_out(what="change", measure="true_truancy", scenario="call").value == pytest.approx(-25.0)
    beside = worked_out(what="change", measure="true_truancy", scenario="call_alone", against="alone")
    assert beside.value == pytest.approx(-20.0)


def test_a_share_of_one_measure_in_another() -> None:
    share = worked_out(what="share", measure="registered_unauthorised", of="true_truancy")
    assert (share.value, share.low, share.high) == pytest.approx((50.0, 50.0, 50.0))


def test_what_goes_when_something_is_switched_off() -> None:
    """With it on 500 hours fewer, with it off 200: three fifths went through it."""
    part = worked_out(what="through", measure="true_truancy", scenario="call", without=("alone", "call_alone"))
    assert part.value == pytest.approx(60.0)
    assert part.low <= 60.0 <= part.high


def test_prices_and_gains() -> None:
    assert worked_out(what="price", scenario="call").value == pytest.approx(5.0)
    assert worked_out(what="price", scenario="alone").value == 0.0
    assert worked_out(what="gain", measure="days_true", scenario="call").value == pytest.approx(20.0)
    assert isnan(worked_out(what="gain", measure="days_true", scenario="alone").value)


def test_numbers_of_the_evidence_are_read_there() -> None:
    assert worked_out(what="evidence", effect="skipping_together").value == 4.7
    interval = worked_out(what="evidence", effect="mazl_mbo")
    assert (interval.value, interval.low, interval.high) == (-1.13, -2.22, -0.05)
    assert worked_out(what="evidence", target="vsv_2021_22").value == 30242.0


def test_before_and_after() -> None:
    rows = []
    for town, drift in enumerate((0.0, 0.01, -0.01)):
        figures = {"supported": (0.20 + drift, 0.12), "unsupported": (0.20 + drift, 0.15), "controls": (0.2, 0.15)}
        for name, (before, after) in figures.items():
            rows += [(town, name, "before", before), (town, name, "after", after), (town, name, "pupils", 50.0)]
        rows.append((town, "effect", "after", -0.03))
    figures_of = pd.DataFrame(rows, columns=["replicate", "name", "figure", "value"]).assign(part="before_after")
    numbers = (
        *(NumberOf(id=name, what="before_after", group=name) for name in ("supported", "unsupported", "effect")),  # type: ignore[arg-type]
        NumberOf(id="part", what="part"),
    )
    found = from_trial(numbers, figures_of)
    assert found["supported"].value == pytest.approx(-8.0)
    assert found["unsupported"].value == pytest.approx(-5.0)
    assert found["effect"].value == pytest.approx(-3.0)
    assert found["part"].value == pytest.approx(37.5)
    assert found["supported"].low < -8.0 < found["supported"].high


LESS = NumberOf(id="less", what="change", measure="true_truancy", scenario="call", sized=True)
SAYS = Reveal(
    text=Words(nl="{less} procent minder ({less.low} tot {less.high})", en="{less} percent less"),
    claim=Claim(number="less", being="below"),
)


def test_a_sentence_is_said_only_when_the_run_is_sure() -> None:
    sure = {"less": Figure(-6.2, -8.4, -4.1)}
    assert sentence(SAYS, (LESS,), sure, "nl").text == "6 procent minder (4 tot 8)"
    for figure, how in [
        (Figure(-6.0, -13.0, 1.0), "unsure"),
        (Figure(4.0, 2.0, 6.0), "other_way"),
        (Figure(-6.0), "unsure"),
        (Figure(nan), "unsure"),
    ]:
        said = sentence(SAYS, (LESS,), {"less": figure}, "en")
        assert (said.sureness, said.text) == (how, None)


def test_claims_about_two_numbers_need_intervals_that_do_not_meet() -> None:
    claim = Claim(number="one", being="above", than="two")
    two = Figure(1.0, 0.5, 1.5)
    assert sureness(claim, {"one": Figure(3.0, 2.0, 4.0), "two": two}) == "as_said"
    assert sureness(claim, {"one": Figure(3.0, 1.4, 4.0), "two": two}) == "unsure"
    assert sureness(claim, {"one": Figure(0.0, -1.0, 0.4), "two": two}) == "other_way"


def test_numbers_are_written_as_the_language_does() -> None:
    one = NumberOf(id="less", what="rate", measure="true_truancy", digits=1)
    text = Words(nl="{less}", en="{less}")
    assert filled(text, (one,), {"less": Figure(1234.56)}, "nl") == "1.234,6"
    assert filled(text, (one,), {"less": Figure(-0.04)}, "en") == "0.0"
    assert filled(text, (one,), {"less": Figure(nan)}, "en") == "?"


RANGES = Predict(
    question=Words(nl="?", en="?"), number="less",
    option=tuple(
        Option(text=Words(nl="x", en="x"), low=low, high=high) for low, high in [(None, -50), (-50, -10), (-10, None)]
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "right", "possible"),
    [
        (Figure(-30.0, -40.0, -20.0), 1, (1,)),
        (Figure(-30.0, -55.0, -5.0), 1, (0, 1, 2)),
        (Figure(-50.0, -52.0, -48.0), 1, (0, 1)),
        (Figure(-10.0), 2, (2,)),
        (Figure(nan), None, ()),
    ],
)
def test_the_answer_is_the_range_that_holds_the_number(
    figure: Figure, right: int | None, possible: tuple[int, ...]
) -> None:
    found = answer(RANGES, {"less": figure})
    assert (found.right, found.possible) == (right, possible)


@pytest.mark.parametrize("wanted", ["most", "least"])
def test_the_answer_is_the_best_and_what_cannot_be_told_from_it(wanted: str) -> None:
    sign = 1.0 if wanted == "most" else -1.0
    options = tuple(Option(text=Words(nl="x", en="x"), number=name) for name in "abcd")
    predict = Predict(question=Words(nl="?", en="?"), wanted=wanted, option=options)  # type: ignore[arg-type]
    ends = {"a": (5.0, 4.0, 6.0), "b": (4.5, 3.5, 5.5), "c": (1.0, 0.5, 1.5)}
    figures = {
        name: Figure(sign * v, min(sign * lo, sign * hi), max(sign * lo, sign * hi))
        for name, (v, lo, hi) in ends.items()
    }
    found = answer(predict, figures | {"d": Figure(nan)})
    assert (found.right, found.possible) == (0, (0, 1))
    assert [found.of(place) for place in range(4)] == ["right", "possible", "wrong", "wrong"]


@pytest.mark.parametrize("name", list(lessons()))
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_text_and_figure_can_be_filled_in(name: str, lang: str) -> None:
    """Whatever comes out: sure numbers, numbers without an interval and none at all."""
    file = lesson(name).file
    for figure in (Figure(12.3, 10.0, 14.0), Figure(-12.3, -14.0, -10.0), Figure(0.0), Figure(nan)):
        found = {number.id: figure for number in file.number}
        for reveal in file.reveal:
            told = filled(reveal.text, file.number, found, lang)
            assert not list(name for _, name, _, _ in string.Formatter().parse(told) if name)
            sentence(reveal, file.number, found, lang)
        answer(file.predict, found)
        shown = chart_of(name, file.chart, file.number, found, lang, about="towns", command="verzuim")
        assert len(shown.table) == len(file.chart.numbers)
        assert shown.alt.startswith(file.chart.title[lang])
        json.dumps(shown.option, allow_nan=False)
        assert shown.empty == isnan(figure.value)
        shown.draw()


@pytest.mark.parametrize("name", list(lessons()))
def test_runs_share_people_and_luck_town_by_town(name: str) -> None:
    found = lesson(name)
    runs = Runs(found.file.run, found.scenarios, found.file.number)
    jobs = runs.jobs()
    arms = 1 if found.file.run.kind == "trial" else len(found.scenarios)
    assert len(jobs) == arms * found.file.run.replicates
    assert len({job.key for _, _, job in jobs}) == len(jobs)
    for _, town, job in jobs:
        job.check()
        assert job.seed == found.file.run.seed + town
        assert job.students == found.file.run.students


def test_a_package_has_what_its_parts_add_once() -> None:
    base = load("baseline")
    both = package([load("day-of-absence-contact"), load("better-registration"), load("parents")], base)
    assert [plan.name for plan in both.interventions] == [
        "day-of-absence-call", "text-alerts", "letters-to-parents", "registration", "parent-partnership", "home-visits",
    ]  # fmt: skip
    assert {change.by for change in both.changes} == {"day-of-absence-call", "registration", "parent-partnership"}
    assert both.title.nl == "Contact op de dag van het verzuim + Betere registratie + Samen met ouders"
    one = package([load("parents")], base)
    assert (one.interventions, one.changes) == (load("parents").interventions, load("parents").changes)
    runs = package_runs(lesson("budget").file.run, [load("parents")], base, "days_true")
    assert [scenario.name for scenario in runs.scenarios] == ["baseline", "package"]


def test_what_is_left_of_a_budget() -> None:
    prices = {"a": "price_a", "b": "price_b"}
    found = {"price_a": Figure(30.0), "price_b": Figure(100.0)}
    assert left(120, prices, ["a"], found) == 90.0
    assert left(120, prices, ["a", "b"], found) == -10.0
    assert left(120, prices, [], found) == 120.0
