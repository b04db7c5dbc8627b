"""Markdown files become blocks."""

from pathlib import Path

from bot.documents.blocks import Block, Heading, Items, Page, Paragraph, Row, Table, Text
from bot.documents.findings import Findings
from bot.documents.markdown import read


def _blocks(body: str) -> tuple[Block, ...]:
    page = read("page", f"---\ntitle: A\n---\n{body}".encode(), Findings(Path("page.md")))
    assert isinstance(page, Page)
    return page.blocks


def test_blocks_know_their_lines() -> None:
    """Lines count from the top of the file, head included."""
    assert _blocks("## Pay {#pay}\n\nIt\nvaries.\n\n| a | b |\n|---|---|\n| 1 | *2* |\n") == (
        Heading(2, "Pay", "pay", 4),
        Paragraph(Text("It varies."), 6, 8),
        Table(("a", "b"), (Row((Text("1"), Text("2")), 11),), 9),
    )


def test_a_heading_may_hold_an_anchor_and_words_of_the_original() -> None:
    """Underscores and stars in braces are no markup."""
    blocks = _blocks("## A {#_a_b_}\n\n## B {#:~:text=The%20*x*}\n\n## C {#c:~:text=two words}\n")
    anchors = [block.anchor for block in blocks if isinstance(block, Heading)]
    assert anchors == ["_a_b_", ":~:text=The%20*x*", "c:~:text=two%20words"]


def test_a_name_stands_above_its_paragraph() -> None:
    """The line is no part of the text."""
    (block,) = _blocks("{#fixed}\nText.\n")
    assert isinstance(block, Paragraph)
    assert (block.text.plain, block.name) == ("Text.", "fixed")


def test_a_list_inside_an_item_belongs_to_the_item() -> None:
    """An item is one text, however it is laid out."""
    (block,) = _blocks("1. First:\n   - inner\n\n     more\n2. Second\n")
    assert isinstance(block, Items)
    assert [(item.text.plain, item.line) for item in block.items] == [("First: inner more", 4), ("Second", 8)]


def test_quotations_and_code_are_read_as_text() -> None:
    """Nothing that people wrote is lost."""
    blocks = _blocks("> Quoted *words*.\n\n```\ncode *x*\n```\n")
    texts = [block.text.plain for block in blocks if isinstance(block, Paragraph)]
    assert texts == ["Quoted words.", "code *x*"]


def test_raw_html_is_left_out_and_told() -> None:
    """A comment is a maintainer's own business."""
    findings = Findings(Path("page.md"))
    page = read("page", b"---\ntitle: A\nkind: topic\n---\n<!-- note -->\n\n<div>no</div>\n", findings)
    assert page is not None
    assert page.blocks == ()
    assert [(each.line, each.message[:32]) for each in findings.problems] == [(7, "Write Markdown instead of raw HT")]


def test_bytes_that_are_no_text_are_told_with_their_line() -> None:
    """Nobody sees garbled letters."""
    findings = Findings(Path("page.md"))
    assert read("page", b"---\ntitle: A\n---\n\nCaf\xe9\n", findings) is None
    assert [each.line for each in findings.problems] == [5]
