"""A note of a maintainer's becomes a document of the installation's own."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot import wording
from bot.documents.addresses import slug
from bot.documents.library import passages_of
from bot.errors import ConflictError, InputError

NOTES = "notes"
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A note as it was written: its file, and the ids of its passages."""

    path: Path
    passages: tuple[str, ...]


def write_note(folder: Path, title: str, text: str, today: str, taken: Collection[str] = ()) -> Written:
    """Write a note into a new file: Markdown, with a head that says what it is; `taken` are the names of documents."""
    title = " ".join(title.split())
    if not title or not text.strip():
        raise InputError(wording.EMPTY_NOTE)
    path = folder / NOTES / f"{slug(title)[:_LONGEST_NAME].strip('-')}.md"
    head = yaml.safe_dump({"title": title, "kind": "note", "read": today}, allow_unicode=True, sort_keys=False)
    content = f"---\n{head}---\n\n{text.strip()}\n".encode(errors="replace")
    passages = tuple(passage.id for passage in passages_of(path, content))
    if not passages:
        raise InputError(wording.NO_TEXT_IN_NOTE)
    if path.stem in taken:
        raise ConflictError(wording.NOTE_EXISTS.format(name=path.stem))
    _write(path, content)
    return Written(path=path, passages=passages)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise ConflictError(wording.NOTE_EXISTS.format(name=path.stem)) from None
