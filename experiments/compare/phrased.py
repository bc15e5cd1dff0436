"""How a change, an intervention's use and a tiered approach are said in both languages."""

from collections.abc import Callable
from typing import Final

from evidence.checking import Words
from scenarios import Change, Planned, Tiers, Where
from scenarios.intervention import Who
from scenarios.schema import Amount

_SIGNS: Final = {"multiply": "\N{MULTIPLICATION SIGN}", "set": "="}
_OF_WHERE: Final = {
    "levels": Words(nl="niveau", en="level"),
    "sector": Words(nl="sector", en="sector"),
    "school_types": Words(nl="schoolsoort", en="school type"),
}


def number(value: float) -> Words:
    """A number as each language writes it.

    Example:
        >>> number(0.5).nl
        '0,5'
    """
    text = f"{value:g}".replace("-", "\N{MINUS SIGN}")
    return Words(nl=text.replace(".", ","), en=text)


def amount_in_words(amount: Amount) -> Words:
    """How a quantity is moved, such as "+ 0.2" or "= 0.8"."""
    size = number(abs(amount.amount) if amount.operation == "add" else amount.amount)
    sign = _SIGNS.get(amount.operation, "+" if amount.amount >= 0 else "\N{MINUS SIGN}")
    return Words(nl=f"{sign} {size.nl}", en=f"{sign} {size.en}")


def change_in_words(change: Change) -> Words:
    """How a change moves its quantity, from when and where.

    Example:
        >>> change_in_words(Change(quantity="school.contact", add=0.2, from_week=9)).nl
        '+ 0,2 vanaf jaar 1, week 10'
    """
    words = amount_in_words(change)
    since, where = _since(change.from_year, change.from_week), _where(change.where)
    nl, en = (f"{words[lang]} {since[lang]}" if since else words[lang] for lang in ("nl", "en"))
    return Words(nl=f"{nl} ({where.nl})", en=f"{en} ({where.en})") if where else Words(nl=nl, en=en)


def use_in_words(plan: Planned) -> Words:
    """How a scenario uses an intervention: for whom, how much, by how many, and from when."""
    use = plan.use
    parts: list[Words | None] = [_for_whom(plan), _labelled("dosis", "dose", use.dose)]
    if plan.intervention.support:
        parts += [_labelled("capaciteit", "capacity", use.capacity), _staff(plan.fte_per_1000)]
    elif plan.intervention.unit in ("school", "region"):
        parts.append(_reach(plan))
    fidelity = plan.intervention.fidelity if use.fidelity is None else use.fidelity
    parts.append(_labelled("trouw aan het ontwerp", "fidelity", fidelity))
    parts.append(_since(use.from_year, use.from_week))
    return _joined([part for part in parts if part is not None])


def tiers_in_words(tiers: Tiers) -> Words:
    """A tiered approach: how often is screened, and how many have room in tiers 2 and 3."""
    two, three = number(tiers.two.places_per_1000), number(tiers.three.places_per_1000)
    weeks = tiers.every_weeks
    return Words(
        nl=f"screening om de {weeks} weken; plaatsen per 1.000 leerlingen: laag 2 {two.nl}, laag 3 {three.nl}",
        en=f"screening every {weeks} weeks; places per 1,000 pupils: tier 2 {two.en}, tier 3 {three.en}",
    )


def _for_whom(plan: Planned) -> Words:
    """Who can get it."""
    who = plan.who
    found = [_where(plan.where), *_of_pupils(who)]
    if plan.use.tier is not None:
        found.append(Words(nl=f"laag {plan.use.tier}", en=f"tier {plan.use.tier}"))
    said = [part for part in found if part is not None]
    return _joined(said) if said else Words(nl="iedereen", en="everybody")


def _of_pupils(who: Who) -> list[Words]:
    parts = []
    if who.school_years is not None:
        years = ", ".join(str(year) for year in who.school_years)
        parts.append(Words(nl=f"leerjaar {years}", en=f"year {years} of the programme"))
    if who.ages is not None:
        low, high = who.ages
        parts.append(Words(nl=f"{low} tot en met {high} jaar", en=f"aged {low} to {high}"))
    if who.without_qualification:
        parts.append(Words(nl="zonder startkwalificatie", en="without startkwalificatie"))
    return parts


def _staff(fte: float) -> Words:
    said = number(fte)
    return Words(
        nl=f"{said.nl} fte per 1.000 leerlingen die in aanmerking komen", en=f"{said.en} fte per 1,000 eligible pupils"
    )


def _reach(plan: Planned) -> Words:
    share = number(100 * plan.reach)
    of = {"school": ("scholen", "schools"), "region": ("regio's", "regions")}[plan.intervention.unit]
    return Words(nl=f"{share.nl} % van de {of[0]}", en=f"{share.en} % of the {of[1]}")


def _labelled(nl: str, en: str, value: float) -> Words:
    said = number(value)
    return Words(nl=f"{nl} {said.nl}", en=f"{en} {said.en}")


def _since(year: int, week: int) -> Words | None:
    if not year and not week:
        return None
    return Words(nl=f"vanaf jaar {year + 1}, week {week + 1}", en=f"from year {year + 1}, week {week + 1}")


def _where(where: Where | None) -> Words | None:
    given = where.model_dump(exclude_none=True) if where else {}
    if not given:
        return None
    listed = {key: value if isinstance(value, str) else ", ".join(value) for key, value in given.items()}
    return _in_both(lambda lang: "; ".join(f"{_OF_WHERE[key][lang]} {value}" for key, value in listed.items()))


def _joined(parts: list[Words]) -> Words:
    return _in_both(lambda lang: "; ".join(part[lang] for part in parts))


def _in_both(said: Callable[[str], str]) -> Words:
    return Words(nl=said("nl"), en=said("en"))
