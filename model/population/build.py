"""Build the population of a run: the same seed and settings give the same people, every time, on any machine."""

from dataclasses import dataclass

import numpy as np

from agents import records
from agents.records import Records
from evidence import EducationSystem, Parameters
from model.population.ages import age_given_year
from model.population.classes import Groups, Lots, group_levels, rank_in_lot
from model.population.households import form_households
from model.population.luck import normal, uniform
from model.population.plan import Plan, plan_schools
from model.population.schools import make_classes, make_regions, make_schools, make_teachers
from model.population.traits import give_traits
from model.transition_marks import mark_entry

MISFIT = 44
"""Number of the normal draw of how badly a programme fits."""


@dataclass
class Population:
    """Records of everybody at the start of a run.

    Attributes:
        students: pupils, in order of school, programme year and class.
        parents: households.
        teachers: teachers, in order of school.
        classes: classes, in order of school.
        schools: schools, in order of region.
        regions: regions.
        lots: how pupils were cut into classes, for a policy that makes them of another size (`model.first_classes`).
    """

    students: Records
    parents: Records
    teachers: Records
    classes: Records
    schools: Records
    regions: Records
    lots: Lots


def build_population(
    system: EducationSystem,
    parameters: Parameters,
    seed: int,
    students: int | None = None,
    schools: int | None = None,
    past: Parameters | None = None,
) -> Population:
    """Build the population, in classes of the education system's sizes.

    Args:
        system: the education system.
        parameters: the parameters.
        seed: the run's seed key.
        students: pupils in all; or None with `schools` given.
        schools: number of schools.
        past: the parameters of the years before; None for the same.

    Raises:
        BadInput: when the size is out of range.
    """
    plan = plan_schools(system, seed, students, schools)
    regions, region = make_regions(plan, seed, parameters)
    order = np.argsort(region, kind="stable")
    plan = Plan(plan.cells, plan.kind[order], plan.pupils[order])
    made_schools = make_schools(plan, region[order], system, seed, parameters)
    groups = group_levels(system, plan.cells, plan.pupils)
    pupils, lots = _make_pupils(plan, groups, system, parameters, seed)
    made_schools.first = np.cumsum(made_schools.pupils) - made_schools.pupils
    parents = form_households(pupils, made_schools.region[pupils.school], system, seed, parameters)
    give_traits(pupils, system, seed, parameters)
    let_the_weak_be_late(pupils, system, seed, past or parameters)
    give_circumstances(pupils, system, seed, parameters)
    teachers = make_teachers(made_schools, system, seed)
    classes = make_classes(pupils, made_schools, lots.cut(np.ones(len(groups.size))))
    teachers.id = len(pupils) + len(parents) + 1 + np.arange(len(teachers))
    return Population(pupils, parents, teachers, classes, made_schools, regions, lots)


def _make_pupils(
    plan: Plan,
    groups: Groups,
    system: EducationSystem,
    parameters: Parameters,
    seed: int,
) -> tuple[Records, Lots]:
    """Pupils in order of school, year and class, and how they were cut into classes."""
    counts = plan.pupils.ravel()
    school = np.repeat(np.repeat(np.arange(len(plan.pupils)), plan.pupils.shape[1]), counts)
    cell = np.repeat(np.tile(np.arange(plan.pupils.shape[1]), len(plan.pupils)), counts)
    people = np.arange(len(school)) + 1
    group = groups.group[school, cell]
    lots = Lots(groups, group, rank_in_lot(group, uniform(seed, people, "class"), groups))
    level_of_cell = np.array([level for level, _ in plan.cells])
    line = np.lexsort((people, lots.cut(np.ones(len(groups.size)))))
    students = records.empty(records.STUDENT, len(people))
    students.id = people[line]
    students.school = school[line]
    students.level = level_of_cell[cell[line]]
    students.school_year = np.array([year for _, year in plan.cells])[cell[line]]
    give_ages(students, system, seed)
    students.sex = uniform(seed, students.id, "sex") < parameters.value("population.boys")
    return students, lots.ordered(line)


def give_ages(students: Records, system: EducationSystem, seed: int) -> None:
    """Draw ages on 1 October, given level and programme year."""
    luck = uniform(seed, students.id, "age")
    cell = students.level.astype(np.int64) * 10 + students.school_year
    for (level, year), (ages, chances) in age_given_year(system).items():
        here = np.flatnonzero(cell == level * 10 + year)
        place = np.searchsorted(np.cumsum(chances)[:-1], luck[here], side="right")
        students.age[here] = ages[place]


def let_the_weak_be_late(students: Records, system: EducationSystem, seed: int, parameters: Parameters) -> None:
    """Give the ages of who is two years or more behind in vo to those who will have repeated a year.

    A year behind is mostly a birthday; more is a year repeated, by weak marks or by a final exam that was failed, with
    the weights that these rules have. Ages change hands within level and programme year, so their numbers stay.
    """
    levels = system.levels
    usual = np.array([level.entry_age for level in levels])[students.level] + students.school_year - 1
    last = students.school_year >= np.array([level.years for level in levels])[students.level]
    vo = np.array([level.sector == "vo" for level in levels])[students.level]
    again, failed = parameters.value("careers.repetition_achievement"), parameters.value("leaving.diploma_achievement")
    luck = -np.log(-np.log1p(-uniform(seed, students.id, "late")))
    race = luck - np.where(last, failed, again) * students.achievement
    cell = students.level.astype(np.int64) * 10 + students.school_year
    people = np.argsort(students.id)  # not the order of classes
    for which in np.unique(cell[vo]):
        here = people[(vo & (cell == which))[people]]
        ages = students.age[here]
        late = ages > usual[here] + 1
        chosen = np.zeros(len(here), dtype=bool)
        chosen[np.argsort(-race[here], kind="stable")[: int(late.sum())]] = True
        students.age[here[chosen]], students.age[here[~chosen]] = ages[late], ages[~late]


def give_circumstances(students: Records, system: EducationSystem, seed: int, parameters: Parameters) -> None:
    """What is drawn once and does not correlate with traits in the evidence: needs, bullying, job, diploma."""
    value, who = parameters.value, students.id
    students.neurodivergent = uniform(seed, who, "neurodivergent") < value("population.neurodivergent")
    students.bullied = uniform(seed, who, "bullied") < value("population.bullied")
    students.chronic = uniform(seed, who, "chronic") < value("health.chronic_share")
    share = value("health.somatic_share")
    inclined = share * np.exp(value("health.somatic_anxiety") * students.anxiety)
    students.somatic = uniform(seed, who, "somatic") < inclined / (inclined + 1.0 - share)
    mark_entry(students, system, parameters)
    students.job = 0.0
    find_jobs(students, seed, parameters)
    mbo = np.array([level.sector == "mbo" for level in system.levels])[students.level]
    students.misfit = np.where(mbo, normal(seed, who, MISFIT), 0.0)
    start_vavo(students, system, parameters)
    higher = np.isin(
        students.level, [system.level_index(x.id) for x in system.levels if x.sector == "mbo" and x.years == 3]
    )
    students.qualified = higher & (uniform(seed, who, "qualified") < value("population.qualified"))
    students.stress = value("population.stress_anxiety") * students.anxiety


def find_jobs(students: Records, seed: int, parameters: Parameters) -> None:
    """A job beside school, for part of the pupils, more of them with each year from 14 to 17; who has one keeps it."""
    who = students.id
    old_enough = np.clip((students.age - 14) / 3.0, 0.0, 1.0)
    works = uniform(seed, who, "job") < parameters.value("population.job_share") * old_enough
    hours = -parameters.value("population.job_hours") * np.log1p(-uniform(seed, who, "job_hours"))
    students.job = np.where(works & (students.job == 0.0), hours, students.job)


def start_vavo(students: Records, system: EducationSystem, parameters: Parameters) -> None:
    """Who is in vavo at the start of a run, or comes there from outside, failed or left before."""
    vavo = np.array([level.sector == "vavo" for level in system.levels])[students.level]
    for name in ("achievement", "perspective"):
        students[name] -= parameters.value("careers.vavo_past") * vavo
