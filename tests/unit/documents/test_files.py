"""Which files are read."""

from pathlib import Path

import pytest

from bot.documents.files import find, present
from bot.documents.findings import Findings
from bot.errors import KnowledgeError

from .shelf import Shelf


def _found(folder: Path, *ignore: str) -> list[str]:
    paths = find(Findings(folder), suffixes=[".md"], ignore=ignore)
    return [path.relative_to(folder).as_posix() for path in paths]


def test_files_are_found_in_the_same_order_everywhere(shelf: Shelf) -> None:
    """Sorted by their place; the case of the suffix does not matter, other suffixes and hidden names are left."""
    for name in ["topics/b.md", "topics/a.MD", "gaps.md", "documents/z.md", "a.txt", ".x.md", ".git/y.md", "b/.c/d.md"]:
        shelf.write(name, "")
    assert _found(shelf.folder) == ["documents/z.md", "gaps.md", "topics/a.MD", "topics/b.md"]


def test_ignored_files_are_named_by_name_or_place(shelf: Shelf) -> None:
    """A bare name leaves the file out wherever it stands."""
    for name in ["README.md", "a/readme.md", "a/b.md", "b.md"]:
        shelf.write(name, "")
    assert _found(shelf.folder, "README.md", "a/b.md") == ["b.md"]


def test_a_missing_folder_is_told(shelf: Shelf) -> None:
    """A folder that does not exist, or is a file, cannot be read."""
    with pytest.raises(KnowledgeError, match="nowhere"):
        present([shelf.folder / "nowhere"])
    with pytest.raises(KnowledgeError, match="is not a folder"):
        present([shelf.write("file.md", "")])


def test_a_folder_given_twice_is_read_once(shelf: Shelf) -> None:
    """Settings and options may name the same folder."""
    assert present([shelf.folder, shelf.folder]) == (shelf.folder,)
