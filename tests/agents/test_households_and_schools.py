"""Who belongs to whom: brothers and sisters, classes and mentors, schools and regions."""

from collections import defaultdict
from dataclasses import replace

import numpy as np

from agents import Parent, School, Student, Teacher
from model import SchoolSystem
from scenarios import load


def test_brothers_and_sisters_share_a_household_across_schools(town: SchoolSystem) -> None:
    students = town.students
    schools, members = defaultdict(set), defaultdict(int)
    for household, school in zip(students.household.tolist(), students.school.tolist(), strict=True):
        schools[household].add(school)
        members[household] += 1
    assert sum(len(here) > 1 for here in schools.values()) > 100
    assert [members[row] for row in range(len(town.parents))] == town.parents.children.tolist()
    assert (students.background == town.parents.background[students.household]).all()


def test_a_household_lives_in_one_region() -> None:
    small_regions = replace(load("baseline"), parameters={"population.region_pupils": 1000.0})
    system = SchoolSystem(students=5000, rng=2, scenario=small_regions)
    students = system.students
    assert len(system.regions) > 2
    assert (system.world.schools.region[students.school] == system.parents.region[students.household]).all()


def test_a_household_and_its_children_find_each_other(town: SchoolSystem) -> None:
    household = int(np.argmax(town.parents.children))
    parent = town.agent(town.parents.id[household])
    assert isinstance(parent, Parent)
    children = parent.pupils
    assert len(children) == parent.children > 1
    assert all(child.parent == parent and isinstance(child, Student) for child in children)
    assert {child.household for child in children} == {household}


def test_pupils_of_a_school_and_of_a_class_stand_together(town: SchoolSystem) -> None:
    students, schools = town.students, town.world.schools
    for row, school in enumerate(schools):
        part = students[school.first : school.first + school.pupils]
        assert (part.school == row).all()
        mine = slice(school.first_class, school.first_class + school.classes)
        assert (town.classes.school[mine] == row).all()
        assert sorted(set(part.klas.tolist())) == list(range(mine.start, mine.stop))
        staff = slice(school.first_teacher, school.first_teacher + school.teachers)
        assert (town.teachers.school[staff] == row).all()
    assert schools.pupils.sum() == len(students)
    assert (np.diff(students.klas) >= 0).all()


def test_every_class_has_a_mentor_of_its_school(town: SchoolSystem) -> None:
    assert (town.teachers.school[town.classes.mentor] == town.classes.school).all()
    for pupil in town.agents_by_type[Student].select(at_most=20):
        assert isinstance(pupil.mentor, Teacher)
        assert pupil.mentor in town.agents_by_type[Teacher]
        assert pupil.mentor.school == pupil.school


def test_views_of_places(town: SchoolSystem) -> None:
    school = town.schools[3]
    assert (school, school.unique_id) == (School.view(town, 4), 4)
    assert school.type_name in {kind.id for kind in town.education.school_types}
    assert len(town.school_classes) == len(town.classes)
    assert town.school_classes[school.first_class].school == 3
    assert town.regions[school.region].pupils > 0
    assert town.agents_by_type[Student][0].reason_name == "present"


def test_the_reason_of_today_has_a_name(system: SchoolSystem) -> None:
    system.run(weeks=2)
    names = set(system.agents_by_type[Student].get("reason_name"))
    assert {"present", "sick"} <= names
