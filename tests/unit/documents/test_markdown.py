"""Markdown files become blocks."""

import re
from pathlib import Path

import pytest

from bot.documents.blocks import Block, Heading, Items, Page, Paragraph, Row, Table, Text
from bot.documents.findings import Findings
from bot.documents.markdown import read

from .leaf import body, leaf


def _blocks(body: str) -> tuple[Block, ...]:
    page = read("page", f"---\ntitle: A\n---\n{body}".encode(), Findings(Path("page.md")))
    assert isinstance(page, Page)
    return page.blocks


def _texts(body: str) -> list[str]:
    return [block.text.plain for block in _blocks(body) if isinstance(block, Paragraph)]


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
    assert [(item.text.plain, item.line) for item in block.items] == [("First: inner; more", 4), ("Second", 8)]


def test_quotations_are_read_as_text_and_code_is_not() -> None:
    """What a programme says answers nobody; what is named in the middle of a sentence belongs to it."""
    assert _texts("> Quoted *words* with `code`.\n\n```\ncode *x*\n```\n\n    indented\n") == [
        "Quoted words with code."
    ]


def test_raw_html_is_read_as_text_and_advised_against() -> None:
    """A comment is a maintainer's own business."""
    findings = Findings(Path("page.md"))
    page = read(
        "page", b"---\ntitle: A\nkind: topic\n---\n<!-- note -->\n\n<div>A <b>bold</b> claim.</div>\n", findings
    )
    assert page is not None
    assert page.blocks == (Paragraph(Text("A bold claim."), 7, 7),)
    assert [(each.line, each.message) for each in findings.advice] == [(7, "Write Markdown instead of raw HTML.")]
    assert findings.problems == []


def test_bytes_that_are_no_utf_8_are_told_with_their_line() -> None:
    """And read all the same."""
    findings = Findings(Path("page.md"))
    page = read("page", b"---\ntitle: A\n---\n\nCaf\xe9\n", findings)
    assert page is not None
    assert [block.text.plain for block in page.blocks if isinstance(block, Paragraph)] == ["Caf\u00e9"]
    assert [(each.line, each.message[:23]) for each in findings.problems] == [(5, "Save the file as UTF-8:")]


HTML = [
    ('<div align="center">\n<p>Rye <a href="https://e.org">rises</a>.</p>\n</div>', ["Rye rises."]),
    ("<details>\n<summary>More</summary>\n\nFolded *text*.\n\n</details>", ["More", "Folded text."]),
    ("<table><tr><th>a<th>b<tr><td>1<td>2</table>", ["| a | b\n| 1 | 2"]),
    ("<h2 id=pay>Pay</h2>\n\nText.", ["## Pay {#pay}", "Text."]),
    ("<ul>\n<li>One</li>\n<li>Two</li>\n</ul>", ["- One - Two"]),
    ("Rye <b>rises</b><br>slowly, H<sub>2</sub>O.", ["Rye rises slowly, H2O."]),
    ("One.\n\n<!-- a note -->\n\nTwo <!-- another --> and three.", ["One.", "Two and three."]),
    ("<center>Rye</center>", ["Rye"]),
]


@pytest.mark.parametrize(("written", "shown"), HTML)
def test_html_inside_is_read_like_a_page(written: str, shown: list[str]) -> None:
    """Blocks of it, and tags in a line."""
    assert body(written) == shown


@pytest.mark.parametrize(
    "script",
    [
        "<script>alert(1)</script>",
        "<script>\n\nvar shown = 1;\n\nvar more = 2;\n</script>",
        "<div><script>alert(1)</script></div>",
        "Before <script>alert(1)</script> after.",
        "Before <SCRIPT type=x>alert(1)</SCRIPT > after.",
        "<style>\np { color: red }\n</style>",
        "<svg><text>alert(1)</text></svg>",
        "<iframe src='javascript:alert(1)'></iframe>",
        "<img src=x onerror=alert(1)>",
        "<p onclick='alert(1)'>After.</p>",
        "[click](javascript:alert(1))",
        "<script>alert(1)\n\nnever closed",
    ],
)
def test_scripts_are_never_shown(script: str) -> None:
    """However they are put in."""
    shown = " ".join(leaf("page.md", f"First.\n\n{script}\n\nLast words.\n").shown)
    assert shown.startswith("First.")
    assert not {"alert", "var", "color", "onclick", "javascript"} & set(re.findall(r"\w+", shown))


@pytest.mark.parametrize(
    "deep",
    [
        "".join(f"{'  ' * depth}- item\n" for depth in range(500)),
        ">" * 1_000 + " quoted",
        "<div>" * 1_000 + "in it" + "</div>" * 1_000,
        "*a _b " * 3_000,
        "[" * 10_000,
        "![" * 5_000,
        "[a](" * 5_000,
        "`a``b" * 5_000,
        "<a " * 5_000,
        "&#" * 5_000,
        "^[" * 3_000,
        "$" * 10_001,
        "~~a" * 3_000,
        "| a " * 5_000,
        "1. " * 2_000,
        "\\" * 10_001,
        "a | b\n" * 3_000,
        "[^a]: " * 2_000,
        ":::" * 3_000,
        "- - " * 1_000,
    ],
)
def test_deep_and_endless_markup_costs_little(deep: str) -> None:
    """What stands above and below it is read."""
    shown = leaf("page.md", f"First words.\n\n{deep}\n\n# Last\n\nLast words.\n").shown
    assert (shown[0], shown[-1]) == ("First words.", "Last words.")


def test_tables_keep_their_columns() -> None:
    """Wide, long, with cells left out; the bars at the sides do not matter."""
    assert body("a | b\n--|--\n1 | 2\n3\n| 4 | 5 | 6 |\n") == ["| a | b\n| 1 | 2\n| 3 |\n| 4 | 5"]
    wide = "|" + "x|" * 200
    (table,) = body(f"{wide}\n{'|--' * 200}|\n{wide}\n")
    assert table.splitlines()[1].count("x") <= 200


def test_a_bold_line_is_a_heading_and_a_bold_sentence_is_none() -> None:
    """Many write no others."""
    assert body("**Rye bread:**\n\nIt rises.\n\n**It rises slowly.**\n\n__Wheat__\n\nIt does too.\n") == [
        "####### Rye bread",
        "It rises.",
        "It rises slowly.",
        "####### Wheat",
        "It does too.",
    ]


def test_underlined_headings_are_headings() -> None:
    """With their own anchors, where a tool writes them."""
    assert body("Rye {#rye .dark}\n===\n\nWheat {-}\n---\n\nIt rises.\n") == ["# Rye {#rye}", "## Wheat", "It rises."]
