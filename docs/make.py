"""Writes the pages of this folder that are made from data, and draws its pictures.

`python docs/make.py` writes parameters.md, interventions.md, the teacher's guide (teaching.md, lesgeven.md), the
quantities in model.md and the columns in results.md; with `--check` it writes nothing and ends with code 1 when one of
them is not up to date; with `--pictures` it draws the pictures too.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

import verzuim
from evidence import Parameter, Parameters, load_parameters
from experiments.columns import COLUMNS
from scenarios import Intervention, Move, Sign, load_interventions, load_quantities
from scenarios.intervention import Cost
from scenarios.signs import SIGNS
from viz.dashboard.lesson.guide import PAGES as GUIDES
from viz.dashboard.lesson.guide import page as guide_page

DOCS: Final = Path(__file__).resolve().parent
PICTURES: Final = DOCS / "pictures"
MODEL: Final = DOCS.parent / "model"

BEGIN: Final = "<!-- from here: docs/make.py -->\n"
END: Final = "<!-- to here: docs/make.py -->\n"

_PICTURES: Final = {
    "reasons-over-year": ("reasons_over_year", 20_000, 1, 110),
    "friendships": ("network", 300, 1, 78),
    "stocks-by-year": ("stocks_by_year", 20_000, 10, 90),
}
"""Picture → the figure it is, pupils and school years of the run, pixels per inch."""
_COLOURS: Final = 255
"""Colours kept in a picture, so that one of friendships takes a third of the space."""

_HEAD: Final = """\
# Parameters

This page is made from `evidence/parameters.toml` by `python docs/make.py`; change the file, not this page. {count}
parameters in {groups} groups. In a scenario a parameter is called `group.name`, for instance `truancy.habit`.

- *value* is what the model uses, in *unit*. A value marked "(fitted)" is the centre of the shipped posterior, fitted to
  published figures ([calibration.md](calibration.md)); its prior, source and grade say what was known before. Most
  others are first guesses that give totals of the right order.
- *prior* says what is plausible: the 5th and the 95th percentile and the shape. "fixed" is not varied.
- *grade* says how well the value is supported: law, statistic, trial, quasi-experiment, association, expert or
  assumption. The letters A to E are the documents named in [evidence/README.md](../evidence/README.md).
- A parameter called `strength` switches its whole mechanism: 0 is off, 1 is as estimated.
- "z" is one standard deviation between pupils. "log hazard per z" is what one z adds to the logarithm of a chance.

Dutch meanings stand in the file too.
"""


def parameters_page(parameters: Parameters) -> str:
    """The page parameters.md."""
    parts = [_HEAD.format(count=len(parameters), groups=len(parameters.mechanisms))]
    for group in parameters.mechanisms:
        names = [name for name in parameters.names if name.startswith(f"{group}.")]
        used = ", ".join(f"[{path}](../{path})" for path in used_in(group))
        rows = [_parameter_row(name.partition(".")[2], parameters[name]) for name in names]
        head = "| name | value | unit | prior | meaning | source | grade |\n|---|---|---|---|---|---|---|"
        parts.append("\n".join([f"## {group}\n", f"Used in {used}.\n", head, *rows]) + "\n")
    return "\n".join(parts)


def used_in(group: str) -> list[str]:
    """The files of the model that read a group of parameters, relative to the root."""
    read = re.compile(rf"\b(p|params)\.{group}_|[\"']{group}\.")
    files = sorted(MODEL.rglob("*.py"))
    found = [path for path in files if read.search(path.read_text(encoding="utf-8"))]
    return [path.relative_to(MODEL.parent).as_posix() for path in found]


def _parameter_row(name: str, parameter: Parameter) -> str:
    prior = parameter.prior
    plausible = prior.shape if prior.low is None else f"{prior.low:g} to {prior.high:g}, {prior.shape}"
    value = f"{parameter.value:g}{' (fitted)' if parameter.fitted else ''}"
    cells = (value, parameter.unit, plausible, parameter.meaning.en, parameter.source, parameter.grade)
    return "| " + " | ".join([f"`{name}`", *(_plain(cell) for cell in cells)]) + " |"


def _plain(cell: str) -> str:
    """Text without what Markdown would take for its own."""
    return re.sub(r"([|*<>])", r"\\\1", cell)


_INTERVENTIONS_HEAD: Final = """\
# Interventions

This page is made from the files in `scenarios/library/interventions` by `python docs/make.py`; change a file, not this
page. {count} measures, {unproven} of them with nothing proven: there every range holds "no effect".

- *grade* says how well an effect is supported, as for [parameters](parameters.md). "assumption" is a guess, and its
  range reaches none. The grade of a move says that of its size.
- Measures for single pupils find them by signs that a school can know, as far as there are places: *fte* full-time
  professionals per 1,000 pupils who can get it, times the pupils that one has at a time. Others wait.
- Measures of schools, regions or the law change quantities for as long as they last.
- Durations are in school weeks, about 40 a year: six months are about 21. Those of coaching, Check & Connect and the
  programmes of document C are theirs, and so are the caseloads of the first two and the criteria of M@zl. All other
  durations, caseloads, hours, numbers of professionals, thresholds and shares who accept are assumptions.
- A size is what full delivery moves. Delivery matters (Wilson et al. 2011), so `fidelity` in a file or scenario takes a
  share of it; each file gives a range.
- Sizes "fitted as a whole" give about the published effect on the pupils found (`tests/scenarios/test_library_fit.py`).
  Which quantities carry it is an assumption.
- The letters A to E are the documents named in [evidence/README.md](../evidence/README.md). "z" is one standard
  deviation between pupils.

In a scenario: `[[intervention]]` with `use = "mazl"`, and if wanted `dose`, `capacity`, `fidelity`, `reach`, `where`,
`from_year`, `from_week` and `tier`. Dutch texts stand in the files.
"""

_COST_PER: Final = {
    "pupil": "pupil who starts",
    "pupil_week": "pupil and week of support",
    "fte_year": "full-time professional a year",
    "school_year": "school a year",
    "enrolled_year": "pupil who can get it, a year",
    "class_year": "extra class a year",
}
_TIERS: Final = {1: "Tier 1: for all", 2: "Tier 2: extra", 3: "Tier 3: intensive"}


def interventions_page(interventions: dict[str, Intervention]) -> str:
    """The page interventions.md: a table per tier, then every measure by itself."""
    unproven = sum(each.unproven for each in interventions.values())
    parts = [_INTERVENTIONS_HEAD.format(count=len(interventions), unproven=unproven)]
    head = "| measure | for | found by | professional | places and dose | grade |\n|---|---|---|---|---|---|"
    for tier, title in _TIERS.items():
        here = {name: each for name, each in interventions.items() if each.tier == tier}
        rows = [_intervention_row(name, each) for name, each in here.items()]
        parts.append("\n".join([f"## {title}\n", head, *rows]) + "\n")
        parts.extend(_intervention_part(name, each) for name, each in here.items())
    return "\n".join(parts)


def _intervention_row(name: str, each: Intervention) -> str:
    found = "whole schools, regions or the country" if each.find is None else _found(each)
    cells = (_who(each), found, each.professional.en, _dose(each), each.grade)
    return "| " + " | ".join([f"[{name}](#{name})", *(_plain(cell) for cell in cells)]) + " |"


def _who(each: Intervention) -> str:
    who = each.who
    told = [", ".join(who.levels) if who.levels else "", who.sector or "", ", ".join(who.school_types or ())]
    told.append(f"year {', '.join(map(str, who.school_years))}" if who.school_years else "")
    told.append(f"ages {who.ages[0]} to {who.ages[1]}" if who.ages else "")
    told.append("without startkwalificatie" if who.without_qualification else "")
    return f"{each.unit}: {'; '.join(part for part in told if part) or 'all'}"


def _found(each: Intervention) -> str:
    if each.find is None:
        return ""
    signs = " or ".join(_sign(sign) for sign in each.find.any) or "everybody"
    weeks = f"every {each.find.every_weeks} weeks" if each.find.every_weeks > 1 else "every week"
    return f"{each.find.by.en}; {signs}; {weeks}; {each.find.uptake:.0%} accept"


def _sign(sign: Sign) -> str:
    bound = f"at least {sign.at_least:g}" if sign.at_least is not None else f"at most {sign.at_most:g}"
    return f"{sign.sign} {bound} ({SIGNS[sign.sign].unit})"


def _dose(each: Intervention) -> str:
    support = each.support
    if support is None:
        return "lasting"
    fte = f"{support.fte_per_1000:g} fte per 1,000"
    if support.fte_range:
        fte += f" ({support.fte_range[0]:g} to {support.fte_range[1]:g})"
    return (
        f"{fte}, {support.caseload:g} pupils each, by {support.shared_by}; {support.weeks} school weeks, "
        f"{support.hours_per_week:g} hours a week; {support.rest_weeks} weeks before again"
    )


def _intervention_part(name: str, each: Intervention) -> str:
    moves = [_move_row(move, each) for move in each.move]
    costs = [_cost_row(cost) for cost in each.cost]
    return (
        "\n".join(
            [
                f"### {name}\n",
                f"**{_plain(each.title.en)}.** {_plain(each.description.en)}\n",
                f"*Known:* {_plain(each.known.en)} Source: {_plain(each.source)}.\n",
                "| moves | by | range | source | grade |\n|---|---|---|---|---|",
                *moves,
                "\n| euro | per | payer | range | source | grade |\n|---|---|---|---|---|---|",
                *costs,
            ]
        )
        + "\n"
    )


def _move_row(move: Move, each: Intervention) -> str:
    sign = {"multiply": "times ", "add": "", "set": "= "}[move.operation]
    size = f"{sign}{move.amount:+g}" if move.operation == "add" else f"{sign}{move.amount:g}"
    if each.unit == "pupil":
        size += {"week": " per week", "once": " at the start", "held": " while supported"}[move.per]
    if move.fades:
        size += f"; {move.fades:.0%} a week lost afterwards"
    cells = (size, f"{move.range[0]:g} to {move.range[1]:g}", move.source, move.grade)
    return "| " + " | ".join([f"`{move.quantity}`", *(_plain(cell) for cell in cells)]) + " |"


def _cost_row(cost: Cost) -> str:
    cells = (
        *(f"{cost.euro:,g}", _COST_PER[cost.per], cost.payer),
        *(f"{cost.range[0]:,g} to {cost.range[1]:,g}", cost.source, cost.grade),
    )
    return "| " + " | ".join(_plain(cell) for cell in cells) + " |"


def columns_table() -> str:
    """The columns of all tables, for results.md."""
    return "\n".join(_columns_of(table) for table in COLUMNS)


def _columns_of(table: str) -> str:
    rows = [f"| `{column}` | {unit} | {meaning} |" for column, (unit, meaning) in COLUMNS[table].items()]
    return "\n".join([f"### {table}\n", "| column | unit | meaning |\n|---|---|---|", *rows]) + "\n"


def quantities_table() -> str:
    """The quantities that a policy can move, for model.md."""
    rows = [
        f"| `{name}` | {each.kind} | {each.unit} | {each.bounds[0]:g} to {each.bounds[1]:g} | {each.meaning.en} |"
        for name, each in load_quantities().items()
    ]
    return "\n".join(["| quantity | kind | unit | possible | meaning |\n|---|---|---|---|---|", *rows]) + "\n"


def pages() -> Iterator[tuple[Path, str]]:
    """Every page that is made, wholly or in part, and what should stand in it."""
    yield DOCS / "parameters.md", parameters_page(load_parameters())
    yield DOCS / "interventions.md", interventions_page(load_interventions())
    for lang, name in GUIDES.items():
        yield DOCS / name, guide_page(lang)
    yield _filled(DOCS / "model.md", quantities_table())
    yield _filled(DOCS / "results.md", columns_table())


def _filled(path: Path, table: str) -> tuple[Path, str]:
    """A page with the part between its marks made anew."""
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    return path, before + BEGIN + table + END + rest.partition(END)[2]


def stale_pages() -> list[str]:
    """Names of the pages that are not as they should be."""
    return [path.name for path, text in pages() if not path.is_file() or path.read_text(encoding="utf-8") != text]


def draw_pictures() -> None:
    """Draw the pictures of the pages: a school year of a town, and the friendships in a small school."""
    PICTURES.mkdir(exist_ok=True)
    for name, (figure, pupils, years, dpi) in _PICTURES.items():
        drawn = BytesIO()
        result = verzuim.run("baseline", students=pupils, years=years, seed=1)
        result.figures("en")[figure].savefig(drawn, format="png", dpi=dpi)
        Image.open(drawn).convert("RGB").quantize(_COLOURS).save(PICTURES / f"{name}.png", optimize=True)


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(prog="python docs/make.py", description="Pages and pictures made from data.")
    parser.add_argument("--check", action="store_true", help="write nothing, name the pages that are not up to date")
    parser.add_argument("--pictures", action="store_true", help="draw the pictures too")
    options = parser.parse_args()
    if options.check:
        stale = stale_pages()
        print("\n".join(f"docs/{name} is not up to date: run `python docs/make.py`" for name in stale) or "up to date")
        return 1 if stale else 0
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
    if options.pictures:
        draw_pictures()
    return 0


if __name__ == "__main__":
    sys.exit(main())
