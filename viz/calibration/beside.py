"""Published figures beside a calibration, in their own units and under the names that readers know."""

from dataclasses import dataclass

from experiments.calibration.outcome import Calibration
from viz.calibration.calibration_texts import say
from viz.language import three_figures
from viz.phrases import figure_name, phrase


@dataclass(frozen=True)
class Beside:
    """One published figure beside the model, in the unit of the figure.

    Attributes:
        target: its id.
        name: in words.
        unit: in words.
        observed: as published.
        prior: middle 90 % of what the prior would have published.
        simulated: median of what the posterior would have published.
        fitted: middle 90 % of the same.
        left_out: middle 90 % of what a fit to the other half of the figures predicts.
        predicted: whether the figure lies in that.
        z: distance of the posterior from the figure, in scales of the likelihood; NaN when too few runs counted it.
        verdict: "met", "missed" or "out_of_reach".
    """

    target: str
    name: str
    unit: str
    observed: float
    prior: tuple[float, float]
    simulated: float
    fitted: tuple[float, float]
    left_out: tuple[float, float]
    predicted: bool
    z: float
    verdict: str


def beside(found: Calibration, lang: str) -> list[Beside]:
    """Every figure that the runs counted, in the order of the evidence.

    Args:
        found: a calibration.
        lang: "nl" or "en".
    """
    others = found.left_out.set_index("target")
    by_target = {each.target: each for each in found.plan.figures}
    made = []
    for line in found.figures.dropna(subset="z").to_dict("records"):
        figure, other = by_target[line["target"]], others.loc[line["target"]]
        scale = figure.observed / figure.rate
        made.append(Beside(
            target=figure.target, name=figure_name(figure.quantity, figure.group, figure.year, lang, figure.over),
            unit=phrase(figure.unit, lang), observed=scale * line["observed"],
            prior=(scale * line["prior_low"], scale * line["prior_high"]), simulated=scale * line["simulated"],
            fitted=(scale * line["low"], scale * line["high"]), left_out=(scale * other["low"], scale * other["high"]),
            predicted=bool(other["inside"]), z=line["z"],
            verdict="out_of_reach" if not line["reachable"] else "met" if line["inside"] else "missed",
        ))  # fmt: skip
    return made


def uncounted(found: Calibration, lang: str) -> list[str]:
    """Names of the figures that too few runs counted."""
    lacking = set(found.figures.loc[found.figures["z"].isna(), "target"])
    return [figure_name(each.quantity, each.group, each.year, lang, each.over)
            for each in found.plan.figures if each.target in lacking]  # fmt: skip


def between(ends: tuple[float, float], lang: str) -> str:
    """Two numbers of three figures."""
    return say("span", lang, low=three_figures(ends[0], lang), high=three_figures(ends[1], lang))
