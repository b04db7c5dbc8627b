"""The maintainers' half hour at the terminal: from a question that got no answer to one that does."""

import csv
import json

import pytest

from tests.platforms.bakery import COVERED, FIRST, QUESTION, UNCOVERED
from tests.platforms.terminal import Terminal
from tests.scenarios.reviewing import LIKE, NEUTRAL, ask, listed, notices, rye, wish


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
