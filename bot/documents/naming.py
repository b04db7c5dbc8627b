"""A passage of a note gets its key written into the file when something is taught for it: then it may be reworded."""

import re
import secrets
from pathlib import Path

from bot.documents.library import passages_of
from bot.documents.written import NOTES
from bot.model import Passage

_NAME = re.compile(rb"^\{#[^}\n]+\}\n", re.MULTILINE)


def fix_name(folder: Path, passage: str) -> bool:
    """Write the key of a passage above it if it stands in a note; tell whether anything was written."""
    document, _, place = passage.partition("#")
    path = folder / NOTES / f"{document}.md"
    if path.name != f"{document}.md" or not path.is_file():
        return False
    before = path.read_bytes()
    found = {each.id: each for each in passages_of(path, before)}
    after = _named(before, found[passage].line, place.rpartition("/")[2]) if passage in found else before
    if after == before or not _same(passages_of(path, after), found):
        return False
    written = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    written.write_bytes(after)
    written.replace(path)
    return True


def without_names(content: bytes) -> bytes:
    """Return what somebody wrote, without the names that were written into it."""
    return _NAME.sub(b"", content)


def _named(content: bytes, line: int | None, key: str) -> bytes:
    lines = content.splitlines(keepends=True)
    at = (line or 0) - 1
    if at < 1 or _NAME.match(lines[at - 1]):
        return content
    return b"".join([*lines[:at], f"{{#{key}}}\n".encode(), *lines[at:]])


def _same(passages: tuple[Passage, ...], before: dict[str, Passage]) -> bool:
    """Tell whether the passages are what they were, each under its id."""
    return {each.id: each.text for each in passages} == {name: each.text for name, each in before.items()}
