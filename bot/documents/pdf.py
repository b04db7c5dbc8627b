"""PDF: every page is a section of its own, to which a browser can jump; its lines become paragraphs again."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bot.documents.apart import Refused, read_apart
from bot.documents.blocks import Block, Heading, Page, Paragraph, Text
from bot.documents.decoding import cleaned
from bot.documents.entries import Entry
from bot.documents.findings import Findings
from bot.documents.heads import describe

_MOST_PAGES = 500
_PAGE = re.compile(r"(?:page |p\. ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?", re.IGNORECASE)
# What follows this line is no text.
_REFERENCES = re.compile(r"(?:\d+\.? )?(?:references|bibliography|literature cited)", re.IGNORECASE)
# What programs call a document that nobody has given a title.
_NO_TITLE = re.compile(
    r"untitled.*|microsoft word - .*|.*\.(?:docx?|tex|indd|qxd|dvi)|slide 1|anonymous|unknown", re.IGNORECASE
)
# How its library marks a hyphen at the end of a line that it joined to the next.
_HYPHENS = dict.fromkeys((0xFFFE, 0x02))
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_ENDS = (".", "!", "?", ":", "。", "！", "？", '"', "”", ")")  # noqa: RUF001 -- the same marks elsewhere
# A line that stops this far before the others ends its paragraph.
_SHORT = 0.75
_BULLET = re.compile(r"\s*(?:[-•‣◦▪●–]|\(?\d{1,2}[.)])\s+")  # noqa: RUF001 -- the bullets people type


def read(key: str, data: bytes, findings: Findings) -> Page | None:
    """Read a PDF."""
    found = read_apart(extract, data, findings)
    if found is None:
        return None
    pages = [cleaned(text.replace("\r\n", "\n"), findings).split("\n") for text in found["pages"]]
    if not any(line.strip() for lines in pages for line in lines):
        findings.error(None, "The file is left out: it holds pictures of text only.")
        return None
    entries = {name: Entry(value, 0) for name, value in found["head"].items() if not _NO_TITLE.fullmatch(value.strip())}
    first = next((line.strip() for lines in pages[:1] for line in lines if line.strip()), None)
    document = describe(key, entries, findings, heading=first)
    return Page(document, tuple(_blocks(_told(pages), found["head"].get("title", ""))))


def _told(pages: list[list[str]]) -> list[list[str]]:
    """Leave out the list of references, and what follows it."""
    for number, lines in enumerate(pages):
        for at, line in enumerate(lines):
            if _REFERENCES.fullmatch(line.strip()) and (number or at > len(lines) / 2):
                return [*pages[:number], lines[:at]]
    return pages


def extract(data: bytes) -> dict[str, Any]:
    """Return the text of every page, and what the file says of itself."""
    import pypdfium2  # noqa: PLC0415 -- only in the process apart

    try:
        document = pypdfium2.PdfDocument(data)
        count = min(len(document), _MOST_PAGES)
        pages = [document[number].get_textpage().get_text_bounded().translate(_HYPHENS) for number in range(count)]
    except pypdfium2.PdfiumError as error:
        raise Refused(str(error)) from None
    told = document.get_metadata_dict(skip_empty=True)
    made = _DATE.match(told.get("CreationDate", ""))
    head = {
        "title": told.get("Title"),
        "author": told.get("Author"),
        "published": "-".join(made.groups()) if made else None,
    }
    return {"pages": pages, "head": {name: value for name, value in head.items() if value}}


def _blocks(pages: list[list[str]], title: str) -> Iterator[Block]:
    repeated = _repeated(pages)
    for number, lines in enumerate(pages, start=1):
        kept = [
            line
            for line in lines
            if line.strip() and line.strip() not in repeated and not _PAGE.fullmatch(line.strip())
        ]
        if kept:
            yield Heading(2, f"p. {number}", f"page={number}", 0)
            told = (text.removeprefix(title).strip() if number == 1 else text for text in _paragraphs(kept))
            yield from (Paragraph(Text(text), 0, 0) for text in told if text)


def _repeated(pages: list[list[str]]) -> set[str]:
    """Return the lines that stand on most pages: what is printed above and below the text."""
    counts = Counter(line.strip() for lines in pages for line in {*lines[:2], *lines[-2:]})
    return {line for line, count in counts.items() if count > 2 and count > len(pages) / 2}  # noqa: PLR2004 -- chance


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Join the lines of a page: a paragraph ends where a sentence does on a short line."""
    longest = sorted(map(len, lines))[len(lines) * 9 // 10]
    text = ""
    for line in map(str.strip, lines):
        if text and _BULLET.match(line):
            yield text
            text = ""
        text = text[:-1] + line if text.endswith("-") and line[:1].islower() else f"{text} {line}".strip()
        if len(line) < longest * _SHORT and line.endswith(_ENDS):
            yield text
            text = ""
    if text:
        yield text
