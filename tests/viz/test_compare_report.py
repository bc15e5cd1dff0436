"""The report of a comparison: it stands alone, can be read by all, and its numbers are those of the table."""

import re
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest

from evidence.errors import BadInput
from experiments.compare.comparison import ALL_YEARS, Comparison
from experiments.compare.measured import UNITS
from tests.viz.pages import CONTRAST, LOADS, Page, luminance
from tests.viz.synthetic_compare import TITLES, make_comparison
from viz.compare import document, pictures, report, table
from viz.page_style import CSS


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return make_comparison(years=2)


@pytest.fixture(scope="module", params=["nl", "en"])
def page(request: pytest.FixtureRequest, comparison: Comparison) -> tuple[str, Page]:
    return request.param, Page(report(comparison, request.param))


def read(words: str, lang: str) -> float:
    """A number as the language writes it."""
    plain = words.replace("\N{MINUS SIGN}", "-").replace("+", "")
    return float(plain.replace(".", "").replace(",", ".") if lang == "nl" else plain.replace(",", ""))


def close(words: str, value: float, lang: str) -> bool:
    """Whether the words are the value, rounded to the digits that they have."""
    digits = len(words.rpartition("," if lang == "nl" else ".")[2]) if re.search("[.,]", words) else 0
    return abs(read(words, lang) - value) <= 0.5 * 10**-digits + 1e-9


def test_every_element_is_closed_in_order_and_no_id_is_twice(page: tuple[str, Page]) -> None:
    made = page[1]
    assert made.mistakes == []
    ids = [attributes["id"] for _, attributes in made.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    named = [attributes["aria-labelledby"] for _, attributes in made.elements if "aria-labelledby" in attributes]
    assert set(named) <= set(ids)


def test_it_loads_nothing_and_runs_nothing(page: tuple[str, Page]) -> None:
    made = page[1]
    assert not {name for name, _ in made.elements} & {"script", "link", "iframe", "object", "embed", "base"}
    assert "url(" not in CSS and "@import" not in CSS
    for name, attributes in made.elements:
        for key, value in attributes.items():
            assert not key.startswith("on"), name
            assert key not in LOADS or value.startswith("data:"), (name, key)
            assert key != "href" or value.startswith("#"), (name, value)


def test_every_image_has_an_alternative_and_every_table_a_caption(page: tuple[str, Page]) -> None:
    made = page[1]
    images = made.all("img")
    assert len(images) == 10
    assert all(len(image["alt"]) > 40 for image in images)
    assert len({image["alt"] for image in images}) == len(images)
    assert len(made.all("table")) == len(made.all("caption")) > 0
    assert all("scope" in heading for heading in made.all("th"))


def test_headings_go_down_one_level_at_a_time_from_one_first(page: tuple[str, Page]) -> None:
    levels = [int(name[1]) for name, _ in page[1].elements if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_number_of_the_key_table_is_that_of_the_table(page: tuple[str, Page], comparison: Comparison) -> None:
    lang, made = page
    units = {words[lang] for words in UNITS.values()}
    rows = [row for row in made.rows if len(row) == 8 and row[1] in units]
    rows = [row for row in rows if re.fullmatch(r"[\d.,]+", row[2]) and re.fullmatch(r"[\d.,]+", row[7])]
    effects = table.overall(comparison)
    assert len(rows) == len(effects) == 3 * effects["measure"].nunique()
    counted = {scenario: effects[effects["scenario"] == scenario] for scenario in comparison.scenarios}
    found = 0
    for row in rows:
        numbers = [row[place] for place in (2, 3, 4)] + row[5].replace(" tot ", " to ").split(" to ")
        numbers += re.split(" [(]| tot | to |[)]", row[6])[:3]
        numbers.append(row[7])
        matches = [
            effect
            for lines in counted.values()
            for _, effect in lines.iterrows()
            if all(close(words, value, lang) for words, value in zip(numbers, expected(effect), strict=True))
        ]
        found += len(matches) == 1
    assert found == len(rows)


def expected(effect: pd.Series) -> list[float]:
    absolute = [effect[name] for name in ("base_rate", "rate", "difference", "low", "high")]
    parts = [effect[name] for name in ("relative", "relative_low", "relative_high")]
    return [*absolute, *parts, 100 * effect["same_sign"]]


def test_true_and_registered_stand_apart(page: tuple[str, Page]) -> None:
    lang, made = page
    heads = {
        "nl": ["Wat er werkelijk gebeurt", "Wat scholen opschrijven of melden"],
        "en": ["What truly happens", "What schools write down or report"],
    }[lang]
    alone = [row[0] for row in made.rows if len(row) == 1]
    assert [row for row in alone if row in heads] == heads * 3
    names = [row[0] for row in made.rows]
    true, registered = (names.index(head) for head in heads)
    ends = {
        "nl": ("alle verzuim, werkelijk", "alle verzuim, geregistreerd"),
        "en": ("all absence, true", "all absence, registered"),
    }
    assert true < names.index(ends[lang][0]) < registered < names.index(ends[lang][1])


def test_the_languages_do_not_mix(page: tuple[str, Page]) -> None:
    lang, made = page
    assert made.all("html")[0]["lang"] == lang
    own = ("verzuim compare", "the policy itself", "the trial: ")
    told = " ".join(words for words in made.words if not any(each in words for each in own))
    told += " ".join(image["alt"] for image in made.all("img"))
    other = {
        "nl": ("lesson", "pupil", "school year", "truancy", "difference", "interval includes", "replicate", "pupils"),
        "en": ("lesuren", "leerling", "schooljaar", "spijbelen", "verschil", "herhaling", "onzeker"),
    }[lang]
    assert not [word for word in other if word in told.lower()]
    if lang == "nl":
        assert not re.search(r"\d\.\d(?!\d\d)", re.sub(r"numpy .*", "", told.replace(versions_of(made), "")))


def versions_of(made: Page) -> str:
    return next(words for words in made.words if words.startswith("python 3"))


def test_it_says_what_differs_with_source_grade_and_range(page: tuple[str, Page]) -> None:
    lang, made = page
    row = next(row for row in made.rows if "class.size" in row[0])
    assert {"nl": "0,7 tot 0,9", "en": "0.7 to 0.9"}[lang] == row[3]
    assert {"nl": "aanname", "en": "assumption"}[lang] == row[4]
    assert row[5] == "the policy itself: <a fifth> fewer pupils & no study"


def test_costs_and_prices_of_a_gain_are_those_of_the_tables(page: tuple[str, Page], comparison: Comparison) -> None:
    lang, made = page
    payers = {"nl": ("alle betalers", "school", "rijk"), "en": ("all payers", "school", "state")}[lang]
    worth = comparison.worth[comparison.worth["scenario"] == "coaching"]
    rows = [row for row in made.rows if len(row) == 6 and row[0] in payers]
    assert len(rows) == len(worth) == 9
    for row, (_, line) in zip(rows, worth.iterrows(), strict=True):
        assert near(row[1].split(" (")[0], line["euro"], lang)
        assert (row[3] == "-") == (line["avoided"] <= 0)
        if line["sureness"] == "bounded":
            told = re.split(r" [(]| tot | to |[)]", row[3])[:3]
            for words, name in zip(told, ("ratio", "ratio_low", "ratio_high"), strict=True):
                assert near(words, line[name], lang)
    costs = comparison.costs[(comparison.costs["year"] == ALL_YEARS) & (comparison.costs["scenario"] == "coaching")]
    rows = [row for row in made.rows if len(row) == 4 and row[0] in payers]
    assert [read(row[1], lang) for row in rows] == list(costs["euro"].round())


def near(words: str, value: float, lang: str) -> bool:
    """Whether the words are the value to three figures."""
    return read(words, lang) == pytest.approx(value, rel=0.006)


def test_what_runs_short_first_stands_on_top(page: tuple[str, Page]) -> None:
    lang, made = page
    names = {"nl": ("jeugdarts", "jaar 1, week 2"), "en": ("school doctor", "year 1, week 2")}[lang]
    rows = [row for row in made.rows if len(row) == 8 and row[1] == names[1]]
    assert [row[0] for row in rows] == [names[0], names[0], TITLES["coaching"][lang], names[0]]


def test_each_lever_has_its_range_source_and_grade_and_what_is_unproven_is_said(page: tuple[str, Page]) -> None:
    lang, made = page
    row = next(row for row in made.rows if "student.perspective" in row[0])
    assert row[2] == {"nl": "0 tot 0,1", "en": "0 to 0.1"}[lang]
    assert {"nl": "experiment met loting; niet bewezen", "en": "randomised trial; unproven"}[lang] in row[3]
    assert row[4] == "the trial: <a class> & a coach"
    assert any(TITLES["coaching"][lang] in row[0] and "17" in row[0] for row in made.rows if len(row) == 1)
    price = next(row for row in made.rows if row[-1] == "the trial: a budget")
    assert price[1] == {"nl": "1.000", "en": "1,000"}[lang]
    proven = make_comparison(scenarios=("coaching",))
    proven = replace(proven, levers=(replace(proven.levers[0], unproven=False),))
    assert "unproven" not in report(proven, "en")


def test_it_says_the_limits_the_command_and_the_version(page: tuple[str, Page], comparison: Comparison) -> None:
    lang, made = page
    told = " ".join(made.words)
    for words in {
        "nl": ("de meeste zijn eerste schattingen", "niet hoe onzeker de parameters", "geen voorspelling"),
        "en": ("most are first guesses", "not how unsure the parameters", "no forecast"),
    }[lang]:
        assert words in told
    assert comparison.command in told
    assert "verzuim " in versions_of(made)


def test_an_interval_decides_what_is_called_certain(comparison: Comparison) -> None:
    effects = table.overall(comparison)
    one = effects[(effects["scenario"] == "coaching") & (effects["measure"] == "vsv")].index
    told = {}
    for sign, low in (("unclear", -1.0), ("higher", 0.001)):
        made = replace(comparison, effects=comparison.effects.copy())
        made.effects.loc[one, ["low", "high"]] = (low, 1.0)
        told[sign] = Page(report(replace(made, scenarios=("coaching",)), "en")).words
    assert any(re.search(r"includes zero: [^.]*new early leavers", words) for words in told["unclear"])
    assert any(re.search(r"Certainly higher: [^.]*new early leavers", words) for words in told["higher"])


def test_true_and_registered_that_part_are_pointed_out() -> None:
    made = make_comparison(scenarios=("better-registration",))
    made.effects.loc[made.effects["measure"] == "missed_true", "high"] = -0.01
    told = " ".join(Page(report(made, "en")).words)
    assert "goes the other way here: registered absence rises, true absence falls" in told
    alone = " ".join(Page(report(make_comparison(scenarios=("smaller-classes",)), "en")).words)
    assert "goes the other way" not in alone


@pytest.mark.parametrize(("lang", "said"), [("nl", "geen interval"), ("en", "there is no interval")])
def test_one_replicate_works_and_says_that_there_is_no_interval(lang: str, said: str) -> None:
    made = Page(report(make_comparison(replicates=1), lang))
    assert made.mistakes == []
    told = " ".join(made.words)
    assert said in told
    assert "nan" not in told.lower().split()
    assert not re.search(r"95 ?%[- ]interval \S?\d", told)
    cells = [row[5] for row in made.rows if len(row) == 8]
    assert {"nl": "geen: één herhaling", "en": "none: one replicate"}[lang] in cells


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_nothing_compared_works_and_says_so(lang: str) -> None:
    made = Page(report(make_comparison(scenarios=()), lang))
    assert made.mistakes == []
    assert made.all("img") == []
    assert {"nl": "Er is geen scenario vergeleken", "en": "No scenario was compared"}[lang] in " ".join(made.words)


def test_titles_are_escaped() -> None:
    page = report(make_comparison(scenarios=("coaching",)), "en")
    assert TITLES["coaching"].en not in page
    assert TITLES["coaching"].en.replace("&", "&amp;") in page


def test_text_can_be_told_from_what_is_behind_it() -> None:
    inks = set(re.findall(r"(?<![-\w])color: (#\w+)", CSS))
    papers = set(re.findall(r"background: (#\w+)", CSS))
    assert inks and papers
    for ink in inks:
        for paper in papers:
            high, low = sorted((luminance(ink), luminance(paper)), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= CONTRAST, (ink, paper)


def test_the_same_comparison_gives_the_same_page() -> None:
    pages = [report(make_comparison(scenarios=("coaching",)), "nl") for _ in range(2)]
    assert pages[0] == pages[1]


def test_another_language_is_refused(comparison: Comparison) -> None:
    with pytest.raises(BadInput, match="allowed: nl, en"):
        report(comparison, "fr")


def test_figures_that_were_drawn_are_not_drawn_again(comparison: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = pictures(comparison, "nl")
    own = Page(report(comparison, "nl")).all("img")
    monkeypatch.setattr(document, "pictures", None)
    given = Page(report(comparison, "nl", drawn)).all("img")
    assert len(given) == len(drawn)
    assert [image["alt"] for image in given] == [image["alt"] for image in own]
    assert Page(report(comparison, "nl", {})).all("img") == []
