"""A figure of the dashboard as files: PNG and SVG through matplotlib, and its numbers as CSV with a README."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from experiments.results import versions
from viz import html
from viz.dashboard.charts.chart import Chart
from viz.dashboard.texts import say
from viz.style import DPI
from viz.texts import text

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""Date of the files in an archive, so that the same numbers are the same archive."""
_READABLE: Final = 0o644 << 16
README: Final = "README.md"


def png(chart: Chart) -> bytes:
    """The figure as a picture, with title, caption, runs and notice in it."""
    buffer = BytesIO()
    chart.draw().savefig(buffer, format="png", dpi=DPI)
    return buffer.getvalue()


def svg(chart: Chart) -> bytes:
    """The same as a drawing; the same figure is the same file."""
    return html.drawing(chart.draw()).encode()


def csv(chart: Chart) -> str:
    """Its numbers, with a point in decimals whatever the language, so that every program reads them."""
    return chart.numbers.to_csv(index=False, lineterminator="\n")


def archive(chart: Chart, lang: str) -> bytes:
    """A zip archive of the numbers and a README that says what they are."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as made:
        for name, words in ((f"{chart.name}.csv", csv(chart)), (README, readme(chart, lang))):
            info = ZipInfo(name, _FIRST_DAY)
            info.compress_type, info.external_attr = ZIP_DEFLATED, _READABLE
            made.writestr(info, words)
    return buffer.getvalue()


def readme(chart: Chart, lang: str) -> str:
    """What the numbers are, which runs they are of, how to make these again, and what each column means."""
    parts = [
        f"# {say('charts.readme_title', lang, title=chart.title)}",
        text("notice", lang),
        chart.caption,
        say("charts.readme_format", lang),
        f"## {say('charts.readme_runs', lang)}\n\n{chart.about}",
        f"## {say('charts.readme_command', lang)}\n\n    {chart.command}",
        f"## {say('charts.readme_columns', lang)}\n\n{_columns(chart.numbers.columns, chart.columns, lang)}",
        f"## {say('charts.readme_versions', lang)}\n\n"
        + "\n".join(f"- {name} {version}" for name, version in versions().items()),
    ]
    return "\n\n".join(parts) + "\n"


def _columns(names: Iterable[str], columns: Mapping[str, tuple[str, str]], lang: str) -> str:
    heads = [say(f"charts.{key}", lang) for key in ("column", "column_unit", "column_meaning")]
    rows = [heads, ["---"] * len(heads), *([f"`{name}`", *columns[str(name)]] for name in names)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
