"""The inside of a Markdown block as plain text, with its citation marks and links beside it."""

from dataclasses import dataclass, field
from re import compile as pattern
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from bot.documents.blocks import Link, Mark, Text
from bot.documents.findings import Findings
from bot.documents.front_matter import is_web_address

# Most lines of a knowledge file hold none of these and are plain text already: that is most of the loading time.
_MARKUP = pattern(r"[\\`*_\[<&]")
# Stands in the text for a citation until its place is known; Markdown itself never lets this character through.
_MARK = "\0"


def citations(parser: MarkdownIt) -> None:
    """Teach a parser the mark `[@document#heading; @other#heading]`."""
    parser.inline.ruler.before("link", "citation", _citation)


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the parser's signature
    if not state.src.startswith("[@", state.pos):
        return False
    end = state.src.find("]", state.pos, state.posMax)
    if end < 0 or state.src.startswith("](", end):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = state.src[state.pos + 1 : end]
        token.meta = {"line": state.src.count("\n", 0, state.pos)}
    state.pos = end + 1
    return True


@dataclass(frozen=True, slots=True)
class Inline:
    """Reads the text of one file's blocks; `references` are the link definitions met in it."""

    parser: MarkdownIt
    references: dict[str, Any]
    findings: Findings

    def read(self, content: str, line: int) -> Text:
        """Turn the content of a block that begins on this line into plain text."""
        if not _MARKUP.search(content):
            return Text(" ".join(content.split()))
        tokens: list[Token] = []
        self.parser.inline.parse(content, self.parser, self.references, tokens)
        gathered = _Gathered(line, self.findings)
        for token in tokens:
            gathered.add(token)
        return gathered.text()


@dataclass(slots=True)
class _Gathered:
    line: int
    findings: Findings
    parts: list[str] = field(default_factory=list)
    cites: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    opened: tuple[int, str] | None = None

    def add(self, token: Token) -> None:
        """Take over what a reader sees of a token."""
        match token.type:
            case "text" | "text_special" | "code_inline":
                self.parts.append(token.content)
            case "softbreak" | "hardbreak":
                self.parts.append(" ")
            case "citation":
                self._cite(token)
            case "link_open":
                self.opened = (len(self.parts), str(token.attrs.get("href", "")))
            case "link_close":
                self._link()
            case "image":
                self.parts.append(token.content)
                self.findings.warning(self.line, "Leave images out: only the text beside them is shown.")
            case "html_inline" if not token.content.startswith("<!--"):
                self.findings.warning(self.line, f"Write Markdown instead of {token.content}: raw HTML is left out.")

    def _cite(self, token: Token) -> None:
        line = self.line + token.meta["line"]
        cites = tuple("".join(part.split()) for part in token.content.split(";"))
        if not all(cite.startswith("@") and all(cite[1:].partition("#")) for cite in cites):
            self.findings.error(line, f"Write the citation [{' '.join(token.content.split())}] as [@document#heading].")
            cites = ()
        self.parts.append(_MARK)
        self.cites.append((tuple(cite[1:] for cite in cites), line))

    def _link(self) -> None:
        start, url = self.opened or (len(self.parts), "")
        self.opened = None
        title = " ".join("".join(self.parts[start:]).replace(_MARK, "").split())
        self.links.append(Link(title, url))
        if not is_web_address(url):
            self.findings.error(self.line, f'"{url}" is no web address: begin the link with https:// or http://.')

    def text(self) -> Text:
        """Fold white space and take the marks out, with the space before them."""
        first, *rest = " ".join("".join(self.parts).split()).split(_MARK)
        plain, marks = first.rstrip(), []
        for (cites, line), piece in zip(self.cites, rest, strict=True):
            marks.append(Mark(len(plain), cites, line))
            plain = (plain + piece).strip()
        return Text(plain, tuple(mark for mark in marks if mark.cites), tuple(self.links))
