"""What Markdown tools add to Markdown, taken out or read for its words: templates, wiki links, components, tabs."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

# Jekyll marks code with these; a fence says the same.
_CODE = re.compile(r"\{%-?\s*(?:highlight\b[^%\n]{0,200}|endhighlight\s*)-?%\}")
# Jekyll, Hugo and MDX put these into the text; a reader of the page never sees them.
_TEMPLATE = re.compile(
    r"\{\{[<%].{0,1000}?[>%]\}\}|\{\{(?!#)[^\n{}]{0,500}\}\}|\{%.{0,1000}?%\}|\{/\*.{0,1000}?\*/\}|%%[^%]{0,5000}%%",
    re.DOTALL,
)
# Deeper than anybody means: what follows so many marks or blanks is read without them.
_DEEP_MARKS = re.compile(
    r"^[ \t]{0,200}(?:(?:[-*+]|\d{1,9}[.)]|\[\^[^\]\n]{1,80}\]:)[ \t]{1,20}(?![ \t])){12,}|^[ \t]{60,}(?=\S)",
    re.MULTILINE,
)
# Obsidian hides what follows an opening mark to the end.
_UNCLOSED = re.compile(r"^%%(?!.*%%).*", re.MULTILINE | re.DOTALL)
# A component of MDX: its tag says nothing, what stands between two tags is Markdown.
_COMPONENT = re.compile(
    r"</(?![A-Z]+[\s>])[A-Z][\w.]{0,60}\s{0,9}>|<(?![A-Z]+[\s>/])[A-Z][\w.]{0,60}(?:\s(?:[^<>\"'{]|\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{[^{}]*\}){0,300}\}){0,500})?/?>"
)
# A tab of MkDocs is laid out like an admonition.
_TAB = re.compile(r"^(\s{0,12})===[!+]? \"([^\"\n]{0,200})\"\s*$", re.MULTILINE)
_OTHER_MARKS = re.compile(
    r"\{[:#.][^\n{}]{0,300}\}|(?<!\w):[a-z][a-z0-9_+-]{1,40}:(?!\w)|\[!\w+\][+-]?|\[TOC\]|\[\[_TOC_\]\]"
)
_LOST_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_WIKI = re.compile(r"!?\[\[([^\[\]\n|]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
_MARKED = re.compile(r"==(?=\S)([^\n=]{1,2000}?)(?<=\S)==")
# The longest line of these that is looked at.
_LONGEST = 5_000
# Lines that hold a page together and say nothing: `:::note`, a heading's attributes, a tab, tags.
_SCAFFOLD = re.compile(r":{3,}.*|\{:.*\}|@tab.*|(?:#[\w/-]+\s*)+")
_STATEMENT = re.compile(r"import (?:.* from )?['\"].*|export (?:const|default|function|let) .*[=({].*")


def plainer(body: str) -> str:
    """Take out what templates and components add; every line stays where it is."""
    body = _TAB.sub(r'\1!!! tab "\2"', _CODE.sub("```", body)) if "{%" in body or "===" in body else body
    body = _DEEP_MARKS.sub("", body)
    body = _UNCLOSED.sub("", body) if body.count("%%") % 2 else body
    body = _TEMPLATE.sub(_line_ends, body) if "{" in body or "%%" in body else body
    return _COMPONENT.sub(_line_ends, body) if "<" in body else body


def wild(parser: MarkdownIt) -> None:
    """Teach a parser to pass over what other tools add."""
    parser.inline.ruler.before("link", "other_mark", _other_mark)
    parser.inline.ruler.before("link", "wiki_link", _wiki_link)
    parser.inline.ruler.after("footnote_ref", "lost_note", _lost_note)
    parser.inline.ruler.before("emphasis", "marked", _marked)
    parser.block.ruler.before("paragraph", "scaffold", _scaffold, {"alt": ["paragraph"]})


def _line_ends(found: re.Match[str]) -> str:
    return "\n" * found.group().count("\n")


def _other_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001, ARG001 -- the parser's signature
    found = _OTHER_MARKS.match(state.src, state.pos, state.posMax) if state.src[state.pos] in "{[:" else None
    if found is None:
        return False
    state.pos = found.end()
    return True


def _lost_note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001, ARG001 -- the same
    """Pass over the call of a note that stands nowhere."""
    found = _LOST_NOTE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state.pos = found.end()
    return True


def _wiki_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the parser's signature
    found = _WIKI.match(state.src, state.pos, state.posMax) if state.src[state.pos] in "[!" else None
    if found is None:
        return False
    # An embedded note or picture stands elsewhere.
    if not silent and not found.group().startswith("!"):
        state.push("text", "", 0).content = found[2] or found[1].partition("#")[0] or found[1].strip("#")
    state.pos = found.end()
    return True


def _marked(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the parser's signature
    found = _MARKED.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("text", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _scaffold(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- the same
    line = _line(state, start)
    if _STATEMENT.fullmatch(line):
        # A statement goes on to the next empty line.
        after = start + 1
        while not line.endswith((";", "'", '"')) and after < end and not state.isEmpty(after):
            after += 1
    elif _SCAFFOLD.fullmatch(line):
        after = start + 1
    else:
        return False
    if not silent:
        state.line = after
    return True


def _line(state: StateBlock, number: int) -> str:
    begin = state.bMarks[number] + state.tShift[number]
    return state.src[begin : min(state.eMarks[number], begin + _LONGEST)].rstrip()
