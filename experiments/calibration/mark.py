"""The mark by which a folder is known as an outcome of ours."""

import json
from pathlib import Path

from evidence.errors import BadInput


def check_mark(folder: Path, file: str, mark: str, command: str) -> None:
    """Checks that what stands at a path, if anything, is an outcome with this mark.

    Args:
        folder: the outcome.
        file: name of the JSON file in it.
        mark: what that file has under "format".
        command: that writes such folders, for the message.

    Raises:
        BadInput: when it is something else.
    """
    if not folder.exists():
        return
    path = folder / file
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = f"cannot be read ({getattr(error, 'strerror', None) or 'no JSON'})"
        raise BadInput(file=path, problem=problem, hint=f"name a folder that `{command}` wrote") from error
    if not isinstance(told, dict) or told.get("format") != mark:
        problem = f"was not written by {command} (its format is not {mark!r})"
        raise BadInput(file=path, problem=problem, hint="name another folder, or take this away yourself")
