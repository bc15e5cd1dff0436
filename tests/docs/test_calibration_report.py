"""The report of the shipped calibration, as it lies in docs/: it is of the posterior that is shipped."""

import html
import re
from pathlib import Path

import pytest

from viz.dashboard.fitted import fit_in

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize(("lang", "point"), [("en", "."), ("nl", ",")])
def test_the_report_is_of_the_shipped_posterior(lang: str, point: str) -> None:
    """Its command, and what its checks found, which another fit with the same command would not find again."""
    text = html.unescape((DOCS / f"calibration-report-{lang}.html").read_text(encoding="utf-8"))
    fit = fit_in(None)
    assert fit is not None
    assert fit.command in text
    for check in fit.checks:
        found = check.statistic
        said = f"{found:.2f}".replace(".", point) if found % 1 else f"{found:.0f}"
        assert re.search(rf"(?<!\d){re.escape(said)}(?!\d)", text), check.name


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_report_names_no_machine_and_loads_nothing(lang: str) -> None:
    text = (DOCS / f"calibration-report-{lang}.html").read_text(encoding="utf-8")
    assert not re.search(r"/(?:tmp|root|home|Users)/", text)
    assert not re.search(r"""(?:src|href)=["']https?:""", text)
