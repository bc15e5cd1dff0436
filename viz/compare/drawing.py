"""All figures of a comparison, and as pictures for a page and for a folder."""

from collections.abc import Callable, Iterable
from typing import Any, Final, Protocol

from matplotlib.figure import Figure

from experiments.compare.comparison import Comparison
from viz import html
from viz.compare import forest, gains, paths, plane, rooms, sides, table, tiers
from viz.compare.delivered import in_tiers, priced
from viz.language import check_language

_GAINS: Final = "gains_"
_DRAWN: Final[dict[str, Callable[[Comparison, str], Figure]]] = {
    "effects": forest.draw,
    "relative": forest.draw_relative,
    "sides": sides.draw,
    "paths": paths.draw,
    "rooms": rooms.draw,
    "plane": plane.draw,
    "tiers": tiers.draw,
}


class Each(Protocol):
    """Calls a function with each of these arguments and gives what it gives, in order."""

    def __call__(self, function: Callable[..., str], items: Iterable[tuple[Any, ...]], /) -> list[str]:
        """As said."""
        ...


def names(comparison: Comparison) -> list[str]:
    """The figures that a comparison has the numbers for, in order.

    These are effects, relative, sides, a figure `gains_` for each measure that is looked at by group, and paths when
    there are several years; rooms when a list was longer than its room, plane when something that costs differs, tiers
    when there are any. None where nothing was compared.
    """
    effects = table.overall(comparison)
    pairs = sides.PAIRS.values()
    several = comparison.years > 1 and table.known(table.MAIN, table.by_year(comparison))
    there = {
        "effects": len(effects) > 0,
        "relative": bool(effects["relative"].notna().any()),
        "sides": any({true, registered} <= set(effects["measure"]) for true, registered in pairs),
        **{_GAINS + measured: len(table.by_group(comparison, measured)) > 0 for measured in gains.SHOWN},
        "paths": bool(several),
        "rooms": bool(comparison.scenarios and rooms.names(comparison)),
        "plane": len(priced(comparison)) > 0,
        "tiers": len(in_tiers(comparison)) > 0,
    }
    return [name for name, has_numbers in there.items() if has_numbers]


def draw(comparison: Comparison, name: str, lang: str) -> Figure:
    """One of the figures that `names` gives, made without pyplot."""
    if name.startswith(_GAINS):
        return gains.draw(comparison, name.removeprefix(_GAINS), lang)
    return _DRAWN[name](comparison, lang)


def figures(comparison: Comparison, lang: str = "en") -> dict[str, Figure]:
    """Draws every figure that the comparison has the numbers for.

    Args:
        comparison: of any number of scenarios with a base.
        lang: language of all texts, "nl" or "en".

    Returns:
        Name (see `names`) → matplotlib figure, made without pyplot.

    Raises:
        BadInput: for another language.

    Example:
        >>> figures(comparison, "nl")["effects"].savefig("effects.png")  # doctest: +SKIP
    """
    check_language(lang)
    return {name: draw(comparison, name, lang) for name in names(comparison)}


def picture(comparison: Comparison, name: str, lang: str) -> str:
    """One of the figures as SVG, which stays sharp at any size; the same figure is the same text."""
    return html.drawing(draw(comparison, name, lang))


def _here(function: Callable[..., str], items: Iterable[tuple[Any, ...]], /) -> list[str]:
    return [function(*arguments) for arguments in items]


def pictures(comparison: Comparison, lang: str = "en", each: Each = _here) -> dict[str, str]:
    """Every figure of a comparison as SVG.

    Args:
        comparison: of any number of scenarios with a base.
        lang: language of all texts, "nl" or "en".
        each: who draws; by default this process does, one after the other.

    Raises:
        BadInput: for another language.
    """
    check_language(lang)
    wanted = names(comparison)
    return dict(zip(wanted, each(picture, [(comparison, name, lang) for name in wanted]), strict=True))
