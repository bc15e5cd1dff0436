"""Checking tables against pydantic models, with errors that a person can act on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evidence.errors import BadInput, nearest_name
from evidence.reading import TomlFile, spelled

#: How well a value is supported, strongest kind of evidence first.
Grade = Literal["law", "statistic", "trial", "quasi-experiment", "association", "expert", "assumption"]
#: A finite number; texts and true/false are refused.
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
#: A whole number; 2.0 and true/false are refused.
Whole = Annotated[int, Field(strict=True)]
#: A number from 0 to 1.
Share = Annotated[float, Field(strict=True, ge=0.0, le=1.0)]
#: Text that is not empty.
Filled = Annotated[str, Field(min_length=1)]

#: What pydantic's kinds of error ask for, for whoever does not program.
_REQUIRED = {
    "bool_type": "true or false, without quotes",
    "dict_type": "a table",
    "finite_number": "a finite number",
    "float_type": "a number, without quotes",
    "greater_than": "more than {gt}",
    "greater_than_equal": "{ge} or more",
    "int_type": "a whole number, without quotes or decimal point",
    "less_than": "less than {lt}",
    "less_than_equal": "{le} or less",
    "model_type": "a table",
    "string_too_short": "a text that is not empty",
    "string_type": 'a text between "quotes"',
    "too_long": "at most {max_length} in this list",
    "too_short": "at least {min_length} in this list",
    "tuple_type": "a list [...]; for tables, [[{name}]] above each",
}

ModelT = TypeVar("ModelT", bound=BaseModel)


class Entry(BaseModel):
    """Base of everything read from a data file: frozen, and unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Entry):
    """A text that users read, in Dutch and in English.

    Example:
        >>> Words(nl="klas", en="class")["nl"]
        'klas'
    """

    nl: Filled
    en: Filled

    def __getitem__(self, language: str) -> str:
        """The text in "nl" or "en".

        Raises:
            BadInput: for any other language.
        """
        if language not in ("nl", "en"):
            raise BadInput(key="language", value=language, allowed=("nl", "en"), problem="is not available")
        return self.nl if language == "nl" else self.en


def checked(model: type[ModelT], values: Any, file: TomlFile, place: Sequence[str | int] = ()) -> ModelT:
    """`values`, found at `place` in `file`, as a `model`.

    Raises:
        BadInput: with file, key, line, value, what is allowed and the nearest right name.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise _bad_input(error, model, file, tuple(place)) from error


def located(file: TomlFile, place: Sequence[str | int], problem: str, **rest: Any) -> BadInput:
    """A BadInput about `place` in `file`: adds file, key and line."""
    return BadInput(file=file.path, key=spelled(place), line=file.line(place), problem=problem, **rest)


def _bad_input(
    error: ValidationError, model: type[BaseModel], file: TomlFile, place: tuple[str | int, ...]
) -> BadInput:
    first = error.errors(include_url=False)[0]
    loc = tuple(part for part in first["loc"] if part != "[key]")
    context: dict[str, Any] = first.get("ctx", {})
    where = (*place, *loc)
    if first["type"] == "extra_forbidden":
        names = _fields_at(model, loc[:-1])
        name = str(loc[-1])
        return located(file, where, "there is no such key", allowed=names, nearest=nearest_name(name, names))
    if first["type"] == "missing" and isinstance(where[-1], int):
        return located(file, where[:-1], f"has only {where[-1]} of its values")
    if first["type"] == "missing":
        return located(file, where, "is missing", hint=f"add {loc[-1]} = … to this table")
    value = first["input"]
    if first["type"] == "literal_error":
        names = _literals_at(model, loc)
        return located(
            file,
            where,
            "is not one of the possible values",
            value=value,
            allowed=names,
            nearest=nearest_name(str(value), names),
        )
    if isinstance(context.get("error"), ValueError):
        return located(file, where, str(context["error"]), value=_plain(value))
    return located(file, where, "is not usable", value=_plain(value), allowed=_requirement(first))


def _plain(value: Any) -> Any:
    """A whole table says nothing in a message of one line."""
    return None if isinstance(value, dict | BaseModel) else value


def _requirement(first: Any) -> str:
    """What is asked for, in plain words: pydantic's own where they are plain."""
    kind, context = first["type"], first.get("ctx", {})
    if kind in _REQUIRED:
        return _REQUIRED[kind].format(**context, name=first["loc"][-1])
    text = str(first["msg"])
    for start in ("Input should be ", "Value should "):
        text = text.removeprefix(start)
    return text[:1].lower() + text[1:]


def _annotation_at(model: type[BaseModel], loc: Sequence[str | int]) -> Any:
    """The annotation at `loc` inside `model`, through lists, tables and optional values."""
    annotation: Any = model
    for part in loc:
        owner = next(iter(_models_in(annotation)), None)
        if isinstance(part, int) or owner is None:
            continue
        by_key = {info.alias or name: info for name, info in owner.model_fields.items()}
        if part in by_key:
            annotation = by_key[part].annotation
    return annotation


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _models_in(part)]


def _fields_at(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    owners = _models_in(_annotation_at(model, loc))
    return [info.alias or name for owner in owners[:1] for name, info in owner.model_fields.items()]


def _literals_at(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    annotation = _annotation_at(model, loc)
    parts = get_args(annotation)
    texts = [str(part) for part in parts if isinstance(part, str | int)]
    return texts or [str(text) for part in parts for text in get_args(part) if isinstance(text, str | int)]
