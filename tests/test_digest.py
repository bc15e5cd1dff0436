"""A change of the model is never an accident: the digest of a small run is kept, and renewed with its reason."""

import tomllib
from pathlib import Path

from tests.renew_digest import FILE, current_digest

CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"


def test_the_small_run_is_what_it_was():
    kept = tomllib.loads(FILE.read_text(encoding="utf-8"))["digest"]
    assert current_digest() == kept, 'the model changed: python tests/renew_digest.py --why "what changed"'


def test_the_changelog_says_why_the_digest_is_what_it_is():
    kept = tomllib.loads(FILE.read_text(encoding="utf-8"))["digest"]
    assert f"- {kept}: " in CHANGELOG.read_text(encoding="utf-8")
