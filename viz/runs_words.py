"""Of which runs a figure or table of many runs is, in words."""

from viz.compare.words import say
from viz.language import number


def size(students: int | None, schools: int | None, lang: str) -> str:
    """How many pupils or schools a run has."""
    if students is not None:
        return say("students", lang, count=number(students, lang))
    return counted(schools or 0, "school", "schools", lang)


def counted(count: int, one: str, more: str, lang: str) -> str:
    """A number of schools, school years or replicates."""
    return say(one, lang) if count == 1 else say(more, lang, count=number(count, lang))
