"""Many questions: a line in, a line out, in the same order; what is wrong with a line is said in its place."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, NoReturn

from bot import wording
from bot.adapters.terminal.answer_json import Keep, asked
from bot.assistant import Assistant
from bot.errors import InputError

# A line longer than this is no question, whatever it is; it is skipped without being kept in memory.
LONGEST_LINE = 1_000_000
_SHAPE = '{"question": "..."}'


class Asked(NamedTuple):
    """A line that was understood, with the name the one who asks gave it."""

    question: str
    name: object = None


class _UnusableError(InputError):
    """A line that cannot be asked; it keeps its name."""

    def __init__(self, sentence: str, name: object = None) -> None:
        super().__init__(sentence)
        self.name = name


def answers(
    assistant: Assistant, stream: BinaryIO, *, why: bool = False, keep: Keep | None = None
) -> Iterator[dict[str, Any]]:
    """Yield what each line gets: an answer, or `error` with a sentence. Empty lines get nothing."""
    for line in _lines(stream):
        try:
            question = _read(line)
        except _UnusableError as error:
            yield {"id": error.name, "error": str(error)}
        else:
            if question:
                yield asked(assistant, question.question, name=question.name, why=why, keep=keep)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines as they come; of a line that is too long, its beginning only."""
    while line := stream.readline(LONGEST_LINE + 1):
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE + 1)
        yield line


def _read(line: bytes) -> Asked | None:
    if len(line) > LONGEST_LINE:
        raise _UnusableError(wording.LONG_LINE.format(longest=LONGEST_LINE))
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise _UnusableError(wording.NO_TEXT) from None
    if not text.startswith("{"):
        return Asked(text) if text else None
    fields = _object(text)
    question, name = fields.get("question"), fields.get("id")
    if isinstance(name, list | dict):
        raise _UnusableError(wording.NO_NAME)
    if not isinstance(question, str):
        raise _UnusableError(wording.NO_QUESTION.format(shape=_SHAPE), name)
    return Asked(question, name)


def _object(text: str) -> dict[str, Any]:
    try:
        fields: dict[str, Any] = json.loads(text, parse_constant=_refuse, parse_float=_number)
    except json.JSONDecodeError as error:
        raise _UnusableError(wording.NO_JSON.format(problem=f"{error.msg}, at character {error.pos + 1}")) from None
    except ValueError as error:
        raise _UnusableError(wording.NO_JSON.format(problem=str(error).partition(";")[0])) from None
    except RecursionError:
        raise _UnusableError(wording.TOO_DEEP) from None
    return fields


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number there")


def _number(text: str) -> float:
    """Read a number that can be written again: there is no infinity in JSON."""
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"{text} is too large a number")
    return number
