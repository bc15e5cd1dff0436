"""Every text of the dashboard is there in both languages, with the same names to fill in."""

import string

import pytest

from viz.dashboard.texts import catalogue


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_every_text_is_in_both_languages_with_the_same_names(key: str) -> None:
    words = catalogue()[key]
    assert set(words) == {"nl", "en"}
    assert all(each.strip() for each in words.values())
    names = [{name for _, name, _, _ in string.Formatter().parse(each) if name} for each in words.values()]
    assert names[0] == names[1]
