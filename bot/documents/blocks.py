"""What every reader makes of a file, whatever its format: a document and its blocks, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Document


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation: how many characters of the text stand before it, and what it cites (`document#heading`)."""

    at: int
    cites: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text without markup, its white space folded; marks and links stand beside it."""

    plain: str
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, with the anchor of its place in the original."""

    level: int
    text: str
    anchor: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with its fixed name if it has one; `end` is the first line after it."""

    text: Text
    line: int
    end: int
    name: str | None = None


def flattened(texts: Sequence[str]) -> str:
    """Write what stands inside of an item in one line: its text, and what that leads into."""
    first, *rest = texts
    if not rest:
        return first
    told = "; ".join(text.rstrip(";") for text in rest)
    return f"{first} {told}" if first.endswith((":", ".", "!", "?", ";")) else f"{first}: {told}"


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is a paragraph."""

    items: tuple[Paragraph, ...]
    line: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Text, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the headers of its columns."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int


Block = Heading | Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Page:
    """One file, read: a document and its blocks."""

    document: Document
    blocks: tuple[Block, ...]
