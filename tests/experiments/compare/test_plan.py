from pathlib import Path

import pandas as pd
import pytest

from evidence import BadInput
from evidence.posterior import posterior_of
from experiments.compare.plan import plan
from scenarios.schema import LARGEST_SEED

FILE = """based_on = "baseline"
title = {{ nl = "{0}", en = "{0}" }}
description = {{ nl = "Een proef.", en = "A try." }}
"""


def written(folder: Path, name: str, more: str = "") -> Path:
    path = folder / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(FILE.format(name) + more)
    return path


def test_all_scenarios_live_through_the_same_towns() -> None:
    jobs = plan(["baseline", "smaller-classes", "better-registration"], replicates=3, seed=7).jobs()
    assert [(name, replicate) for name, replicate, _ in jobs[:4]] == [
        ("baseline", 0), ("smaller-classes", 0), ("better-registration", 0), ("baseline", 1),
    ]  # fmt: skip
    for _, replicate, job in jobs:
        assert (job.seed, job.students, job.schools, job.years) == (7 + replicate, 20_000, None, 1)
    assert len({job.key for _, _, job in jobs}) == 9


def test_size_years_and_seed_are_the_bases_whatever_another_scenario_says(tmp_path: Path) -> None:
    base = written(tmp_path, "small", "[population]\nschools = 4\n[run]\nyears = 2\nseed = 5\n")
    made = plan([base, "smaller-classes"], replicates=1)
    assert (made.students, made.schools, made.years, made.seed) == (None, 4, 2, 5)
    made = plan(["baseline", base], replicates=1)
    assert (made.students, made.schools, made.years, made.seed) == (20_000, None, 1, 1)
    assert plan([base, "baseline"], replicates=1, students=300).schools is None


def test_what_cannot_be_compared_is_refused(tmp_path: Path) -> None:
    twice = written(tmp_path / "mine", "smaller-classes")
    for names, message in (
        (["baseline"], "at least one other"),
        (["baseline", "baseline"], "named twice"),
        (["baseline", "smaller-classes", twice], "named twice"),
        (["baseline", "smaler-classes"], "did you mean 'smaller-classes'?"),
    ):
        with pytest.raises(BadInput, match=message.replace("?", r"\?")):
            plan(names, replicates=2)
    with pytest.raises(BadInput, match="too large"):
        plan(["baseline", "smaller-classes"], replicates=2, seed=LARGEST_SEED)
    assert plan(["baseline", "smaller-classes"], replicates=2, seed=LARGEST_SEED - 1).jobs()[-1][2].seed == LARGEST_SEED


def test_each_replicate_has_a_draw_of_its_own_the_same_in_all_scenarios() -> None:
    draws = pd.DataFrame({"draw": range(5), "truancy.age": [0.1, 0.2, 0.3, 0.4, 0.5]})
    made = plan(["baseline", "coaching"], replicates=5, students=300, parameters=posterior_of(draws))
    own = {job.parameters for _, _, job in made.jobs()}
    assert made.source == "own"
    assert len(own) == 3
    assert own <= {(("truancy.age", value),) for value in draws["truancy.age"]}
    for replicate in range(5):
        both = [job for _, number, job in made.jobs() if number == replicate]
        assert {job.seed for job in both} == {1 + replicate}
        assert len({job.parameters for job in both}) == 1


@pytest.mark.parametrize(
    ("values", "words"), [([0.1], "fewer than 2 draws"), ([0.1, float("nan")], "truancy.age = nan: is not possible")]
)
def test_draws_of_ones_own_must_be_possible(values: list[float], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        posterior_of(pd.DataFrame({"draw": range(len(values)), "truancy.age": values}))
