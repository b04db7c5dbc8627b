"""Writes the folder, with places that are no files and names that are no text."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.hostile import odd
from tests.hostile.good import GOOD, Good

# What stands outside of the folder and must never be shown.
SECRET = "ultramarine swordfish"  # noqa: S105 -- it is one to be found
_NAMES = (b"two  spaces.md", b"quote'\".md", b"-rf.md", b"\xf0\x9f\xa6\x8a.md", b"$(id) `id`.md", b"a#b%20c.md")
# Other systems have no such names.
_LINUX_NAMES = (b"new\nline.md", b"\x1b[31mred\x07.md", b"\xff\xfe not utf8.md", "bi\u202edi.md".encode())


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """The folder, what is good in it and the names of all that is odd."""

    folder: Path
    good: tuple[Good, ...]
    odd: tuple[str, ...]


def write_hostile(folder: Path, *, large: bool) -> Hostile:
    """Write the folder, and beside it what its links lead to; without what is `large` it is read in seconds."""
    folder.mkdir(parents=True)
    for good in GOOD:
        _write(folder / good.name, good.content)
    kinds = [odd.heads, odd.letters, odd.markup, odd.papers, *([odd.sizes] if large else [])]
    names = [name for kind in kinds for name in _all(kind(), folder)]
    names += _named(folder)
    if sys.platform != "win32":
        names += _placed(folder)
    return Hostile(folder=folder, good=GOOD, odd=tuple(names))


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)


def _all(files: dict[str, str | bytes], folder: Path) -> Iterator[str]:
    for name, content in files.items():
        _write(folder / name, content)
        yield name


def _named(folder: Path) -> Iterator[str]:
    """Write files whose names are hard to say: each is hidden from nobody, and empty, so that it is told."""
    for name in (*_NAMES, *(_LINUX_NAMES if sys.platform.startswith("linux") else ())):
        _write(folder / os.fsdecode(name), b"")
        yield os.fsdecode(name)


def _placed(folder: Path) -> Iterator[str]:
    """Make links, pipes, hidden files and what nobody may read."""
    outside = folder.with_name(f"{folder.name}-outside")
    outside.mkdir()
    _write(outside / "secret.md", f"# Secret\n\nThe password is {SECRET}.\n")
    links = {
        "out.md": outside / "secret.md",
        "out": outside,
        "passwords.md": Path("/etc/passwd"),
        "zero.md": Path("/dev/zero"),
        "gone.md": folder / "nowhere.md",
        "itself-again.md": folder / "itself-again.md",
        "there.md": folder / "back.md",
        "back.md": folder / "there.md",
        "ring": folder,
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
        yield name
    os.mkfifo(folder / "pipe.md")
    _write(folder / ".hidden.md", "Hidden.\n")
    _write(folder / "picture.png", b"\x89PNG")
    _write(folder / "README", "No ending.\n")
    yield from ("pipe.md", ".hidden.md", "picture.png", "README")
    if os.geteuid() != 0:
        _write(folder / "closed.md", "Closed.\n")
        (folder / "closed.md").chmod(0)
        yield "closed.md"
