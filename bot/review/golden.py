"""Golden questions: a file of JSON lines in, what each should get out."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeVar

from bot.errors import InputError

Fact = tuple[re.Pattern[str], ...]
T = TypeVar("T")

# The first mistakes are enough to see what is wrong with a file.
_MOST_TOLD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A question with what its answer should say: each fact in one of several ways, from one of the sources."""

    name: str
    question: str
    kind: str
    answerable: bool
    facts: tuple[Fact, ...]
    sources: frozenset[str]


def read_golden(stream: BinaryIO) -> tuple[Golden, ...]:
    """Read a file of golden questions, or say which lines of it cannot be used."""
    found: list[Golden] = []
    mistakes: list[str] = []
    for number, line in enumerate(stream, start=1):
        if line.strip():
            try:
                found.append(_golden(_object(line), number))
            except (TypeError, ValueError) as error:
                mistakes.append(f"Line {number}: {error}")
    if mistakes:
        raise InputError("\n".join(_first(mistakes)))
    if not found:
        raise InputError("There are no questions in this file.")
    return tuple(found)


def _object(line: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text.") from None
    except RecursionError:
        raise ValueError("it is nested too deeply.") from None
    except ValueError as error:
        raise ValueError(f"it is not JSON ({error}).") from None
    if not isinstance(fields, dict):
        raise TypeError("it is not a JSON object.")
    return fields


def _golden(fields: dict[str, Any], number: int) -> Golden:
    question = _field(fields, "question", str, "", "text")
    if not question.strip():
        raise ValueError('its "question" is missing.')
    return Golden(
        name=str(fields.get("id") or f"line {number}"),
        question=question,
        kind=_field(fields, "kind", str, "question", "text"),
        answerable=_field(fields, "answerable", bool, True, "true or false"),  # noqa: FBT003 -- the default
        facts=tuple(_fact(fact) for fact in _field(fields, "facts", list, [], "a list of lists of patterns")),
        sources=frozenset(_texts(_field(fields, "sources", list, [], "a list of names"), "sources", "names")),
    )


def _field(fields: dict[str, Any], name: str, kind: type[T], otherwise: T, shape: str) -> T:
    value = fields.get(name)
    if value is None:
        return otherwise
    if not isinstance(value, kind):
        raise TypeError(f'its "{name}" is not {shape}.')
    return value


def _fact(fact: object) -> Fact:
    return tuple(map(_pattern, _texts(fact, "facts", "lists of patterns")))


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text, re.IGNORECASE | re.DOTALL)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"the pattern {text!r} is no regular expression ({error}).") from None


def _texts(values: object, name: str, shape: str) -> Sequence[str]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError(f'its "{name}" are not {shape}.')
    return values


def _first(mistakes: Sequence[str]) -> Iterator[str]:
    yield from mistakes[:_MOST_TOLD]
    if len(mistakes) > _MOST_TOLD:
        yield f"And {len(mistakes) - _MOST_TOLD} more lines like these."
