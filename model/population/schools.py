"""Schools, classes, teachers and regions, with their own draws."""

from typing import Any

import numpy as np
import numpy.typing as npt

from agents import records
from agents.records import Records
from evidence import EducationSystem, Parameters
from model.population.luck import normal, uniform
from model.population.plan import Plan

_SCHOOL_SPACE = 1 << 41
_TEACHER_SPACE = 1 << 42
_REGION_SPACE = 1 << 43
_ZS = ("climate", "safety", "turnover", "autonomy")
_SHARES = ("strictness", "consistency", "registration", "contact", "care_on_site")


def make_regions(plan: Plan, seed: int, parameters: Parameters) -> tuple[Records, npt.NDArray[np.int64]]:
    """Divide schools over regions of about `population.region_pupils` pupils each.

    Returns:
        Region records, and the region of each planned school, shape (schools,).
    """
    sizes = plan.pupils.sum(axis=1)
    count = max(1, round(float(sizes.sum()) / parameters.value("population.region_pupils")))
    slots = np.arange(len(sizes)) + _SCHOOL_SPACE
    lot = np.argsort(uniform(seed, slots, "school_region"), kind="stable")
    region = np.empty(len(sizes), dtype=np.int64)
    before = np.cumsum(sizes[lot]) - sizes[lot]
    region[lot] = np.minimum(before * count // sizes.sum(), count - 1)
    region = np.unique(region, return_inverse=True)[1]
    made = records.empty(records.REGION, int(region.max()) + 1)
    made.id = np.arange(len(made)) + 1
    made.pupils = np.bincount(region, weights=sizes).astype(np.int64)
    made.labour_market = normal(seed, np.arange(len(made)) + _REGION_SPACE, 0)
    made.officer_capacity = parameters.value("officer.capacity")
    made.doctor_capacity = parameters.value("doctor.capacity")
    made.youth_care_places = parameters.value("youth_care.places")
    made.provision_places = parameters.value("provision.places")
    made.exemption_capacity = parameters.value("exemption.capacity")
    made.coach_capacity = parameters.value("doorstroompunt.capacity")
    return made, region


def make_schools(
    plan: Plan, region: npt.NDArray[np.int64], system: EducationSystem, seed: int, parameters: Parameters
) -> Records:
    """School records with their climate and rules; sizes and places of pupils are filled in later."""
    schools = records.empty(records.SCHOOL, len(plan.kind))
    schools.id = np.arange(len(schools)) + 1
    schools.school_type = plan.kind
    schools.sector = [system.school_types[k].sector == "mbo" for k in plan.kind]
    schools.region = region
    schools.pupils = plan.pupils.sum(axis=1)
    slots = np.arange(len(schools)) + _SCHOOL_SPACE
    spread = parameters.value("population.school_spread")
    for place, name in enumerate(_ZS):
        schools[name] = spread * normal(seed, slots, 60 + place)
    for place, name in enumerate(_SHARES):
        mean = parameters.value(f"population.{name}")
        drawn = parameters.value("population.rules_spread") * normal(seed, slots, 70 + place)
        schools[name] = mean * np.exp(drawn) / (mean * np.exp(drawn) + 1.0 - mean)
    schools.care_places = parameters.value("care_team.places")
    schools.test_load = schools.test_peaks = 1.0
    schools.urbanity = uniform(seed, region + _REGION_SPACE, "school_region")
    return schools


def make_teachers(schools: Records, system: EducationSystem, seed: int) -> Records:
    """Teacher records by school, as many as the pupils per teacher of the sector ask for (at least one)."""
    ratio = np.array([system.staff.pupils_per_teacher.vo, system.staff.pupils_per_teacher.mbo])
    schools.teachers = np.maximum(np.rint(schools.pupils / ratio[schools.sector.astype(int)]), 1).astype(int)
    schools.first_teacher = np.cumsum(schools.teachers) - schools.teachers
    teachers = records.empty(records.TEACHER, int(schools.teachers.sum()))
    teachers.school = np.repeat(np.arange(len(schools)), schools.teachers)
    slots = _slots_within(schools.teachers, schools.id) + _TEACHER_SPACE
    for place, name in enumerate(("sensitivity", "management", "expectations", "workload")):
        teachers[name] = normal(seed, slots, 80 + place)
    teachers.load = teachers.workload
    return teachers


def _slots_within(counts: npt.NDArray[Any], owner: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Slot numbers that depend on the owner and the place within it, so that another owner's size moves none."""
    firsts = np.repeat(np.cumsum(counts) - counts, counts)
    return np.arange(int(counts.sum())) - firsts + 10_000 * np.repeat(owner, counts).astype(np.int64)


def make_classes(students: Records, schools: Records, class_number: npt.NDArray[np.int64]) -> Records:
    """Class records from the class number of every pupil (rows are already in order of school and class).

    Writes `klas` of every pupil and the classes of every school; mentors go round the school's teachers.
    """
    _, first, klas, size = np.unique(class_number, return_index=True, return_inverse=True, return_counts=True)
    classes = records.empty(records.CLASS, len(first))
    students.klas = klas
    classes.id = np.arange(len(classes)) + 1
    classes.school = students.school[first]
    classes.level = students.level[first + size // 2]
    classes.school_year = students.school_year[first]
    classes.pupils = size
    schools.classes = np.bincount(classes.school, minlength=len(schools))
    schools.first_class = np.cumsum(schools.classes) - schools.classes
    place = np.arange(len(classes)) - schools.first_class[classes.school]
    classes.mentor = schools.first_teacher[classes.school] + place % schools.teachers[classes.school]
    mean = np.bincount(klas, weights=students.ability) / size
    spread = np.sqrt(np.maximum(np.bincount(klas, weights=students.ability**2) / size - mean**2, 0.0))
    classes.mixed = spread - 1.0
    return classes
