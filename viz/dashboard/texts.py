"""Every text of the dashboard, in Dutch and English, from the files `texts_<part>.toml` beside this one."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent
_PREFIX: Final = "texts_"


@lru_cache(maxsize=1)
def catalogue() -> dict[str, dict[str, str]]:
    """Key → language → text; a key is the name of its file, a point, and its name in the file."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(_FOLDER.glob(f"{_PREFIX}*.toml")):
        part = path.stem.removeprefix(_PREFIX)
        with path.open("rb") as file:
            found |= {f"{part}.{name}": words for name, words in tomllib.load(file).items()}
    return found


def say(key: str, lang: str, **values: object) -> str:
    """The text of this key in this language, its {names} filled in.

    Example:
        >>> say("charts.table", "nl")
        'Toon als tabel'
    """
    words = catalogue()[key][lang]
    return words.format(**values) if values else words
