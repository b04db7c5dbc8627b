"""The maintainers' half hour at the terminal: from a question that got no answer to one that does."""

import asyncio
import csv
import json
from getpass import getuser
from pathlib import Path
from typing import Any

import pytest

from bot import wording
from bot.record import Wish
from bot.store.people import People, key_beside
from bot.store.store import Store
from tests.platforms.bakery import COVERED, FIRST, QUESTION, UNCOVERED
from tests.platforms.terminal import CTRL_C, Terminal

NEUTRAL = "Which vessel crosses the cold continent?"
LIKE = "which vessels cross the cold continent"


def ask(terminal: Terminal, question: str) -> dict[str, Any]:
    """Ask something that is kept."""
    answer: dict[str, Any] = terminal.run("ask", "--record", "--json", question).json
    return answer


def listed(terminal: Terminal) -> list[dict[str, Any]]:
    """Return the queue."""
    found: list[dict[str, Any]] = terminal.run("review", "list", "--json").json
    # One day the book of the bakery will have aged.
    return [each for each in found if each["kind"] == "question"]


def wish(terminal: Terminal, exchange: str) -> None:
    """Want to be told: at a terminal nobody can be, so this is what a chat does."""

    async def keep(store: Store) -> None:
        people = People(key_beside(terminal.database))
        asker = people.asker("discord", person="ada", place="kitchen", private=True)
        assert await store.wishes.add(asker, exchange, people.sealed("user ada"))
        await store.close()

    asyncio.run(keep(Store.open(str(terminal.database), retention_days=180)))


def notices(terminal: Terminal) -> tuple[Wish, ...]:
    """Return what waits in the outbox."""

    async def look(store: Store) -> tuple[Wish, ...]:
        try:
            return await store.wishes.notices("discord")
        finally:
            await store.close()

    return asyncio.run(look(Store.open(str(terminal.database), retention_days=180)))


def rye(terminal: Terminal) -> str:
    """Return the id of the passage on rye."""
    sources = terminal.run("ask", "--json", "does rye flour need more water").json["sources"]
    return str(sources[0]["passage"])


def test_the_whole_walk(terminal: Terminal) -> None:
    """Declined, wished, found, taught with its difference shown, answered, told, and a golden test from then on."""
    answer = ask(terminal, UNCOVERED)
    assert answer["status"] == "declined"
    ask(terminal, UNCOVERED.lower())
    wish(terminal, answer["answer_id"])
    (item,) = listed(terminal)
    assert (item["question"], item["asked"], item["people"], item["status"]) == (UNCOVERED, 2, 1, "open")
    assert "declined 2" in item["why"]
    assert len(item["first"]) == len("2026-11-20")
    (first, *_) = terminal.run("review", "show", item["id"], "--json").json["exchanges"]
    assert first["private"]
    assert first["place"] is None
    passage = rye(terminal)
    done = terminal.run(
        *("review", "teach", item["id"], "--passage", passage),
        *("--question", NEUTRAL, "--question", "What submarine crosses the Antarctica?", "--json"),
    )
    assert done.code == 0, done.err
    assert [each["now"]["status"] for each in done.json["taught"]] == ["answered", "answered"]
    assert {each["after"]["status"] for each in done.json["group"]} == {"answered"}
    assert done.json["told"] == 1
    for question in (NEUTRAL, LIKE, UNCOVERED):
        answer = ask(terminal, question)
        assert (answer["status"], answer["sources"][0]["passage"]) == ("answered", passage)
    assert listed(terminal) == []
    (notice,) = notices(terminal)
    assert notice.question == UNCOVERED
    golden = terminal.run("eval", "--json").json["taught"]
    assert golden["questions"] == 2
    assert UNCOVERED not in "".join(file.read_text("utf-8") for file in (terminal.folder / "own").rglob("*.yaml"))


@pytest.mark.walk
def test_the_difference_is_shown_before_it_is_saved(terminal: Terminal) -> None:
    """And a dry run saves nothing."""
    ask(terminal, UNCOVERED)
    ask(terminal, "Which bread crosses the cold continent?")
    (item,) = [each for each in listed(terminal) if each["question"] == UNCOVERED]
    passage = rye(terminal)
    words = ("review", "teach", item["id"], "--passage", passage, "--question", "Which bread crosses a cold continent?")
    left = terminal.run(*words, "--dry-run")
    assert left.code == 0, left.err
    assert "would be answered differently: 1 of 1" in left.out
    assert f"+ answered {passage}" in left.out
    assert "Nothing was saved." in left.err
    assert not (terminal.folder / "own").exists()


@pytest.mark.walk
def test_every_act_can_be_taken_back(terminal: Terminal) -> None:
    """Each with who and when."""
    ask(terminal, UNCOVERED)
    (item,) = listed(terminal)
    passage = rye(terminal)
    number = item["id"]
    assert terminal.run("review", "teach", number, "--passage", passage, "--question", NEUTRAL).code == 0
    assert terminal.run("ask", "--json", NEUTRAL).json["status"] == "answered"
    again = terminal.run("review", "teach", number, "--passage", passage, "--question", NEUTRAL)
    assert (again.code, "is closed (taught)" in again.err) == (1, True)
    assert terminal.run("review", "undo", number).code == 0
    assert terminal.run("ask", "--json", NEUTRAL).json["status"] == "declined"
    assert terminal.run("review", "dismiss", number, "--reason", "not about bread").code == 0
    assert listed(terminal) == []
    assert terminal.run("review", "reopen", number).code == 0
    assert len(listed(terminal)) == 1
    assert terminal.run("review", "undo", number).code == 0
    assert listed(terminal) == []
    acts = terminal.run("review", "show", number, "--json").json["acts"]
    assert [act["kind"] for act in acts] == ["undo", "reopen", "dismiss", "undo", "teach"]
    assert all(act["by"] and act["at"] for act in acts)


@pytest.mark.walk
def test_a_note_can_be_written_and_taught(terminal: Terminal) -> None:
    """Where no source answers, a maintainer may."""
    ask(terminal, UNCOVERED)
    (item,) = listed(terminal)
    note = b"No bread boat crosses the southern ice.\n"
    left = terminal.run("review", "write", "--title", "Boats of bread", "-", given=note)
    assert left.code == 0, left.err
    near = left.out.partition("to teach: ")[2].splitlines()[0]
    assert near.startswith("boats-of-bread")
    assert terminal.run("review", "teach", item["id"], "--passage", near, "--question", NEUTRAL).code == 0
    assert terminal.run("ask", "--json", NEUTRAL).json["points"][0]["text"].startswith("No bread boat")
    assert terminal.run("check").code == 0
    kept = terminal.run("review", "undo", "note:boats-of-bread")
    assert (kept.code, "answers taught questions" in kept.err) == (1, True)
    assert f"teach {near}: {NEUTRAL}" in terminal.run("review", "show", item["id"]).out
    broken = terminal.run("review", "write", "--title", "Caf\u00e9", "-", given=b"caf\xe9 is open\n")
    assert (broken.code, broken.err) == (1, "Error: This is no UTF-8 text.\n")


@pytest.mark.walk
def test_a_page_that_loses_its_passage_is_told(terminal: Terminal) -> None:
    """By `check`, as an error that names the nearest."""
    ask(terminal, UNCOVERED)
    passage = rye(terminal)
    terminal.run("review", "teach", listed(terminal)[0]["id"], "--passage", passage, "--question", NEUTRAL)
    book = terminal.folder / "bakery" / f"{COVERED}.md"
    book.write_text(book.read_text("utf-8").partition("## Flour")[0], "utf-8")
    left = terminal.run("check")
    assert left.code == 1
    assert f"{passage}, which answers" in left.out
    assert FIRST in left.out


@pytest.mark.walk
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_the_log_is_exported(terminal: Terminal, form: str) -> None:
    """An exchange a line; a table program runs nothing of it."""
    ask(terminal, QUESTION)
    ask(terminal, "=HYPERLINK(evil)")
    left = terminal.run("review", "export", "--format", form)
    assert left.code == 0, left.err
    if form == "jsonl":
        first, second = left.lines
        assert first["passages"]
        assert (first["votes"], first["private"], len(first["asked_at"])) == ([], True, len("2026-11-20"))
    else:
        first, second = csv.DictReader(left.out.splitlines())
        assert json.loads(first["passages"])
        assert second["question"].startswith("'=")
    assert first["question"] == QUESTION
    assert "evil" in second["question"]


@pytest.mark.walk
def test_whoever_reads_an_export_may_stop(terminal: Terminal) -> None:
    """Nothing but the lines that were read comes of it."""
    ask(terminal, QUESTION)
    with terminal.start("review", "export") as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(terminal.seconds) == 1


@pytest.mark.walk
def test_the_figures_have_room_for_chance(terminal: Terminal) -> None:
    """Also where nothing is known."""
    empty = terminal.run("review", "stats", "--json").json
    assert empty["helpful"] == {"of": 0, "count": 0, "share": None, "low": 0.0, "high": 1.0}
    ask(terminal, QUESTION)
    ask(terminal, UNCOVERED)
    terminal.run("review", "dismiss", listed(terminal)[0]["id"], "--reason", "not ours")
    found = terminal.run("review", "stats", "--json").json
    assert found["asked"] == {"all": 2, "answered": 1, "unsure": 0, "declined": 1}
    assert found["declined_rightly"]["share"] == 1.0
    assert COVERED in found["sources"]
    assert "participation" in terminal.run("review", "stats").out


@pytest.mark.walk
def test_the_log_is_asked_again(terminal: Terminal) -> None:
    """What would be answered differently today is shown, beside what was said then."""
    ask(terminal, QUESTION)
    book = terminal.folder / "bakery" / f"{COVERED}.md"
    book.write_text(
        book.read_text("utf-8").replace(FIRST, "Sourdough rises for nine hours in a cool kitchen."), "utf-8"
    )
    found = terminal.run("review", "replay", "--json").json
    assert (found["asked"], len(found["changed"])) == (1, 1)
    assert found["changed"][0]["before"]["text"] == FIRST
    assert "nine hours" in terminal.run("review", "replay", "--words", "sourdough").out
    for words in ("submarine", "the"):
        assert terminal.run("review", "replay", "--words", words, "--json").json["asked"] == 0


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
