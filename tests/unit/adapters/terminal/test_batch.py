"""Lines of questions."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.adapters.terminal import batch
from bot.adapters.terminal.answer_json import line
from bot.assistant import Assistant


def _answers(baker: Assistant, given_lines: bytes) -> list[dict[str, Any]]:
    return list(batch.answers(baker, BytesIO(given_lines)))


def test_text_and_json_may_be_mixed(baker: Assistant) -> None:
    """A byte order mark, Windows line ends and empty lines do no harm."""
    found = _answers(baker, '\ufeff{"question": "a?", "id": 1}\r\n\r\n  \n[D] b?\n{"question": "c?"}'.encode())
    assert [(each["id"], each["question"]) for each in found] == [(1, "a?"), (None, "[D] b?"), (None, "c?")]


@pytest.mark.parametrize(
    ("given_line", "name", "sentence"),
    [
        (b'{"question": "a', None, "This line is not JSON: Unterminated string starting at, at character 14."),
        (b'{"id": 4}', 4, 'This line has no question: write {"question": "..."}, or the bare text.'),
        (b'{"question": ["a"], "id": "x"}', "x", "This line has no question"),
        (b'{"question": "a", "id": [1]}', None, "The id of this line is neither text nor a number."),
        (b'{"question": "a", "id": NaN}', None, "This line is not JSON: NaN is no number there."),
        (b'{"question": "a", "id": 1e999}', None, "This line is not JSON: 1e999 is too large a number."),
        (b'{"id":' + b"9" * 5000 + b"}", None, "This line is not JSON: Exceeds the limit"),
        (b'{"id":' + b"[" * 200_000, None, "This line is nested too deeply."),
        (b"\xff\xfeq", None, "This line is not UTF-8 text."),
        (b"x" * (batch.LONGEST_LINE + 1), None, "This line is longer than 1000000 characters."),
    ],
)
def test_a_line_that_cannot_be_used_says_why(baker: Assistant, given_line: bytes, name: object, sentence: str) -> None:
    """In its place, with its name; the lines around it are answered."""
    first, wrong, last = _answers(baker, b"a?\n" + given_line + b"\nb?\n")
    assert (wrong["id"], wrong["error"][: len(sentence)]) == (name, sentence)
    assert (first["question"], last["question"]) == ("a?", "b?")


def test_a_line_without_end_is_read_in_pieces(baker: Assistant) -> None:
    """And what follows it is a line of its own."""
    found = _answers(baker, b"x" * (3 * batch.LONGEST_LINE) + b"\nb?")
    assert ["error" in each for each in found] == [True, False]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "replace")))))
def test_every_line_gets_a_line(baker: Assistant, lines: list[bytes]) -> None:
    """Whatever it holds, and one that can be written."""
    kept = [each.replace(b"\n", b"") for each in lines]
    used = [each for each in kept if each.decode("utf-8-sig", "replace").strip()]
    found = _answers(baker, b"\n".join(kept))
    assert len(found) == len(used)
    assert all(line(each) for each in found)
