"""The report of a calibration: one HTML page that stands alone. What the figures do not pin down comes first."""

from collections.abc import Iterable, Sequence
from typing import Final

from matplotlib.figure import Figure

from evidence.observations import load_observations
from experiments.calibration.fit_checks import LOOSE, OUT_OF_REACH
from experiments.calibration.kept_again import Kept
from experiments.calibration.outcome import Calibration
from experiments.results import versions
from viz import html, page
from viz.calibration import fit_figures, fit_tables, sensitivity_figure
from viz.calibration.beside import Beside, beside, between, uncounted
from viz.calibration.calibration_figures import draw_contraction, draw_marginals, draw_pairs
from viz.calibration.fit_texts import say
from viz.calibration.frames import about
from viz.calibration.validation_texts import say as say_of_figures
from viz.language import check_language, number, three_figures

BY: Final = "verzuim fit-report"
"""The command that makes the report, as its page says."""
_INTERVALS: Final = ("ranks", "coverage")
"""Checks of the intervals of parameters."""
_ASSUMED: Final = ("model", "priors", "discrepancy", "tails", "errors", "surface", "past")


def report(kept: Kept, lang: str = "en") -> str:
    """A page with what is and what is not pinned down, verdicts, figures, checks and assumptions of a calibration.

    Args:
        kept: a calibration that was read back.
        lang: language of all texts, "nl" or "en"; sources and notes are as the evidence has them.

    Returns:
        HTML with its style and its figures inside: it loads nothing and needs no script.

    Raises:
        BadInput: for another language.

    Example:
        >>> Path("fit.html").write_text(report(read(folder), "nl"), encoding="utf-8")  # doctest: +SKIP
    """
    check_language(lang)
    found, shown = kept.found, beside(kept.found, lang)
    parts = [
        *(part(found, lang) for part in (_asked, _loose, _firm)),
        *(part(found, shown, lang) for part in (_checks, _figures, _left_out)),
        *(part(found, lang) for part in (_marginals, _pairs, _contraction)),
        _sobol(found, shown, lang),
        _recovery(found, lang),
        _methods(kept, lang),
        _assumptions(found, lang),
        _made(kept, lang),
    ]
    return page.stand_alone(say("heading", lang), about(found, lang), parts, lang, BY)


def _section(name: str, inner: Iterable[str], lang: str) -> str:
    return page.section(name, say(name, lang), "\n".join(inner))


def _text(key: str, lang: str, **values: object) -> str:
    return html.element("p", say(key, lang, **values))


def _notice(words: str) -> str:
    return html.element("p", words, class_="notice")


def _figure(heading: str, figure: Figure, told: str, lang: str) -> str:
    return page.drawing(heading, html.drawing(figure), say("alt", lang, title=heading, told=told))


def _asked(found: Calibration, lang: str) -> str:
    plan = found.plan
    words = _text(
        "asked.text", lang, figures=number(len(plan.figures), lang), parameters=number(len(plan.space), lang),
        scenario=plan.scenario, runs=number(plan.budget, lang), students=number(plan.students, lang), years=plan.years,
        waves=plan.settings.waves,
    )  # fmt: skip
    return _section("asked", [words], lang)


def _loose(found: Calibration, lang: str) -> str:
    count, told = fit_tables.how_many(found), {"limit": number(100 * LOOSE, lang)}
    made = [_text("loose.none", lang, **told)]
    if count:
        everything = number(len(found.space), lang)
        made = [_text("loose.text", lang, count=number(count, lang), all=everything, **told),
                fit_tables.loose(found, lang)]  # fmt: skip
    if any(verdict.name in _INTERVALS and not verdict.passed for verdict in found.verdicts):
        made.insert(1, _notice(say("doubt", lang)))
    elif fit_tables.not_done(found):
        made.insert(1, _notice(say("unchecked", lang)))
    return _section("loose", made, lang)


def _firm(found: Calibration, lang: str) -> str:
    if fit_tables.how_many(found) == len(found.space):
        return _section("firm", [_text("firm.none", lang)], lang)
    return _section("firm", [_text("firm.text", lang), fit_tables.firm(found, lang)], lang)


def _checks(found: Calibration, shown: Sequence[Beside], lang: str) -> str:
    names = fit_tables.failed(found, lang)
    first = _notice(say("checks.failed", lang, names="; ".join(names))) if names else _text("checks.passed", lang)
    skipped = [say(f"title.{name}", lang) for name in fit_tables.not_done(found)]
    if skipped:
        first += _notice(say("checks.skipped", lang, names="; ".join(skipped)))
    return _section("checks", [first, *_misspecified(found, shown, lang), fit_tables.checks(found, lang)], lang)


def _misspecified(found: Calibration, shown: Sequence[Beside], lang: str) -> list[str]:
    """Names the figures that the model cannot meet, by themselves or with the others."""
    nowhere = [each.name for each in shown if each.verdict == "out_of_reach"]
    together = [each.name for each in shown if each.verdict != "out_of_reach" and abs(each.z) >= OUT_OF_REACH]
    told = {"warning.nowhere": nowhere, "warning.together": together}
    return [_notice(say(key, lang, names="; ".join(names))) for key, names in told.items() if names]


def _figures(found: Calibration, shown: Sequence[Beside], lang: str) -> str:
    met = [each for each in shown if each.verdict == "met"]
    lacking = uncounted(found, lang)
    made = [_text("figures.text", lang, inside=number(len(met), lang), of=number(len(shown), lang))]
    made += [_text("uncounted", lang, names="; ".join(lacking))] if lacking else []
    if shown:
        made += [fit_tables.figures(shown, lang)]
        beside_others = any(each.over for each in found.plan.figures)
        made += [html.element("p", say_of_figures("star", lang))] if beside_others else []
        told = _told_of(shown, [each for each in shown if each.verdict != "met"], lang)
        made += [_figure(say("fits.title", lang), fit_figures.draw_fits(found, shown, lang), told, lang)]
    made += _outside(found, [each for each in shown if each.verdict != "met"], lang)
    return _section("figures", made, lang)


def _told_of(shown: Sequence[Beside], outside: Sequence[Beside], lang: str) -> str:
    if not outside:
        return say("alt.all_inside", lang, of=number(len(shown), lang))
    inside = number(len(shown) - len(outside), lang)
    names = "; ".join(each.name for each in outside)
    return say("alt.intervals", lang, inside=inside, of=number(len(shown), lang), names=names)


def _outside(found: Calibration, outside: Sequence[Beside], lang: str) -> list[str]:
    """What is known of why figures lie outside their intervals."""
    if not outside:
        return []
    told = {each.name: _why(found, each, lang) for each in outside}
    return [html.element("h3", say("outside", lang)), page.terms(told)]


def _why(found: Calibration, each: Beside, lang: str) -> str:
    """A figure beside the model, and the sentences that the evidence has on it; those are in English only."""
    observed, unit = three_figures(each.observed, lang), each.unit
    is_so = say("outside.is", lang, observed=observed, fitted=between(each.fitted, lang), unit=unit)
    figure = next(one for one in found.plan.figures if one.target == each.target)
    seen = load_observations()[each.target]
    said = {"outside.differs": figure.note, "outside.reported": seen.error.source if seen.error else ""}
    why = [_in_english(key, words, lang) for key, words in said.items() if words]
    if seen.broken:
        why.append(html.element("span", say("outside.break", lang, year=seen.broken)))
    why = why or [html.element("span", say("outside.unknown", lang))]
    return html.wrap("p", " ".join([html.element("span", is_so), *why]))


def _in_english(key: str, words: str, lang: str) -> str:
    return html.element("span", say(key, lang)) + html.element("span", words.rstrip(".") + ".", lang="en")


def _left_out(found: Calibration, shown: Sequence[Beside], lang: str) -> str:
    if not shown:
        return ""
    outside = [each for each in shown if not each.predicted]
    inside = number(len(shown) - len(outside), lang)
    figure = fit_figures.draw_left_out(found, shown, lang)
    return _section("left_out", [
        _text("left_out.text", lang, inside=inside, of=number(len(shown), lang)),
        fit_tables.left_out(shown, lang),
        _figure(say("left_out.title", lang), figure, _told_of(shown, outside, lang), lang),
    ], lang)  # fmt: skip


def _marginals(found: Calibration, lang: str) -> str:
    told = say("alt.marginals", lang, count=number(len(found.space), lang))
    return _section("marginals", [_figure(say("marginals.title", lang), draw_marginals(found, lang), told, lang)], lang)


def _pairs(found: Calibration, lang: str) -> str:
    if found.pairs.empty:
        return _section("pairs", [_text("pairs.one", lang)], lang)
    first = found.pairs.iloc[0]
    told = say("alt.pairs", lang, first=first["first"], second=first["second"],
               correlation=number(first["correlation"], lang, 2))  # fmt: skip
    return _section("pairs", [
        _text("pairs.text", lang),
        fit_tables.pairs(found, lang),
        _figure(say("pairs.title", lang), draw_pairs(found, lang), told, lang),
    ], lang)  # fmt: skip


def _contraction(found: Calibration, lang: str) -> str:
    least, most = found.parameters.iloc[0], found.parameters.iloc[-1]
    low, high = (number(100 * max(0.0, each["contraction"]), lang) for each in (least, most))
    told = say("alt.contraction", lang, least=least["parameter"], low=low, most=most["parameter"], high=high)
    figure = draw_contraction(found, lang)
    return _section("contraction", [_figure(say("contraction.title", lang), figure, told, lang)], lang)


def _sobol(found: Calibration, shown: Sequence[Beside], lang: str) -> str:
    known = found.sobol.dropna(subset="effect")
    if known.empty:
        return _section("sobol", [_text("sobol.none", lang)], lang)
    most = known.loc[known["effect"].idxmax()]
    name = next(each.name for each in shown if each.target == most["target"])
    told = say("alt.sobol", lang, parameter=most["parameter"], target=name, share=number(100 * most["effect"], lang))
    figure = sensitivity_figure.draw(found.sobol, about(found, lang), lang, "sobol")
    return _section("sobol", [
        _text("sobol.text", lang),
        fit_tables.sobol(found, shown, lang),
        _figure(say("sobol.title", lang), figure, told, lang),
    ], lang)  # fmt: skip


def _recovery(found: Calibration, lang: str) -> str:
    if found.ranks.empty:
        return _section("recovery", [_text("unchecked", lang)], lang)
    truths = number(found.ranks["trial"].nunique(), lang)
    covered = number(100 * found.ranks["inside"].mean(), lang)
    told = say("alt.recovery", lang, truths=truths, covered=covered)
    return _section("recovery", [
        _text("recovery.text", lang, truths=truths),
        _figure(say("recovery.title", lang), fit_figures.draw_recovery(found, lang), told, lang),
        fit_tables.coverage(found, lang),
    ], lang)  # fmt: skip


def _methods(kept: Kept, lang: str) -> str:
    table = kept.methods
    if table is None or table.empty:
        return ""
    most = table.loc[table["apart"].abs().idxmax()]
    told = say("alt.methods", lang, parameter=most["parameter"], apart=number(most["apart"], lang, 2))
    figure = fit_figures.draw_methods(kept.found, table, lang)
    return _section("methods", [
        _text("methods.text", lang),
        fit_tables.methods(table, lang),
        _figure(say("methods.title", lang), figure, told, lang),
    ], lang)  # fmt: skip


def _assumptions(found: Calibration, lang: str) -> str:
    settings = found.plan.settings
    values = {
        "discrepancy": {
            "size": three_figures(settings.discrepancy, lang), "percent": number(100 * settings.discrepancy, lang)
        },
        "tails": {"freedom": three_figures(settings.freedom, lang)},
    }  # fmt: skip
    items = [html.element("li", say(f"assume.{name}", lang, **values.get(name, {}))) for name in _ASSUMED]
    return _section("assumptions", [html.wrap("ul", "\n".join(items))], lang)


def _made(kept: Kept, lang: str) -> str:
    plan = kept.found.plan
    sizes = ", ".join(number(size, lang) for size in plan.settings.sizes(plan.budget))
    told = {"command": html.element("code", kept.found.command)} if kept.found.command else {}
    told["runs"] = html.element("span", say("made.runs_text", lang, sizes=sizes, seed=number(plan.seed, lang)))
    told["versions"] = html.element("span", "; ".join(f"{name} {version}" for name, version in kept.versions.items()))
    told["report"] = html.element("span", f"verzuim {versions()['verzuim']}")
    return _section("made", [page.terms({say(f"made.{name}", lang): inner for name, inner in told.items()})], lang)
