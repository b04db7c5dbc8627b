"""Which files of the knowledge folders are read, always in the same order."""

import os
from collections.abc import Collection, Iterator, Sequence
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
    for path in sorted(_visible(findings), key=lambda path: path.relative_to(folder).parts):
        place = path.relative_to(folder).as_posix()
        if path.suffix.lower() in suffixes and not skipped & {path.name.casefold(), place.casefold()}:
            yield path


def _visible(findings: Findings) -> Iterator[Path]:
    def tell(error: OSError) -> None:
        findings.error(None, f"The folder {error.filename} cannot be read: {error.strerror}.")

    for parent, folders, names in os.walk(findings.path, onerror=tell):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith("."))
