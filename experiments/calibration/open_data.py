"""Open data of CBS and DUO on early school leaving, as they are published, made into figures of a user's own.

Three tables are known, by the names of their columns:

- CBS 84780NED, early leavers by sex and region: as StatLine shows it, and as its OData feed names it;
- CBS 84782NED, early leavers by kind of education: as StatLine shows it;
- DUO, "02. Vsv in het voortgezet onderwijs per vo instelling": early leavers by school.

CBS counts a wider population than DUO and comes out higher, so of CBS only ratios are taken: the share of a region or a
kind of education over that of the whole country in the same table and year, times the country's share after DUO.
Other tables are refused: their columns were not seen.
"""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evidence.errors import BadInput, nearest_name
from evidence.targets import load_targets
from experiments.calibration.own_targets import OwnTarget

Row = dict[str, str]

_NATIONAL: Final = "vsv_2018_19_pct"
"""The country's share after DUO, which ratios of CBS are taken of."""
_ALL_SEXES: Final = ("Totaal mannen en vrouwen", "T001038")
_ALL_BACKGROUNDS: Final = "Totaal"
_COUNTRY: Final = ("Nederland", "NL01")
_ALL_KINDS: Final = "Totaal onderwijs"
_KINDS: Final = {
    "Totaal vmbo/havo/vwo": "vo", "Totaal mbo (incl. extranei)": "mbo", "Totaal vavo": "vavo",
}  # fmt: skip
_SHOWN_YEAR: Final = re.compile(r"(\d{4})/'(\d{2})\*{0,2}")
_FEED_YEAR: Final = re.compile(r"(\d{4})SJ00")
_COUNT: Final = re.compile(r"\d+|\d{1,3}(\.\d{3})+")
"""A whole number, with points for thousands or without."""


@dataclass(frozen=True)
class _Table:
    """A published table: what it is called, the columns that it must have, and how it is read."""

    name: str
    columns: tuple[str, ...]
    read: "Callable[[Path, list[Row], str | None, str | None], list[OwnTarget]]"


def read_open_data(path: Path, region: str | None = None, year: str | None = None) -> list[OwnTarget]:
    """Figures from a file of open data as published.

    Args:
        path: the CSV file, with commas or semicolons, in UTF-8 or Windows-1252.
        region: of CBS 84780NED the region as the file names it, such as "Groningen (PV)" or "GM1883"; of DUO the BRIN
            number of a school, or None for all schools of the file together.
        year: school year, such as "2018/19"; by default the last in the file.

    Raises:
        BadInput: a table that is not known, a region or year that is not in it, or a cell that is no number.
    """
    columns, rows = _rows(path)
    table = next((each for each in _TABLES if set(each.columns) <= set(columns)), None)
    if table is None:
        known = "; ".join(f"{each.name}: {', '.join(each.columns)}" for each in _TABLES)
        hint = "other figures go by hand into a file of the form of evidence/targets.csv"
        raise BadInput(file=path, line=1, value=", ".join(columns), problem="is no table that verzuim knows",
                       allowed=known, hint=hint)  # fmt: skip
    return table.read(path, rows, region, year)


def _rows(path: Path) -> tuple[list[str], list[Row]]:
    """The columns and rows of a CSV file; lines of a title above the columns and of a source below are left out."""
    lines = [line for line in _text(path).splitlines() if line.strip()]
    split = ";" if sum(line.count(";") for line in lines) >= sum(line.count(",") for line in lines) else ","
    cells = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=split)]
    width = max((len(row) for row in cells), default=0)
    whole = [row for row in cells if len(row) == width and width > 1]
    if len(whole) < 2:
        raise BadInput(file=path, problem="is no table of columns", hint="save it as CSV, as published")
    columns = whole[0]
    return columns, [dict(zip(columns, row, strict=True)) for row in whole[1:]]


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BadInput(file=path, problem=f"cannot be read ({error.strerror})") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _cbs_region(path: Path, rows: list[Row], region: str | None, year: str | None) -> list[OwnTarget]:
    feed = "Leerlingen_1" in rows[0]
    among, counted = ("Leerlingen_1", "VoortijdigSchoolverlaters_2") if feed else _SHOWN_COUNTS
    chosen = [row for row in rows if row["Geslacht"] in _ALL_SEXES]
    chosen, when = _of_year(path, chosen, year)
    by_region = {row["Regiokenmerken"]: row for row in chosen}
    regions = [name for name in by_region if name not in _COUNTRY]
    if region is None or region not in by_region:
        raise BadInput(file=path, key="region", value=region, problem="is not in this file for that year",
                       nearest=nearest_name(region, regions) if region else None,
                       hint=f"regions begin with: {', '.join(regions[:5])}")  # fmt: skip
    country = next((by_region[name] for name in _COUNTRY if name in by_region), None)
    return [_ratio(path, "CBS 84780NED", region, "nl", when, by_region[region], country, counted, among)]


def _cbs_kind(path: Path, rows: list[Row], region: str | None, year: str | None) -> list[OwnTarget]:
    if region is not None:
        raise BadInput(file=path, key="region", value=region, problem="CBS 84782NED has no regions",
                       hint="take CBS 84780NED")  # fmt: skip
    chosen = [row for row in rows if row["Geslacht"] in _ALL_SEXES and row["Migratieachtergrond"] == _ALL_BACKGROUNDS]
    chosen, when = _of_year(path, chosen, year)
    by_kind = {row["Onderwijssoort"]: row for row in chosen}
    among, counted = _SHOWN_COUNTS
    country = by_kind.get(_ALL_KINDS)
    return [
        _ratio(path, "CBS 84782NED", kind, group, when, by_kind[kind], country, counted, among)
        for kind, group in _KINDS.items()
        if kind in by_kind
    ]


def _ratio(
    path: Path, table: str, what: str, group: str, when: str, part: Row, country: Row | None, counted: str, among: str
) -> OwnTarget:
    """A share of CBS over that of the whole country, at the level of DUO."""
    if country is None:
        hint = "CBS counts more than DUO, so only the ratio to the country is used: keep that row"
        raise BadInput(file=path, problem=f"has no row of the whole country for {when}", hint=hint)
    pupils = _number(path, among, part)
    own, all_of_it = (_number(path, counted, row) / _number(path, among, row) for row in (part, country))
    national = load_targets()[_NATIONAL]
    return OwnTarget(
        id=_slug("vsv", what, when), quantity=national.quantity, group=group, year=when,
        value=round(national.value * own / all_of_it, 4), unit=national.unit, seen="derived", source=table,
        checked=f"{what}: {100 * own:.3f} % over the country's {100 * all_of_it:.3f} %, times {national.value} %",
        note=f"the level of {national.id}", out_of=pupils,
    )  # fmt: skip


def _duo_schools(path: Path, rows: list[Row], region: str | None, year: str | None) -> list[OwnTarget]:
    chosen = rows if region is None else [row for row in rows if row["BRIN NUMMER"] == region]
    if not chosen:
        numbers = sorted({row["BRIN NUMMER"] for row in rows})
        raise BadInput(file=path, key="region", value=region, problem="is no school of this file",
                       nearest=nearest_name(region or "", numbers))  # fmt: skip
    years = {row["JAAR"] for row in chosen}
    when = year if year is not None else max(years)
    if when not in years:
        raise BadInput(file=path, key="year", value=year, problem="is not in this file", allowed=tuple(sorted(years)))
    chosen = [row for row in chosen if row["JAAR"] == when]
    counted = next(name for name in _DUO_COUNTED if name in chosen[0])
    hits = sum(_number(path, counted, row) for row in chosen)
    pupils = sum(_number(path, "AANTAL DEELNEMERS", row) for row in chosen)
    if pupils == 0:
        raise BadInput(file=path, key="AANTAL DEELNEMERS", value=0, problem="leaves nobody to count")
    return [
        OwnTarget(
            id=_slug("vsv_vo", region or "all", when), quantity="new early leavers", group="vo", year=when,
            value=round(100 * hits / pupils, 4), unit="percent of pupils", seen="derived",
            source="DUO, Vsv in het voortgezet onderwijs per vo instelling",
            checked=f"{hits:.0f} of {pupils:.0f} pupils, {region or 'all schools of the file'}", out_of=pupils,
        )
    ]  # fmt: skip


def _of_year(path: Path, rows: Sequence[Row], year: str | None) -> tuple[list[Row], str]:
    """The rows of one school year, by default of the last, and that year as "2018/19"."""
    dated = [(_school_year(row["Perioden"]), row) for row in rows]
    years = sorted({when for when, _ in dated if when is not None})
    if not years:
        value = rows[0]["Perioden"] if rows else None
        raise BadInput(file=path, key="Perioden", value=value, problem="names no school year",
                       allowed="2018/'19 or 2018SJ00, with a row for men and women together")  # fmt: skip
    chosen = years[-1] if year is None else year
    if chosen not in years:
        raise BadInput(file=path, key="year", value=year, problem="is not in this file", allowed=tuple(years))
    return [row for when, row in dated if when == chosen], chosen


def _school_year(period: str) -> str | None:
    if shown := _SHOWN_YEAR.fullmatch(period):
        return f"{shown[1]}/{shown[2]}"
    if feed := _FEED_YEAR.fullmatch(period):
        return f"{feed[1]}/{(int(feed[1]) + 1) % 100:02}"
    return None


def _number(path: Path, column: str, row: Row) -> float:
    cell = row[column]
    if not _COUNT.fullmatch(cell):
        raise BadInput(file=path, key=column, value=cell, problem="is no number of pupils",
                       hint="CBS and DUO leave out small numbers: take a larger group")  # fmt: skip
    return float(cell.replace(".", ""))


def _slug(*parts: str) -> str:
    return "_".join(re.sub(r"[^a-z0-9]+", "_", part.lower()).strip("_") for part in parts)


_SHOWN_COUNTS: Final = ("Leerlingen (aantal)", "Voortijdig schoolverlaters (aantal)")
_DUO_COUNTED: Final = ("AANTAL VSV ERS", "AANTAL VSV'ERS")
"""DUO has written the same column in both ways."""
_DUO: Final = ("BRIN NUMMER", "JAAR", "ONDERWIJSSTRUCTUUR EN LEERJAAR", "PROFIEL", "AANTAL DEELNEMERS")

_TABLES: Final = (
    _Table("CBS 84780NED", ("Geslacht", "Regiokenmerken", "Perioden", *_SHOWN_COUNTS), _cbs_region),
    _Table(
        "CBS 84780NED (OData)",
        ("Geslacht", "Regiokenmerken", "Perioden", "Leerlingen_1", "VoortijdigSchoolverlaters_2"),
        _cbs_region,
    ),
    _Table(
        "CBS 84782NED", ("Geslacht", "Migratieachtergrond", "Onderwijssoort", "Perioden", *_SHOWN_COUNTS), _cbs_kind
    ),
    *(_Table("DUO vsv vo", (*_DUO, counted), _duo_schools) for counted in _DUO_COUNTED),
)
