"""Who and where: pupils, parents, teachers, classes, schools and regions, as records and as Mesa agents."""

from agents.reasons import LABELS, REASONS
from agents.sets import RecordAgentSet
from agents.views import Parent, Region, School, SchoolClass, Student, Teacher

__all__ = ["LABELS", "REASONS", "Parent", "RecordAgentSet", "Region", "School", "SchoolClass", "Student", "Teacher"]
