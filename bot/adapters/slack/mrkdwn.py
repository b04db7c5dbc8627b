"""Markdown becomes what Slack reads: parsed, not replaced, so that nothing a person or a document wrote acts in it."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Not seen, and no place to break a line: a sign between two of them formats nothing.
_JOINER = "\u2060"
# Slack formats only at the edges of words.
_FORMATS = re.compile(r"(?<![^\W_])[*_~`]|[*_~`](?![^\W_])|^>", re.MULTILINE)
_BULLET = "• "
_QUOTED = ">"
_reader = MarkdownIt("commonmark", {"html": False}).disable(["html_inline", "html_block"])
_SIGNS = {
    "strong_open": "*",
    "strong_close": "*",
    "em_open": "_",
    "em_close": "_",
    "softbreak": "\n",
    "hardbreak": "\n",
}


def escape(text: str) -> str:
    """Write the three signs by which Slack calls people, channels and links so that they are only seen."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def translate(markdown: str) -> str:
    """Write Markdown as Slack's own markup."""
    return "\n".join(_lines(_reader.parse(markdown)))


def spoken(markdown: str) -> str:
    """Return only the words of a Markdown text, for notifications and screen readers."""
    tokens = [token for token in _reader.parse(markdown) if token.type == "inline"]
    return " ".join("".join(_words(token.children or ())) for token in tokens)


def _words(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        yield " " if child.type in ("softbreak", "hardbreak") else child.content


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    lead, quotes, begun = "", 0, False
    for token in tokens:
        match token.type:
            case "list_item_open":
                lead = f"{token.info}. " if token.info else _BULLET
            case "blockquote_open":
                quotes += 1
            case "blockquote_close":
                quotes -= 1
            case "paragraph_open" | "heading_open":
                if begun and not token.hidden and token.level == 0:
                    yield ""
            case "inline":
                begun = True
                for line in "".join(_inline(token.children or ())).split("\n"):
                    yield f"{_QUOTED * bool(quotes)}{lead}{line}"
                    lead = ""
            case "code_block" | "fence":
                begun = True
                yield f"```{escape(token.content)}```"


def _inline(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        match child.type:
            case "link_open":
                address = escape(str(child.attrs["href"])).replace("|", "%7C")
                yield f"<{address}|"
            case "link_close":
                yield ">"
            case "code_inline":
                yield f"`{escape(child.content)}`"
            case "image":
                yield _harmless(child.content)
            case sign if sign in _SIGNS:
                yield _SIGNS[sign]
            case _:
                yield _harmless(child.content)


def _harmless(text: str) -> str:
    return escape(_FORMATS.sub(lambda sign: f"{_JOINER}{sign.group()}{_JOINER}", text))
