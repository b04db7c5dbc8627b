"""Knowledge kept ready between starts: parsing and laying out happen once for the same files and the same code."""

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import Stemmer

from bot.assistant import Knowledge
from bot.documents.files import visible

# How many builds are kept: the shipped knowledge, an installation's own, and one being edited.
KEPT = 4
_SUFFIX = ".knowledge"
_CODE = Path(__file__).parent


def knowledge_from(folders: Sequence[Path], kept_in: Path) -> Knowledge:
    """Return the knowledge of some folders, from the last build if nothing changed since."""
    build = kept_in / f"{_fingerprint(folders)}{_SUFFIX}"
    return _kept(build) or _built(folders, build)


def _kept(build: Path) -> Knowledge | None:
    """Return a kept build, unless somebody else could have written it: unpickling runs what it finds."""
    try:
        if not _is_ours(build):
            return None
        library, index = pickle.loads(build.read_bytes())  # noqa: S301 -- only this user can have written it
        os.utime(build)
    except Exception:  # noqa: BLE001 -- a build that cannot be read, for whatever reason, is built again
        return None
    return Knowledge.of(library, index)


def _built(folders: Sequence[Path], build: Path) -> Knowledge:
    # Only a build needs the parsers.
    from bot.documents.library import load  # noqa: PLC0415

    knowledge = Knowledge.of(load(folders))
    _keep(knowledge, build)
    return knowledge


def _keep(knowledge: Knowledge, build: Path) -> None:
    """Write a build in one step and drop the oldest; a machine without a place to keep it does without."""
    try:
        build.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=build.parent) as folder:
            written = Path(folder, "build")
            written.touch(mode=0o600)
            written.write_bytes(pickle.dumps((knowledge.library, knowledge.searcher.index), protocol=5))
            written.replace(build)
        by_age = sorted(build.parent.glob(f"*{_SUFFIX}"), key=lambda kept: kept.stat().st_mtime, reverse=True)
        for old in by_age[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _is_ours(build: Path) -> bool:
    if not hasattr(os, "getuid"):  # Windows keeps a user's cache folder to that user
        return build.exists()
    return all(
        found.st_uid == os.getuid() and not found.st_mode & 0o022 for found in (build.parent.stat(), build.stat())
    )


def _fingerprint(folders: Sequence[Path]) -> str:
    """Return what changes when a file of the knowledge or of the code does, or what it stands on."""
    digest = hashlib.sha256(f"{sys.version} {np.__version__} {Stemmer.version()}".encode())
    for file in sorted(_CODE.rglob("*.py")):
        found = file.stat()
        digest.update(f"{file.relative_to(_CODE)} {found.st_size} {found.st_mtime_ns}\n".encode())
    for folder in folders:
        digest.update(f"{folder.resolve()}\n".encode(errors="surrogateescape"))
        for file in visible(folder):
            digest.update(f"{file.relative_to(folder)}\n".encode(errors="surrogateescape"))
            digest.update(_bytes(file))
    return digest.hexdigest()[:32]


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # reported when the folder is read
        return b""
