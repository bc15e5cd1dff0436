"""What scenarios are called where only their name is known."""

from scenarios import library


def scenario_title(name: str, lang: str) -> str:
    """The title of a scenario of the library; another is called by its name.

    Args:
        name: as scenario files have it.
        lang: "nl" or "en".
    """
    known = library().get(name)
    return name if known is None else str(known.title[lang])
