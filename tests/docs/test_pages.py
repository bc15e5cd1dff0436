"""The pages: their links lead somewhere, they name what is there, and those made from data are up to date."""

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from agents.reasons import LABELS, REASON_NAMES, ROUTES
from agents.services import PLACES, SERVICES
from evidence import load_parameters, load_system
from experiments.columns import COLUMNS
from model.world import EVENT_KINDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "evidence" / "README.md"],
    key=lambda path: path.relative_to(ROOT).as_posix(),
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
MOST_BYTES = 200_000
"""A picture is part of every clone."""


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def anchors(path: Path) -> set[str]:
    """The names by which headings can be linked to: lower case, hyphens for spaces, no other signs."""
    headings = HEADING.findall(FENCED.sub("", path.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(path: Path) -> list[str]:
    """Links of a page to a file or heading of ours that is not there."""
    broken = []
    for link in LINK.findall(FENCED.sub("", path.read_text(encoding="utf-8"))):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    return broken


@pytest.fixture(scope="module")
def make() -> ModuleType:
    """The script docs/make.py."""
    spec = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    assert broken_links(path) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("# One heading, two words\n", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(
        "# Here\n[a](other.md#one-heading-two-words) [b](#here) [c](gone.md) ![d](other.md#gone) [e](#there)\n",
        encoding="utf-8",
    )
    assert broken_links(page) == ["gone.md", "other.md#gone", "#there"]


def test_pages_made_from_data_are_up_to_date(make: ModuleType) -> None:
    assert make.stale_pages() == [], "run `python docs/make.py`"


def test_every_group_of_parameters_is_read_and_explained(make: ModuleType) -> None:
    groups = load_parameters().mechanisms
    assert [group for group in groups if not make.used_in(group)] == []
    assert [group for group in groups if f"`{group}`" not in text_of("docs/model.md")] == []


@pytest.mark.parametrize("folder", ["mechanisms", "institutions", "careers"])
def test_every_mechanism_is_explained(folder: str) -> None:
    files = {path.name for path in (ROOT / "model" / folder).glob("*.py")} - {"__init__.py"}
    assert files == {name for name in files if f"| `{name}` |" in text_of("docs/model.md")}


def test_every_table_and_every_kind_of_event_is_explained() -> None:
    page = text_of("docs/results.md")
    assert [table for table in COLUMNS if f"| `{table}.parquet` |" not in page] == []
    lines = "\n".join(line.split("|")[1] for line in page.splitlines() if line.startswith("| "))
    assert [kind for kind in EVENT_KINDS if f"`{kind}`" not in lines] == []


def test_every_room_stands_in_the_readme() -> None:
    rooms = tomllib.loads(text_of("pyproject.toml"))["tool"]["setuptools"]["packages"]["find"]["include"]
    assert [room for room in rooms if "." not in room and f"| `{room}/` |" not in text_of("README.md")] == []


def test_dutch_words_a_user_meets_are_in_the_glossary() -> None:
    glossary = " ".join(text_of("docs/glossary.md").lower().split())
    levels = {level.id.split("-")[0] if level.sector == "mbo" else level.id for level in load_system("nl").levels}
    kinds = {REASON_NAMES[reason]["en"] for reason in ("refusal", "truancy", "withdrawal", "exclusion")}
    words = {*levels, *kinds, "vsv", "startkwalificatie", "thuiszitter", "bol", "bbl", *(LABELS[1:2])}
    words |= {name.replace("_", " ") for name in (*SERVICES, *PLACES)}
    assert {word for word in words if word not in glossary} == set()
    assert {route for route in ROUTES if route not in glossary.replace("-", "")} == set()


def test_pictures_are_small_and_shown() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").iterdir())
    assert [path.name for path in pictures if path.stat().st_size > MOST_BYTES] == []
    pages = "".join(text_of(page.relative_to(ROOT).as_posix()) for page in PAGES)
    assert [path.name for path in pictures if not re.search(rf"\]\((docs/)?pictures/{path.name}\)", pages)] == []


def test_versions_agree() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    assert f"## [{version}]" in text_of("CHANGELOG.md")
    assert f"\nversion: {version}\n" in text_of("CITATION.cff")


def test_the_make_targets_that_pages_name_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)(?=[`\n ])", "\n".join(FENCED.findall(text_of("README.md")))))
    named |= set(re.findall(r"`make ([a-z]+)`", text_of("README.md") + text_of("CONTRIBUTING.md")))
    assert named
    assert named - targets == set()
