"""Plain text and forum dumps: paragraphs, and what structure lines show."""

import re
from collections.abc import Iterator

from bot.documents.blocks import Block, Heading, Items, Page, Paragraph, Text
from bot.documents.decoding import decoded, with_words_parted
from bot.documents.entries import Entry
from bot.documents.findings import Findings
from bot.documents.front_matter import part
from bot.documents.heads import describe

_RULE = re.compile(r"\s*([=\-~_*#.+])\1{2,}\s*")
_ITEM = re.compile(r"\s{0,8}(?:[-*•‣◦–]|\(?\d{1,3}[.)、]|\(?[a-z]\))\s+(?=\S)")  # noqa: RUF001 -- the bullets people type
_NUMBERED = re.compile(r"(?:chapter|section|part|appendix)?\s*(?:\d{1,2}\.)*\d{1,2}\.?\s+(?=[A-Z])", re.IGNORECASE)
# Mail and forums: who wrote the lines that follow, and when.
_FIELD = re.compile(r"(title|subject|author|from|by|date|url|link|source)\s*:\s+(\S.*)", re.IGNORECASE)
_FIELD_NAMES = {"subject": "title", "from": "author", "by": "author", "link": "url", "source": "url"}
_QUOTED = re.compile(r"^(?:\s?[>|])+\s?")
_ENDS = (".", "!", "?", ":", ";", ",", "…", "。", "！", "？", "：", "；", "，", '"', "”", ")")  # noqa: RUF001 -- the same elsewhere
_LONGEST_HEADING = 80
_HEADING_WORDS = 12
# A head of fields stands in the first lines.
_HEAD_LINES, _MAIL_LINES = 12, 60
# Below this line mails are signed.
_SIGNATURE = "-- "


def read(key: str, data: bytes, findings: Findings) -> Page | None:
    """Read a plain text file."""
    text = decoded(data, findings)
    return None if text is None else page(key, with_words_parted(text), findings)


def page(key: str, text: str, findings: Findings) -> Page:
    """Make a page of a text."""
    parted = part(text, findings) if text.lstrip().startswith("---\n") else None
    lines = (parted.body if parted and parted.entries else text).split("\n")
    first_line = parted.line if parted and parted.entries else 1
    entries, start = (parted.entries, 0) if parted and parted.entries else _fields(lines)
    end = lines.index(_SIGNATURE, start) if _SIGNATURE in lines[start:] else len(lines)
    blocks = tuple(_blocks(lines[start:end], first_line + start))
    heading = next((block.text for block in blocks[:1] if isinstance(block, Heading)), None)
    return Page(describe(key, entries, findings, heading=heading), blocks)


def _fields(lines: list[str]) -> tuple[dict[str, Entry], int]:
    """Read the fields a text begins with, as mails and exported posts do, and say where it goes on."""
    found: dict[str, Entry] = {}
    is_mail = lines[0].startswith("From ") and any(line.startswith("Subject:") for line in lines[:_MAIL_LINES])
    for number, line in enumerate(lines[: _MAIL_LINES if is_mail else _HEAD_LINES]):
        match = _FIELD.fullmatch(line.strip())
        if match is None and (not is_mail or not line.strip()):
            return found, number if found else 0
        if match:
            name = match[1].lower()
            found.setdefault(_FIELD_NAMES.get(name, name), Entry(match[2], number + 1))
    return found, min(len(lines), _HEAD_LINES) if found else 0


def _blocks(lines: list[str], first_line: int) -> Iterator[Block]:
    for start, chunk in _chunks(lines):
        line = first_line + start
        if len(chunk) == 2 and _RULE.fullmatch(chunk[1]) and len(chunk[0]) <= _LONGEST_HEADING:  # noqa: PLR2004 -- underlined
            yield Heading(1 if chunk[1].strip()[0] == "=" else 2, _folded(chunk[0]), None, line)
        elif len(chunk) == 1 and _is_heading(chunk[0]):
            yield Heading(2, _folded(chunk[0]).strip("#*_ ").rstrip(":"), None, line)
        else:
            yield from _paragraphs([each for each in chunk if not _RULE.fullmatch(each)], line)


def _chunks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield what stands between empty lines; a line that is underlined begins a chunk of its own."""
    chunk: list[str] = []
    for number, written in enumerate([*lines, ""]):
        line = _QUOTED.sub("", written)
        if not line.strip():
            if chunk:
                yield number - len(chunk), chunk
            chunk = []
        elif _RULE.fullmatch(line) and len(chunk) == 1:
            yield number - 1, [chunk[0], line]
            chunk = []
        else:
            chunk.append(line)


def _paragraphs(lines: list[str], line: int) -> Iterator[Paragraph | Items]:
    """Part a chunk into its text and the items of its list."""
    items: list[Paragraph] = []
    lead: list[str] = []
    for number, written in enumerate(lines, start=line):
        found = _ITEM.match(written)
        if found:
            items.append(Paragraph(Text(_folded(written[found.end() :])), number, number))
        elif items:
            last = items[-1]
            items[-1] = Paragraph(Text(f"{last.text.plain} {_folded(written)}"), last.line, number)
        else:
            lead.append(written)
    if lead:
        yield Paragraph(Text(_folded(" ".join(lead))), line, line + len(lead))
    if items:
        yield Items(tuple(items), items[0].line)


def _is_heading(line: str) -> bool:
    """Tell whether a line by itself is a heading: short, and no sentence."""
    text = _folded(line)
    if len(text) > _LONGEST_HEADING or len(text.split()) > _HEADING_WORDS or _ITEM.match(line):
        return bool(_NUMBERED.match(text)) and len(text) <= _LONGEST_HEADING and not text.endswith(_ENDS)
    if not any(map(str.isalpha, text)) or "://" in text:
        return False
    return text.startswith("#") or text.isupper() or (not text.endswith(_ENDS) and not text[0].islower())


def _folded(text: str) -> str:
    return " ".join(text.split())
