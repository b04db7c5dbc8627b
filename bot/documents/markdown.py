"""Markdown files: bytes in, a page of blocks out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from bot.documents import html
from bot.documents.blocks import Block, Heading, Items, Page, Paragraph, Row, Table, Text, flattened
from bot.documents.decoding import decoded
from bot.documents.findings import Findings
from bot.documents.front_matter import Parted, part
from bot.documents.heads import DRAFT, describe, first_heading, is_draft
from bot.documents.inline import Inline, citations
from bot.documents.plain_lists import plain_lists
from bot.documents.wild import plainer, wild

_WRITTEN = ("inline", "plain_text")
# Lists in lists in quotations: deeper than anybody writes.
_DEEPEST = 100
_BOLD = re.compile(r"(\*\*|__)((?:(?!\1).)+)\1:?", re.DOTALL)
_DEEP = re.compile(rf"^(?:\s?>){{{_DEEPEST // 2}}}", re.MULTILINE)
_LONGEST_BOLD, _LONGEST_HEADING = 100, 300
_BELOW_ALL = 7
# Kramdown writes its table of contents over an item like this.
_NO_ITEM = ("TOC", "toc")


def read(key: str, data: bytes, findings: Findings) -> Page | None:
    """Read a Markdown file with its head."""
    text = decoded(data, findings)
    return None if text is None else page(key, part(text, findings), findings)


def page(key: str, parted: Parted, findings: Findings) -> Page | None:
    """Make a page of a parted file, unless it is a draft."""
    if is_draft(parted.entries):
        findings.note(1, DRAFT)
        return None
    blocks = tuple(_Blocks(parted.line, findings).read(parted.body))
    return Page(describe(key, parted.entries, findings, heading=first_heading(blocks)), blocks)


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802, PLR6301, RUF100 -- the parser's name and signature
        """Accept every link as one, so that a bad address is reported instead of shown as brackets."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802, PLR6301, RUF100 -- the same
        """Leave addresses as they are written: only few are ever shown, and encoding each takes long."""
        return url


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(attrs_block_plugin, allowed=("id",)).use(footnote_plugin).use(deflist_plugin).use(admon_plugin)
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    parser.use(citations).use(plain_lists).use(wild)
    # Blocks are enough: the text inside is read by `Inline`, and only where it holds markup.
    parser.core.ruler.disable(["inline", "text_join", "footnote_tail"])
    return parser


class _Blocks:
    """Turns the parser's flat tokens into blocks."""

    def __init__(self, first_line: int, findings: Findings) -> None:
        self._first_line = first_line
        self._findings = findings
        self._inline = Inline(_parser(), {}, findings)
        # The term that the next paragraph defines.
        self._term = self._defined = ""

    def read(self, body: str) -> Iterator[Block]:
        """Yield the blocks; a quoted block counts like one outside of the quotation."""
        self._check_depth(body)
        every = _parser().parse(plainer(body), self._inline.references)
        tokens = iter(self._without_notes(every))
        for token in tokens:
            match token.type:
                case "heading_open":
                    yield self._heading(token, next(tokens))
                case "paragraph_open":
                    inline = next(tokens)
                    yield self._bold_heading(token, inline) or self._paragraph(token, [inline])
                case "bullet_list_open" | "ordered_list_open":
                    yield from self._items(token, _inside(token, tokens))
                case "plain_list":
                    yield from self._plain_items(token)
                case "table_open":
                    yield self._table(token, _inside(token, tokens))
                case "dt_open" | "dd_open":
                    self._define(token, tokens)
                case "html_block" | "html_inline":
                    yield from self._html(token)

    def _define(self, token: Token, tokens: Iterator[Token]) -> None:
        """Keep a term for the paragraphs that define it."""
        if token.type == "dt_open":
            self._defined = self._text([next(tokens)], self._line(token)).plain
        else:
            self._term = self._defined

    def _check_depth(self, body: str) -> None:
        if deep := _DEEP.search(body):
            line = self._first_line + body.count("\n", 0, deep.start())
            self._findings.warning(line, "Quote less deeply: what is quoted in so many quotations is left out.")

    def _line(self, token: Token) -> int:
        return self._first_line + (token.map[0] if token.map else 0)

    def _text(self, inlines: list[Token], line: int) -> Text:
        return self._inline.read("\n".join(token.content for token in inlines), line)

    def _heading(self, token: Token, inline: Token) -> Heading:
        content, anchor = _anchor(inline.content)
        text = self._inline.read(content, self._line(token))
        return Heading(int(token.tag[1:]), text.plain[:_LONGEST_HEADING], anchor, self._line(token))

    def _bold_heading(self, token: Token, inline: Token) -> Heading | None:
        """Read a short line that is all bold as what it is meant for."""
        found = _BOLD.fullmatch(inline.content) if token.level == 0 else None
        if found is None:
            return None
        text = self._inline.read(found[2], self._line(token)).plain
        is_heading = text and len(text) <= _LONGEST_BOLD and not text.endswith((".", "!", ",", ";"))
        return Heading(_BELOW_ALL, text.rstrip(":"), None, self._line(token)) if is_heading else None

    def _paragraph(self, token: Token, inlines: list[Token]) -> Paragraph:
        line = self._line(token)
        text = self._text(inlines, line)
        if self._term:
            text, self._term = replace(text, plain=f"{self._term}: {text.plain}"), ""
        return Paragraph(text, line, self._first_line + (token.map[1] if token.map else 0), _name(token))

    def _items(self, token: Token, inside: list[Token]) -> Iterator[Items]:
        items: list[Paragraph] = []
        for start, inner in _groups(inside, "list_item_open", token.level + 1):
            name = next((found for each in inner if (found := _name(each))), None)
            line = self._line(start)
            text = self._item([each for each in inner if each.type in _WRITTEN], line)
            items.append(Paragraph(text, line, line, name))
        yield from _list(items, self._line(token), _name(token))

    def _item(self, written: list[Token], line: int) -> Text:
        """Read what stands inside of an item as one text, in order, with all its marks and links."""
        if len(written) <= 1 or "[@" in "".join(token.content for token in written):
            return self._text(written, line)
        texts = [text for token in written if (text := self._text([token], line)).plain]
        links = tuple(link for text in texts for link in text.links)
        return Text(flattened([text.plain for text in texts]) if texts else "", (), links)

    def _plain_items(self, token: Token) -> Iterator[Items]:
        first = self._line(token)
        lines = enumerate(token.content.split("\n"), start=first)
        items = (Paragraph(self._inline.read(content, line), line, line) for line, content in lines)
        yield from _list(items, first, _name(token))

    def _table(self, token: Token, inside: list[Token]) -> Table:
        rows = [
            Row(
                tuple(self._text([cell], self._line(start)) for cell in inner if cell.type == "inline"),
                self._line(start),
            )
            for start, inner in _groups(inside, "tr_open", token.level + 2)
        ]
        return Table(tuple(cell.plain for cell in rows[0].cells), tuple(rows[1:]), self._line(token))

    def _html(self, token: Token) -> tuple[Block, ...]:
        # A comment is a maintainer's note to the next one.
        if token.content.lstrip().startswith("<!--") and token.content.rstrip().endswith("-->"):
            return ()
        self._findings.advise(self._line(token), "Write Markdown instead of raw HTML.")
        return html.fragment(token.content, self._line(token), self._findings)

    def _without_notes(self, tokens: list[Token]) -> Iterator[Token]:
        """Yield the tokens of the text itself; the footnotes are kept for the sentences that call them."""
        kept: list[Token] = []
        label: str | None = None
        for token in tokens:
            if token.type == "footnote_reference_open":
                label = token.meta["label"]
            elif token.type == "footnote_reference_close":
                label = None
            elif label is None:
                kept.append(token)
            elif token.type == "inline":
                self._inline.notes[label] = f"{self._inline.notes.get(label, '')} {token.content}"
        return iter(kept)


def _list(items: Iterable[Paragraph], line: int, name: str | None) -> Iterator[Items]:
    told = tuple(item for item in items if item.text.plain not in _NO_ITEM)
    if told:
        yield Items(told, line, name)


def _inside(opened: Token, tokens: Iterator[Token]) -> list[Token]:
    inside: list[Token] = []
    closing = opened.type.replace("_open", "_close")
    for token in tokens:
        if token.type == closing and token.level == opened.level:
            break
        inside.append(token)
    return inside


def _groups(tokens: list[Token], opening: str, level: int) -> Iterator[tuple[Token, list[Token]]]:
    starts = [at for at, token in enumerate(tokens) if token.type == opening and token.level == level]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        yield tokens[start], tokens[start + 1 : end]


def _name(token: Token) -> str | None:
    return str(token.attrs["id"]) if "id" in token.attrs else None


def _anchor(content: str) -> tuple[str, str | None]:
    """Part a heading from its anchor; Pandoc writes classes and other attributes beside it."""
    text, brace, braced = content.rstrip().rpartition("{")
    if not brace or not braced.endswith("}") or braced[:1] not in "#.-":
        return content, None
    anchor = braced[1:-1].strip() if braced.startswith("#") else ""
    if " ." in anchor or "=" in anchor.partition(" ")[2]:
        anchor = anchor.split()[0]
    return text, anchor.replace(" ", "%20") or None
