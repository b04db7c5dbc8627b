"""Whatever goes wrong at a terminal is told in a sentence, with the exit code that says whose turn it is."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.platforms.bakery import QUESTION
from tests.platforms.terminal import Terminal

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals and devices on Windows")


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


@needs_posix
def test_odd_bytes_on_the_command_line_are_a_question(terminal: Terminal) -> None:
    """Whatever a shell hands over."""
    left = terminal.run("ask", b"rise \xff\x1b[31m\x07", "--json")
    assert left.code == 0
    assert left.json["question"] == "rise [31m"


def test_a_narrow_encoding_breaks_nothing(terminal: Terminal) -> None:
    """What it cannot show is written out."""
    narrow = Terminal(folder=terminal.folder, settings={**terminal.settings, "PYTHONIOENCODING": "latin-1"})
    left = narrow.run("ask", QUESTION)
    assert left.code == 0
    assert "Sourdough book \\u203a Rising" in left.out
