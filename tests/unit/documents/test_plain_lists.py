"""The fast rule for plain lists."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin

from bot.documents.plain_lists import plain_lists

_LINES = st.sampled_from(
    ["- what does it pay", "- ", "-", "- # no", "- 1. no", "- 2 years", "- 3) no", "- 4.", "- $70K (a)",
     "- (b) c", "- 5.\tx", "- 6\u00a0x", "- “why”", "-  two", "- a | b", "- - x", "---", "- --|--",
     "* other", "1. one", "  deeper", "  - deeper", "text", "", "", "> quote", "> - quoted", "# head", "===",
     "- [x]: http://x", "- {#a}", "{#a}", "\t- tab", "- a\tb", "Asked as:", "```", "- é", "- a  "]
)  # fmt: skip
_SLOW = MarkdownIt("commonmark").enable("table").use(attrs_block_plugin)
_FAST = MarkdownIt("commonmark").enable("table").use(attrs_block_plugin).use(plain_lists)


@given(st.lists(_LINES, max_size=12))
def test_a_plain_list_reads_like_the_parsers_own(lines: list[str]) -> None:
    """With and without the rule, the same texts stand on the same lines in the same order."""
    assert _texts(_FAST, "\n".join(lines)) == _texts(_SLOW, "\n".join(lines))


def test_a_plain_list_is_one_token() -> None:
    """The rule is used for what it is for."""
    assert "plain_list" in [token.type for token in _FAST.parse("Asked as:\n\n- what\n- why\n\n## Next\n")]


def _texts(parser: MarkdownIt, text: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for token in parser.parse(text):
        line = token.map[0] if token.map else 0
        if token.type == "plain_list":
            found += [(each.strip(), line + at) for at, each in enumerate(token.content.split("\n"))]
        elif token.type == "inline" and token.map:
            found.append((token.content.strip(), line))
        elif token.content:
            found.append((token.content, line))
    return found
