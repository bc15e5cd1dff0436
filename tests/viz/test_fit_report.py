"""The report of a calibration: what is not pinned down first, what failed is said, and it stands alone."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from evidence.errors import BadInput
from evidence.observations import load_observations
from experiments.calibration import kept, kept_again
from experiments.calibration.kept_again import Kept
from tests.experiments.calibration.synthetic import FIGURES, calibration
from tests.viz.pages import LOADS, Page
from viz.calibration import fit_tables
from viz.calibration.fit_report import report
from viz.calibration.fit_texts import FIT_TEXTS, TEXTS, say
from viz.page import is_by
from viz.phrases import phrase

SECTIONS = ["asked", "loose", "firm", "checks", "figures", "left_out", "marginals", "pairs", "contraction", "sobol",
            "recovery", "assumptions", "made"]  # fmt: skip
CHECKS = ("figures", "reach", "left_out", "ranks", "coverage")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A calibration of which the last figure is out of reach, nothing is known of truancy.age, as it is read back."""
    place: Path = tmp_path_factory.mktemp("calibration")
    kept.write(replace(calibration(), command="verzuim calibrate --parameters 'a<b>&c'"), place)
    return kept_again.read(place)


@pytest.fixture(scope="module", params=["nl", "en"])
def page(request: pytest.FixtureRequest, found: Kept) -> tuple[str, str, Page]:
    written = report(found, request.param)
    return request.param, written, Page(written)


def part(written: str, name: str) -> str:
    """The words of one section."""
    inner = written.partition(f'<h2 id="{name}">')[2].partition("</section>")[0]
    return " ".join(Page(f"<div>{inner}</div>").words)


def test_what_is_not_pinned_down_stands_before_what_is(page: tuple[str, str, Page]) -> None:
    lang, written, made = page
    assert [each["id"] for each in made.all("h2")] == SECTIONS
    loose, firm = part(written, "loose"), part(written, "firm")
    assert "(truancy.age)" in loose
    assert "(truancy.age)" not in firm
    for name in ("truancy.baseline", "sickness.onset", "leaving.push", "leaving.fall"):
        assert f"({name})" in firm
        assert f"({name})" not in loose
    assert say("loose.text", lang, count=1, all=5, limit=25) in loose


def test_the_first_words_say_what_was_fitted_to_what_in_two_sentences(page: tuple[str, str, Page]) -> None:
    lang, written, _ = page
    told = part(written, "asked").removeprefix(say("asked", lang)).strip()
    assert len(re.findall(r"[.](?= |$)", told)) == 2
    assert all(number in told for number in ("5", "10", "200"))


def test_a_check_that_failed_is_said_with_what_it_means(page: tuple[str, str, Page], found: Kept) -> None:
    lang, written, _ = page
    last = found.found.plan.figures[-1]
    told = part(written, "checks")
    assert say("checks.failed", lang, names=say("title.reach", lang)) in told
    assert say("means.reach.no", lang) in told
    assert say("warning.nowhere", lang, names="").rstrip(" .") in told
    assert phrase(last.group, lang) in told.partition(say("warning.nowhere", lang, names="").rstrip(" ."))[2]
    assert say("means.reach.yes", lang) not in told


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("passed", [True, False])
def test_every_verdict_has_its_own_words(found: Kept, lang: str, passed: bool) -> None:
    verdicts = tuple(replace(each, passed=passed, power=0.9) for each in found.found.verdicts)
    assert {each.name for each in verdicts} == set(CHECKS)
    one = replace(found.found, verdicts=verdicts)
    told = fit_tables.checks(one, lang)
    for name in CHECKS:
        came = "yes" if passed else "no"
        assert f"{say(f'title.{name}', lang)}: {say(came, lang)}" in told
        assert say(f"means.{name}.{came}", lang) in told
    failed = fit_tables.failed(one, lang)
    assert failed == ([] if passed else [say(f"title.{each.name}", lang) for each in verdicts])


def test_intervals_that_failed_or_were_not_checked_are_said_where_parameters_are(found: Kept) -> None:
    bad = tuple(replace(each, passed=each.name != "coverage") for each in found.found.verdicts)
    told = report(replace(found, found=replace(found.found, verdicts=bad)), "en")
    assert say("doubt", "en") in part(told, "loose")
    few = replace(
        found.found, verdicts=found.found.verdicts[:3], ranks=found.found.ranks[:0], coverage=found.found.coverage[:0],
    )  # fmt: skip
    told = report(replace(found, found=few), "en")
    assert say("unchecked", "en") in part(told, "loose")
    assert say("unchecked", "en") in part(told, "recovery")
    assert say("not_done", "en") in part(told, "checks")
    chain = replace(found.found, posterior=replace(found.found.posterior, settled=False))
    assert say("title.chain", "en") in fit_tables.failed(chain, "en")
    assert say("means.chain.no", "en") in fit_tables.checks(chain, "en")


def test_every_figure_stands_beside_the_model_and_those_outside_are_explained(
    page: tuple[str, str, Page], found: Kept
) -> None:
    lang, written, made = page
    rows = [row for row in made.rows if len(row) == 8]
    assert len(rows) == 1 + FIGURES
    outside = [row[0] for row in rows[1:] if row[-1] != say("met", lang)]
    told = part(written, "figures").partition(say("outside", lang))[2]
    assert outside
    for name in outside:
        assert name in told
    error = load_observations()[found.found.plan.figures[-1].target].error
    assert error is not None and error.source.rstrip(".") in told


def test_texts_are_escaped(page: tuple[str, str, Page], found: Kept) -> None:
    _, written, made = page
    assert "a<b>" not in written
    assert "a&lt;b&gt;&amp;c" in written
    assert found.found.command in " ".join(made.words)


def test_figures_of_ones_own_cannot_break_the_page(found: Kept) -> None:
    bad = "<script>x</script> $\\frac & co"
    plan = found.found.plan
    figures = (*plan.figures[:-1], replace(plan.figures[-1], group=bad, note=bad, year="$2^"))
    written = report(replace(found, found=replace(found.found, plan=replace(plan, figures=figures))), "nl")
    made = Page(written)
    assert made.mistakes == []
    assert made.all("script") == []
    assert bad in " ".join(made.words)


def test_the_page_stands_alone_and_can_be_read_by_all(page: tuple[str, str, Page]) -> None:
    lang, written, made = page
    assert made.mistakes == []
    assert made.all("html") == [{"lang": lang}]
    assert is_by(written, "verzuim fit-report")
    for name, attributes in made.elements:
        assert name not in ("script", "link", "iframe", "object")
        assert all(attributes.get(key, "data:").startswith("data:") for key in LOADS)
        assert all(not value.startswith("http") for value in attributes.values())
    assert "url(" not in written and "@import" not in written
    images = made.all("img")
    assert len(images) == 7
    assert all(len(image["alt"]) > 30 for image in images)
    levels = [int(name[1]) for name, _ in made.elements if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    boxes = [attributes for name, attributes in made.elements if attributes.get("class") == "scroll"]
    assert len(boxes) == len(made.all("table"))
    assert {"nl": "geen voorspelling", "en": "no forecast"}[lang] in " ".join(made.words)


def test_numbers_are_written_as_the_language_does(page: tuple[str, str, Page]) -> None:
    lang, _, made = page
    cells = [cell for row in made.rows for cell in row[1:] if re.fullmatch(r"[-\N{MINUS SIGN}\d.,]+", cell)]
    assert len(cells) > 50
    wrong = re.compile(r"^\N{MINUS SIGN}?\d+\.\d{1,2}$" if lang == "nl" else r",\d{1,2}$")
    assert [cell for cell in cells if wrong.search(cell)] == []
    nought = [cell for cell in cells if re.fullmatch(r"\N{MINUS SIGN}0[.,]0", cell)]
    assert nought == []


def test_both_languages_have_every_text_with_the_same_names() -> None:
    for key, words in FIT_TEXTS.items():
        assert set(words) == {"nl", "en"}, key
        fields = [set(re.findall(r"{(\w+)}", words[lang])) for lang in ("nl", "en")]
        assert fields[0] == fields[1], key
    assert len(TEXTS) > len(FIT_TEXTS)


def test_two_methods_stand_side_by_side_where_there_are_two(found: Kept) -> None:
    table = found.found.parameters
    methods = pd.DataFrame({
        "parameter": table["parameter"], "emulator_low": table["low"], "emulator_high": table["high"],
        "network_low": table["low"], "network_high": table["high"], "apart": [0.1, -0.73, 0.2, 0.0, 0.0],
        "overlap": 0.8,
    })  # fmt: skip
    written = report(replace(found, methods=methods), "nl")
    told = part(written, "methods")
    assert "\N{MINUS SIGN}0,73" in told
    assert any(
        table["parameter"].iloc[1] in image["alt"] and "0,73" in image["alt"] for image in Page(written).all("img")
    )


def test_another_language_is_refused(found: Kept) -> None:
    with pytest.raises(BadInput, match="allowed: nl, en"):
        report(found, "fr")
