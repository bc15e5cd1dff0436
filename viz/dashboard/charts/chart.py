"""A figure as data: what is drawn on the screen, the same as a table and in words, and as a drawing for export."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd
from matplotlib.figure import Figure

from experiments.compare.columns import COMPARE_COLUMNS
from experiments.compare.comparison import Comparison

Option = dict[str, Any]
"""What ECharts draws: plain data for JSON, without a function and without NaN."""

Kind = Literal["line", "point", "bar", "band"]


@dataclass(frozen=True)
class Mark:
    """An entry of the key of a figure.

    Attributes:
        words: what is drawn so.
        kind: a line (with its mark, if any), a point, a bar or a band.
        colour: as "#0072B2".
        symbol: circle, rect, triangle, diamond or none.
        dash: lengths of dashes and gaps; none is a whole line.
        hollow: whether the mark is open.
    """

    words: str
    kind: Kind
    colour: str
    symbol: str = "none"
    dash: tuple[int, ...] = ()
    hollow: bool = False


@dataclass(frozen=True)
class Chart:
    """One figure.

    Attributes:
        name: of its files, as "effects".
        title: what it shows.
        caption: how to read it, and what its intervals mean.
        about: which runs it is of.
        alt: what it shows, for who does not see it.
        option: for ECharts.
        height: pixels that it needs.
        key: what is drawn how; scenarios in order.
        table: the same as words and written numbers; the first column names the rows.
        numbers: the same as numbers, with the column names of the tables that `verzuim compare` writes.
        columns: column of `numbers` → unit and meaning.
        command: what makes the runs again.
        draw: draws the same for a file, without pyplot.
        empty: whether nothing can be drawn, so that the table alone says it.
    """

    name: str
    title: str
    caption: str
    about: str
    alt: str
    option: Option
    height: int
    key: tuple[Mark, ...]
    table: pd.DataFrame
    numbers: pd.DataFrame
    columns: Mapping[str, tuple[str, str]]
    command: str
    draw: Callable[[], Figure]
    empty: bool = False


def meanings(table: str, numbers: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Unit and meaning of these columns of a table of a comparison."""
    return {str(name): COMPARE_COLUMNS[table][str(name)] for name in numbers}


def several(comparison: Comparison) -> bool:
    """Whether there are replicates enough for intervals."""
    return comparison.replicates > 1


NARROW: Final = 44
"""Characters of a line of an axis's name, which has to fit on a phone."""
