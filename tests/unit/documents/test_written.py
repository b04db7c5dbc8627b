"""A note is looked at before it is kept: nothing that would break the knowledge is written."""

from pathlib import Path

import pytest

from bot.documents.check import check
from bot.documents.library import load
from bot.documents.written import Written, write_note
from bot.errors import InputError
from bot.model import Library, Severity
from tests.platforms.bakery import write_bakery

HOT = "The oven in room 3 is hot by nine.\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return what is known about bread."""
    return load([write_bakery(tmp_path / "bakery")])


def write(folder: Path, library: Library, text: str, title: str = "Our oven") -> Written:
    """Write a note."""
    return write_note(folder / "own", title, text, "2026-11-20", library)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{#dup}\nBread is hot.\n\n{#dup}\nCake is not.\n", 'line 5: Rename this passage: .* called "dup" already'),
        ("\n\n{#dup}\nBread is hot.\n\n{#dup}\nCake is not.\n", "line 7: "),
        ("Bread is hot. " * 60_000, "line 1: .*longer than 750,000 characters"),
        ("Bread rests on this. [@nothing#here]\n", "line 1: .*cites a document that is not here"),
        ("---\ntitle: Ours\n\nBread is hot.\n", "line 1: The head of the file never ends"),
        ("---\ntitle: Ours\nauthor: Ada\n---\n\nBread is hot.\n", "says author, which a note does not have"),
        ("---\nurl: javascript:alert(1)\n---\n\nBread is hot.\n", "none that a browser opens"),
        ("---\nurl: [a, b]\n---\n\nBread is hot.\n", "none that a browser opens"),
        ("---\ntitle: Ours\n---\n", "a title and a text"),
    ],
)
def test_what_would_break_the_knowledge_is_refused(tmp_path: Path, library: Library, text: str, why: str) -> None:
    """With what is wrong, by the lines of its author; nothing is written."""
    with pytest.raises(InputError, match=why):
        write(tmp_path, library, text)
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize(
    ("head", "title", "expected"),
    [
        ("---\ntitle: From the head\nurl: https://bread.example/ours\n---\n", "", "From the head"),
        ("---\nTitle: From the head\nurl: https://bread.example/ours\n---\n", "Named", "Named"),
        ("+++\ntitle = 'From the head'\nurl = 'https://bread.example/ours'\n+++\n", "", "From the head"),
    ],
)
def test_a_note_has_one_head(tmp_path: Path, library: Library, head: str, title: str, expected: str) -> None:
    """What the file says itself is taken over, unless something else is named."""
    done = write(tmp_path, library, f"{head}\n{HOT}", title)
    assert done.path.read_text("utf-8").count("---") == 2
    read = load([tmp_path / "own"])
    (document,) = read.documents
    assert (document.title, document.url) == (expected, "https://bread.example/ours")
    assert [passage.text for passage in read.passages] == [HOT.strip()]
    assert not [problem for problem in check(read) if problem.severity is Severity.ERROR]


def test_a_note_has_a_title(tmp_path: Path, library: Library) -> None:
    """One that is named, or one in its head that is a line of text."""
    with pytest.raises(InputError, match="Name a --title"):
        write(tmp_path, library, HOT, "")
    with pytest.raises(InputError, match="no line of text"):
        write(tmp_path, library, f"---\ntitle: [a, b]\n---\n\n{HOT}", "")


def test_a_note_may_cite_what_is_known(tmp_path: Path, library: Library) -> None:
    """It is judged together with the documents that are there."""
    done = write(tmp_path, library, "Rye is thirsty. [@sourdough-book#flour]\n")
    assert len(done.passages) == 1
