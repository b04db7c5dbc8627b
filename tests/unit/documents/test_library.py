"""Folders in, a library out."""

import pytest

from bot.documents.library import load
from bot.errors import KnowledgeError

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


def test_two_files_of_one_name_are_an_error(shelf: Shelf) -> None:
    """The first is kept, and both are named."""
    first = shelf.write("a/page.md", HEAD + "One.\n")
    shelf.write("b/page.md", HEAD + "Two.\n")
    assert [passage.text for passage in shelf.load().passages] == ["One."]
    assert shelf.told() == [
        f'page.md:None error Rename this file: {first} is called "page" too, so this one is left out.'
    ]


def test_one_bad_file_never_loses_the_others(shelf: Shelf) -> None:
    """Unreadable, not text, or gone."""
    shelf.write("c.md", HEAD + "Fine.\n")
    (shelf.folder / "a.md").write_bytes(b"\xff\xfe\x00")
    (shelf.folder / "b.md").symlink_to(shelf.folder / "gone")
    assert [passage.text for passage in shelf.load().passages] == ["Fine."]
    assert [each[:30] for each in shelf.told()] == ["a.md:1 error Save the file as ", "b.md:None error The file canno"]


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
