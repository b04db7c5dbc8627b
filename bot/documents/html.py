"""HTML: the main text of a page, or of a piece of one, becomes blocks; scripts and navigation do not."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.documents.blocks import Block, Heading, Items, Link, Page, Paragraph, Row, Table, Text
from bot.documents.decoding import decoded, with_words_parted
from bot.documents.entries import Entry
from bot.documents.findings import Findings
from bot.documents.heads import describe, iso_date
from bot.documents.notes import called, joined

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
    header hgroup html li main p section summary tbody td tfoot th thead tr""".split()  # noqa: SIM905 -- a list of words
)
# What is no text of the page, wherever it stands.
_NO_TEXT = (
    "script, style, noscript, template, iframe, object, embed, applet, svg, math annotation, canvas, audio, video, "
    "button, input, select, textarea, nav, head, pre, .katex-html, [hidden], [aria-hidden=true], "
    "[style*='display:none'], [style*='display: none'], "
    "[role=navigation], [role=search], [role=banner], [role=contentinfo], [role=dialog], .headerlink, .anchor-link, "
    ".sr-only, .system-message, .system-messages, .toc, #toc, .mw-editsection, .navbox, .breadcrumb, .breadcrumbs"
)
# What stands around the text where a page does not mark its main part.
_AROUND = "header, footer, aside, .sidebar, .navbar, .footer, .menu, .share, .related, .cookie-banner, .pagination"
_MAIN = "main, [role=main], article, .post-content, .entry-content, .article-content, #content, .markdown-body"
# A main part says at least this much, or it is none.
_LEAST_MAIN = 200
# Deeper than any page that people write; what is deeper is read as one text.
_DEEPEST = 100
_MOST_CELLS, _MOST_ROWS = 60, 3_000
# A page is mostly markup.
_MOST_MARKUP = 3_000_000
_LONGEST_HEADING = 300
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE)
# How pages mark the call of a footnote, and the way back from it.
_CALLS = (
    "a[role=doc-noteref], a.footnote-ref, a.footnote, sup a[href^='#fn'], sup a[href^='#cite_note'], "
    "a.brackets[href^='#']"
)
_BACK = re.compile(r"^\s*\[?\d{1,3}\]?\.?\s+|\s*(?:[↩↑^]\ufe0e?)+\s*|\[\s*\d{1,3}\s*\]")
_MOST_NOTES = 500
_SPACES = re.compile(r"\s+")


def read(key: str, data: bytes, findings: Findings) -> Page | None:
    """Read a page: what it says of itself, and its main text with its headings' own anchors."""
    declared = _DECLARED.search(data[:4_000])
    text = decoded(data, findings, declared[1].decode("ascii") if declared else None, most=_MOST_MARKUP)
    if text is None:
        return None
    tree = LexborHTMLParser(text)
    entries = _metadata(tree)
    _bring_notes(tree)
    return _page(key, _main(tree), entries, findings)


def page(key: str, tree: LexborHTMLParser, entries: Mapping[str, Entry], findings: Findings) -> Page:
    """Make a page of what is nothing but text, and what is known about it."""
    _bring_notes(tree)
    _strip(tree.root, _NO_TEXT)
    return _page(key, tree.body, entries, findings)


def _page(key: str, root: LexborNode | None, entries: Mapping[str, Entry], findings: Findings) -> Page:
    blocks = tuple(_Walk().blocks(root))
    heading = next((block.text for block in blocks if isinstance(block, Heading)), None)
    return Page(describe(key, entries, findings, heading=heading), blocks)


def fragment(html: str, line: int) -> tuple[Block, ...]:
    """Read a piece of HTML that stands in another text."""
    tree = LexborHTMLParser(html)
    _strip(tree.root, _NO_TEXT)
    return tuple(_Walk(line).blocks(tree.body))


def _bring_notes(tree: LexborHTMLParser) -> None:
    """Bring the notes at the foot of a page to where they are called."""
    calls = tree.css(_CALLS)[:_MOST_NOTES]
    foot = {node.attributes.get("id"): node for node in tree.css("[id]")} if calls else {}
    brought: dict[str, LexborNode] = {}
    for call in calls:
        name = (call.attributes.get("href") or "")[1:]
        node = foot.get(name)
        if node is not None:
            call.replace_with(called(_BACK.sub("", node.text(deep=True))))
            brought[name] = node
    for node in brought.values():
        node.decompose()


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    """Find the main part of a page: the one it marks as such, else all that is not around it."""
    _strip(tree.root, _NO_TEXT)
    body = tree.body
    for selector in _MAIN.split(", "):
        found = tree.css(selector)
        if len(found) == 1 and len(found[0].text(deep=True)) >= _LEAST_MAIN:
            return found[0]
    _strip(body, _AROUND)
    return body


def _strip(root: LexborNode | None, selector: str) -> None:
    # From the last to the first, so that nothing is taken out of what is gone already.
    for node in reversed(root.css(selector) if root else []):
        node.decompose()


def _metadata(tree: LexborHTMLParser) -> dict[str, Entry]:
    """Gather what a page says about itself, under the names that a head uses."""
    found = {
        "title": _title(tree),
        "url": _attribute(tree, "link[rel=canonical]", "href")
        or _attribute(tree, "meta[property='og:url']", "content"),
        "author": _attribute(tree, "meta[name=author]", "content"),
        "published": _published(tree),
    }
    return {name: Entry(value, 0) for name, value in found.items() if value}


def _title(tree: LexborHTMLParser) -> str | None:
    """Return the title of a page without the name of the site: its heading, if the title holds that."""
    title = _attribute(tree, "meta[property='og:title']", "content") or _text_of(tree.css_first("title"))
    headings = [heading for node in tree.css("h1") if (heading := _text_of(node))]
    if title is None:
        return next(iter(headings), None)
    told = [heading for heading in headings if heading in title]
    return max(told, key=lambda heading: (title.startswith(heading), len(heading)), default=title)


def _published(tree: LexborHTMLParser) -> str | None:
    names = (
        "meta[property='article:published_time']",
        "meta[name=date]",
        "meta[name='dc.date']",
        "meta[name='citation_date']",
    )
    told = [_attribute(tree, name, "content") for name in names] + [_attribute(tree, "time[datetime]", "datetime")]
    return next((day for text in told if text and (day := iso_date(text))), None)


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    value = node.attributes.get(name) if node else None
    return " ".join(value.split()) or None if value else None


def _text_of(node: LexborNode | None) -> str | None:
    return " ".join(node.text(deep=True).split()) or None if node else None


@dataclass(slots=True)
class _Walk:
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
        elif tag == "dt":
            yield from self._paragraph()
            self.term = _folded(node.text(deep=True))
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
        elif tag == "a":
            start = len(self.parts)
            yield from self._inside(node, depth + 1)
            self.links.append(Link(_folded("".join(self.parts[start:])), node.attributes.get("href") or ""))
        elif not tag.startswith("-"):
            yield from self._inside(node, depth + 1)

    def _paragraph(self) -> Iterator[Paragraph]:
        text = self._taken()
        if text.plain:
            yield Paragraph(replace(text, plain=self.lead + text.plain), self.line, self.line)
            self.lead = ""

    def _taken(self) -> Text:
        text = Text(_folded("".join(self.parts)), (), tuple(self.links))
        self.parts, self.links = [], []
        return text

    def _heading(self, node: LexborNode, level: int) -> Iterator[Heading]:
        named = node.css_first("a[name], a[id], span[id]")
        inner = (named.attributes.get("name") or named.attributes.get("id")) if named else None
        anchor = node.attributes.get("id") or inner or self.anchor
        self.anchor = None
        text = _folded(node.text(deep=True)).strip("¶# ")[:_LONGEST_HEADING]
        if text:
            yield Heading(level, text, quote(anchor, safe="!$&'()*+,;=:@/?-._~%") if anchor else None, self.line)

    def _items(self, node: LexborNode, depth: int) -> Iterator[Items]:
        items = []
        for child in node.iter():
            texts = [text for text in self._texts(child, depth) if text.plain]
            if texts:
                plain = " ".join(text.plain for text in texts)
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
        rows = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in node.css("tr")[:_MOST_ROWS]]
        rows = [row for row in rows if row]
        if node.css_first("table table, td h1, td h2, td h3, td p + p") or max(map(len, rows), default=0) < 2:  # noqa: PLR2004
            yield from self._inside(node, depth + 1)
            return
        texts = [tuple(self._cell(cell) for cell in row[:_MOST_CELLS]) for row in rows]
        has_head = all(cell.tag == "th" for cell in rows[0])
        headers = tuple(cell.plain for cell in texts[0]) if has_head else ()
        yield Table(headers, tuple(Row(row, self.line) for row in texts[has_head:]), self.line)

    @staticmethod
    def _cell(cell: LexborNode) -> Text:
        links = tuple(
            Link(_folded(link.text(deep=True)), link.attributes.get("href") or "") for link in cell.css("a[href]")
        )
        return Text(_folded(cell.text(deep=True, separator=" ")), (), links)


def _folded(text: str) -> str:
    return joined(with_words_parted(_SPACES.sub(" ", text).strip()))
