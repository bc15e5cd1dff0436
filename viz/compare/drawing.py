"""All figures of a comparison."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from experiments.compare.comparison import Comparison
from viz.compare import forest, gains, paths, plane, rooms, sides, table, tiers
from viz.compare.delivered import in_tiers, priced
from viz.language import check_language


def figures(comparison: Comparison, lang: str = "en") -> dict[str, Figure]:
    """Draws every figure that the comparison has the numbers for.

    Args:
        comparison: of any number of scenarios with a base.
        lang: language of all texts, "nl" or "en".

    Returns:
        Name → matplotlib figure, made without pyplot: effects, relative, sides, a figure `gains_` for each measure
        that is looked at by group, and paths when there are several years; rooms when a list was longer than its
        room, plane when something that costs differs, tiers when there are any. None where nothing was compared.

    Raises:
        BadInput: for another language.

    Example:
        >>> figures(comparison, "nl")["effects"].savefig("effects.png")  # doctest: +SKIP
    """
    check_language(lang)
    effects = table.overall(comparison)
    drawn: dict[str, Figure] = {}
    if len(effects) > 0:
        drawn["effects"] = forest.draw(comparison, lang)
    if effects["relative"].notna().any():
        drawn["relative"] = forest.draw_relative(comparison, lang)
    if any({true, registered} <= set(effects["measure"]) for true, registered in sides.PAIRS.values()):
        drawn["sides"] = sides.draw(comparison, lang)
    for measured in gains.SHOWN:
        if len(table.by_group(comparison, measured)) > 0:
            drawn[f"gains_{measured}"] = gains.draw(comparison, measured, lang)
    if comparison.years > 1 and table.known(table.MAIN, table.by_year(comparison)):
        drawn["paths"] = paths.draw(comparison, lang)
    if comparison.scenarios and rooms.names(comparison):
        drawn["rooms"] = rooms.draw(comparison, lang)
    if len(priced(comparison)) > 0:
        drawn["plane"] = plane.draw(comparison, lang)
    if len(in_tiers(comparison)) > 0:
        drawn["tiers"] = tiers.draw(comparison, lang)
    return drawn


def lay_out(drawn: Mapping[str, Figure]) -> None:
    """Finds the place of everything in figures for good, which otherwise happens anew for each file of each figure.

    Afterwards a figure that is given another size keeps its places.
    """
    for figure in drawn.values():
        figure.draw_without_rendering()
        figure.set_layout_engine("none")
