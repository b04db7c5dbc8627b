"""Text is made harmless, shorter and Markdown, and says the same as before."""

import re
from dataclasses import replace
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.adapters.text import (
    ELLIPSIS,
    address,
    date,
    escape,
    markdown,
    name,
    note,
    plain,
    shorten,
)
from bot.model import Point
from bot.unseen import without_unseen

from .made import ANSWER, source

_READERS = (MarkdownIt("commonmark"), MarkdownIt("js-default"))
_JOINER = "\N{WORD JOINER}"
_MARKUP = "@everyone|@here|<@123>|<!channel>|[a](b)|**|__|~~|`|\\|&amp;|<b>|![|---|===|word|é|漢字|😀|.|# |- |1. |> "
_PIECES = st.sampled_from([*_MARKUP.split("|"), "||", " ", "\n", "\u202e", "\x1b[31m", "\ud800"])
TEXTS = st.one_of(st.text(), st.lists(_PIECES).map("".join))


def _shown(text: str, reader: MarkdownIt) -> tuple[str, set[str]]:
    """Return the text that a reader of Markdown sees and the kinds of markup met on the way."""
    tokens = reader.parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in (*tokens, *inline)}
    return "".join(child.content for child in inline), kinds


@given(TEXTS.filter(lambda text: "http" not in text.lower()))
def test_escaped_text_is_shown_as_it_stands(text: str) -> None:
    """No markup is left in it, for any reader of Markdown, and no letter is lost."""
    for reader in _READERS:
        shown, kinds = _shown(escape(text), reader)
        assert shown.replace(_JOINER, "") == plain(text).replace(_JOINER, "")
        assert kinds <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}


@given(TEXTS)
def test_escaped_text_calls_nobody(text: str) -> None:
    """Not even where a platform looks for mentions without reading Markdown."""
    assert not re.search(r"@(?:everyone|here|channel)|<[@#!&]", escape(text), re.IGNORECASE)


@given(TEXTS)
def test_nothing_unseen_acts(text: str) -> None:
    """No control character, half of a pair or turn of the direction is left, and what stays is in its order."""
    kept = plain(text)
    assert not any(category(character) in ("Cc", "Cs") or character in "\u202e\u2066\u200f" for character in kept)
    assert "  " not in kept
    assert kept == kept.strip() == plain(kept)
    kept.encode()


def test_lines_are_kept_where_a_text_is_handed_back() -> None:
    """Only what acts is dropped."""
    assert without_unseen("a\n\tb\x1b\u202e\ud800  c") == "a\n\tb  c"


def test_a_web_address_stays_a_link() -> None:
    """Without the mark that ends its sentence, and with nobody in it to be called."""
    assert escape("See (https://a.example/x_y_z).") == "See (<https://a.example/x_y_z>)."
    assert escape("https://a.example/@everyone") == "<https://a.example/%40everyone>"
    for reader in _READERS:
        shown, kinds = _shown(escape("*See* https://a.example/_x_*y*, <https://b.example>"), reader)
        assert shown == "*See* https://a.example/_x_*y*, <https://b.example>"
        assert "em_open" not in kinds


@given(TEXTS, st.integers(min_value=10, max_value=60))
def test_a_cut_text_is_a_beginning_of_it(text: str, longest: int) -> None:
    """Never longer than allowed, and marked as cut."""
    text = plain(text)
    short = shorten(text, longest)
    assert len(short) <= longest
    if short != text:
        assert short.endswith(ELLIPSIS)
        assert text.startswith(short.removesuffix(ELLIPSIS))


def test_a_text_is_cut_at_the_end_of_a_word() -> None:
    """Or within it, where no word fits."""
    assert shorten("One, two three four", 10) == "One, two …"
    assert shorten("Onetwothreefour", 10) == "Onetwoth …"


@pytest.mark.parametrize(
    ("published", "shown"),
    [("2024-06-26", "Jun 2024"), ("2025-01", "Jan 2025"), ("2023", "2023"), (None, "undated")],
)
def test_a_date_is_what_people_say(published: str | None, shown: str) -> None:
    """A month is enough."""
    assert date(published) == shown


def test_a_source_is_named_with_its_section_once() -> None:
    """A document without sections, or with one of its own name, is named alone."""
    assert name(source()) == "Book › Rising"  # noqa: RUF001 -- the sign of a path
    assert name(source(heading="The book of bread")) == name(source(heading="")) == "Book"
    assert len(name(source(heading="word " * 50, short="word " * 50))) < 150
    assert note(source(scope=None, published=None)) == "essay, undated"


def test_only_the_web_is_linked() -> None:
    """And what could end a link early is encoded."""
    assert address(source(url="javascript:alert(1)")) is None
    assert address(source(url=None)) is None
    assert address(source(url="https://a.example/x (y)>é#:~:text=a%20b")) == (
        "https://a.example/x%20%28y%29%3E%C3%A9#:~:text=a%20b"
    )


def test_a_reply_has_all_its_parts() -> None:
    """In the order in which they are read."""
    assert markdown(ANSWER) == (
        "*Read as: how long does it rise*\n\nBefore.\n\n**Eight hours.** [1]\n\n- **Warm:** Four. [1]\n\nAfter.\n\n"
        "1 · [Book › Rising](https://bread.example/book#rising) · essay, Jun 2024 · kitchens\n\n"  # noqa: RUF001
        "Related: Why? · When?"
    )


@given(TEXTS, TEXTS)
def test_no_document_breaks_a_reply(text: str, heading: str) -> None:
    """Whatever a title or a sentence holds, the frame around it stands."""
    answer = replace(
        ANSWER,
        read_as=None,
        before=(),
        points=(Point(text="A.", sources=(1,)), Point(text=text, sources=(1,), label="Side")),
        sources=(source(heading=heading, scope=heading),),
        related=(),
    )
    tokens = MarkdownIt("commonmark").parse(markdown(answer))
    kinds = [token.type for token in tokens if token.level == 0 and token.nesting >= 0]
    assert kinds == ["paragraph_open", "bullet_list_open", "paragraph_open", "paragraph_open"]
    links = [child for token in tokens for child in token.children or () if child.type == "link_open"]
    assert any(link.attrs["href"] == "https://bread.example/book#rising" for link in links)
