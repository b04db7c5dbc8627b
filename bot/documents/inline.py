"""The inside of a Markdown block as plain text, with its citation marks and links beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from re import IGNORECASE
from re import compile as pattern
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from bot.documents.addresses import is_web_address
from bot.documents.blocks import Link, Mark, Text
from bot.documents.decoding import with_words_parted
from bot.documents.findings import Findings
from bot.documents.notes import LONGEST, called, joined, raised
from bot.model import Severity
from bot.unseen import without_unseen

# Most lines of a knowledge file hold none of these and are plain text already: that is most of the loading time.
_MARKUP = pattern(r"[\\`*_\[<&{=$~%^]")
# A longer text is read in pieces, so that no run of brackets or stars costs more than its length.
_LONGEST = 4_000
_MARKS, _MOST_MARKS = "[]<*_`!$", 500
_WITHOUT_MARKS = str.maketrans(dict.fromkeys(_MARKS, " "))
_UNSPOKEN = pattern(r"<(script|style|svg|iframe|del|s|strike)\b", IGNORECASE)
_NEVER_OPENED = pattern(r"\s*(?:javascript|vbscript|data|file):", IGNORECASE)
# A line end between two Chinese characters is no blank.
_BETWEEN_WIDE = pattern(r"(?<=[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]) (?=[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef])")
# A box to tick before an item, and the name of a block of a note after its text.
_AROUND = pattern(r"^\[[ xX]\] |\s\^[\w-]+$")
_RAISING, _LOWERING = pattern(r"<sup\b", IGNORECASE), pattern(r"</sup\b", IGNORECASE)
_BREAK = pattern(r"<br\b", IGNORECASE)
_SHOWN = {
    **dict.fromkeys(("text", "text_special", "code_inline"), "{}"),
    **dict.fromkeys(("math_inline", "math_inline_double"), "${}$"),
    **dict.fromkeys(("softbreak", "hardbreak"), " "),
}
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
    """Reads the text of one file's blocks; `references` are the link definitions met in it, `notes` its footnotes."""

    parser: MarkdownIt
    references: dict[str, Any]
    findings: Findings
    notes: dict[str, str] = field(default_factory=dict)

    def read(self, content: str, line: int) -> Text:
        """Turn the content of a block that begins on this line into plain text."""
        if not _MARKUP.search(content):
            return Text(with_words_parted(" ".join(content.split())))
        gathered = _Gathered(line, self.findings, self._note)
        for piece in _in_pieces(content):
            tokens: list[Token] = []
            self.parser.inline.parse(piece, self.parser, self.references, tokens)
            for token in tokens:
                gathered.add(token)
        return gathered.text()

    def _note(self, token: Token) -> str:
        """Return what a mark in the text calls from the foot of the page; a note calls no other."""
        label = token.meta.get("label")
        note = self.notes.get(label, "") if label else self._written_in_place(token)
        if len(note) > 2 * LONGEST:
            return ""
        return called(Inline(self.parser, self.references, self.findings).read(note, 0).plain)

    def _written_in_place(self, token: Token) -> str:
        note = self.references["footnotes"]["list"][token.meta["id"]]
        return str(note.get("content", ""))


def _in_pieces(content: str) -> Iterator[str]:
    start = 0
    while start < len(content):
        end = start + _LONGEST
        if end < len(content):
            end = content.rfind(" ", start + 1, end) + 1 or end
        piece = content[start:end]
        # So many marks are no markup: a parser would look for the end of each.
        yield piece if sum(map(piece.count, _MARKS)) <= _MOST_MARKS else piece.translate(_WITHOUT_MARKS)
        start = end


@dataclass(slots=True)
class _Gathered:
    line: int
    findings: Findings
    note: Callable[[Token], str]
    parts: list[str] = field(default_factory=list)
    cites: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    opened: tuple[int, str] | None = None
    unspoken: str | None = None
    raised: list[int] = field(default_factory=list)
    struck: list[int] = field(default_factory=list)

    def add(self, token: Token) -> None:
        """Take over what a reader sees of a token."""
        if self.unspoken:
            # What stands inside of a script is no text of the page.
            self.unspoken = None if token.content.lower().startswith(f"</{self.unspoken}") else self.unspoken
        elif token.type in _SHOWN:
            self.parts.append(_SHOWN[token.type].format(token.content))
        else:
            self._add_special(token)

    def _add_special(self, token: Token) -> None:
        match token.type:
            case "s_open":
                self.struck.append(len(self.parts))
            case "s_close" if self.struck:
                # What its author struck out does not hold.
                del self.parts[self.struck.pop() :]
            case "footnote_ref":
                self.parts.append(self.note(token))
            case "citation":
                self._cite(token)
            case "link_open":
                self.opened = (len(self.parts), str(token.attrs.get("href", "")))
            case "link_close":
                self._link()
            case "image":
                self.findings.advise(self.line, "Leave images out: only the text beside them is shown.")
            case "html_inline" if not token.content.startswith("<!--"):
                self._html(token.content)

    def _html(self, tag: str) -> None:
        self.findings.advise(self.line, f"Write Markdown instead of {tag}: raw HTML is left out.")
        opened = _UNSPOKEN.match(tag)
        self.unspoken = opened[1].lower() if opened and not tag.endswith("/>") else None
        if _BREAK.match(tag):
            self.parts.append(" ")
        elif _RAISING.match(tag):
            self.raised.append(len(self.parts))
        elif _LOWERING.match(tag) and self.raised:
            start = self.raised.pop()
            self.parts[start:] = [raised("".join(self.parts[start:]))]

    def _cite(self, token: Token) -> None:
        line = self.line + token.meta["line"]
        cites = tuple("".join(part.split()) for part in token.content.split(";"))
        if not all(cite.startswith("@") and all(cite[1:].partition("#")) for cite in cites):
            written = " ".join(token.content.split())
            self.findings.advise(line, f"Write the citation [{written}] as [@document#heading].", Severity.ERROR)
            cites = ()
        self.parts.append(_MARK)
        self.cites.append((tuple(cite[1:] for cite in cites), line))

    def _link(self) -> None:
        start, url = self.opened or (len(self.parts), "")
        self.opened = None
        title = " ".join("".join(self.parts[start:]).replace(_MARK, "").split())
        self.links.append(Link(title, url))
        if _NEVER_OPENED.match(url):
            self.findings.warning(self.line, f'"{url[:60]}" is left out: only addresses of the web are linked.')
        elif not is_web_address(url):
            message = f'"{url[:80]}" is no web address: begin the link with https:// or http://.'
            self.findings.advise(self.line, message, Severity.ERROR)

    def _plain(self) -> str:
        folded = _BETWEEN_WIDE.sub("", " ".join("".join(self.parts).split()))
        parts = joined(with_words_parted(_AROUND.sub("", folded))).split(_MARK)
        return _MARK.join(map(without_unseen, parts))

    def text(self) -> Text:
        """Fold white space and take the marks out, with the space before them."""
        first, *rest = self._plain().split(_MARK)
        plain, marks = first.rstrip(), []
        for (cites, line), piece in zip(self.cites, rest, strict=True):
            marks.append(Mark(len(plain), cites, line))
            plain = (plain + piece).strip()
        return Text(plain, tuple(mark for mark in marks if mark.cites), tuple(self.links))
