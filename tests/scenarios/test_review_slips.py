"""What a maintainer at a terminal is told when something is not as it should be, or not there."""

from getpass import getuser
from pathlib import Path

import pytest

from bot import wording
from bot.store.people import People, key_beside
from tests.platforms.bakery import COVERED, UNCOVERED
from tests.platforms.terminal import CTRL_C, Terminal
from tests.scenarios.reviewing import NEUTRAL, ask, listed, rye


@pytest.mark.walk
def test_what_cannot_be_done_is_told(terminal: Terminal) -> None:
    """In a sentence, and nothing changes."""
    ask(terminal, UNCOVERED)
    passage = rye(terminal)
    cases: tuple[tuple[tuple[str, ...], int, str], ...] = (
        (("show", "99"), 1, "There is no item 99"),
        (("teach", "1", "--passage", "none", "--question", NEUTRAL), 1, "There is no passage none"),
        (("teach", "1", "--passage", passage), 2, "Name a --passage and a --question"),
        (("undo", "1"), 1, "Nothing was done to 1"),
    )
    for words, code, sentence in cases:
        left = terminal.run("review", *words)
        assert (left.code, sentence in left.err) == (code, True), left.err
    assert not list(Path(terminal.folder).glob("own/**/*.*"))


@pytest.mark.walk
def test_an_empty_queue_says_so(terminal: Terminal) -> None:
    """In words, and as an empty list."""
    book = terminal.folder / "bakery" / f"{COVERED}.md"
    book.write_text(book.read_text("utf-8").replace("published: 2024-06-26\n", ""), "utf-8")
    assert terminal.run("review", "list").out == "Nothing needs you: the queue is empty.\n"
    assert listed(terminal) == []


@pytest.mark.walk
def test_a_maintainer_is_asked_what_to_teach(terminal: Terminal) -> None:
    """With the originals shown and nothing filled in: a search, a number, a question, and what would change.

    A slip loses nothing: what is no question is asked for again.
    """
    ask(terminal, UNCOVERED)
    number = listed(terminal)[0]["id"]
    left = terminal.converse(
        *(b"penguins\n", b"rye flour\n", b"1\n", b"hello\n", NEUTRAL.encode() + b"\n", b"y\n"),
        command=("review", "teach", number),
    )
    assert left.code == 0, left.out
    assert UNCOVERED in left.out
    assert "No passage has any of these words." in left.out
    assert "[1] sourdough-book#flour" in left.out
    assert "not read as a question" in left.out
    assert f"Taught: {NEUTRAL}" in left.out
    assert terminal.run("ask", "--json", NEUTRAL).json["status"] == "answered"


@pytest.mark.walk
def test_a_maintainer_can_leave_it(terminal: Terminal) -> None:
    """Then nothing is saved."""
    ask(terminal, UNCOVERED)
    passage, number = rye(terminal), listed(terminal)[0]["id"]
    words = ("review", "teach", number, "--passage", passage)
    left = terminal.converse(UNCOVERED.encode() + b"\n", b"\n", b"n\n", command=words)
    assert left.out.count("somebody's own words") == 1
    assert wording.OTHER_WORDS in left.out
    assert "Taught:" not in left.out
    assert "Nothing was saved." in left.out
    assert len(listed(terminal)) == 1


def files(folder: Path) -> set[Path]:
    """Return what is there, but for what is laid out once."""
    return {path for path in folder.rglob("*") if "cache" not in path.relative_to(folder).parts}


@pytest.mark.walk
def test_who_looks_makes_nothing(terminal: Terminal) -> None:
    """Where no database is that is said, and nothing was recorded: no typing error becomes a file, or a folder."""
    before, nowhere = files(terminal.folder), str(terminal.folder / "tpyo" / "signpost.sqlite")
    cases: tuple[tuple[tuple[str, ...], int, str], ...] = (
        (("list", "--json"), 0, "["),
        (("stats", "--json"), 0, '"all": 0'),
        (("export",), 0, ""),
        (("replay", "--json"), 0, '"asked": 0'),
        (("show", "12"), 1, ""),
        (("teach", "12", "--passage", "a", "--question", "b"), 1, ""),
        (("dismiss", "12", "--reason", "a"), 1, ""),
    )
    for words, code, out in cases:
        left = terminal.run("review", *words, "--database", nowhere)
        assert (left.code, out in left.out) == (code, True), left.err
        assert f"There is no database at {nowhere} yet, so nothing was recorded." in left.err
        assert ("There is no item 12" in left.err) is bool(code)
    assert files(terminal.folder) == before


@pytest.mark.walk
def test_a_database_that_cannot_be_used_is_named(terminal: Terminal) -> None:
    """With what is wrong with it: whoever sits at a terminal runs it."""
    broken = terminal.folder / "broken.sqlite"
    broken.write_bytes(b"no database " * 100)
    for words in (("list",), ("stats",), ("export",), ("dismiss", "1", "--reason", "no")):
        left = terminal.run("review", *words, "--database", str(broken))
        assert left.code == 1
        assert f"The database {broken} cannot be used: file is not a database." in left.err


@pytest.mark.walk
def test_a_maintainer_is_a_pseudonym(terminal: Terminal) -> None:
    """In what they did and in what they taught; what is kept about them they can have, and delete."""
    ask(terminal, UNCOVERED)
    passage, me = rye(terminal), f"terminal:{getuser()}"
    assert terminal.run("review", "teach", "1", "--passage", passage, "--question", NEUTRAL).code == 0
    (act,) = terminal.run("review", "show", "1", "--json").json["acts"]
    (file,) = (terminal.folder / "own" / "taught").iterdir()
    assert act["by"] == People(key_beside(terminal.database)).person("terminal", getuser())
    assert f"by: {act['by']}\n" in file.read_text("utf-8")
    assert [one["kind"] for one in terminal.run("people", "export", me).json["acts"]] == ["teach"]
    assert terminal.run("people", "delete", "--yes", me).code == 0
    assert terminal.run("people", "export", me).json["acts"] == []
    assert act["by"] in file.read_text("utf-8")


@pytest.mark.walk
def test_the_length_of_the_queue_is_told(terminal: Terminal) -> None:
    """Where it is cut, and beside the data."""
    for question in (UNCOVERED, "Why are flamingos pink?", "How tall is the Eiffel tower?"):
        ask(terminal, question)
    cut = terminal.run("review", "list", "--most", "1", "--json")
    assert (len(cut.json), cut.err) == (1, f"1 of {len(listed(terminal))}; --most shows more.\n")
    assert terminal.run("review", "list").err == ""


@pytest.mark.walk
def test_passages_can_be_searched_in_a_script(terminal: Terminal) -> None:
    """The nearest first, with their ids; of words that stand nowhere there is none. Nothing is remembered for it."""
    passage = rye(terminal)
    (near, *_) = found = terminal.run("review", "search", "rye flour", "--json").json
    assert (near["passage"], set(near["words"])) == (passage, {"rye", "flour"})
    assert len(terminal.run("review", "search", "sourdough flour rise", "--most", "1", "--json").json) == 1
    assert found
    assert passage in terminal.run("review", "search", "rye flour").out
    assert terminal.run("review", "search", "zyxq", "--json").json == []
    assert terminal.run("review", "search", "zyxq").out == f"{wording.NO_PASSAGE_FOUND}\n"
    assert not terminal.database.exists()


@pytest.mark.walk
def test_a_lesson_says_how_far_it_reaches(terminal: Terminal) -> None:
    """As a figure for scripts, and before anything is said to be taught."""
    ask(terminal, UNCOVERED)
    words = ("review", "teach", "1", "--passage", rye(terminal), "--question", "Do penguins like bread in winter?")
    left = terminal.run(*words, "--dry-run")
    assert wording.REACHES.format(answered=0, of=1) in left.out
    assert "To be taught: Do penguins like bread in winter?" in left.out
    assert "Taught:" not in left.out
    done = terminal.run(*words, "--json").json
    assert done["reached"] == {"answered": 0, "of": 1}


@pytest.mark.walk
def test_a_slip_at_the_prompt_is_told_as_what_it_is(terminal: Terminal) -> None:
    """A number that is not in the list; Ctrl-C ends it as it ends everything."""
    ask(terminal, UNCOVERED)
    left = terminal.converse(b"rye flour\n", b"9\n", CTRL_C, command=("review", "teach", "1"))
    assert wording.NO_SUCH_NUMBER.format(number=9) in left.out
    assert wording.NO_PASSAGE_FOUND not in left.out
    assert left.code == 130
    assert "Aborted" not in left.out


@pytest.mark.walk
def test_a_note_that_would_break_the_knowledge_is_not_kept(terminal: Terminal) -> None:
    """One that is says where it stands; its own head gives the title."""
    twice = terminal.run("review", "write", "--title", "Ours", "-", given=b"{#a}\nHot.\n\n{#a}\nCold.\n")
    assert (twice.code, "line 5: Rename this passage" in twice.err) == (1, True)
    assert not list(terminal.folder.glob("own/**/*.*"))
    head = b"---\ntitle: Our oven\n---\n\nThe oven in room 3 is hot by nine.\n"
    done = terminal.run("review", "write", "-", "--json", given=head).json
    assert Path(done["path"]).read_text("utf-8").startswith("---\ntitle: Our oven\nkind: note\n")
    assert "write" in terminal.run("review", "show", done["item"]).out
    assert terminal.run("check").code == 0
