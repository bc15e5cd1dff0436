"""What all lessons share: role sheets, the documents that they lean on, and how a class deals with the subject."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from evidence.checking import Entry, checked
from evidence.reading import read_toml
from viz.dashboard.lesson.schema import CareFile, Document, Role, Sheet

HERE: Final = Path(__file__).parent


class RolesFile(Entry):
    """The role sheets by role."""

    role: dict[Role, Sheet]


class DocumentsFile(Entry):
    """The documents by id."""

    document: dict[str, Document]


@lru_cache(maxsize=1)
def roles() -> dict[Role, Sheet]:
    """The role sheets.

    Raises:
        BadInput: when their file is wrong.
    """
    file = read_toml(HERE / "roles.toml")
    return checked(RolesFile, file.values, file).role


@lru_cache(maxsize=1)
def documents() -> dict[str, Document]:
    """The documents that lessons refer to.

    Raises:
        BadInput: when their file is wrong.
    """
    file = read_toml(HERE / "documents.toml")
    return checked(DocumentsFile, file.values, file).document


@lru_cache(maxsize=1)
def care() -> CareFile:
    """How a class deals with this.

    Raises:
        BadInput: when the file is wrong.
    """
    file = read_toml(HERE / "care.toml")
    return checked(CareFile, file.values, file)
