"""Which files of the knowledge folders are read, always in the same order."""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from bot.documents.findings import Findings
from bot.errors import KnowledgeError


def present(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folders, or say which of them is none."""
    for folder in folders:
        if not folder.is_dir():
            raise KnowledgeError(f"The knowledge folder {folder} does not exist or is not a folder.")
    return tuple(dict.fromkeys(folders))


def find(findings: Findings, *, suffixes: Collection[str], ignore: Collection[str]) -> Iterator[Path]:
    """Yield the files of a folder that have a reader, except hidden and ignored ones, sorted by their place in it."""
    folder = findings.path
    skipped = {name.casefold() for name in ignore}

    def tell(error: OSError) -> None:
        findings.error(None, f"The folder {error.filename} cannot be read: {error.strerror}.")

    for path in visible(folder, tell):
        place = path.relative_to(folder).as_posix()
        if path.suffix.lower() in suffixes and not skipped & {path.name.casefold(), place.casefold()}:
            yield path


def visible(folder: Path, unreadable: Callable[[OSError], None] | None = None) -> list[Path]:
    """Return the files of a folder that are not hidden, sorted by their place in it."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += (Path(parent, name) for name in names if not name.startswith("."))
    return sorted(found, key=lambda path: path.relative_to(folder).parts)
