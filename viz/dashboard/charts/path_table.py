"""The numbers of a measure over the years, published ones too: written out, and as numbers."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from experiments.compare.comparison import Comparison
from viz.compare.words import digits_of, plain, signed, span, title
from viz.compare.words import say as report
from viz.dashboard.charts.chart import meanings
from viz.dashboard.charts.observed import Published
from viz.dashboard.texts import say
from viz.language import three_figures

OBSERVED: Final = "observed"
"""What stands in the column `scenario` of the numbers where a line is of a published figure."""
_OF_SEEN: Final = {
    "school_year": ("school year", "of a published figure"),
    "observed": ("see unit", "published figure; none on a line of a scenario"),
    "provisional": ("-", "whether it was published as provisional"),
    "break": ("school year", "the break in the series that it stands in"),
    "other_year": ("-", "whether it is a number over the pupils of another year"),
    "source": ("-", "who published it"),
}


def remark(each: Published, lang: str) -> str:
    """What is to be known of a published figure."""
    said = [say("charts.remark_published", lang, source=each.source)]
    said += [say("charts.remark_provisional", lang)] if each.provisional else []
    said += [say("charts.remark_break", lang)] if each.broken else []
    said += [say("charts.remark_then", lang)] if each.then else []
    return "; ".join(said)


def in_words(comparison: Comparison, lines: pd.DataFrame, seen: Sequence[Published], lang: str) -> pd.DataFrame:
    """Published figures, and then the simulated years of the base and of each scenario."""
    keys = ("charts.when", "charts.who", "charts.value", "charts.remark")
    when, who, value, remarked = (say(key, lang) for key in keys)
    gap = report("table.difference", lang)
    rows = [
        {when: each.year, who: say("charts.observed", lang), value: three_figures(each.value, lang), gap: "",
         remarked: remark(each, lang)}
        for each in seen
    ]  # fmt: skip
    for _, line in lines.iterrows():
        digits, year = digits_of(line), say("charts.sim_year", lang, year=line["year"] + 1)
        if line["scenario"] == comparison.scenarios[0]:
            base = title(comparison, comparison.base, lang)
            rows.append({when: year, who: base, value: plain(line["base_rate"], lang, digits), gap: "", remarked: ""})
        around = span(line["low"], line["high"], lang, digits)
        written = signed(line["difference"], lang, digits) + (f" ({around})" if around else "")
        named = title(comparison, line["scenario"], lang)
        rows.append({when: year, who: named, value: plain(line["rate"], lang, digits), gap: written, remarked: ""})
    made = pd.DataFrame(rows)
    return made if seen else made.drop(columns=remarked)


def numbers(lines: pd.DataFrame, seen: Sequence[Published]) -> tuple[pd.DataFrame, dict[str, tuple[str, str]]]:
    """The same as numbers, and what the columns mean."""
    columns = meanings("effects", lines)
    if not seen:
        return lines, columns
    found = pd.DataFrame(
        {
            "scenario": OBSERVED,
            "measure": lines["measure"].iloc[0],
            "unit": lines["unit"].iloc[0],
            "school_year": [each.year for each in seen],
            "observed": [each.value for each in seen],
            "provisional": [each.provisional for each in seen],
            "break": [each.broken or "" for each in seen],
            "other_year": [each.then for each in seen],
            "source": [each.source for each in seen],
        }
    )
    wide = {*lines, *found}
    both = [part.reindex(columns=[*columns, *_OF_SEEN]).astype(object) for part in (found, lines)]
    assert wide <= {*columns, *_OF_SEEN}
    return pd.concat(both, ignore_index=True), columns | _OF_SEEN
