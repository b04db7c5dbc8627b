"""A note of a maintainer's becomes a document of the installation's own."""

from pathlib import Path

import yaml

from bot import wording
from bot.documents.addresses import slug
from bot.errors import ConflictError, InputError

NOTES = "notes"
_LONGEST_NAME = 60


def write_note(folder: Path, title: str, text: str, today: str) -> Path:
    """Write a note into a new file: Markdown, with a head that says what it is."""
    title = " ".join(title.split())
    if not title or not text.strip():
        raise InputError(wording.EMPTY_NOTE)
    path = folder / NOTES / f"{slug(title)[:_LONGEST_NAME].strip('-')}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = yaml.safe_dump({"title": title, "kind": "note", "read": today}, allow_unicode=True, sort_keys=False)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(f"---\n{head}---\n\n{text.strip()}\n")
    except FileExistsError:
        raise ConflictError(wording.NOTE_EXISTS.format(name=path.stem)) from None
    return path
