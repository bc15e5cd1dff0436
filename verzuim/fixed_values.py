"""What commands say that leave parameters at their values, although what is not known of them is shipped."""

from evidence.posterior import shipped_posterior
from viz.texts import text


def on_fixed_values(lang: str) -> list[str]:
    """The sentence that parameters stay at their values; nothing where no posterior is shipped.

    Args:
        lang: "nl" or "en".
    """
    return [] if shipped_posterior() is None else [text("fixed_values", lang)]
