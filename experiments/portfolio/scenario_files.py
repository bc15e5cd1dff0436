"""Packages as scenario files that `verzuim run` and `verzuim compare` take."""

import json
from collections.abc import Mapping
from pathlib import Path

from evidence.checking import Words
from experiments.portfolio.package import NOTHING
from experiments.portfolio.portfolio import Portfolio
from experiments.whole import whole_file
from scenarios import load_interventions

_TITLE = Words(nl="Pakket {number}: {names}", en="Package {number}: {names}")
_QUESTION = Words(nl="Wat doet dit pakket?", en="What does this package do?")
_DESCRIPTION = Words(
    nl="Gekozen door `verzuim portfolio` voor een budget van {budget} euro per jaar bij {pupils} leerlingen.",
    en="Chosen by `verzuim portfolio` for a budget of {budget} euro a year at {pupils} pupils.",
)


def write_scenarios(found: Portfolio, base: str, folder: Path) -> list[Path]:
    """Writes a scenario file for each package of the answer, cheapest first.

    Args:
        found: the outcome of a search.
        base: the scenario that packages are added to, as a file is to name it: a name in the library or a path.
        folder: where to; it exists.

    Returns:
        The files, in order. `scenarios.check` finds nothing wrong with them.
    """
    units = {name: intervention.unit for name, intervention in load_interventions().items()}
    files = []
    for number, name in enumerate([each for each in found.best["package"] if each != NOTHING], start=1):
        holds = found.holds[found.holds["package"] == name]
        amounts = dict(zip(holds["intervention"], holds["amount"], strict=True))
        target = folder / f"package-{number}.toml"
        with whole_file(target) as path:
            path.write_text(_text(found, base, number, amounts, units), encoding="utf-8")
        files.append(target)
    return files


def _text(found: Portfolio, base: str, number: int, amounts: Mapping[str, float], units: Mapping[str, str]) -> str:
    values = {"number": number, "budget": f"{found.budget:.0f}", "pupils": f"{found.pupils:.0f}"}
    titles = {lang: ", ".join(found.candidates[name][lang] for name in amounts) for lang in ("nl", "en")}
    lines = [
        f"based_on = {_quoted(base)}",
        f"title = {_words(_TITLE, values, titles)}",
        f"question = {_words(_QUESTION, values, titles)}",
        f"description = {_words(_DESCRIPTION, values, titles)}",
    ]
    for name, amount in amounts.items():
        lines += ["", "[[intervention]]", f"use = {_quoted(name)}"]
        key = {"pupil": "capacity", "country": None}.get(units[name], "reach")
        lines += [f"{key} = {amount!r}"] if key else []
    return "\n".join(lines) + "\n"


def _words(words: Words, values: Mapping[str, object], titles: Mapping[str, str]) -> str:
    parts = (f"{lang} = {_quoted(words[lang].format(**values, names=titles[lang]))}" for lang in ("nl", "en"))
    return "{ " + ", ".join(parts) + " }"


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False)
