"""Lektor files: fields between lines of three hyphens, one of which is the text."""

import re
from itertools import pairwise

from bot.documents import markdown
from bot.documents.blocks import Page
from bot.documents.decoding import decoded
from bot.documents.entries import Entry
from bot.documents.findings import Findings
from bot.documents.front_matter import FIELD, Parted

_BREAK = "---"
# Fields that hold the text, however short; else it is the longest one.
_TEXTS = ("body", "content", "text")
# A field can hold blocks with fields of their own.
_FLOW, _FLOW_END = re.compile(r"#{4,} [\w-]+ #{4,}", re.MULTILINE), "----"
_FLOW_TITLES = ("question", "title", "heading", "name")
_SETTING = 2


def read(key: str, data: bytes, findings: Findings) -> Page | None:
    """Read a Lektor file, whose text is Markdown."""
    text = decoded(data, findings)
    return None if text is None else markdown.page(key, part(text), findings)


def part(text: str) -> Parted:
    """Part a file into its text and its other fields."""
    lines = text.split("\n")
    breaks = [-1, *(at for at, line in enumerate(lines) if line.rstrip() == _BREAK), len(lines)]
    fields: dict[str, Entry] = {}
    for start, end in pairwise(breaks):
        first = next((at for at in range(start + 1, end) if lines[at].strip()), end)
        found = FIELD.fullmatch(lines[first].rstrip()) if first < end else None
        if found:
            fields[found[1].lower()] = Entry("\n".join([found[2] or "", *lines[first + 1 : end]]), first + 1)
    if not fields:
        return Parted(body=text)
    body = fields.pop(max(fields, key=lambda name: _likely(name, fields[name])))
    entries = {name: Entry(str(entry.value).strip(), entry.line) for name, entry in fields.items()}
    return Parted(body=_unfolded(str(body.value)), line=body.line, entries=entries)


def _likely(name: str, entry: Entry) -> tuple[bool, bool, int]:
    """Rank a field by how likely it is the text."""
    text = str(entry.value).strip()
    return bool(_FLOW.search(text)), name in _TEXTS, len(text)


def _unfolded(body: str) -> str:
    """Write the blocks of a field as text: what names one becomes its heading, short settings are left out."""
    if not _FLOW.search(body):
        return body
    lines: list[str] = []
    for line in body.split("\n"):
        found = FIELD.fullmatch(line.rstrip()) if not lines or not lines[-1].strip() else None
        if _FLOW.fullmatch(line.rstrip()) or line.rstrip() == _FLOW_END:
            lines.append("")
        elif found and found[1].lower() in _FLOW_TITLES:
            lines.append(f"## {found[2] or ''}")
        elif found:
            # A setting is a word or two; a line stands for it, so that the others keep their numbers.
            lines.append(found[2] if len((found[2] or "").split()) > _SETTING else "")
        else:
            lines.append(line)
    return "\n".join(lines)
