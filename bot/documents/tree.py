"""A tree of HTML, walked in reading order: it becomes the same blocks as any other text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from selectolax.lexbor import LexborNode

from bot.documents.blocks import Block, Heading, Items, Link, Paragraph, Row, Table, Text, flattened
from bot.documents.decoding import with_words_parted
from bot.documents.grid import grid
from bot.documents.notes import NOTE, joined, raised
from bot.unseen import without_unseen

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
    header hgroup html li main p section summary tbody td tfoot th thead tr""".split()  # noqa: SIM905 -- a list of words
)
# Deeper than any page that people write; what is deeper is read as one text.
_DEEPEST = 100
_LONGEST_HEADING = 300
_LONGEST_BOLD, _BELOW_ALL = 100, 7
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Walk:
    """Walks a tree in reading order; what is not a block of its own is gathered to a paragraph."""

    line: int = 0
    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchor: str | None = None
    term: str = ""
    lead: str = ""

    def blocks(self, root: LexborNode | None) -> Iterator[Block]:
        """Yield the blocks below a node."""
        if root is not None:
            yield from self._inside(root, 0)
            yield from self._paragraph()

    def _inside(self, node: LexborNode, depth: int) -> Iterator[Block]:
        for child in node.iter(include_text=True):
            yield from self._node(child, depth)

    def _node(self, node: LexborNode, depth: int) -> Iterator[Block]:
        tag = node.tag or ""
        if tag == "-text":
            self.parts.append(node.text_content or "")
        elif depth > _DEEPEST:
            self.parts.append(node.text(deep=True))
        elif tag in _HEADINGS:
            yield from self._paragraph()
            yield from self._heading(node, int(tag[1]))
        elif tag in _LISTS:
            yield from self._paragraph()
            yield from self._items(node, depth)
        elif tag == "table":
            yield from self._paragraph()
            yield from self._table(node, depth)
        elif tag == "p" and (told := _all_bold(node)):
            yield from self._paragraph()
            yield Heading(_BELOW_ALL, told, None, self.line)
        elif tag == "dt":
            yield from self._paragraph()
            self.term = folded(node.text(deep=True))
        elif tag in _BLOCKS:
            yield from self._paragraph()
            self.lead = f"{self.term}: " if tag == "dd" and self.term else self.lead
            if tag in ("section", "div", "article") and node.attributes.get("id"):
                self.anchor = node.attributes["id"]
            yield from self._inside(node, depth + 1)
            yield from self._paragraph()
        else:
            yield from self._inline(node, tag, depth)

    def _inline(self, node: LexborNode, tag: str, depth: int) -> Iterator[Block]:
        if tag == "br":
            self.parts.append(" ")
        elif tag == "sup":
            self.parts.append(
                raised(node.text(deep=True)) if NOTE not in node.text(deep=True) else node.text(deep=True)
            )
        elif tag == "a":
            start = len(self.parts)
            yield from self._inside(node, depth + 1)
            self.links.append(Link(folded("".join(self.parts[start:])), node.attributes.get("href") or ""))
        elif not tag.startswith("-"):
            yield from self._inside(node, depth + 1)

    def _paragraph(self) -> Iterator[Paragraph]:
        text = self._taken()
        if text.plain:
            yield Paragraph(replace(text, plain=self.lead + text.plain), self.line, self.line)
            self.lead = ""

    def _taken(self) -> Text:
        text = Text(folded("".join(self.parts)), (), tuple(self.links))
        self.parts, self.links = [], []
        return text

    def _heading(self, node: LexborNode, level: int) -> Iterator[Heading]:
        named = node.css_first("a[name], a[id], span[id]")
        inner = (named.attributes.get("name") or named.attributes.get("id")) if named else None
        anchor = node.attributes.get("id") or inner or self.anchor
        self.anchor = None
        text = folded(node.text(deep=True)).strip("¶# ")[:_LONGEST_HEADING]
        if text:
            yield Heading(level, text, quote(anchor, safe="!$&'()*+,;=:@/?-._~%") if anchor else None, self.line)

    def _items(self, node: LexborNode, depth: int) -> Iterator[Items]:
        items = []
        for child in node.iter():
            texts = [text for text in self._texts(child, depth) if text.plain]
            if texts:
                plain = flattened([text.plain for text in texts])
                links = tuple(link for text in texts for link in text.links)
                items.append(Paragraph(Text(plain, (), links), self.line, self.line))
        if items:
            yield Items(tuple(items), self.line)

    def _texts(self, node: LexborNode, depth: int) -> Iterator[Text]:
        for block in (*self._inside(node, depth + 1), *self._paragraph()):
            match block:
                case Paragraph():
                    yield block.text
                case Heading():
                    yield Text(block.text)
                case Items():
                    yield from (item.text for item in block.items)
                case Table():
                    yield from (cell for row in block.rows for cell in row.cells)

    def _table(self, node: LexborNode, depth: int) -> Iterator[Block]:
        """A table of data stays one; one that only places its parts is read part by part."""
        table = grid(node)
        if table is None:
            yield from self._inside(node, depth + 1)
            return
        headers, rows = table
        texts = [Row(tuple(self._cell(cell) for cell in row), self.line) for row in rows]
        yield Table(tuple(self._cell(cell).plain for cell in headers), tuple(texts), self.line)

    @staticmethod
    def _cell(cell: LexborNode | None) -> Text:
        if cell is None:
            return Text("")
        links = tuple(
            Link(folded(link.text(deep=True)), link.attributes.get("href") or "") for link in cell.css("a[href]")
        )
        return Text(folded(cell.text(deep=True, separator=" ")), (), links)


def _all_bold(node: LexborNode) -> str | None:
    """Return a short paragraph that is all bold: it is meant for a heading."""
    text = folded(node.text(deep=True))
    bold = node.css_first("strong, b")
    if not text or len(text) > _LONGEST_BOLD or bold is None or folded(bold.text(deep=True)) != text:
        return None
    return None if text.endswith((".", "!", ",", ";")) else text.rstrip(":")


def folded(text: str) -> str:
    """Return a text in one line, with its notes in place and without what is not seen but acts."""
    return without_unseen(joined(with_words_parted(_SPACES.sub(" ", text).strip())))
