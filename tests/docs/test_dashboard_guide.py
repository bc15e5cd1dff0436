"""The guide to the dashboard: a part and a picture for each screen, and none that is not there."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDE = (DOCS / "dashboard.md").read_text(encoding="utf-8")
LARGEST = 200_000
"""Bytes of a picture: who clones this should not wait for it."""


def titles() -> dict[str, str]:
    pytest.importorskip("solara", reason="the extra dashboard is not installed")
    from viz.dashboard.found_screens import screen_title, screens

    return {name: screen_title(name, "en") for name in screens()}


def test_each_screen_has_a_part_by_its_own_title() -> None:
    parts = re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)
    assert sorted(parts) == sorted(["On every screen", *titles().values()])


def test_each_screen_has_a_picture_with_words_below_its_title() -> None:
    for name, title in titles().items():
        part = GUIDE.partition(f"## {title}\n")[2].partition("\n## ")[0]
        assert re.search(rf"!\[[^]]{{20,}}\]\(pictures/dashboard-{name}\.png\)", part), title


def test_pictures_are_there_and_small() -> None:
    named = set(re.findall(r"pictures/(dashboard-\w+\.png)", GUIDE))
    kept = {path.name: path.stat().st_size for path in (DOCS / "pictures").glob("dashboard-*.png")}
    assert set(kept) == named
    assert {name: size for name, size in kept.items() if size > LARGEST} == {}


def test_links_lead_somewhere() -> None:
    for page in ("dashboard.md", "deployment.md"):
        text = (DOCS / page).read_text(encoding="utf-8")
        links = [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if not link.endswith(".png")]
        assert links and all((DOCS / link).exists() for link in links), page
