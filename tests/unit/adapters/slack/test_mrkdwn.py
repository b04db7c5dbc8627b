"""Markdown becomes Slack's markup, says the same, and nobody is called by it."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.slack.mrkdwn import spoken, translate
from bot.adapters.text import escape, plain
from tests.unit.adapters.test_text import TEXTS

_JOINER = "\u2060"


@pytest.mark.parametrize(
    ("markdown", "slack"),
    [
        ("**Bold.** [1]", "*Bold.* [1]"),
        ("*Read as: x*", "_Read as: x_"),
        ("- one\n- **two:** three", "• one\n• *two:* three"),
        ("1. one", "1. one"),
        ("[A & B](https://a.example/?x=1&y=2#z)", "<https://a.example/?x=1&amp;y=2#z|A &amp; B>"),
        ("<https://a.example>", "<https://a.example|https://a.example>"),
        ("> quoted", ">quoted"),
        ("a  \nb\n\nc", "a\nb\n\nc"),
        ("`/ask` it", "`/ask` it"),
        ("    code <x>", "```code &lt;x&gt;\n```"),
        ("![seen](https://a.example/x.png)", "seen"),
        ("a_b and 2*3", "a_b and 2*3"),
        ("", ""),
    ],
)
def test_markdown_is_translated(markdown: str, slack: str) -> None:
    """Sign by sign."""
    assert translate(markdown) == slack


@given(TEXTS.filter(lambda text: "http" not in text.lower()))
def test_what_somebody_wrote_is_seen_as_it_stands(text: str) -> None:
    """Nothing in it calls, links or formats, and no letter is lost."""
    written = translate(escape(text))
    assert html.unescape(written).replace(_JOINER, "") == html.unescape(html.escape(plain(text))).replace(_JOINER, "")
    assert not re.search(r"[<>]", written)
    assert not re.search(r"&(?!amp;|lt;|gt;)", written)
    assert not re.search(r"(?:^|[^\w\u2060])[*_~`](?=[^\s\u2060])", written)


@given(st.lists(TEXTS))
def test_every_bracket_is_a_link_of_ours(texts: list[str]) -> None:
    """However titles and sentences stand beside each other."""
    written = translate("\n\n".join(f"**{escape(text)}** [{escape(text)}](https://a.example/x)" for text in texts))
    assert set(re.findall(r"<[^|>]*", written)) <= {"<https://a.example/x"}


def test_a_notification_has_the_words_alone() -> None:
    """No signs of any markup."""
    assert spoken("**Eight** *hours*  \nin a [kitchen](https://a.example)\n\n- `x`") == "Eight hours in a kitchen x"
