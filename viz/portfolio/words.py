"""How a portfolio calls things."""

from experiments.portfolio.package import NOTHING
from experiments.portfolio.portfolio import Portfolio
from viz import runs_words
from viz.language import number
from viz.portfolio.catalogue import TEXTS


def say(key: str, lang: str, **values: object) -> str:
    """The text of this key in this language, its {names} filled in."""
    return TEXTS[key][lang].format(**values) if values else TEXTS[key][lang]


def package(found: Portfolio, name: str, lang: str) -> str:
    """What a package holds: titles, with the amounts that differ from one."""
    if name == NOTHING:
        return say("nothing", lang)
    holds = found.holds[found.holds["package"] == name]
    return ", ".join(
        found.candidates[each][lang]
        + (f" \N{MULTIPLICATION SIGN} {number(amount, lang, _digits(amount))}" if amount != 1 else "")
        for each, amount in zip(holds["intervention"], holds["amount"], strict=True)
    )


def _digits(amount: float) -> int:
    return next(count for count in range(4) if count == 3 or round(amount, count) == amount)


def about(found: Portfolio, lang: str) -> str:
    """Which runs it is of."""
    return say(
        "about",
        lang,
        size=runs_words.size(found.students, found.schools, lang),
        years=runs_words.counted(found.years, "year", "years", lang),
        draws=number(found.draws, lang),
        replicates=runs_words.counted(found.replicates, "pair", "pairs", lang),
    )
