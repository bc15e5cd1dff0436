"""A small system to look at and to change, and its twin in ordinary Mesa agents."""

import copy

import pytest

from model import SchoolSystem


@pytest.fixture(scope="session")
def built() -> SchoolSystem:
    """200 pupils, never changed by a test."""
    return SchoolSystem(students=200, rng=1)


@pytest.fixture
def system(built: SchoolSystem) -> SchoolSystem:
    """200 pupils of one's own."""
    return copy.deepcopy(built)


@pytest.fixture(scope="session")
def town() -> SchoolSystem:
    """20,000 pupils in tens of schools, before the first day; never changed by a test."""
    return SchoolSystem(students=20_000, rng=2)
