"""Folders in, a library out."""

import os
import sys

import pytest

from bot.documents import plain, readers
from bot.documents.library import Shelves, load
from bot.documents.readers import READERS
from bot.errors import KnowledgeError
from tests.platforms.paper import pdf, word, word_paragraph

from .shelf import HEAD, Shelf


def test_folders_are_read_in_their_order(shelf: Shelf) -> None:
    """The files of the first folder come first, whatever their names."""
    shelf.write("b/x.md", HEAD + "One.\n")
    shelf.write("a/y.md", HEAD + "Two.\n")
    library = load([shelf.folder / "b", shelf.folder / "a"])
    assert [document.key for document in library.documents] == ["x", "y"]
    assert [passage.text for passage in library.passages] == ["One.", "Two."]


def test_reading_twice_gives_the_same(shelf: Shelf) -> None:
    """Nothing depends on chance."""
    shelf.write("x.md", HEAD + "One.\n")
    assert shelf.load() == shelf.load()


def test_files_of_one_name_are_told_apart_by_their_place(shelf: Shelf) -> None:
    """The first keeps the plain name; whatever is called alike, no two documents have one key."""
    for place in ["a/page.md", "b/page.md", "b/page.txt", "b-page-md.md"]:
        shelf.write(place, HEAD + f"This stands in {place}.\n")
    library = shelf.load()
    assert [document.key for document in library.documents] == ["page", "b-page-md", "b-page-txt", "b-page-md-md"]
    assert [passage.id.partition("#")[0] for passage in library.passages] == [each.key for each in library.documents]
    assert shelf.told() == []


def test_one_bad_file_never_loses_the_others(shelf: Shelf) -> None:
    """Empty, no text, or gone."""
    shelf.write("c.md", HEAD + "Fine.\n")
    (shelf.folder / "a.md").write_bytes(bytes(range(32)) * 9)
    (shelf.folder / "b.md").symlink_to(shelf.folder / "gone")
    shelf.write("d.md", " \n")
    assert [passage.text for passage in shelf.load().passages] == ["Fine."]
    assert shelf.told() == [
        "a.md:None error The file is left out: its name says text, but it holds something else.",
        "b.md:None note Not read: it leads nowhere (No such file or directory).",
        "d.md:None warning The file is left out: it is empty.",
    ]


def test_nothing_to_read_is_a_problem_of_the_folder(shelf: Shelf) -> None:
    """The library is empty, not broken."""
    assert shelf.load().passages == ()
    assert [each.split(" ", 1)[1][:32] for each in shelf.told()] == ["error There is nothing to read h"]


def test_a_missing_folder_is_the_only_error_raised(shelf: Shelf) -> None:
    """A wrong path is no knowledge base."""
    with pytest.raises(KnowledgeError):
        load([shelf.folder, shelf.folder / "gone"])


def test_ignored_files_are_not_read(shelf: Shelf) -> None:
    """The profile names them for every folder."""
    shelf.write("signpost.yaml", "ignore: [README.md]\n")
    shelf.write("README.md", "No head.\n")
    shelf.write("x.md", HEAD + "One.\n")
    assert [document.key for document in shelf.load().documents] == ["x"]
    assert shelf.told() == []


def test_a_second_look_reads_only_what_changed(shelf: Shelf) -> None:
    """What is as it was is the very same; what is new, changed, renamed or gone is seen."""
    for name in ("same", "changed", "gone", "old"):
        shelf.write(f"{name}.md", f"This stands in {name}, and nowhere else.\n")
    shelves = Shelves([shelf.folder])
    before = {document.key: document for document in shelves.load().documents}
    shelf.write("changed.md", "This was changed since.\n")
    shelf.write("new.md", "This is new.\n")
    (shelf.folder / "gone.md").unlink()
    (shelf.folder / "old.md").rename(shelf.folder / "renamed.md")
    library = shelves.load()
    after = {document.key: document for document in library.documents}
    assert set(after) == {"same", "changed", "new", "renamed"}
    assert after["same"] is before["same"]
    assert after["changed"] is not before["changed"]
    assert library == load([shelf.folder])


def test_what_is_wrong_is_told_at_every_look(shelf: Shelf) -> None:
    """Also of a file that was not read again, and never twice."""
    shelf.write("a.md", "---\ntitle: A\n\nText.\n")
    shelf.write("b.md", HEAD + "One. " * 80)
    shelf.write("c.png", "x")
    shelves = Shelves([shelf.folder])
    first, second = shelves.load(), shelves.load()
    assert first.problems == second.problems
    assert len(first.problems) == len(set(first.problems)) == 2


def test_a_file_keeps_its_key_when_another_comes(shelf: Shelf) -> None:
    """If it does not, it is read again under the new one."""
    shelf.write("b/page.md", "Two.\n")
    shelves = Shelves([shelf.folder])
    assert [document.key for document in shelves.load().documents] == ["page"]
    shelf.write("a/page.md", "One.\n")
    library = shelves.load()
    assert [(passage.document.key, passage.text) for passage in library.passages] == [
        ("page", "One."),
        ("b-page-md", "Two."),
    ]


def test_progress_is_told_after_every_file(shelf: Shelf) -> None:
    """How many are read, and of how many."""
    for name in ("a.md", "b.md", "c.txt", "d.png"):
        shelf.write(name, "Text.\n")
    told: list[tuple[int, int]] = []
    load([shelf.folder], lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_folder_in_another_is_read_once(shelf: Shelf) -> None:
    """Nothing is loaded twice."""
    shelf.write("a/one.md", HEAD + "One.\n")
    shelf.write("two.md", HEAD + "Two.\n")
    library = load([shelf.folder, shelf.folder / "a"])
    assert sorted(document.key for document in library.documents) == ["one", "two"]


def test_every_format_is_read_in_any_case_of_its_ending(shelf: Shelf) -> None:
    """Each by its own reader."""
    endings = ("md", "MARKDOWN", "Mdx", "qmd", "Rmd", "txt", "RST", "html", "HTM")
    for ending in endings:
        shelf.write(
            f"in-{ending.lower()}.{ending}", f"This stands in a file that ends in {ending}, and nowhere else.\n"
        )
    shelf.write("in-lr.LR", "title: T\n---\nbody:\n\nThis stands in a file of Lektor.\n")
    (shelf.folder / "in-pdf.PDF").write_bytes(pdf(["This stands in a PDF."]))
    (shelf.folder / "in-docx.DocX").write_bytes(word(word_paragraph("This stands in Word.")))
    library = shelf.load()
    assert len(library.documents) == len(READERS)
    assert {passage.document.key for passage in library.passages} == {document.key for document in library.documents}
    assert shelf.told() == []


def test_a_format_that_needs_more_says_so(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named; the other files are read."""
    monkeypatch.setattr(readers, "find_spec", lambda _: None)
    (shelf.folder / "a.pdf").write_bytes(pdf(["Text."]))
    shelf.write("b.md", "Fine.\n")
    assert [passage.text for passage in shelf.load().passages] == ["Fine."]
    assert shelf.told() == [
        "a.pdf:None warning Not read: .pdf files need the extra: pip install 'signpost-bot[documents]'."
    ]


def test_a_reader_that_stumbles_loses_one_file(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it raises; it is told by its kind."""

    def stumble(*_: object) -> None:
        raise ZeroDivisionError("so it goes")

    monkeypatch.setattr(plain, "read", stumble)
    shelf.write("a.txt", "Text.\n")
    shelf.write("b.md", "Fine.\n")
    assert [passage.text for passage in shelf.load().passages] == ["Fine."]
    assert shelf.told() == [
        "a.txt:None error The file is left out: its reader stumbled over it (ZeroDivisionError: so it goes)."
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no such names")
def test_a_document_of_any_name_has_a_key_that_can_be_written(shelf: Shelf) -> None:
    """No control characters, no number sign, and text whatever the bytes."""
    for name in (b"a\nb.md", b"\xff\xfe.md", b"c#d.md", b"#.md", "e\u202ef.md".encode(), b"\x1b[31mg.md"):
        (shelf.folder / os.fsdecode(name)).write_text("Text.\n", encoding="utf-8")
    library = shelf.load()
    keys = [document.key for document in library.documents]
    assert len(set(keys)) == 6
    assert all(key.isprintable() and "#" not in key and key.encode() for key in keys)
    assert all(document.title.isprintable() and document.title.encode() for document in library.documents)
