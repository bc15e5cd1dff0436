"""The people are those of the published figures: numbers to a pupil, chances within sampling error.

Where chance enters, five standard errors are allowed, so that what lies 6.65 of them off is seen with 95 % probability
(5 + 1.645); what that is in plain size stands beside each check.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from agents import records
from agents.records import Records
from evidence import BadInput, EducationSystem, Parameters, load_targets
from model import SchoolSystem
from model.population import Population, build_population
from model.population.ages import age_given_year
from model.population.plan import national_pupils, plan_schools, whole_numbers
from model.population.schools import make_teachers
from model.population.traits import TRAITS, correlations
from model.randomness import seed_key

SIGMAS = 5.0
SIZES = (20_000, 200_000)
KINDS = ("students", "parents", "teachers", "classes", "schools", "regions")
CBS_AGES = (12, 13, 14, 15, 16, 17, 18, 19)


@pytest.fixture(scope="module", params=SIZES)
def population(request: pytest.FixtureRequest, education: EducationSystem, parameters: Parameters) -> Population:
    return build_population(education, parameters, seed_key(11), students=request.param)


@pytest.fixture(scope="module")
def large(education: EducationSystem, parameters: Parameters) -> Population:
    return build_population(education, parameters, seed_key(12), students=200_000)


def cells_of(students: Records) -> Any:
    """Level code and programme year of every pupil in one number."""
    return students.level.astype(np.int64) * 10 + students.school_year


def chi_square_z(counts: Any, expected: Any, freedom: int) -> float:
    """How many standard errors a chi-square lies above what chance gives."""
    return float((((counts - expected) ** 2 / expected).sum() - freedom) / np.sqrt(2.0 * freedom))


def off(share: float, expected: float, count: int) -> float:
    """How many standard errors a share of so many lies off."""
    return abs(share - expected) / np.sqrt(expected * (1.0 - expected) / count)


# -- marginals ---------------------------------------------------------------------------------------------------------


def test_level_and_year_are_exact_to_a_pupil(population: Population, education: EducationSystem) -> None:
    students, cells = population.students, education.cells()
    total = sum(cells.values())
    cell = cells_of(students)
    for (level, year), national in cells.items():
        here = int((cell == education.level_index(level) * 10 + year).sum())
        assert abs(here - national / total * len(students)) < 1.0, (level, year)
    assert len(students) in SIZES


def test_ages_in_vo_are_the_published_ones(population: Population, education: EducationSystem) -> None:
    # Seen with 95 %: at 20,000 pupils an age whose share of vo is off by 2.3 percentage points (200,000: 0.7).
    targets = load_targets()
    published = np.array([targets.value(f"age_vo_2021_{age}") for age in CBS_AGES])
    shares = published / published.sum()
    vo = [code for code, level in enumerate(education.levels) if level.sector == "vo"]
    ages = population.students.age[np.isin(population.students.level, vo)]
    assert set(np.unique(ages)) <= set(CBS_AGES)
    for age, share in zip(CBS_AGES, shares, strict=True):
        assert off((ages == age).mean(), share, len(ages)) < SIGMAS, age


def test_the_ages_asked_for_add_up_to_the_published_ones(education: EducationSystem) -> None:
    targets, chances = load_targets(), age_given_year(education)
    published = np.array([targets.value(f"age_vo_2021_{age}") for age in CBS_AGES])
    asked = np.zeros(len(CBS_AGES))
    for (level, year), pupils in education.cells().items():
        if education.level(level).sector == "vo":
            ages, shares = chances[education.level_index(level), year]
            assert shares.sum() == pytest.approx(1.0)
            asked[np.searchsorted(CBS_AGES, ages)] += pupils * shares
    assert asked / asked.sum() == pytest.approx(published / published.sum(), abs=1e-6)


def test_ages_in_every_level_and_year_follow_the_chances(population: Population, education: EducationSystem) -> None:
    # All cells in one chi-square of about 200 degrees of freedom. Seen with 95 %: shares that are off by 6.2 % of
    # themselves (root mean square) at 20,000 pupils, 2.0 % at 200,000.
    cell = cells_of(population.students)
    excess, freedom = 0.0, 0
    for (level, year), (ages, chances) in age_given_year(education).items():
        here = population.students.age[cell == level * 10 + year]
        counts = np.array([(here == age).sum() for age in ages])
        assert counts.sum() == len(here)
        expected = chances * len(here)
        enough = expected >= 5.0
        if enough.sum() > 1:
            excess += ((counts - expected) ** 2 / np.maximum(expected, 1e-9))[enough].sum()
            freedom += int(enough.sum())
    assert abs(excess - freedom) < SIGMAS * np.sqrt(2.0 * freedom)


def test_girls_and_boys_are_in_every_level_and_year(population: Population, parameters: Parameters) -> None:
    # Seen with 95 %: a share of boys off by 2.4 percentage points at 20,000 pupils, 0.7 at 200,000.
    boys = parameters.value("population.boys")
    students = population.students
    assert off(students.sex.mean(), boys, len(students)) < SIGMAS
    cell = cells_of(students)
    for one in np.unique(cell):
        here = students.sex[cell == one]
        assert off(here.mean(), boys, len(here)) < SIGMAS, one


def test_what_is_drawn_once_has_the_share_of_its_parameter(large: Population, parameters: Parameters) -> None:
    # Seen with 95 %: 0.4 percentage points at a share of 8 %, 0.6 at 25 %.
    students, parents = large.students, large.parents
    for share, name, count in (
        (students.neurodivergent.mean(), "population.neurodivergent", len(students)),
        (students.bullied.mean(), "population.bullied", len(students)),
        (parents.background.mean(), "population.background_share", len(parents)),
    ):
        assert off(share, parameters.value(name), count) < SIGMAS, name
    grown = students.age >= 17
    assert off((students.job[grown] > 0).mean(), parameters.value("population.job_share"), grown.sum()) < SIGMAS
    hours = students.job[students.job > 0]
    mean = parameters.value("population.job_hours")
    assert abs(hours.mean() - mean) < SIGMAS * mean / np.sqrt(len(hours))
    assert (students.job[students.age <= 14] == 0).all()


# -- classes and teachers ----------------------------------------------------------------------------------------------


def test_classes_are_about_as_large_as_in_the_system(population: Population, education: EducationSystem) -> None:
    """In all within 3 %; a level within 12 % (small ones share classes with neighbours); no class beyond half again."""
    students, classes = population.students, population.classes
    size = np.array([level.class_size for level in education.levels])[students.level]
    assert len(classes) == pytest.approx((1.0 / size).sum(), rel=0.03)
    sits_in = classes.pupils[students.klas]
    for code, level in enumerate(education.levels):
        here = students.level == code
        if here.sum() >= 1000:
            assert here.sum() / (1.0 / sits_in[here]).sum() == pytest.approx(level.class_size, rel=0.12), level.id
    assert (sits_in < 1.65 * size).all()
    assert (classes.pupils >= 0.6 * size.min()).all()


def test_a_class_has_one_year_and_neighbouring_levels(population: Population, education: EducationSystem) -> None:
    students = population.students
    status = np.array([level.status for level in education.levels])[students.level]
    lowest, highest = (np.full(len(population.classes), fill) for fill in (9.0, -9.0))
    np.minimum.at(lowest, students.klas, status)
    np.maximum.at(highest, students.klas, status)
    assert (population.classes.school_year[students.klas] == students.school_year).all()
    # In the first years two levels share a class; at most a third is joined because it is too small.
    assert np.mean(highest - lowest > 0.0) < 0.4
    assert np.mean(highest - lowest > 0.4) < 0.02


def test_pupils_per_teacher_are_the_published_ones(population: Population, education: EducationSystem) -> None:
    schools = population.schools
    for code, ratio in enumerate((education.staff.pupils_per_teacher.vo, education.staff.pupils_per_teacher.mbo)):
        here = schools.sector == code
        assert schools.pupils[here].sum() / schools.teachers[here].sum() == pytest.approx(ratio, rel=0.01)
    assert len(population.teachers) == schools.teachers.sum()


def test_a_larger_school_elsewhere_gives_nobody_another_teacher(education: EducationSystem) -> None:
    made = []
    for size in (500, 900):
        schools = records.empty(records.SCHOOL, 2)
        schools.id, schools.pupils = [1, 2], [size, 800]
        teachers = make_teachers(schools, education, seed_key(1))
        made.append(teachers[teachers.school == 1])
    assert len(made[0]) == round(800 / education.staff.pupils_per_teacher.vo)
    for name in ("sensitivity", "management", "expectations", "workload"):
        assert (made[0][name] == made[1][name]).all(), name


# -- households --------------------------------------------------------------------------------------------------------


def test_pupils_without_both_parents_are_as_many_as_published(
    population: Population, education: EducationSystem
) -> None:
    # Siblings share a household, so 20,000 pupils count as some 12,800. Seen with 95 %: 2.7 percentage points at
    # 20,000 pupils, 0.9 at 200,000.
    parents, students = population.parents, population.students
    alone = (parents.two_parents[students.household] == 0).mean()
    counts_as = len(students) ** 2 / (parents.children.astype(float) ** 2).sum()
    assert off(alone, education.household.not_both_parents, counts_as) < SIGMAS


def test_households_have_the_children_of_the_published_shares(
    population: Population, education: EducationSystem
) -> None:
    # Seen with 95 %: shares off by 2.8 percentage points at 20,000 pupils, 0.9 at 200,000.
    shares = education.household.children_of_school_age
    counts = np.bincount(population.parents.children, minlength=len(shares) + 1)
    assert counts[0] == 0
    assert len(counts) == len(shares) + 1
    for count, share in zip(counts[1:], shares, strict=True):
        assert off(count / len(population.parents), share, len(population.parents)) < SIGMAS


def test_siblings_go_to_different_schools_of_one_region(population: Population, education: EducationSystem) -> None:
    students, schools = population.students, population.schools
    assert (population.parents.region[students.household] == schools.region[students.school]).all()
    line = np.argsort(students.household, kind="stable")
    one, other = line[:-1], line[1:]
    pairs = students.household[one] == students.household[other]
    one, other = one[pairs], other[pairs]
    apart = (students.school[one] != students.school[other]).mean()
    status = np.array([level.status for level in education.levels])[students.level]
    assert 0.5 < apart < 1.0
    # Brothers and sisters are alike in level, not the same. Seen with 95 %: a correlation off by 0.07 at 20,000.
    assert 0.3 < np.corrcoef(status[one], status[other])[0, 1] < 0.9


def test_parents_follow_their_status_as_the_loadings_say(large: Population, parameters: Parameters) -> None:
    # Fisher's z; about 128,000 households. Seen with 95 %: a correlation off by 0.019.
    parents = large.parents
    alone = (parents.two_parents == 0).astype(float)
    for name in ("money_stress", "support", "monitoring", "expectations", "protection", "mental_health", "trust"):
        shift = parameters.value(f"population.alone_{name}") if name in ("money_stress", "monitoring") else 0.0
        own = parents[name] - shift * alone if name == "money_stress" else parents[name] + shift * alone
        expected = parameters.value(f"population.ses_{name}")
        found = np.corrcoef(own, parents.ses)[0, 1]
        assert abs(np.arctanh(found) - np.arctanh(expected)) * np.sqrt(len(parents) - 3) < SIGMAS, name
    assert abs(parents.ses.mean()) < SIGMAS / np.sqrt(len(parents))


def test_status_of_parents_goes_with_the_level_of_their_children(
    large: Population, education: EducationSystem, parameters: Parameters
) -> None:
    # Seen with 95 %: a correlation off by 0.016.
    students, parents = large.students, large.parents
    status = np.array([level.status for level in education.levels])[students.level]
    mean = np.bincount(students.household, weights=status) / parents.children
    found = np.corrcoef(mean, parents.ses)[0, 1]
    expected = parameters.value("population.ses_status")
    assert abs(np.arctanh(found) - np.arctanh(expected)) * np.sqrt(len(parents) - 3) < SIGMAS


# -- traits ------------------------------------------------------------------------------------------------------------


def within_groups(students: Records, values: Any) -> Any:
    """Values less the mean of pupils of the same level and sex."""
    group = students.level.astype(np.int64) * 2 + students.sex
    return values - (np.bincount(group, values) / np.maximum(np.bincount(group), 1))[group]


def test_traits_correlate_as_the_evidence_says(large: Population, parameters: Parameters) -> None:
    # Fisher's z over 200,000 pupils, all 91 pairs. Seen with 95 %: a correlation off by 0.015.
    students = large.students
    drawn = np.stack([within_groups(students, students[name].astype(float)) for name in TRAITS])
    found, expected = np.corrcoef(drawn), correlations(parameters)
    pairs = np.triu_indices(len(TRAITS), 1)
    apart = np.abs(np.arctanh(found[pairs]) - np.arctanh(expected[pairs])) * np.sqrt(len(students) - 40)
    assert apart.max() < SIGMAS
    # Seen with 95 %: a standard deviation off by 1.1 %.
    assert np.abs(drawn.std(axis=1) - 1.0).max() < SIGMAS / np.sqrt(2 * len(students))


def test_traits_differ_by_sex_and_level_as_the_parameters_say(
    large: Population, education: EducationSystem, parameters: Parameters
) -> None:
    # Seen with 95 %: a difference between boys and girls off by 0.030, one between levels off by 0.055.
    students = large.students
    status = np.array([level.status for level in education.levels])[students.level]
    design = np.stack([np.ones(len(students)), students.sex, status], axis=1)
    expected = {name: [0.0, 0.0] for name in TRAITS}
    expected["conduct"] = [parameters.value("traits.boys_conduct"), parameters.value("traits.level_conduct")]
    expected["anxiety"] = [-parameters.value("traits.girls_anxiety"), 0.0]
    expected["inclination"] = [0.0, parameters.value("traits.level_inclination")]
    expected["perspective"] = [0.0, parameters.value("traits.level_perspective")]
    error = np.sqrt(np.diag(np.linalg.inv(design.T @ design)))
    for name in TRAITS:
        fitted = np.linalg.lstsq(design, students[name].astype(float), rcond=None)[0]
        assert (np.abs(fitted[1:] - expected[name]) < SIGMAS * error[1:]).all(), name


def test_correlations_that_cannot_hold_together_are_refused(parameters: Parameters) -> None:
    impossible = parameters.with_values(
        {"traits.inclination__anxiety": 0.9, "traits.inclination__conduct": 0.9, "traits.inclination__substance": -0.9}
    )
    with pytest.raises(BadInput, match="cannot all hold at once"):
        correlations(impossible)


# -- whole schools -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [{"students": n} for n in (200, 333, 2000)] + [{"schools": n} for n in (1, 3, 10)])
@pytest.mark.parametrize("seed", [1, 2])
def test_schools_are_whole(
    size: dict[str, int], seed: int, assert_consistent: Callable[[SchoolSystem], None], education: EducationSystem
) -> None:
    system = SchoolSystem(**size, rng=seed)
    assert_consistent(system)
    students, schools = system.students, system.world.schools
    assert len(students) == size.get("students", len(students))
    assert len(schools) == size.get("schools", len(schools))
    assert (schools.pupils >= 20).all()
    assert (schools.teachers >= 1).all()
    sector = np.array([level.sector != "vo" for level in education.levels])[students.level]
    assert (sector == schools.sector[students.school]).all()
    years = np.array([level.years for level in education.levels])[students.level]
    assert (students.school_year >= 1).all()
    assert (students.school_year <= years).all()
    assert (students.age <= education.ages.max_age).all()


def test_levels_sit_in_the_kinds_of_school_that_teach_them(large: Population, education: EducationSystem) -> None:
    kind = large.schools.school_type[large.students.school]
    for code, each in enumerate(education.school_types):
        taught = {education.levels[level].id for level in np.unique(large.students.level[kind == code])}
        assert taught == set(each.levels), each.id
        mean = large.schools.pupils[large.schools.school_type == code].mean()
        assert mean == pytest.approx(each.mean_size, rel=0.15), each.id


def test_a_size_beyond_what_there_is_is_refused(education: EducationSystem, parameters: Parameters) -> None:
    most = national_pupils(education)
    for students in (-1, 0, 199, most + 1):
        with pytest.raises(BadInput, match="students"):
            build_population(education, parameters, 1, students=students)
    for schools in (-1, 0, 10_000):
        with pytest.raises(BadInput, match="schools"):
            build_population(education, parameters, 1, schools=schools)
    assert plan_schools(education, 1, most, None).pupils.sum() == most


def test_whole_numbers_keep_the_total_and_the_shares() -> None:
    generator = np.random.default_rng(5)
    for _ in range(200):
        shares = generator.exponential(size=generator.integers(1, 30))
        total = int(generator.integers(0, 1000))
        parts = whole_numbers(shares, total)
        assert parts.sum() == total
        assert (np.abs(parts - shares / shares.sum() * total) < 1.0).all()


def test_regions_divide_the_schools_evenly(large: Population, parameters: Parameters) -> None:
    size = parameters.value("population.region_pupils")
    assert len(large.regions) == round(200_000 / size)
    assert large.regions.pupils.sum() == 200_000
    assert (large.regions.pupils == np.bincount(large.schools.region, weights=large.schools.pupils)).all()
    assert large.regions.pupils.min() > 0.8 * large.regions.pupils.mean()
    assert large.regions.pupils.max() < 1.2 * large.regions.pupils.mean()
    assert (np.diff(large.schools.region) >= 0).all()


# -- seeds and arms ----------------------------------------------------------------------------------------------------


def test_the_seed_makes_the_people(education: EducationSystem, parameters: Parameters) -> None:
    one, again, other = (build_population(education, parameters, seed_key(s), students=3000) for s in (5, 5, 6))
    for kind in KINDS:
        assert getattr(one, kind).tobytes() == getattr(again, kind).tobytes()
    assert (one.lots.rank == again.lots.rank).all()
    assert not np.isclose(one.students.anxiety[:100], other.students.anxiety[:100]).any()
    assert not np.isclose(one.parents.ses[:100], other.parents.ses[:100]).any()
    assert not np.isclose(one.teachers.workload[:100], other.teachers.workload[:100]).any()
    assert not np.isclose(one.schools.climate, other.schools.climate).any()


@pytest.fixture(scope="module")
def arms() -> tuple[SchoolSystem, SchoolSystem]:
    """Two arms of a comparison, one of which cuts smaller classes."""
    base, arm = (SchoolSystem(students=5000, rng=3, scenario=name) for name in ("baseline", "smaller-classes"))
    return base, arm


def test_smaller_classes_leave_everybody_who_they_were(arms: tuple[SchoolSystem, SchoolSystem]) -> None:
    base, arm = arms
    assert len(arm.classes) > 1.15 * len(base.classes)
    one, other = np.argsort(base.students.id), np.argsort(arm.students.id)
    for name in base.students.dtype.names:
        if name != "klas":
            assert (base.students[name][one] == arm.students[name][other]).all(), name
    for kind in ("parents", "teachers", "regions"):
        for name in getattr(base.world, kind).dtype.names:
            assert (getattr(base.world, kind)[name] == getattr(arm.world, kind)[name]).all(), (kind, name)


def test_smaller_classes_leave_everybody_their_friends(
    arms: tuple[SchoolSystem, SchoolSystem], ties_of: Callable[[SchoolSystem], tuple[Any, Any, Any]]
) -> None:
    friends = []
    for system in arms:
        who, named, weight = ties_of(system)
        ids = system.students.id
        friends.append(set(zip(ids[who].tolist(), ids[named].tolist(), weight.tolist(), strict=True)))
    assert friends[0] == friends[1]
