"""Renew the digest of the small run that `tests/test_digest.py` holds the model to, with the reason.

Run from the root of the project: `python tests/renew_digest.py --why "what changed and why"`.
"""

import argparse
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILE = Path(__file__).parent / "digest.toml"
CHANGELOG = ROOT / "CHANGELOG.md"
HEADING = "### Digest"


def current_digest() -> str:
    """The digest that the small run has now."""
    from model import SchoolSystem

    run = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return SchoolSystem(students=run["students"], rng=run["seed"]).run(years=run["years"]).digest()


def renew(why: str) -> str:
    """Write the present digest into the file and the reason into the changelog; returns the digest."""
    digest = current_digest()
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(re.sub(r'digest = ".*"', f'digest = "{digest}"', text), encoding="utf-8")
    log = CHANGELOG.read_text(encoding="utf-8")
    if HEADING not in log:
        raise SystemExit(f"{CHANGELOG.name} has no heading {HEADING!r} to write the reason under")
    CHANGELOG.write_text(log.replace(HEADING, f"{HEADING}\n\n- {digest}: {why}", 1), encoding="utf-8")
    return digest


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--why", required=True, help="what changed, in one line")
    print(renew(parser.parse_args().why))
