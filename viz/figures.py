"""All figures of a result: drawing them and writing them to a folder."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final
from uuid import uuid4

from matplotlib.figure import Figure

from experiments.results import Result, check_formats
from experiments.whole import check_writable, flush_to_disk
from viz import (
    by_level,
    comparison,
    distribution,
    network,
    reasons_over_year,
    stocks_by_year,
    targets_by_year,
    vsv_by_level,
)
from viz.language import check_language
from viz.style import DPI

Drawing = Callable[[Result, str], Figure]

FIGURES: Final[dict[str, tuple[Drawing, tuple[str, ...]]]] = {
    "reasons_over_year": (reasons_over_year.draw, ("school_weeks",)),
    "by_level": (by_level.draw, ("groups", "absence_distribution")),
    "distribution": (distribution.draw, ("absence_distribution",)),
    "vsv_by_level": (vsv_by_level.draw, ("groups",)),
    "comparison": (comparison.draw, ("comparison",)),
}
"""Name of a figure → how it is drawn, and the tables it needs."""

BY_YEAR: Final[dict[str, tuple[Drawing, tuple[str, ...]]]] = {
    "stocks_by_year": (stocks_by_year.draw, ("stocks",)),
    "targets_by_year": (targets_by_year.draw, ("comparison_by_year",)),
}
"""The same for runs of two years and more."""

_FOR_PAGES: Final = ("png", "svg")


def draw(result: Result, lang: str = "en") -> dict[str, Figure]:
    """Draws every figure that the result has the tables for.

    Args:
        result: of a run, or loaded from its folder.
        lang: language of all texts, "nl" or "en".

    Returns:
        Name → matplotlib figure, made without pyplot.

    Raises:
        BadInput: for another language.

    Example:
        >>> figures = draw(result, "nl")  # doctest: +SKIP
        >>> figures["by_level"].savefig("by_level.png")  # doctest: +SKIP
    """
    check_language(lang)
    figures = {
        name: drawing(result, lang)
        for name, (drawing, tables) in (FIGURES | (BY_YEAR if result.years > 1 else {})).items()
        if all(len(result.tables.get(table, ())) > 0 for table in tables)
    }
    if result.network is not None and len(result.network) > 0:
        figures["network"] = network.draw(result, lang)
    return figures


def save(figures: Mapping[str, Figure], folder: Path | str, formats: Iterable[str] = _FOR_PAGES) -> list[Path]:
    """Writes figures to a folder: all are drawn to temporary names first, then take their places.

    Other files in the folder stay as they are; figures of the same name are replaced. When drawing
    fails or is interrupted, nothing has changed.

    Args:
        figures: by name, as `draw` gives them.
        folder: made when it is not there.
        formats: any of png, svg and pdf.

    Returns:
        The files, in order.

    Raises:
        BadInput: for another format, or a folder that may not be written to.
    """
    place = Path(folder)
    formats = tuple(formats)
    check_formats(formats)
    check_writable(place)
    place.mkdir(parents=True, exist_ok=True)
    drawn: dict[Path, Path] = {}
    try:
        for name, figure in figures.items():
            for suffix in formats:
                part = place / f".{name}.{uuid4().hex[:8]}.part"
                drawn[part] = place / f"{name}.{suffix}"
                figure.savefig(part, format=suffix, dpi=DPI, metadata=_without_date(suffix))
                flush_to_disk(part)
        for part, final in drawn.items():
            part.replace(final)
    finally:
        for part in drawn:
            part.unlink(missing_ok=True)
    flush_to_disk(place)
    return list(drawn.values())


def _without_date(suffix: str) -> dict[str, None] | None:
    """Metadata that leaves the date out, so that the same figure is the same file."""
    return {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(suffix)
