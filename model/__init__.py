"""The world and its clock: a school system, its days, weeks and years, and the mechanisms at work in them."""

from model.system import SchoolSystem

__all__ = ["SchoolSystem"]
