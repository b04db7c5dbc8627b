"""The file of golden questions."""

from io import BytesIO

import pytest

from bot.errors import InputError
from bot.review.golden import read_golden


def test_only_the_question_is_needed() -> None:
    """The rest has defaults, and null is as good as nothing."""
    text = b'\n{"question": "a?", "facts": null}\n{"id": 7, "question": "b?", "answerable": false, "sources": ["s0"]}\n'
    first, second = read_golden(BytesIO(text))
    assert (first.name, first.kind, first.answerable, first.facts) == ("line 2", "question", True, ())
    assert (second.name, second.answerable, set(second.sources)) == ("7", False, {"s0"})


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"[1]", "Line 1: it is not a JSON object."),
        (b"{", "Line 1: it is not JSON (Expecting property name"),
        (b"\xff", "Line 1: it is not UTF-8 text."),
        (b"{}", 'Line 1: its "question" is missing.'),
        (b'{"question": 1}', 'Line 1: its "question" is not text.'),
        (b'{"question": "a", "answerable": "no"}', 'Line 1: its "answerable" is not true or false.'),
        (b'{"question": "a", "facts": ["x"]}', 'Line 1: its "facts" are not lists of patterns.'),
        (b'{"question": "a", "facts": [["*"]]}', "Line 1: the pattern '*' is no regular expression"),
        (b'{"question": "a", "sources": [1]}', 'Line 1: its "sources" are not names.'),
        (b"[" * 200_000, "Line 1: it is nested too deeply."),
        (b"", "There are no questions in this file."),
    ],
)
def test_a_line_that_cannot_be_used_is_named(line: bytes, sentence: str) -> None:
    """With what is wrong about it."""
    with pytest.raises(InputError) as told:
        read_golden(BytesIO(line))
    assert str(told.value).startswith(sentence)


def test_all_mistakes_are_told_at_once() -> None:
    """As far as it helps."""
    with pytest.raises(InputError) as told:
        read_golden(BytesIO(b"1\n" * 13))
    lines = str(told.value).splitlines()
    assert (len(lines), lines[-1]) == (11, "And 3 more lines like these.")
