"""What a user asks, and the URL of it."""

import pickle
from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.dashboard.levers import load_levers, presets
from viz.dashboard.state import SCREENS, Asked, data_version, from_query, model_version, school_types, to_query
from viz.dashboard.url import _OWN, LONGEST

LEVERS = load_levers()


def asked() -> st.SearchStrategy[Asked]:
    def of(lever):  # type: ignore[no-untyped-def]
        return st.floats(lever.low, lever.high, allow_nan=False)

    levers = st.lists(st.sampled_from(list(LEVERS)), unique=True, max_size=6).flatmap(
        lambda names: st.fixed_dictionaries({name: of(LEVERS[name]) for name in names})
    )
    return st.builds(
        Asked,
        lang=st.sampled_from(["nl", "en"]),
        screen=st.sampled_from(SCREENS),
        students=st.integers(2000, 100_000),
        years=st.integers(1, 10),
        seed=st.integers(0, 2**31 - 1),
        school_types=st.lists(st.sampled_from(school_types()), unique=True).map(tuple),
        side=st.sampled_from(["true", "registered"]),
        levers=levers,
        kept=st.lists(levers, max_size=6).map(tuple),
    )


@settings(max_examples=150, deadline=None)
@given(asked())
def test_a_url_restores_all_of_it(wanted: Asked) -> None:
    assert from_query(to_query(wanted)) == (wanted, ())
    assert from_query("?" + to_query(wanted)) == (wanted, ())
    assert pickle.loads(pickle.dumps(wanted)) == wanted


@pytest.mark.parametrize("name", presets())
def test_a_preset_is_restored_by_its_name(name: str) -> None:
    wanted = Asked().from_preset(name)
    assert wanted.levers == presets()[name].levers and wanted.preset == name
    assert f"preset={name}" in to_query(wanted)
    assert from_query(to_query(wanted)) == (wanted, ())
    assert from_query(f"preset={name}") == (wanted, ())


def test_a_moved_preset_is_none_any_more() -> None:
    moved = Asked().from_preset("smaller-classes").with_lever("class-size", 21)
    assert (moved.preset, moved.levers) == ("", {"class-size": 21.0})
    assert from_query("preset=smaller-classes&class-size=21")[0] == moved


def test_a_lever_at_its_status_quo_is_no_difference() -> None:
    assert Asked(levers={"class-size": 25}) == Asked() == Asked(levers={"class-size": 20}).without_lever("class-size")
    assert from_query("class-size=25") == (Asked(), ())


def test_what_is_kept_is_kept_once_and_never_the_status_quo() -> None:
    one, two = {"class-size": 20}, {"class-size": 21}
    assert Asked(kept=(one, {}, two, one)).kept == (one, two)
    assert Asked(levers=one, kept=(one,)).keeping().kept == (one,)
    full = Asked(kept=tuple({"class-size": size} for size in (20, 21, 22, 23, 24)))
    assert len(full.kept) == 4
    assert replace(full, levers={"pbis": 10}).keeping().kept == full.kept


def test_no_lever_has_the_name_of_another_part() -> None:
    assert not set(LEVERS) & set(_OWN)


@pytest.mark.parametrize(
    ("query", "key", "words"),
    [
        ("students=1999", "students", "2000"),
        ("students=1e4", "students", "whole"),
        ("students=١٢٣٤٥", "students", "whole"),
        ("students=20_000", "students", "whole"),
        ("years=11", "years", "10"),
        ("seed=-1", "seed", "whole"),
        ("seed=" + "9" * 400, "seed", "whole"),
        ("lang=de", "lang", "nl"),
        ("screen=scenaro", "screen", "did you mean scenario?"),
        ("side=both", "side", "registered"),
        ("types=vmbo-x", "types", "did you mean vmbo-"),
        ("preset=mentor", "preset", "did you mean mentors?"),
        ("class-sise=20", "class-sise", "did you mean class-size?"),
        ("class-size=99", "class-size", "from 18 to 32"),
        ("class-size=nan", "class-size", "must be a number"),
        ("class-size=inf", "class-size", "must be a number"),
        ("class-size=20,5", "class-size", "must be a number"),
        ("class-size=", "class-size", "must be a number"),
        ("kept=class-size:99", "class-size", "must be a number"),
        ("kept=:::", "", "not known"),
        ("kept=pbis:10&" * 5 + "kept=pbis:20", "kept", "room for 4"),
        ("years=2&years=3", "years", "the first counts"),
        ("data=00000000", "data", "another version"),
        ("model=9.9", "model", "another version"),
        ("%ff%00=%zz", "�\x00", "not known"),
        ("<script>=1", "<script>", "not known"),
        ("a" * (LONGEST + 1), "url", "too long"),
    ],
)
def test_nonsense_gives_a_message_and_the_default(query: str, key: str, words: str) -> None:
    found, messages = from_query(query)
    about = [message for message in messages if message.key == key]
    assert any(words in message.text.en for message in about), messages
    assert all(message.text.nl and len(message.text.en) < 400 for message in messages)
    assert replace(found, years=1, kept=()) == Asked()


def test_one_wrong_part_leaves_the_others() -> None:
    found, messages = from_query("lang=en&years=99&class-size=20&pbsi=3")
    assert found == Asked(lang="en", levers={"class-size": 20})
    assert [message.key for message in messages] == ["years", "pbsi"]


def test_the_version_is_that_of_who_reads() -> None:
    found, messages = from_query(to_query(Asked(model="0.0.1", data="ffffffff", years=2)))
    assert (found.model, found.data, found.years) == (model_version(), data_version(), 2)
    assert len(messages) == 1 and "0.0.1" in messages[0].text.nl


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="&=:,.-%0123456789abclerskptyd", max_size=300))
def test_no_text_is_too_strange(query: str) -> None:
    found, _ = from_query(query)
    assert from_query(to_query(found)) == (found, ())
    from_query(quote(query))


def test_a_hostile_url_is_read_soon() -> None:
    _, messages = from_query("&".join(f"x{count}" for count in range(3000)))
    assert len(messages) < 110
