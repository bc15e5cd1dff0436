"""Figures of a screening: all are drawn, in both languages, and every rule is in them."""

import pytest

from evidence.errors import BadInput
from tests.experiments.screening.synthetic import make_screened
from viz.screening import figures
from viz.screening.catalogue import TEXTS


def words(figure: object) -> str:
    return " ".join(text.get_text() for text in figure.findobj(lambda each: hasattr(each, "get_text")))  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_figure_is_drawn_and_names_every_rule(lang: str) -> None:
    screened = make_screened()
    drawn = figures(screened, lang)
    assert set(drawn) == {"rules", "lead", "capacity", "groups", "curves"}
    for name, figure in drawn.items():
        told = " ".join(words(figure).split())
        assert "{" not in told
        if name != "curves":
            assert all(rule[lang] in told for rule in screened.rules.values()), name


def test_capacity_is_drawn_as_it_was_counted() -> None:
    screened = make_screened()
    axes = figures(screened, "en")["capacity"].axes[0]
    rates = screened.rates("capacity")
    for line, rule in zip(axes.lines, screened.rules, strict=True):
        assert list(line.get_ydata()) == list(100 * rates[rates["rule"] == rule]["sensitivity"])


def test_another_language_is_refused() -> None:
    with pytest.raises(BadInput, match="de"):
        figures(make_screened(), "de")


def test_every_text_is_there_in_both_languages() -> None:
    assert all(set(words) == {"nl", "en"} and all(words.values()) for words in TEXTS.values())
