"""Nothing in a knowledge folder, by accident or by malice, hurts the bot, its readers or the other documents."""

import json
import re
from pathlib import Path

import pytest

from tests.hostile.folder import SECRET, Hostile, write_hostile
from tests.platforms.terminal import Left, Terminal

# Read without a word: nothing of their text is lost, and nothing of the rest reaches a reader.
HARMLESS = {
    "line-ends.md",
    "broken.rst",
    "deep-html.md",
    "deep-marks.md",
    "deep.html",
    "deep.mdx",
    "deep.rst",
    "templates.md",
    "scripts.md",
    "scripts.html",
    "pings.md",
    "long-title.md",
    "footnotes.md",
}
# What acts without being seen; and what a browser or a platform would do something with.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
ACTS = re.compile(
    r"<(?:script|img|svg|iframe|style)\b|\]\(<?(?!https?://)[a-z]+:|(?<!\\)@(?:everyone|here)\b|<!channel>"
)
BAIT = (
    "What is the porcupine pie about?",
    "What does the aardvark hide?",
    "What did the tapir say?",
    "Which bell does the wombat ring?",
    "@everyone here",
    "What is the password?",
)


@pytest.fixture(params=[False, pytest.param(True, marks=pytest.mark.endurance)], ids=["small", "large"])
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> Hostile:
    """Write the folder; what is too much of something takes long and is left to endurance."""
    return write_hostile(tmp_path / "hostile", large=request.param)


@pytest.fixture
def reader(hostile: Hostile, tmp_path: Path) -> Terminal:
    """Give a terminal whose knowledge is that folder alone."""
    return Terminal(folder=tmp_path, settings={"SIGNPOST_KNOWLEDGE": str(hostile.folder)}, seconds=600)


def _ask(reader: Terminal, questions: list[str]) -> Left:
    return reader.run("ask", "--batch", "-", "--json", given="".join(f"{each}\n" for each in questions).encode())


def _quiet(left: Left) -> None:
    """Hold that nothing broke off, and that nothing was shown that stands elsewhere or acts."""
    said = left.out + left.err
    assert left.code in {0, 1}
    assert "Traceback" not in said
    assert "mistake in Signpost" not in said
    assert SECRET not in said
    assert "root:" not in said
    assert "swordfish" not in said
    assert not UNSEEN.search(said)


def test_check_names_everything_odd(hostile: Hostile, reader: Terminal) -> None:
    """With its file, whatever that is called, and the line where there is one."""
    left = reader.run("check", "--json")
    _quiet(left)
    named = {Path(problem["path"]).name for problem in left.json}
    assert len(hostile.good) + len(hostile.odd) >= 86
    assert set(hostile.odd) - HARMLESS - named == set()


def test_check_says_it_in_plain_lines(hostile: Hostile, reader: Terminal) -> None:
    """A name with a line break makes no line of its own, and no sentence is long."""
    left = reader.run("check")
    _quiet(left)
    begins = (f"{hostile.folder.name}/", "signpost.yaml: note: ")
    assert all(line.startswith(begins) for line in left.out.splitlines())
    assert max(map(len, left.out.splitlines())) < 500


def test_every_good_document_answers(hostile: Hostile, reader: Terminal) -> None:
    """From itself, whatever stands beside it."""
    left = _ask(reader, [good.question for good in hostile.good])
    _quiet(left)
    answers = left.lines
    assert [
        good.name for good, given in zip(hostile.good, answers, strict=True) if good.says not in given["text"]
    ] == []
    assert {given["status"] for given in answers} <= {"answered", "unsure"}
    assert [given["sources"][0]["document"] for given in answers] == [Path(good.name).stem for good in hostile.good]


def test_what_reaches_a_reader_is_clean(reader: Terminal) -> None:
    """No markup that acts, no mention of everybody, no address but of the web; titles are short."""
    left = _ask(reader, list(BAIT))
    _quiet(left)
    for given in left.lines:
        assert not ACTS.search(given["text"])
        assert len(given["text"]) < 8_000
        assert all(source["url"] is None or source["url"].startswith("https://") for source in given["sources"])
        assert all(len(source["title"]) <= 300 for source in given["sources"])
        assert not UNSEEN.search(json.dumps(given, ensure_ascii=False))
