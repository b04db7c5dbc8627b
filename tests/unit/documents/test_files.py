"""Which files are read."""

import os
import socket
import sys
from pathlib import Path

import pytest

from bot.documents.files import MOST_BYTES, find, present
from bot.documents.findings import Findings
from bot.errors import KnowledgeError

from .shelf import Shelf

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes, and links only for some users")


def _found(folder: Path, *ignore: str) -> list[str]:
    paths = find(Findings(folder), suffixes=[".md"], ignore=ignore, read={})
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


def _told(folder: Path) -> dict[str, str]:
    """Return why files are not read, by their place."""
    shelf = Findings(folder)
    list(find(shelf, suffixes=[".md", ".txt"], ignore=(), read={}))
    return {each.path.relative_to(folder).as_posix(): each.message for each in shelf.problems}


def test_what_is_not_read_is_told_with_the_reason(shelf: Shelf) -> None:
    """By its ending, or because it is hidden; what is read is not told."""
    for name in ["a.md", "b.png", "c", ".hidden.md", ".git/config", "d.tar.gz", "E.JPEG"]:
        shelf.write(name, "x")
    assert _told(shelf.folder) == {
        ".git": "Not read: it is hidden.",
        ".hidden.md": "Not read: it is hidden.",
        "E.JPEG": "Not read: nothing here reads .jpeg files.",
        "b.png": "Not read: nothing here reads .png files.",
        "c": "Not read: its name has no ending that says what it holds.",
        "d.tar.gz": "Not read: nothing here reads .gz files.",
    }


def test_what_the_setup_ignores_is_not_told(shelf: Shelf) -> None:
    """It is left out on purpose."""
    shelf.write("README.md", "x")
    shelf.write("photo.png", "x")
    findings = Findings(shelf.folder)
    assert list(find(findings, suffixes=[".md"], ignore=["readme.md", "photo.png"], read={})) == []
    assert findings.problems == []


def test_a_folder_of_pictures_is_told_in_a_few_lines(shelf: Shelf) -> None:
    """Nobody reads a thousand of them."""
    for number in range(250):
        shelf.write(f"{number:03}.png", "x")
    findings = Findings(shelf.folder)
    assert list(find(findings, suffixes=[".md"], ignore=(), read={})) == []
    assert [each.message for each in findings.problems][-2:] == [
        "Not read: nothing here reads .png files.",
        "Not read: 50 more files.",
    ]
    assert len(findings.problems) == 201


@needs_posix
def test_links_stay_in_the_folder(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> None:
    """One that leads out, nowhere, in a circle or to a folder is told; what it leads to is not opened."""
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("Secret.", encoding="utf-8")
    for name, target in {
        "out.md": outside,
        "up.md": Path("..") / outside.parent.name / outside.name,
        "gone.md": shelf.folder / "nothing",
        "self.md": shelf.folder / "self.md",
        "one.md": shelf.folder / "two.md",
        "two.md": shelf.folder / "one.md",
        "back": shelf.folder,
        "folder": outside.parent,
        "zero.md": Path("/dev/zero"),
    }.items():
        (shelf.folder / name).symlink_to(target)
    told = _told(shelf.folder)
    assert _found(shelf.folder) == []
    assert set(told) == {"out.md", "up.md", "gone.md", "self.md", "one.md", "two.md", "back", "folder", "zero.md"}
    assert told["out.md"] == told["up.md"] == told["zero.md"] == "Not read: it is a link that leads out of the folder."
    assert told["back"] == told["folder"] == "Not read: it is a link to a folder."
    assert told["gone.md"].startswith("Not read: it leads nowhere")
    assert told["self.md"].startswith("Not read: it leads")


@needs_posix
def test_a_link_to_a_file_of_the_folder_is_that_file(shelf: Shelf) -> None:
    """It is read once, under the first of its names; clusters hand settings out in this way."""
    real = shelf.write("..data/real.md", "x")
    shelf.write("z.md", "x")
    (shelf.folder / "a.md").symlink_to(real)
    (shelf.folder / "b.md").symlink_to(shelf.folder / "z.md")
    assert _found(shelf.folder) == ["a.md", "b.md"]
    assert _told(shelf.folder)["z.md"] == "Not read: it is b.md under another name."


@needs_posix
def test_what_is_no_file_is_not_opened(shelf: Shelf) -> None:
    """A pipe would wait for ever."""
    os.mkfifo(shelf.folder / "pipe.md")
    (shelf.folder / "folder.md").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(shelf.folder / "socket.md"))
        assert _told(shelf.folder) == {"pipe.md": "Not read: it is a pipe.", "socket.md": "Not read: it is no file."}
    assert _found(shelf.folder) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no such names")
def test_names_of_any_bytes_are_found(shelf: Shelf) -> None:
    """Newlines, quotes, hyphens in front, signs of any script, and no text at all."""
    names = [
        b"two  spaces.md",
        b"a\nb.md",
        b"-rf.md",
        b"'\".md",
        "面包.md".encode(),
        b"\xff\xfe.md",
        b"\x1b[31m.md",
        b"$(id).md",
    ]
    for name in names:
        (shelf.folder / os.fsdecode(name)).write_text("x", encoding="utf-8")
    assert sorted(map(os.fsencode, _found(shelf.folder))) == sorted(names)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_is_closed_is_told(shelf: Shelf) -> None:
    """The others are read."""
    shelf.write("open.md", "x")
    closed = shelf.write("closed/a.md", "x").parent
    closed.chmod(0)
    try:
        findings = Findings(shelf.folder)
        assert [path.name for path in find(findings, suffixes=[".md"], ignore=(), read={})] == ["open.md"]
        assert [each.message.endswith("cannot be read: Permission denied.") for each in findings.problems] == [True]
    finally:
        closed.chmod(0o700)


def test_a_file_larger_than_any_document_is_not_opened(shelf: Shelf) -> None:
    """It is told how large it is."""
    with shelf.write("film.md", "x").open("r+b") as file:
        file.truncate(MOST_BYTES + 1)
    with shelf.write("book.md", "x").open("r+b") as file:
        file.truncate(MOST_BYTES)
    assert _found(shelf.folder) == ["book.md"]
    assert _told(shelf.folder) == {"film.md": "Not read: it is larger than 50 MB."}
