"""A file is read in a process of its own."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.documents import apart, docx, pdf
from bot.documents.apart import Extract, Refused, read_apart
from bot.documents.findings import Findings
from tests.platforms.paper import word, word_paragraph

TOO_MUCH = "The file is left out: reading it takes more time or memory than any document."
WORD = word(word_paragraph("Zürich 面包"))
READ = {"html": "<p>Zürich 面包</p>", "head": {}}


@pytest.fixture(autouse=True)
def process() -> Iterator[None]:
    """Let the process go after a test."""
    yield
    apart.end()


def _read(extract: Extract, data: bytes = b"x") -> tuple[dict[str, Any] | None, list[str]]:
    findings = Findings(Path("a.docx"))
    found = read_apart(extract, data, findings)
    return found, [each.message for each in findings.problems]


def whereabouts(data: bytes) -> dict[str, Any]:
    """Say which process reads."""
    return {"process": os.getpid(), "data": data.decode()}


def refuse(_: bytes) -> dict[str, Any]:
    """Say why a file is none."""
    raise Refused("it is a cake")


def stumble(_: bytes) -> dict[str, Any]:
    """Raise what no caller expects, and what does not survive the way back."""

    class Odd(Exception):  # noqa: N818 -- it is odd on purpose
        pass

    raise Odd("x" * 5_000)


def die(_: bytes) -> dict[str, Any]:
    """End the process as a fault in a library does."""
    os._exit(1)


def grow(_: bytes) -> dict[str, Any]:
    """Take more memory than there is for it."""
    return {"length": len(bytearray(2 * (apart.MEGABYTES + apart.MAPPED) * 1_000_000))}


def test_what_is_found_comes_back() -> None:
    """As it was found, letters of any script included."""
    assert _read(docx.extract, WORD) == (READ, [])


def test_files_are_read_elsewhere_and_one_after_the_other() -> None:
    """One process serves them all."""
    one, two = (_read(whereabouts, data)[0] for data in (b"one", b"two"))
    assert one
    assert two
    assert one["process"] == two["process"] != os.getpid()
    assert (one["data"], two["data"]) == ("one", "two")


@pytest.mark.parametrize("extract", [pdf.extract, docx.extract])
def test_a_broken_file_is_told_in_a_sentence(extract: Extract) -> None:
    """With the reason in a few words, and no more."""
    for data in (b"", b"nonsense", b"%PDF-1.7\n", b"PK\x03\x04", bytes(range(256)) * 99):
        found, (told,) = _read(extract, data)
        assert found is None
        assert told.startswith("The file is left out: it is broken or holds something else (")
        assert len(told) < 300
        assert "\n" not in told


def test_a_reader_may_refuse() -> None:
    """In its own words."""
    assert _read(refuse) == (None, ["The file is left out: it is broken or holds something else (it is a cake)."])


def test_a_reader_may_stumble() -> None:
    """Its error is told by its name, and is cut."""
    found, (told,) = _read(stumble)
    assert found is None
    assert "(Odd: xxx" in told
    assert len(told) < 300


@pytest.mark.parametrize(
    "extract",
    [
        die,
        pytest.param(
            grow,
            marks=pytest.mark.skipif(
                not sys.platform.startswith("linux"), reason="the system does not bound the memory of a process"
            ),
        ),
    ],
)
def test_a_reader_that_breaks_off_harms_nobody(extract: Extract) -> None:
    """The next file is read."""
    assert _read(extract) == (None, [TOO_MUCH])
    assert _read(docx.extract, WORD) == (READ, [])


def test_a_reader_that_takes_too_long_harms_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is read in no time, and the next one is given more."""
    with monkeypatch.context() as hurry:
        hurry.setattr(apart, "PATIENCE", 0)
        assert _read(docx.extract, WORD) == (None, [TOO_MUCH])
    assert _read(docx.extract, WORD) == (READ, [])


def test_nothing_beside_it_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A knowledge folder may hold a file that is called like a library, and a bot may be started in it."""
    for name in ("mammoth", "json", "socket", "pickle", "tempfile", "bot"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'witness')!r}, 'w')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    # As the installed command has it: the current folder is no place for modules.
    monkeypatch.setattr(sys, "path", [str(Path(each).absolute()) for each in sys.path if each])
    found = _read(docx.extract, WORD)
    assert not (tmp_path / "witness").exists()
    assert found == (READ, [])


def test_letting_go_of_nothing_is_nothing() -> None:
    """However often."""
    apart.end()
    apart.end()
