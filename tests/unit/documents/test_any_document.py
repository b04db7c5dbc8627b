"""Whatever stands in a file: it is read or told, and the good one beside it answers."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bot.assistant import Assistant, Knowledge
from bot.documents.check import check
from bot.documents.library import load
from bot.model import Library
from tests.hostile.generated import contents, endings

GOOD = "The Falkland rye rises for nineteen hours in a kitchen that is cold."
UNSEEN = frozenset(
    "\x00\x07\x08\x0b\x0c\r\x1b\x7f\x85\u200b\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\ufeff\ud800"
)


def _read(ending: str, content: bytes) -> None:
    """Read a file beside a good one, and hold what holds for every file."""
    with tempfile.TemporaryDirectory() as place:
        Path(place, f"any{ending}").write_bytes(content)
        Path(place, "good.md").write_text(f"# Rye\n\n{GOOD}\n", encoding="utf-8")
        library = load([Path(place)])
        assert load([Path(place)]) == library
    assert [passage.text for passage in library.passages if passage.document.key == "good"] == [GOOD]
    _is_clean(library)
    _is_sound(library)
    Assistant(Knowledge.of(library)).ask("How long does the Falkland rye rise?")


def _is_clean(library: Library) -> None:
    for passage in library.passages:
        shown = (passage.text, *passage.headings, passage.document.title, passage.document.author or "")
        assert not UNSEEN.intersection("".join(shown))
        assert all(
            place.url is None or place.url.startswith("http") for each in passage.sentences for place in each.rests_on
        )


def _is_sound(library: Library) -> None:
    ids = [passage.id for passage in library.passages]
    assert len(set(ids)) == len(ids)
    for problem in check(library):
        assert problem.line is None or problem.line > 0
        assert "stumbled" not in problem.message
        assert problem.message.encode()
    read = {document.path.name for document in library.documents if document.path}
    told = {problem.path.name for problem in library.problems}
    with_text = {passage.document.path.name for passage in library.passages if passage.document.path}
    assert read - with_text <= told


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(endings, contents)
def test_any_file_is_read_or_told(ending: str, content: bytes) -> None:
    """Forty files that are the same at every run."""
    _read(ending, content)


@pytest.mark.endurance
@settings(max_examples=1_500, deadline=None, suppress_health_check=list(HealthCheck))
@given(endings, contents)
def test_many_more_files_are_read_or_told(ending: str, content: bytes) -> None:
    """More than a thousand, others at every run."""
    _read(ending, content)
