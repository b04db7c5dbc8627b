"""A terminal keeps nothing unless it is told to; what it keeps can be seen, copied and deleted."""

import sqlite3
import sys
from getpass import getuser

import pytest

from tests.platforms import postgres
from tests.platforms.bakery import FIRST, QUESTION, UNCOVERED
from tests.platforms.terminal import Left, Terminal

pytestmark = pytest.mark.walk
ME = f"terminal:{getuser()}"
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals on Windows")


def exported(terminal: Terminal, *more: str) -> dict[str, list[dict[str, object]]]:
    """Return what is kept about whoever sits here."""
    left = terminal.run("people", "export", ME, *more)
    assert (left.code, left.err) == (0, "")
    kept: dict[str, list[dict[str, object]]] = left.json
    return kept


def test_nothing_is_kept_and_nothing_is_loaded_for_it(terminal: Terminal) -> None:
    """By a question as such: neither a file nor a module."""
    environment = {**terminal.settings, "PYTHONPROFILEIMPORTTIME": "1"}
    left = Terminal(folder=terminal.folder, settings=environment).run("ask", QUESTION)
    assert FIRST in left.out
    assert "bot.assistant" in left.err
    assert [
        name for name in ("bot.store", "bot.desk", "sqlalchemy", "alembic", "cryptography") if name in left.err
    ] == []
    assert not terminal.database.parent.exists()


def test_what_is_recorded_can_be_seen_and_deleted(terminal: Terminal) -> None:
    """Under the id that the answer has, however it was asked; deleting asks first."""
    answer = terminal.run("ask", "--record", "--json", QUESTION).json
    again = terminal.run("ask", "--record", "--json", QUESTION).json
    assert answer["answer_id"] != again["answer_id"]
    given = f"{UNCOVERED}\n{{broken\nrye flour?\n".encode()
    batch = terminal.run("ask", "--record", "--batch", "-", "--json", given=given).lines
    plain = terminal.run("ask", "--record", *QUESTION.split())
    assert (plain.code, plain.err) == (0, "")
    kept = exported(terminal)["exchanges"]
    ids = [answer["answer_id"], again["answer_id"], batch[0]["answer_id"], batch[2]["answer_id"]]
    assert [one["answer_id"] for one in kept][:4] == ids
    assert [one["status"] for one in kept] == ["answered", "answered", "declined", "answered", "answered"]
    assert kept[0]["delivery"] == "sent"
    refused = terminal.run("people", "delete", ME, given=b"n\n")
    assert (refused.code, "for good?" in refused.err) == (1, True)
    gone = terminal.run("people", "delete", ME, given=b"y\n")
    assert (gone.code, gone.out) == (0, "")
    assert gone.err.endswith("Deleted. Questions: 5; votes: 0; wishes: 0.\n")
    assert exported(terminal) == {
        "exchanges": [],
        "votes": [],
        "wishes": [],
        "acts": [],
        "notes": [],
        "privacy_line_seen": None,
    }
    assert terminal.run("people", "delete", ME, "--yes").err == "Nothing is kept about this person.\n"


@needs_posix
def test_a_vote_in_a_conversation_is_kept_with_its_answer(terminal: Terminal) -> None:
    """And nothing else of the conversation; it can be changed, explained and withdrawn."""
    nothing = terminal.converse(*(f"{line}\n".encode() for line in (QUESTION, "/withdraw", "quit")))
    assert "You have not voted on this answer." in nothing.out
    assert not terminal.database.exists()
    typed = (QUESTION, "/helpful", "/not-helpful it is out of date", UNCOVERED, "quit")
    left = terminal.converse(*(f"{line}\n".encode() for line in typed))
    assert left.out.count("Thank you, that is kept.") == 2
    kept = exported(terminal)
    assert [one["question"] for one in kept["exchanges"]] == [QUESTION]
    (vote,) = kept["votes"]
    assert (vote["answer_id"], vote["value"]) == (kept["exchanges"][0]["answer_id"], "not_helpful")
    assert vote["comment"] == "it is out of date"
    left = terminal.converse(
        *(f"{line}\n".encode() for line in ("/helpful", QUESTION, "/helpful", "/withdraw", "quit"))
    )
    assert "There is no answer to vote on." in left.out
    assert "Your vote is withdrawn." in left.out
    assert len(exported(terminal)["votes"]) == 1


def test_a_backup_is_a_database(terminal: Terminal) -> None:
    """That can be used in the place of the first; nothing is written over."""
    terminal.run("ask", "--record", QUESTION)
    assert terminal.run("db", "backup", "copy.sqlite").code == 0
    key = terminal.folder / "signpost.key"
    key.write_bytes((terminal.database.parent / "signpost.key").read_bytes())
    terminal.run("people", "delete", ME, "--yes")
    assert len(exported(terminal, "--database", "copy.sqlite")["exchanges"]) == 1
    again = terminal.run("db", "backup", "copy.sqlite")
    assert (again.code, "exists already" in again.err) == (1, True)
    missing = terminal.run("db", "backup", "other", "--database", "nowhere")
    assert (missing.code, "There is no database" in missing.err) == (1, True)


def test_a_newer_database_is_told(terminal: Terminal) -> None:
    """Before anything is answered: who asks to record wants it recorded."""
    terminal.run("ask", "--record", QUESTION)
    with sqlite3.connect(terminal.database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    left = terminal.run("ask", "--record", QUESTION)
    assert (left.code, left.out) == (1, "")
    assert "written by a newer Signpost" in left.err


def test_a_database_that_cannot_be_used_costs_no_answer(terminal: Terminal) -> None:
    """The answer comes, with the news that it is not kept."""
    terminal.database.parent.mkdir()
    terminal.database.write_text("no database, " * 99)
    for left in (terminal.run("ask", "--record", QUESTION), terminal.run("ask", "--record", "--json", QUESTION)):
        assert FIRST in left.out
        assert left.code == 0
        assert "Feedback is off" in left.err
        assert "Traceback" not in left.err


def test_a_key_that_cannot_be_used_costs_no_answer(terminal: Terminal) -> None:
    """It is left alone, and the reason is told; who asks what is kept reads a sentence."""
    terminal.database.parent.mkdir()
    key = terminal.database.with_name("signpost.key")
    key.mkdir()
    left = terminal.run("ask", "--record", QUESTION)
    assert (left.code, FIRST in left.out) == (0, True)
    assert "Feedback is off" in left.err
    assert "The key beside the database cannot be used" in left.err
    terminal.database.touch()
    refused = terminal.run("people", "export", ME)
    assert (refused.code, refused.out) == (1, "")
    assert "The key beside the database cannot be used" in refused.err


def test_a_folder_that_cannot_be_made_costs_no_answer(terminal: Terminal) -> None:
    """Because a file is in its place."""
    terminal.database.parent.touch()
    left = terminal.run("ask", "--record", "--json", QUESTION)
    assert (left.code, left.json["status"]) == (0, "answered")
    assert "Feedback is off" in left.err


def test_a_request_makes_nothing(terminal: Terminal) -> None:
    """Neither a database nor a key, and a person who cannot be is an error in the input."""
    for command in (["export", ME], ["delete", ME, "--yes"]):
        left = terminal.run("people", *command)
        assert (left.code, "There is no database" in left.err) == (1, True)
    assert not terminal.database.parent.exists()
    terminal.run("ask", "--record", QUESTION)
    for person in ("telegram:1", "discord:ada", "slack:U1", "discord:", "ada"):
        left = terminal.run("people", "export", person)
        assert (left.code, left.out) == (1, "")
        assert "discord" in left.err


def test_a_lost_or_wrong_key_is_told(terminal: Terminal) -> None:
    """Instead of finding nothing: people are kept under another one."""
    terminal.run("ask", "--record", QUESTION)
    wrong = with_key(terminal, "people", "export", ME)
    assert (wrong.code, "another key" in wrong.err) == (2, True)
    terminal.database.with_name("signpost.key").unlink()
    lost = terminal.run("people", "export", ME)
    assert (lost.code, "is gone" in lost.err) == (1, True)
    assert not terminal.database.with_name("signpost.key").exists()


def test_a_server_needs_a_key_and_copies_itself(terminal: Terminal) -> None:
    """PostgreSQL has no folder for a key; its password is never shown."""
    address = "postgresql://ada:hush@127.0.0.1:1/x"
    for left, code, sentence in (
        (terminal.run("ask", "--record", "--database", address, QUESTION), 2, "SIGNPOST_PSEUDONYM_KEY"),
        (terminal.run("db", "backup", "copy", "--database", address), 1, "pg_dump"),
        (with_key(terminal, "people", "export", ME, "--database", address), 1, "cannot reach my notes"),
        (with_key(terminal, "people", "export", ME, "--database", "mysql://ada:hush@x"), 2, "SIGNPOST_DATABASE"),
    ):
        assert (left.code, left.out) == (code, "")
        assert sentence in left.err
        assert "hush" not in left.err
        assert "Traceback" not in left.err


def test_a_server_keeps_what_is_recorded(terminal: Terminal, server: postgres.Server) -> None:
    """By the same commands."""
    address = server.create("terminal")
    answer = with_key(terminal, "ask", "--record", "--json", "--database", address, QUESTION).json
    kept = with_key(terminal, "people", "export", ME, "--database", address).json
    assert [one["answer_id"] for one in kept["exchanges"]] == [answer["answer_id"]]
    assert not terminal.database.exists()


def with_key(terminal: Terminal, *arguments: str) -> Left:
    """Run a command with a key of its own."""
    key = {"SIGNPOST_PSEUDONYM_KEY": "a key of sixteen letters"}
    return Terminal(folder=terminal.folder, settings={**terminal.settings, **key}).run(*arguments)
