"""The ODD document: every row of the conceptual model leads to files, parameters and tests that are there."""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import pytest

from evidence import load_effects, load_parameters, load_targets
from experiments.held import HELD

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "odd.md"
FOLDERS = ("mechanisms", "institutions", "careers")
"""Folders of the model in which each file is a rule and needs a row."""

PROMISED = {
    "Who and where": ("Student", "Parent", "Teacher", "SchoolClass", "School", "Region"),
    "Reasons": (
        "sick", "reported sick out of stress", "school refusal", "truancy", "withdrawal", "exclusion", "other leave",
        "true reason and registered label",
    ),
    "Mechanisms": (
        "peer influence", "bullying and isolation", "school climate", "class size", "teacher-student relation",
        "parents", "school stress", "bonding and participation", "push, pull, fall-out", "turning points",
        "health and mental health", "competing activities", "discipline and registration", "transitions",
        "stigma of level, future perspective", "place and neighbourhood", "ages of law",
    ),
    "Law and institutions": (
        "registration", "report at 16 hours", "more than four weeks", "luxury leave", "doubtful sickness",
        "28 days for 18 to 23", "absolute absence", "exemption 5a", "thuiszitter", "suspension and expulsion reports",
        "problematic absence after Kearney", "attendance officer", "school doctor", "care and advice team",
        "Doorstroompunt", "alternative provision", "vavo", "mbo levels and routes", "startkwalificatie",
        "early leaving from 1 October to 1 October", "return after leaving", "capacities and queues",
    ),
    "Interventions and tiers": (
        "signs by which pupils are found", "support of single pupils", "what support moves", "tiers (RtI)",
        "measures for schools, regions and the law", "costs and payers",
    ),
}  # fmt: skip
"""The rows of the conceptual model, by its sections. Other rows may stand beside them."""

COLUMNS = "| row | in the model | files | parameters | sources | tests |"
NAMED = re.compile(r"`([^`]+)`")


class Row(NamedTuple):
    """A row of the table: its name, and what it names in each column."""

    name: str
    files: list[str]
    groups: list[str]
    tests: list[str]


def section(page: str, heading: str) -> str:
    """The text under a heading, up to the next of the same or a higher rank; empty when there is none."""
    found = re.search(rf"^(#+) {re.escape(heading)}\n", page, re.MULTILINE)
    if found is None:
        return ""
    rest = page[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(page: str, heading: str) -> list[Row]:
    """The rows of the table in a section."""
    lines = [line for line in section(page, heading).splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line != COLUMNS]
    return [
        Row(name, NAMED.findall(files), NAMED.findall(groups), NAMED.findall(tests))
        for name, _, files, groups, _, tests in cells
    ]


def is_there(name: str, folder: str) -> bool:
    """Whether a file stands in a folder, or from the root."""
    return (ROOT / folder / name).is_file() or (ROOT / name).is_file()


def has_test(name: str) -> bool:
    """Whether there is such a test (`file.py::test_name`)."""
    path, _, function = name.partition("::")
    files = [ROOT / "tests" / "model" / path, ROOT / path]
    return any(re.search(rf"^def {function}\(", f.read_text("utf-8"), re.MULTILINE) for f in files if f.is_file())


def rule_files() -> set[str]:
    """The files that need a row."""
    found = {path.relative_to(ROOT / "model").as_posix() for f in FOLDERS for path in (ROOT / "model" / f).glob("*.py")}
    return {name for name in found if not name.endswith("__init__.py")}


def faults(page: str) -> Iterator[str]:
    """What is wrong with the table, a line each."""
    table = {heading: rows(page, heading) for heading in PROMISED}
    every = [row for part in table.values() for row in part]
    groups = load_parameters().mechanisms
    for heading, promised in PROMISED.items():
        there = {row.name for row in table[heading]}
        yield from (f"{heading}: no row {name}" for name in promised if name not in there)
    yield from (f"no row for {name}" for name in sorted(rule_files() - {name for row in every for name in row.files}))
    used = {name for row in every for name in row.groups}
    yield from (f"group {name} is in no row" for name in groups if name not in used)
    for row in every:
        yield from (f"{row.name}: no file {name}" for name in row.files if not is_there(name, "model"))
        yield from (f"{row.name}: no group {name}" for name in row.groups if name not in groups)
        yield from (f"{row.name}: no test {name}" for name in row.tests if not has_test(name))
        if not row.files or not row.tests:
            yield f"{row.name}: names no file or no test"


def patterns(page: str) -> list[str]:
    """Names of figures and findings in the table of patterns and below it; * stands for any ending."""
    return NAMED.findall(section(page, "1 Purpose and patterns").partition("| pattern |")[2])


@pytest.fixture(scope="module")
def page() -> str:
    """The document."""
    return PAGE.read_text(encoding="utf-8")


def test_every_promise_leads_to_code_parameters_and_tests(page: str) -> None:
    assert list(faults(page)) == []


@pytest.mark.parametrize(
    ("there", "instead", "fault"),
    [
        ("| peer influence |", "| friends |", "Mechanisms: no row peer influence"),
        ("`institutions/queues.py`", "`institutions/friday.py`", "no row for institutions/queues.py"),
        ("`mechanisms/leave.py`", "`mechanisms/left.py`", "other leave: no file mechanisms/left.py"),
        ("`kearney` |", "`kearny` |", "problematic absence after Kearney: no group kearny"),
        ("`kearney` |", "none |", "group kearney is in no row"),
        ("::test_doubtful_sickness`", "::doubtful`", "doubtful sickness: no test test_institutions.py::doubtful"),
        ("`test_institutions.py::test_doubtful_sickness`", "none", "doubtful sickness: names no file or no test"),
        ("### Reasons\n", "### Why\n", "Reasons: no row truancy"),
    ],
)
def test_a_fault_in_the_table_is_found(page: str, there: str, instead: str, fault: str) -> None:
    assert there in page
    assert fault in set(faults(page.replace(there, instead)))


def test_every_published_figure_and_finding_has_its_place(page: str) -> None:
    known = [entry.id for table in (load_targets(), load_effects()) for entry in table]
    named = patterns(page)
    assert [name for name in named if not any(fnmatchcase(one, name) for one in known)] == []
    assert [one for one in known if not any(fnmatchcase(one, name) for name in named)] == []


def test_figures_held_beside_every_run_are_told_so(page: str) -> None:
    lines = [line for line in section(page, "1 Purpose and patterns").splitlines() if line.startswith("| ")]
    beside = [name for line in lines if "beside every run" in line for name in NAMED.findall(line)]
    assert [held.target for held in HELD if not any(fnmatchcase(held.target, name) for name in beside)] == []


def test_the_seven_parts_of_the_protocol_and_the_eleven_concepts_are_there(page: str) -> None:
    parts = [int(number) for number in re.findall(r"^## (\d) ", page, re.MULTILINE)]
    assert parts == [1, 2, 3, 4, 5, 6, 7]
    concepts = re.findall(r"^\*\*([A-Z][a-z ]+)\.\*\*", section(page, "4 Design concepts"), re.MULTILINE)
    assert concepts == [
        "Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing", "Interaction",
        "Stochasticity", "Collectives", "Observation",
    ]  # fmt: skip


def test_rules_that_the_text_names_are_there(page: str) -> None:
    named = {Path(name).name for name in NAMED.findall(section(page, "7 Submodels")) if name.endswith(".py")}
    assert named - {path.name for path in (ROOT / "model").rglob("*.py")} == set()
