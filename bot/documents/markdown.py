"""Markdown files: bytes in, a page of blocks out."""

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin

from bot.documents.blocks import Block, Heading, Items, Page, Paragraph, Row, Table, Text
from bot.documents.findings import Findings
from bot.documents.front_matter import read_head, split
from bot.documents.inline import Inline, citations
from bot.documents.plain_lists import plain_lists

_WRITTEN = ("inline", "fence", "code_block")


def read(key: str, data: bytes, findings: Findings) -> Page | None:
    """Read a Markdown file with its head."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        findings.error(line, "Save the file as UTF-8: it holds bytes that are no text.")
        return None
    parts = split(text.replace("\r\n", "\n").replace("\r", "\n"), findings)
    if parts is None:
        return None
    head, body, line = parts
    return Page(read_head(key, head, findings), tuple(_Blocks(line, findings).read(body)))


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802, PLR6301, RUF100 -- the parser's name and signature
        """Accept every link as one, so that a bad address is reported instead of shown as brackets."""
        return True


@cache
def _parser() -> MarkdownIt:
    parser = (
        _Parser("commonmark").enable("table").use(attrs_block_plugin, allowed=("id",)).use(citations).use(plain_lists)
    )
    # Blocks are enough: the text inside is read by `Inline`, and only where it holds markup.
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


class _Blocks:
    """Turns the parser's flat tokens into blocks."""

    def __init__(self, first_line: int, findings: Findings) -> None:
        self._first_line = first_line
        self._findings = findings
        self._inline = Inline(_parser(), {}, findings)

    def read(self, body: str) -> Iterator[Block]:
        """Yield the blocks; a quoted block counts like one outside of the quotation."""
        tokens = iter(_parser().parse(body, self._inline.references))
        for token in tokens:
            match token.type:
                case "heading_open":
                    yield self._heading(token, next(tokens))
                case "paragraph_open":
                    yield self._paragraph(token, [next(tokens)])
                case "bullet_list_open" | "ordered_list_open":
                    yield self._items(token, _inside(token, tokens))
                case "plain_list":
                    yield self._plain_items(token)
                case "table_open":
                    yield self._table(token, _inside(token, tokens))
                case "fence" | "code_block":
                    yield self._paragraph(token, [])
                case "html_block":
                    self._html(token)

    def _line(self, token: Token) -> int:
        return self._first_line + (token.map[0] if token.map else 0)

    def _text(self, inlines: list[Token], line: int) -> Text:
        return self._inline.read("\n".join(token.content for token in inlines), line)

    def _heading(self, token: Token, inline: Token) -> Heading:
        content, anchor = _anchor(inline.content)
        text = self._inline.read(content, self._line(token))
        return Heading(int(token.tag[1:]), text.plain, anchor, self._line(token))

    def _paragraph(self, token: Token, inlines: list[Token]) -> Paragraph:
        line = self._line(token)
        text = self._text(inlines, line) if inlines else Text(" ".join(token.content.split()))
        return Paragraph(text, line, self._first_line + (token.map[1] if token.map else 0), _name(token))

    def _items(self, token: Token, inside: list[Token]) -> Items:
        items: list[Paragraph] = []
        for start, inner in _groups(inside, "list_item_open", token.level + 1):
            name = next((found for each in inner if (found := _name(each))), None)
            line = self._line(start)
            text = self._text([each for each in inner if each.type in _WRITTEN], line)
            items.append(Paragraph(text, line, line, name))
        return Items(tuple(items), self._line(token), _name(token))

    def _plain_items(self, token: Token) -> Items:
        first = self._line(token)
        lines = enumerate(token.content.split("\n"), start=first)
        items = tuple(Paragraph(self._inline.read(content, line), line, line) for line, content in lines)
        return Items(items, first, _name(token))

    def _table(self, token: Token, inside: list[Token]) -> Table:
        rows = [
            Row(
                tuple(self._text([cell], self._line(start)) for cell in inner if cell.type == "inline"),
                self._line(start),
            )
            for start, inner in _groups(inside, "tr_open", token.level + 2)
        ]
        return Table(tuple(cell.plain for cell in rows[0].cells), tuple(rows[1:]), self._line(token))

    def _html(self, token: Token) -> None:
        # A comment is a maintainer's note to the next one.
        if not token.content.lstrip().startswith("<!--"):
            self._findings.warning(self._line(token), "Write Markdown instead of raw HTML: this block is left out.")


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
    text, brace, anchor = content.rstrip().rpartition("{#")
    if brace and anchor.endswith("}"):
        return text, anchor[:-1].strip().replace(" ", "%20") or None
    return content, None
