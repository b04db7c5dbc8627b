"""What is taught for a note stays taught, however the note is reworded."""

from pathlib import Path

import pytest

from bot.documents.library import load
from bot.documents.naming import fix_name, without_names
from bot.documents.taught import write_taught
from bot.documents.written import write_note
from bot.model import Library, Profile, Taught

EMPTY = Library(documents=(), passages=(), profile=Profile(name="Baker", scope="bread"), problems=(), version="")
TEXT = """Cats sleep on the flour.

Mice come at night:

- to eat
- to dance

| day | bread |
|---|---|
| Monday | rye |
"""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """Write a note of a paragraph, a list and a table."""
    return write_note(tmp_path, "Animals", TEXT, "2026-11-20", EMPTY).path


def test_a_taught_passage_has_its_name_in_the_file(tmp_path: Path, note: Path) -> None:
    """Under it other words are still the same passage; whoever reads it sees what is taught."""
    passage, *others = load([tmp_path]).passages
    assert fix_name(tmp_path, passage.id)
    assert not fix_name(tmp_path, passage.id)
    assert [each.id for each in load([tmp_path]).passages] == [passage.id, *(each.id for each in others)]
    write_taught(tmp_path, Taught(question="Where is the cat?", passage=passage.id, quote="-", by="ada", at=""))
    note.write_text(note.read_text("utf-8").replace("Cats sleep on the flour.", "No animal has a bed here."), "utf-8")
    first, *_ = load([tmp_path]).passages
    assert (first.id, first.text, first.taught) == (passage.id, "No animal has a bed here.", ("Where is the cat?",))
    assert [file.name for file in note.parent.iterdir()] == [note.name]


def test_a_name_changes_nothing_else(tmp_path: Path, note: Path) -> None:
    """Neither the ids nor the words of any passage, nor what somebody wrote; where it would, it is not written."""
    before = note.read_bytes()
    passages = load([tmp_path]).passages
    assert len(passages) > 2
    for passage in passages:
        fix_name(tmp_path, passage.id)
    assert [(each.id, each.text) for each in load([tmp_path]).passages] == [(each.id, each.text) for each in passages]
    assert without_names(note.read_bytes()) == before


@pytest.mark.parametrize("passage", ["animals#/gone", "book#flour/1", "../notes/animals#/1", "", "a/../animals#/x"])
def test_only_notes_are_written_into(tmp_path: Path, note: Path, passage: str) -> None:
    """What was brought from elsewhere stays as it is, and what is gone too."""
    before = note.read_bytes()
    assert not fix_name(tmp_path, passage)
    assert note.read_bytes() == before
