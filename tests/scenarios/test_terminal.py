"""At a terminal a person gets a cited answer or a sentence that says what to do; never a traceback."""

import signal
import sys
from pathlib import Path

import pytest

from tests.platforms.bakery import COVERED, FIRST, QUESTION, UNCOVERED, write_bakery
from tests.platforms.terminal import Terminal

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals and signals on Windows")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Give a terminal whose settings name the bakery."""
    return Terminal(folder=tmp_path, settings={"SIGNPOST_KNOWLEDGE": str(write_bakery(tmp_path / "bakery"))})


def test_a_question_gets_a_cited_answer(terminal: Terminal) -> None:
    """The answer stands on standard output, without colours, and the quotes may be left out."""
    left = terminal.run("ask", *QUESTION.split())
    assert (left.code, left.err) == (0, "")
    assert left.out.startswith(f"{FIRST} [1]\n")
    assert (
        "1 · Sourdough book › Rising · handbook, Jun 2024 · home kitchens\n    https://bread.example/book#rising\n"
        in (left.out)
    )
    assert "\x1b" not in left.out


def test_json_is_the_contract(terminal: Terminal) -> None:
    """Every key, in its order, and nothing else."""
    answer = terminal.run("ask", QUESTION, "--json").json
    assert list(answer) == (
        "id answer_id question read_as status text points sources related knowledge_version elapsed_ms".split()
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
    left = terminal.converse(f"/more\n{QUESTION}\n/why\nquit\n".encode(), "ask")
    assert left.code == 0
    assert "Ask a question first." in left.out
    assert f"\x1b[1m{FIRST}" in left.out
    assert "nearest question" in left.out


@needs_posix
def test_a_conversation_can_be_left_by_a_key(terminal: Terminal) -> None:
    """Ctrl-D is no error, and neither is an empty line."""
    assert terminal.converse(b"\x04", "ask").code == 0
    left = terminal.converse(b"\n", "ask")
    assert left.code == 0
    assert "Traceback" not in left.out


@needs_posix
def test_ctrl_c_ends_quietly(terminal: Terminal) -> None:
    """With the exit code that shells expect."""
    with terminal.start("ask", "--batch", "-", "--json") as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"one?\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr
        assert process.stderr.read().strip() == b""


@needs_posix
def test_a_reader_may_leave(terminal: Terminal) -> None:
    """A closed pipe ends a batch without a word."""
    with terminal.start("ask", "--batch", "-", "--json") as process:
        assert process.stdin
        assert process.stdout
        process.stdout.close()
        process.stdin.write(b"one?\n" * 50)
        process.stdin.close()
        process.wait(60)
        assert process.stderr
        assert process.stderr.read() == b""


def test_check_says_where_and_what(terminal: Terminal) -> None:
    """Errors end with 1, warnings alone with 0; odd file names cannot do anything to a terminal."""
    good = terminal.run("check")
    assert (good.code, good.out) == (0, "")
    assert good.err == "Nothing to mend in 1 document.\n"
    bad = terminal.folder / "bakery" / "o\u202edd.md"
    bad.write_text("---\ntitle: A\nkind: essay\nurl: nowhere\nscope: x\n---\nA word.\n", encoding="utf-8")
    left = terminal.run("check")
    assert left.code == 1
    assert left.out.startswith("bakery/o\\u202edd.md:4: error: ".replace("/", "\\" if sys.platform == "win32" else "/"))
    assert left.err.startswith("1 error and ")
    assert terminal.run("check", "--json").json[0]["line"] == 4


def test_eval_judges_golden_questions(terminal: Terminal) -> None:
    """With figures, and what went wrong; a bad line is named."""
    golden = terminal.folder / "golden.jsonl"
    golden.write_text(
        '{"id": "a", "question": "How long does sourdough rise?", "facts": [["8", "eight hours"]], "sources": ["s9"]}\n'
        '{"id": "b", "question": "How long does sourdough rise?", "facts": [["nine hours"]]}\n'
        '{"id": "c", "question": "Which submarine crosses Antarctica?", "answerable": false}\n',
        encoding="utf-8",
    )
    report = terminal.run("eval", "golden.jsonl", "--json").json
    assert report["figures"]["covered"] == {"questions": 2, "found": 1, "declined": 0, "wrong": 1}
    assert report["figures"]["held_back"] == 1
    assert [each["id"] for each in report["troubles"]] == ["b"]
    assert "b: does not say nine hours" in terminal.run("eval", "golden.jsonl").out
    golden.write_text('{"question": "a", "facts": [["("]]}\n', encoding="utf-8")
    left = terminal.run("eval", "golden.jsonl")
    assert (left.code, left.out) == (1, "")
    assert left.err.startswith("Error: Line 1: the pattern '('")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["ask", "x", "--knowledge", "nowhere"], 2, "'nowhere' does not exist"),
        (["ask", "x", "--batch", "-", "--json"], 2, "takes the place of a QUESTION"),
        (["ask", "--batch", "-"], 2, "add --json"),
        (["ask", "--batch", "nowhere", "--json"], 2, "'nowhere'"),
        (["aks"], 2, "No such command"),
        (["eval", "."], 2, "directory"),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(terminal: Terminal, arguments: list[str], code: int, sentence: str) -> None:
    """On standard error, with the exit code that says whose turn it is."""
    left = terminal.run(*arguments)
    assert (left.code, left.out) == (code, "")
    assert sentence in left.err
    assert "Traceback" not in left.err


def test_wrong_settings_are_told_in_a_sentence(tmp_path: Path) -> None:
    """And a name that is no setting only as a remark."""
    wrong = Terminal(folder=tmp_path, settings={"SIGNPOST_KNOWLEDGE": "nowhere", "SIGNPOST_KNOWLEGE": "secret"})
    left = wrong.run("ask", "x")
    assert left.code == 2
    assert "SIGNPOST_KNOWLEGE is not a setting. Did you mean SIGNPOST_KNOWLEDGE?" in left.err
    assert "Error: SIGNPOST_KNOWLEDGE: nowhere does not exist or is not a folder." in left.err
    assert "secret" not in left.err


@needs_posix
def test_a_full_disk_is_told_in_a_sentence(terminal: Terminal) -> None:
    """Once, and without a complaint of Python's own at the end."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    import subprocess  # noqa: PLC0415 -- only here

    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            terminal.command("ask", QUESTION),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=terminal.folder,
            env=terminal.environment,
        )
    assert (done.returncode, done.stderr) == (1, b"Error: The system refused: No space left on device.\n")


def test_help_and_version_are_there(terminal: Terminal) -> None:
    """With `-h` as well, and with an example for each command."""
    for command in ("ask", "check", "eval"):
        left = terminal.run(command, "-h")
        assert left.code == 0
        assert "  signpost " in left.out or '{"question"' in left.out
    assert terminal.run("--version").out.startswith("signpost")


@needs_posix
def test_odd_bytes_on_the_command_line_are_a_question(terminal: Terminal) -> None:
    """Whatever a shell hands over."""
    left = terminal.run("ask", b"rise \xff\x1b[31m\x07", "--json")
    assert left.code == 0
    assert left.json["question"] == "rise [31m"


def test_a_narrow_encoding_breaks_nothing(terminal: Terminal) -> None:
    """What it cannot show is written out."""
    narrow = Terminal(folder=terminal.folder, settings={**terminal.settings, "PYTHONIOENCODING": "ascii"})
    left = narrow.run("ask", QUESTION)
    assert left.code == 0
    assert "1 \\xb7 Sourdough book" in left.out
