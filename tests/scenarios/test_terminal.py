"""At a terminal a person gets a cited answer, once, in a conversation or for many questions."""

import re
import sys
from pathlib import Path

import pytest

from tests.platforms.bakery import COVERED, FIRST, QUESTION, UNCOVERED
from tests.platforms.terminal import CTRL_C, CTRL_D, Terminal

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows")


def test_a_question_gets_a_cited_answer(terminal: Terminal) -> None:
    """The answer stands on standard output, without colours, and the quotes may be left out."""
    left = terminal.run("ask", *QUESTION.split())
    assert (left.code, left.err) == (0, "")
    assert left.out.startswith(f"{FIRST} [1]\n")
    assert "Rising · handbook, Jun 2024 · home kitchens\n    https://bread.example/book#rising\n" in left.out
    assert "\x1b" not in left.out


def test_json_is_the_contract(terminal: Terminal) -> None:
    """Every key, in its order, and nothing else."""
    answer = terminal.run("ask", QUESTION, "--json").json
    assert list(answer) == (
        "id answer_id question read_as status text points sources related knowledge_version elapsed_ms".split()  # noqa: SIM905 -- as the design names them
    )
    assert answer["status"] == "answered"
    assert answer["id"] is None
    assert answer["points"][0] == {"text": FIRST, "sources": [1], "label": None}
    assert answer["sources"][0] == {
        "n": 1,
        "title": "The book of sourdough",
        "url": "https://bread.example/book#rising",
        "section": "Rising",
        "document": COVERED,
        "kind": "handbook",
        "published": "2024-06-26",
        "scope": "home kitchens",
        "passage": answer["sources"][0]["passage"],
    }
    assert answer["text"].startswith(f"**{FIRST}** [1]\n")
    assert answer["elapsed_ms"] > 0


def test_what_is_not_covered_is_declined(terminal: Terminal) -> None:
    """With nothing that could be taken for an answer."""
    answer = terminal.run("ask", UNCOVERED, "--json").json
    assert (answer["status"], answer["points"], answer["sources"]) == ("declined", [], [])


def test_the_reasons_can_be_asked_for(terminal: Terminal) -> None:
    """As text below the answer, as a key in JSON."""
    assert "nearest question: how long does sourdough rise" in terminal.run("ask", QUESTION, "--why").out
    why = terminal.run("ask", QUESTION, "--why", "--json").json["why"]
    assert why["parts"][0]["hits"][0]["asked"] == "how long does sourdough rise"
    assert set(why["thresholds"]) == {"answered", "unsure"}


def test_a_question_comes_through_a_pipe(terminal: Terminal) -> None:
    """All of standard input is one question, whatever bytes it has."""
    assert FIRST in terminal.run("ask", given=b"How long does\nsourdough rise?\xff\n").out


def test_a_batch_loses_nothing(terminal: Terminal) -> None:
    """A line out for a line in, in the same order; what cannot be used is said in its place."""
    given = (
        b'{"question": "How long does sourdough rise?", "id": 7}\n\n{"question": 3, "id": "x"}\n{broken\nrye flour?\n'
    )
    left = terminal.run("ask", "--batch", "-", "--json", given=given)
    assert left.code == 1
    assert [line["id"] for line in left.lines] == [7, "x", None, None]
    assert ["error" in line for line in left.lines] == [False, True, True, False]
    (terminal.folder / "lines.txt").write_bytes(b"rye flour?")
    assert terminal.run("ask", "--batch", "lines.txt", "--json").code == 0


def test_a_batch_answers_while_it_is_written(terminal: Terminal) -> None:
    """An answer is there before the next question comes."""
    with terminal.start("ask", "--batch", "-", "--json") as process:
        assert process.stdin
        assert process.stdout
        for question in (b"one?\n", b"two?\n"):
            process.stdin.write(question)
            process.stdin.flush()
            assert question.strip() in process.stdout.readline()
        process.stdin.close()
        assert process.wait(60) == 0


@needs_posix
def test_a_conversation_follows_up(terminal: Terminal) -> None:
    """On a terminal there are colours, further commands and a quiet end."""
    left = terminal.converse(b"/more\n", f"{QUESTION}\n".encode(), b"and in a warm kitchen?\n", b"/why\n", b"quit\n")
    assert left.code == 0
    assert "Ask a question first." in left.out
    assert f"\x1b[1m{FIRST}" in left.out
    assert "nearest question" in left.out


def test_knowledge_that_is_not_there_is_no_question_declined(terminal: Terminal, tmp_path: Path) -> None:
    """Who asks an empty folder learns that it is empty, and who asks one with mistakes that some is left out."""
    folder = tmp_path / "other"
    folder.mkdir()
    nothing = terminal.run("ask", QUESTION, "--knowledge", str(folder))
    assert (nothing.code, nothing.out) == (1, "")
    assert nothing.err.startswith("Error: There is nothing to answer from: ")
    for name, text in (
        ("good.md", "---\ntitle: Bread\n---\n\nSourdough rises for a night.\n"),
        ("bad.md", "---\nkind: [\n"),
    ):
        (folder / name).write_text(text)
    some = terminal.run("ask", QUESTION, "--knowledge", str(folder))
    assert some.code == 0
    assert re.search(r"in the knowledge, so some of it is left out; .*bad\.md", some.err)


@needs_posix
def test_a_conversation_can_be_left_by_a_key(terminal: Terminal) -> None:
    """Ctrl-D, Ctrl-C and an empty line before them are no errors."""
    for key in (CTRL_C, CTRL_D, b"\n" + CTRL_D):
        left = terminal.converse(key)
        assert left.code == 0
        assert "Traceback" not in left.out


def test_help_and_version_are_there(terminal: Terminal) -> None:
    """With `-h` as well, and with an example for each command."""
    for command in ("ask", "check", "eval", "people export", "people delete", "db backup"):
        left = terminal.run(*command.split(), "-h")
        assert left.code == 0
        assert re.search(r'^ +(?:signpost|\{"question")', left.out, re.MULTILINE)
        assert "\\b" not in left.out
    assert terminal.run("--version").out.startswith("signpost")
