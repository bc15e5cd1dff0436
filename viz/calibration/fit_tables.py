"""Tables of the report of a calibration."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from experiments.calibration.fit_checks import FIRM, LOOSE
from experiments.calibration.outcome import Calibration
from viz import html, page
from viz.calibration.beside import Beside, between
from viz.calibration.fit_texts import say
from viz.calibration.verdict_words import judged, what_it_sees, what_was_found
from viz.language import number, three_figures
from viz.phrases import phrase

Line = Mapping[Hashable, Any]

_PAIRS: Final = 10
"""Pairs of parameters that are shown."""
_MOST: Final = 3
"""Parameters that are named of each figure."""
_HEADS: Final = ("parameter", "unit", "prior_interval", "posterior_interval", "taken")


def loose(found: Calibration, lang: str) -> str:
    """The parameters that the figures do not pin down."""
    rows = [_parameter(found, line, lang) for line in _lines(found, float("-inf"), LOOSE)]
    return _table("loose.caption", _HEADS, [html.wrap("tbody", "\n".join(rows))], lang)


def firm(found: Calibration, lang: str) -> str:
    """The parameters that the figures do pin down, those that they pin down most first."""
    told = {"loose": number(100 * LOOSE, lang), "firm": number(100 * FIRM, lang)}
    parts = []
    for key, low, high in (("firm.more", FIRM, float("inf")), ("firm.part", LOOSE, FIRM)):
        rows = [_parameter(found, line, lang) for line in reversed(_lines(found, low, high))]
        if rows:
            parts.append(html.body_of(say(key, lang, **told), rows, len(_HEADS)))
    return _table("firm.caption", _HEADS, parts, lang)


def how_many(found: Calibration) -> int:
    """How many parameters the figures do not pin down."""
    return len(_lines(found, float("-inf"), LOOSE))


def _lines(found: Calibration, low: float, high: float) -> list[dict[Hashable, Any]]:
    """Parameters of which the contraction lies from low to below high, the least pinned down first."""
    table = found.parameters
    return table[(table["contraction"] >= low) & (table["contraction"] < high)].to_dict("records")


def _parameter(found: Calibration, line: Line, lang: str) -> str:
    entry = found.space.entries[found.space.names.index(line["parameter"])]
    cells = [
        html.cell(phrase(line["unit"], lang), numeric=False),
        html.cell(between((line["prior_low"], line["prior_high"]), lang)),
        html.cell(between((line["low"], line["high"]), lang)),
        html.cell(number(100 * max(0.0, line["contraction"]), lang)),
    ]
    return html.row(f"{entry.meaning[lang].rstrip('.')} ({line['parameter']})", cells)


def checks(found: Calibration, lang: str) -> str:
    """What came of each check, what that means for who reads it, and what was found."""
    told = {}
    for verdict in found.verdicts:
        came, sees = judged(verdict), what_it_sees(verdict, lang)
        meaning = say("means.weak" if came == "weak" else f"means.{verdict.name}.{came}", lang)
        told[_title(verdict.name, came, lang)] = (
            meaning,
            what_was_found(verdict, lang) + (f"; {sees}" if sees else ""),
        )
    for name in not_done(found):
        told[_title(name, "not_done", lang)] = say("means.not_done", lang), say("too_few", lang)
    settled = "yes" if found.posterior.settled else "no"
    draws = {name: number(getattr(found.posterior, name), lang) for name in ("effective", "steps")}
    told[_title("chain", settled, lang)] = say(f"means.chain.{settled}", lang), say("chain.found", lang, **draws)
    return page.terms({
        title: html.element("p", meaning) + html.element("p", say("found", lang, told=words), class_="about")
        for title, (meaning, words) in told.items()
    })  # fmt: skip


def _title(name: str, came: str, lang: str) -> str:
    return f"{say(f'title.{name}', lang)}: {say(came, lang)}"


def not_done(found: Calibration) -> list[str]:
    """Checks for which there were too few runs."""
    done = {verdict.name for verdict in found.verdicts}
    return [name for name in ("ranks", "coverage") if name not in done]


def failed(found: Calibration, lang: str) -> list[str]:
    """Names of the checks that failed."""
    names = [verdict.name for verdict in found.verdicts if not verdict.passed]
    return [say(f"title.{name}", lang) for name in [*names, *([] if found.posterior.settled else ["chain"])]]


def figures(shown: Sequence[Beside], lang: str) -> str:
    """Every figure beside the model before and after the fit."""
    heads = ("figure", "unit", "observed", "prior_interval", "simulated", "posterior_interval", "distance", "judged")
    rows = []
    for each in shown:
        cells = [html.cell(each.unit, numeric=False), html.cell(three_figures(each.observed, lang))]
        cells += [html.cell(between(each.prior, lang)), html.cell(three_figures(each.simulated, lang))]
        cells += [html.cell(between(each.fitted, lang)), html.cell(_one_digit(each.z, lang))]
        rows.append(html.row(each.name, [*cells, html.cell(say(each.verdict, lang), numeric=False)]))
    return _table("figures.caption", heads, [html.wrap("tbody", "\n".join(rows))], lang, worded=("judged",))


def _one_digit(value: float, lang: str) -> str:
    """With one digit after the point; nought has no sign."""
    return number(round(value, 1) + 0.0, lang, 1)


def left_out(shown: Sequence[Beside], lang: str) -> str:
    """Every figure beside what the other half predicts."""
    rows = []
    for each in shown:
        cells = [html.cell(each.unit, numeric=False), html.cell(three_figures(each.observed, lang))]
        cells += [html.cell(between(each.left_out, lang))]
        cells += [html.cell(say("inside" if each.predicted else "missed", lang), numeric=False)]
        rows.append(html.row(each.name, cells))
    heads = ("figure", "unit", "observed", "predicted", "judged")
    return _table("left_out.caption", heads, [html.wrap("tbody", "\n".join(rows))], lang, worded=("judged",))


def pairs(found: Calibration, lang: str) -> str:
    """The strongest correlations."""
    lines = found.pairs.head(_PAIRS).to_dict("records")
    rows = [html.row(each["first"], [html.cell(each["second"], numeric=False),
                                     html.cell(number(each["correlation"], lang, 2))]) for each in lines]  # fmt: skip
    return _table("pairs.table", ("parameter", "other_parameter", "correlation"),
                  [html.wrap("tbody", "\n".join(rows))], lang, worded=("other_parameter",))  # fmt: skip


def sobol(found: Calibration, shown: Sequence[Beside], lang: str) -> str:
    """The parameters that move each figure most."""
    rows = []
    for each in shown:
        lines = found.sobol[found.sobol["target"] == each.target].nlargest(_MOST, "effect").to_dict("records")
        told = ", ".join(f"{line['parameter']} {number(100 * max(0.0, line['effect']), lang)}" for line in lines)
        if told:
            rows.append(html.row(each.name, [html.cell(told, numeric=False)]))
    return _table("sobol.table", ("figure", "sobol.most"), [html.wrap("tbody", "\n".join(rows))], lang,
                  worded=("sobol.most",))  # fmt: skip


def coverage(found: Calibration, lang: str) -> str:
    """How often the method found each parameter again."""
    rows = []
    for each in found.coverage.sort_values("covered", kind="stable").to_dict("records"):
        told = (number(100 * each["covered"], lang), number(each["uneven"], lang, 1), number(each["limit"], lang, 1))
        rows.append(html.row(each["parameter"], [html.cell(words) for words in told]))
    return _table("recovery.table", ("parameter", "covered", "uneven", "limit"),
                  [html.wrap("tbody", "\n".join(rows))], lang)  # fmt: skip


def methods(table: pd.DataFrame, lang: str) -> str:
    """Both methods beside each other."""
    rows = []
    for each in table.to_dict("records"):
        cells = [html.cell(between((each[f"{name}_low"], each[f"{name}_high"]), lang))
                 for name in ("emulator", "network")]  # fmt: skip
        cells += [html.cell(number(each["apart"], lang, 2)), html.cell(number(100 * each["overlap"], lang))]
        rows.append(html.row(each["parameter"], cells))
    return _table("methods.table", ("parameter", "emulator", "network", "apart", "overlap"),
                  [html.wrap("tbody", "\n".join(rows))], lang)  # fmt: skip


def _table(caption: str, heads: Sequence[str], parts: Iterable[str], lang: str, worded: Sequence[str] = ()) -> str:
    """A table; heads of columns with words stand at the left as these do, others at the right."""
    words = (heads[0], "unit", *worded)
    head = "".join(
        html.element("th", say(name, lang), scope="col", **({} if name in words else {"class_": "h"})) for name in heads
    )
    return html.table(say(caption, lang), html.wrap("thead", html.wrap("tr", head)) + "".join(parts))
