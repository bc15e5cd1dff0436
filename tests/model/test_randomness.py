"""Luck is uniform and independent over persons, days, streams and seeds.

The draws are fixed numbers, so a check passes for ever or fails for ever. Every check allows five standard errors: a
sound generator fails one of them once in 1.7 million, and what lies 6.65 standard errors off is seen with 95 %
probability (5 + 1.645). What that is in plain size stands beside each check.
"""

import ast
import itertools
from collections import Counter
from pathlib import Path
from typing import Any

import numba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import model
from model import randomness
from model.population import luck
from model.randomness import NETWORK, POPULATION, geometric_days, mix, normal, pair_day_key, person_day_key, seed_key
from scenarios.schema import MOST_YEARS

SIGMAS = 5.0
MASK = 2**64 - 1
WORDS = st.integers(0, MASK)
AXES = ("person", "day", "stream", "seed")
STREAMS = {
    name: number
    for name, number in vars(randomness).items()
    if name.isupper() and not name.startswith("_") and isinstance(number, int) and not isinstance(number, bool)
}


@numba.njit
def _draw(seeds: Any, persons: Any, days: Any, streams: Any, out: Any) -> None:
    for i in range(len(out)):
        seed = mix(mix(np.uint64(seeds[i])) + np.uint64(1))
        out[i] = randomness.uniform(person_day_key(seed, persons[i], days[i]), streams[i])


def draws(seed: Any = 1, person: Any = 1, day: Any = 0, stream: Any = 1) -> Any:
    """Uniform draws for every combination that the arguments name together (they broadcast)."""
    given_ = np.broadcast_arrays(*(np.asarray(x, dtype=np.uint64) for x in (seed, person, day, stream)))
    out = np.empty(given_[0].shape)
    _draw(*(np.ascontiguousarray(x).ravel() for x in given_), out.ravel())
    return out


def along(axis: str, count: int) -> Any:
    """Draws of neighbours on one axis, the other three as they are at the start of a run."""
    return draws(**{axis: np.arange(1, count + 1)})


def bits_of(drawn: Any) -> Any:
    """The 53 random bits of each draw, shape (draws, 53)."""
    words = (drawn * 2.0**53).astype(np.uint64)
    return (words[:, None] >> np.arange(53, dtype=np.uint64)) & np.uint64(1)


def chi_square_z(counts: Any, expected: Any) -> float:
    """How many standard errors a chi-square lies from what chance gives (counts are large, so it is about normal)."""
    freedom = np.size(counts) - 1
    return float((((counts - expected) ** 2 / expected).sum() - freedom) / np.sqrt(2.0 * freedom))


def test_the_draws_of_the_tests_are_those_of_the_rules() -> None:
    for seed, person, day, stream in ((0, 1, 0, 1), (1, 5, 3, 7), (2**40, 2**44 + 1, 6000, 1 << 20)):
        key = np.uint64(person_day_key(np.uint64(seed_key(seed)), person, day))
        one = randomness.uniform(key, stream)
        assert draws(seed, person, day, stream) == one


@pytest.mark.parametrize("axis", AXES)
def test_draws_fill_the_unit_interval_evenly(axis: str) -> None:
    # A million draws in 4096 bins. Seen with 95 %: bins that differ from even by 2.4 % (root mean square).
    drawn = along(axis, 2**20)
    assert drawn.min() >= 0.0
    assert drawn.max() < 1.0
    counts = np.bincount((drawn * 4096).astype(int), minlength=4096)
    assert abs(chi_square_z(counts, len(drawn) / 4096)) < SIGMAS


@pytest.mark.parametrize("axis", AXES)
def test_small_chances_come_true_as_often_as_they_should(axis: str) -> None:
    # Most rules ask for small chances. Seen with 95 %: 2 % more or fewer hits than 1 in 10 (21 % at 1 in 1,000).
    drawn = along(axis, 2**20)
    for chance in (0.1, 0.01, 0.001):
        hits = int((drawn < chance).sum())
        assert abs(hits - chance * len(drawn)) < SIGMAS * np.sqrt(len(drawn) * chance * (1.0 - chance))


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("lag", [1, 2, 5, 40, 200, 1000])
def test_neighbours_have_nothing_in_common(axis: str, lag: int) -> None:
    # Seen with 95 %: a correlation of 0.0065; in the table of 32 x 32, cells uneven by 1.8 % (root mean square).
    drawn = along(axis, 2**20 + lag)
    one, other = drawn[:-lag], drawn[lag:]
    assert abs(np.corrcoef(one, other)[0, 1]) < SIGMAS / np.sqrt(len(one))
    table = np.bincount((one * 32).astype(int) * 32 + (other * 32).astype(int), minlength=1024)
    assert abs(chi_square_z(table, len(one) / 1024)) < SIGMAS


def test_streams_in_use_have_nothing_in_common() -> None:
    # All pairs of streams over the same 200,000 person-days. Seen with 95 %: a correlation of 0.015.
    numbers = sorted({*STREAMS.values(), *(s + (1 << 20) for s in (NETWORK, 1))})
    drawn = draws(person=np.arange(1, 1001)[:, None], day=np.arange(200), stream=np.array(numbers)[:, None, None])
    together = np.corrcoef(drawn.reshape(len(numbers), -1))
    apart = together[np.triu_indices(len(numbers), 1)]
    assert np.abs(apart).max() < SIGMAS / np.sqrt(200_000)


@pytest.mark.parametrize("average", ["person", "day"])
def test_nobody_and_no_day_is_luckier_than_another(average: str) -> None:
    # 2,000 people on 2,000 days: means per person (or day) spread as means of independent draws do. Seen with 95 %: a
    # lasting share of 0.01 % of the variance of a draw (it would add 21 % to the variance of the means).
    drawn = draws(person=np.arange(1, 2001)[:, None], day=np.arange(2000))
    means = drawn.mean(axis=1 if average == "person" else 0)
    spread = ((means - 0.5) ** 2).sum() * 12 * 2000
    assert abs(spread - 2000) < SIGMAS * np.sqrt(2 * 2000)


def test_each_output_bit_is_even() -> None:
    # Seen with 95 %: a bit that is one in 49.7 % or 50.3 % of the draws.
    ones = bits_of(along("person", 2**20)).mean(axis=0)
    assert np.abs(ones - 0.5).max() < SIGMAS * 0.5 / 2**10


@pytest.mark.parametrize(("axis", "bits"), [("person", 50), ("day", 16), ("stream", 21), ("seed", 63)])
def test_one_input_bit_changes_half_of_the_output_bits(axis: str, bits: int) -> None:
    # 4,096 starting points. Seen with 95 %: an output bit that follows an input bit in 44.8 % or 55.2 % of cases; over
    # all output bits, 49.3 % or 50.7 %.
    generator = np.random.default_rng(7)
    start = {
        "person": generator.integers(1, 2_000_000, 4096), "day": generator.integers(0, 6000, 4096),
        "stream": generator.integers(1, 1100, 4096), "seed": generator.integers(0, 2**62, 4096),
    }  # fmt: skip
    before = bits_of(draws(**start))
    for bit in range(bits):
        flipped = bits_of(draws(**(start | {axis: start[axis] ^ (1 << bit)}))) != before
        assert np.abs(flipped.mean(axis=0) - 0.5).max() < SIGMAS * 0.5 / 64
        assert abs(flipped.mean() - 0.5) < SIGMAS * 0.5 / 64 / np.sqrt(53)


def test_seeds_next_to_each_other_are_far_apart() -> None:
    # Person and seed are added before the first mix: two seeds whose keys lie a few multiples of the golden constant
    # apart would share people's luck under other names. Ten thousand seeds do not, for 2**30 people.
    keys = [seed_key(seed) for seed in range(10_000)]
    assert all(0 <= key <= MASK for key in keys)
    inverse = pow(randomness._GOLDEN, -1, 2**64)
    in_people = sorted(key * inverse & MASK for key in keys)
    assert min(b - a for a, b in itertools.pairwise(in_people)) > 2**30
    # Neighbouring keys differ in 32 of 64 bits; seen with 95 %: a mean off by 0.27 bits.
    differ = [(one ^ other).bit_count() for one, other in itertools.pairwise(keys)]
    assert abs(np.mean(differ) - 32.0) < SIGMAS * 4.0 / np.sqrt(len(differ))


@given(WORDS, st.integers(1, 2**44), st.integers(1, 2**44), st.integers(0, 10_000))
def test_a_pair_has_one_key_whoever_is_named_first(seed: int, one: int, other: int, day: int) -> None:
    key = np.uint64(seed)
    assert pair_day_key(key, one, other, day) == pair_day_key(key, other, one, day)
    assert pair_day_key(key, one, other, day) != pair_day_key(key, one, other + 1, day)
    assert pair_day_key(key, one, other, day) != pair_day_key(key, one, other, day + 1)
    assert pair_day_key(key, one, other, day) != person_day_key(key, one, day)


@numba.njit
def _pairs(seed: Any, count: int, out: Any) -> None:
    place = 0
    for one in range(1, count + 1):
        for other in range(one + 1, count + 1):
            out[place] = randomness.uniform(pair_day_key(seed, one, other, 0), 7)
            place += 1


def test_pairs_draw_evenly_and_apart_from_their_members() -> None:
    # All million pairs of 1,415 people. Seen with 95 %: bins uneven by 2.4 %, or a person's luck that explains 0.02 %
    # of the variance of the pairs.
    people = 1415
    drawn = np.empty(people * (people - 1) // 2)
    _pairs(np.uint64(seed_key(1)), people, drawn)
    counts = np.bincount((drawn * 4096).astype(int), minlength=4096)
    assert abs(chi_square_z(counts, len(drawn) / 4096)) < SIGMAS
    one, other = np.triu_indices(people, 1)
    summed = np.bincount(one, drawn - 0.5, people) + np.bincount(other, drawn - 0.5, people)
    spread = (summed**2).sum() * 12 / (people - 1)
    assert abs(spread - people) < SIGMAS * np.sqrt(2 * people)


@numba.njit
def _normals(seed: Any, out: Any) -> None:
    for i in range(len(out)):
        out[i] = normal(person_day_key(seed, i + 1, 0), 1)


def test_normal_draws_are_standard_normal() -> None:
    # Seen with 95 %: a mean off by 0.0065, a variance by 0.92 %, a third moment by 0.025, a fourth by 0.064, and
    # 13 % more or fewer beyond three standard deviations.
    drawn = np.empty(2**20)
    _normals(np.uint64(seed_key(1)), drawn)
    n = len(drawn)
    assert abs(drawn.mean()) < SIGMAS / np.sqrt(n)
    assert abs(drawn.var() - 1.0) < SIGMAS * np.sqrt(2.0 / n)
    assert abs((drawn**3).mean()) < SIGMAS * np.sqrt(15.0 / n)
    assert abs((drawn**4).mean() - 3.0) < SIGMAS * np.sqrt(96.0 / n)
    beyond = 0.0026998
    assert abs((np.abs(drawn) > 3.0).sum() - beyond * n) < SIGMAS * np.sqrt(beyond * n)


@numba.njit
def _spells(seed: Any, mean: float, out: Any) -> None:
    for i in range(len(out)):
        out[i] = geometric_days(person_day_key(seed, i + 1, 0), 2, mean)


@pytest.mark.parametrize("mean", [1.2, 3.0, 8.0])
def test_spells_last_as_long_as_asked(mean: float) -> None:
    # Seen with 95 %: a mean spell off by 0.5 % (at 1.2 days) to 1.2 % (at 8); a share of spells of one day off by 0.4
    # to 0.6 percentage points.
    days = np.empty(2**18, dtype=np.int64)
    _spells(np.uint64(seed_key(1)), mean, days)
    end = 1.0 / mean
    assert days.min() == 1
    assert abs(days.mean() - mean) < SIGMAS * np.sqrt((1.0 - end) / end**2 / len(days))
    for length in (1, 2, 3, 5):
        chance = end * (1.0 - end) ** (length - 1)
        assert abs((days == length).mean() - chance) < SIGMAS * np.sqrt(chance * (1.0 - chance) / len(days))


@pytest.mark.parametrize("mean", [1.0, 0.5])
def test_a_spell_lasts_at_least_a_day(mean: float) -> None:
    days = np.empty(1000, dtype=np.int64)
    _spells(np.uint64(seed_key(1)), mean, days)
    assert (days == 1).all()


@given(st.lists(WORDS, min_size=1, max_size=50))
def test_the_compiled_hash_is_the_interpreted_one(words: list[int]) -> None:
    for word in [*words, 0, 1, MASK]:
        assert int(mix(np.uint64(word))) == randomness._mix(word)


def test_the_hash_of_arrays_is_the_hash_of_numbers() -> None:
    words = np.random.default_rng(3).integers(0, MASK, 2000, dtype=np.uint64, endpoint=True)
    assert luck._mix(words).tolist() == [randomness._mix(int(word)) for word in words]


@given(WORDS, st.integers(0, 2**49), st.sampled_from(luck._STREAMS))
def test_draws_of_the_population_are_those_of_the_rules(seed: int, who: int, choice: str) -> None:
    stream = POPULATION + luck._STREAMS.index(choice)
    one = randomness.uniform(np.uint64(person_day_key(np.uint64(seed), who, 0)), stream)
    assert luck.uniform(seed, np.array([who]), choice)[0] == one


@given(WORDS, st.integers(0, 2**49), st.integers(0, 150))
def test_normal_draws_of_the_population_come_from_the_same_luck(seed: int, who: int, trait: int) -> None:
    key = np.uint64(person_day_key(np.uint64(seed), who, 0))
    first, second = (randomness.uniform(key, luck._TRAITS_FROM + 2 * trait + k) for k in (0, 1))
    expected = np.sqrt(-2.0 * np.log1p(-first)) * np.cos(2.0 * np.pi * second)
    assert luck.normal(seed, np.array([who]), trait)[0] == pytest.approx(expected, rel=1e-12, abs=1e-12)


def test_no_two_purposes_share_a_stream() -> None:
    of_a_new_teacher = [STREAMS["NEW_TEACHER"] + trait for trait in range(4)]
    used = [*(number for name, number in STREAMS.items() if name != "NEW_TEACHER"), *of_a_new_teacher]
    assert len(set(used)) == len(used)
    assert max(number for name, number in STREAMS.items() if name not in ("POPULATION", "NETWORK")) < POPULATION
    assert len(set(luck._STREAMS)) == len(luck._STREAMS)
    assert POPULATION + len(luck._STREAMS) <= luck._TRAITS_FROM
    last_place = model.networks._PLACES + 2 * MOST_YEARS + 1
    assert luck._TRAITS_FROM + 2 * last_place + 1 < NETWORK
    assert NETWORK + 1000 < 1 << 20


def test_each_stream_is_drawn_from_in_one_file() -> None:
    users: Counter[str] = Counter()
    for path in Path(model.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "model.randomness":
                users.update({alias.name for alias in node.names} & set(STREAMS))
    assert set(users) == set(STREAMS)
    assert set(users.values()) == {1}
