"""What a scenario does otherwise than another, and what an intervention is, in words of both languages."""

from collections.abc import Mapping

from rich.table import Table

from experiments.compare.differs import what_differs
from experiments.compare.levers import levers
from experiments.compare.phrased import amount_in_words
from scenarios import Intervention, Scenario, differences
from verzuim.listings import new_table
from verzuim.words import say
from viz.compare import words
from viz.language import short_number


def intervention_table(interventions: Mapping[str, Intervention], lang: str) -> Table:
    """The interventions of the library by tier: name, title, tier and grade of the evidence for an effect."""
    heads = [say(key, lang) for key in ("intervention", "title", "evidence_of_effect")]
    table = new_table(None, left=heads, right=[say("tier", lang)])
    for name, each in sorted(interventions.items(), key=lambda item: (item[1].tier, item[0])):
        table.add_row(name, each.title[lang], words.say(f"grade.{each.grade}", lang), str(each.tier))
    return table


def intervention_text(name: str, intervention: Intervention, lang: str) -> str:
    """What one intervention is, what is known of it, and what it moves and costs."""
    lines = [f"{name}: {intervention.title[lang]}", intervention.description[lang], "", intervention.known[lang]]
    lines.append(f"{say('source', lang)}: {intervention.source} ({words.say(f'grade.{intervention.grade}', lang)})")
    lines.append(f"{say('professional', lang)}: {intervention.professional[lang]}")
    if intervention.find:
        lines.append(f"{say('found_by', lang)}: {intervention.find.by[lang]}")
    lines += ["", say("moves_named", lang)]
    for move in intervention.move:
        amount, plausible = amount_in_words(move)[lang], words.between(*move.range, lang)
        lines.append(f"  {move.quantity}: {amount} [{plausible}], {words.say(f'grade.{move.grade}', lang)}")
    if intervention.cost:
        lines += ["", say("costs_named", lang)]
    for cost in intervention.cost:
        price = f"{short_number(cost.euro, lang)} euro [{words.between(*cost.range, lang)}]"
        lines.append(f"  {price} / {words.say(f'per.{cost.per}', lang)}, {words.payer(cost.payer, lang)}")
    return "\n".join(lines)


def difference_table(scenario: Scenario, base: Scenario, lang: str) -> Table | None:
    """What a scenario does otherwise than the base; None when nothing differs.

    What interventions move is told apart (`lever_table`).
    """
    rows = [
        (each.key, str(each.base), str(each.here))
        for each in differences(scenario, base)
        if each.key.startswith(("population.", "run."))
    ]
    rows += [(each.key, each.base[lang], each.here[lang]) for each in what_differs(scenario, base)]
    table = new_table(say("differs", lang), left=[say("what", lang), base.name, say("here", lang)], right=[])
    for row in rows:
        table.add_row(*row)
    return table if rows else None


def lever_table(scenario: Scenario, lang: str) -> Table | None:
    """What the interventions of a scenario move; None when there are none."""
    heads = [say(key, lang) for key in ("intervention", "what", "here", "evidence")]
    table = new_table(say("moves_named", lang), left=heads, right=[])
    for each in levers([scenario]):
        table.add_row(each.intervention, each.key, each.here[lang], words.say(f"grade.{each.grade}", lang))
    return table if table.row_count else None
