"""Knowledge kept ready between starts: parsing and laying out happen once for the same files and the same code."""

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from stat import S_ISREG

import numpy as np
import Stemmer

from bot.assistant import Knowledge
from bot.documents.files import visible
from bot.documents.readers import READERS
from bot.model import Library, Progress
from bot.search.index import Index

# How many builds are kept: the shipped knowledge, an installation's own, and one being edited.
KEPT = 4
_SUFFIX = ".knowledge"
# What a knowledge folder is read from; a test holds it to the readers.
_READ = frozenset({*READERS, ".yaml"})
# Of a larger file the size and the time are looked at, not the content.
_LARGE = 1_000_000
_STANDS_ON = (
    "charset_normalizer",
    "docutils",
    "mammoth",
    "markdown_it",
    "mdit_py_plugins",
    "pypdfium2",
    "rank_bm25",
    "selectolax",
    "yaml",
)
# Windows keeps a user's cache folder to that user, and has no owners to look at.
_WITH_OWNERS = hasattr(os, "getuid")
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_CODE = Path(__file__).parent
# Rooms whose code has no part in what is laid out.
_APART = ("adapters", "review", "store")


def knowledge_from(folders: Sequence[Path], kept_in: Path, progress: Progress | None = None) -> Knowledge:
    """Return the knowledge of some folders, from the last build if nothing changed since."""
    build = kept_in / f"{_fingerprint(folders)}{_SUFFIX}"
    return _kept(build) or _built(folders, build, progress)


def _kept(build: Path) -> Knowledge | None:
    """Return a kept build, unless somebody else could have written it: unpickling runs what it finds."""
    content = _own_content(build)
    if content is None:
        return None
    try:
        library, index = _unpickled(content)
        knowledge = Knowledge.of(library, index)
    except Exception:  # noqa: BLE001 -- a broken pickle can raise anything; it is built again
        return None
    with suppress(OSError):  # a read-only cache still serves
        os.utime(build)
    return knowledge


def _unpickled(content: bytes) -> tuple[Library, Index]:
    collecting = gc.isenabled()
    gc.disable()  # nothing of it is garbage; looking for some would take a quarter of the time
    try:
        read: tuple[Library, Index] = pickle.loads(content)  # noqa: S301 -- only this user can have written it
    finally:
        if collecting:
            gc.enable()
    return read


def _own_content(build: Path) -> bytes | None:
    """Read a file that belongs to this user alone, as does its folder; the file that is looked at is the one read."""
    try:
        with os.fdopen(os.open(build, os.O_RDONLY | _NO_LINK), "rb") as file:
            if _WITH_OWNERS and not all(map(_is_ours, (build.parent.lstat(), os.fstat(file.fileno())))):
                return None
            return file.read()
    except OSError:
        return None


def _is_ours(found: os.stat_result) -> bool:
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def _built(folders: Sequence[Path], build: Path, progress: Progress | None) -> Knowledge:
    # Only a build needs the parsers.
    from bot.documents.library import load  # noqa: PLC0415

    knowledge = Knowledge.of(load(folders, progress))
    with suppress(OSError):  # a machine without a place to keep it does without
        _keep(knowledge, build)
    return knowledge


def _keep(knowledge: Knowledge, build: Path) -> None:
    """Write a build in one step, for this user alone, and drop the oldest."""
    build.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if _WITH_OWNERS and build.parent.lstat().st_uid == os.getuid():
        build.parent.chmod(0o700)
    with tempfile.TemporaryDirectory(dir=build.parent) as folder:
        written = Path(folder, "build")
        written.touch(mode=0o600)
        written.write_bytes(pickle.dumps((knowledge.library, knowledge.searcher.index), protocol=5))
        written.replace(build)
    by_age = sorted(build.parent.glob(f"*{_SUFFIX}"), key=lambda kept: kept.stat().st_mtime, reverse=True)
    for old in by_age[KEPT:]:
        old.unlink(missing_ok=True)


def _fingerprint(folders: Sequence[Path]) -> str:
    """Return what changes when a file of the knowledge does, or the code, or a library that reads or ranks."""
    digest = hashlib.sha256(f"{sys.version} {np.__version__} {Stemmer.version()}".encode())
    for library in _STANDS_ON:
        found = find_spec(library)
        if found and found.origin:
            digest.update(f"{found.origin} {Path(found.origin).stat().st_mtime_ns}".encode())
    rooms = [room for room in _CODE.iterdir() if room.is_dir() and room.name not in _APART]
    for file in sorted([*_CODE.glob("*.py"), *(file for room in rooms for file in room.rglob("*.py"))]):
        _add(digest, str(file.relative_to(_CODE)), file.read_bytes())
    for folder in folders:
        _add(digest, str(folder.resolve()), b"")
        for file in visible(folder):
            if file.suffix.lower() in _READ:
                _add(digest, str(file.relative_to(folder)), _bytes(file))
    return digest.hexdigest()[:32]


def _add(digest: "hashlib._Hash", name: str, content: bytes) -> None:
    """Add a file so that no two sets of files look alike: its name, its length, its content."""
    digest.update(f"{name!r} {len(content)} ".encode(errors="surrogateescape"))
    digest.update(content)


def _bytes(file: Path) -> bytes:
    try:
        stat = file.stat()
        if not S_ISREG(stat.st_mode):
            return b""
        return f"{stat.st_size} {stat.st_mtime_ns}".encode() if stat.st_size > _LARGE else file.read_bytes()
    except (OSError, RuntimeError):  # reported when the folder is read
        return b""
