"""Word documents become blocks."""

import pytest

from tests.platforms.paper import PROPERTIES, word, word_paragraph, word_table

from .leaf import leaf

CORE = "docProps/core.xml"
BILLION = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


def test_a_document_says_what_it_is() -> None:
    """Title, author and day."""
    about = PROPERTIES.format(title="Rye &amp; wheat", author="A B", created="2020-01-02T10:00:00Z")
    document = leaf("a.docx", word(word_paragraph("Text."), {CORE: about})).known
    assert (document.title, document.author, document.published) == ("Rye & wheat", "A B", "2020-01-02")


def test_structure_is_kept() -> None:
    """Headings, paragraphs, tables; what looks like markup is text."""
    body = (
        word_paragraph("Rye", "Heading1")
        + word_paragraph("It &lt;script&gt; rises.")
        + word_table(("a", "b"), ("1", "2"))
    )
    found = leaf("a.docx", word(body))
    assert found.shown == ["# Rye", "It <script> rises.", "| a | b\n| 1 | 2"]
    assert (found.known.title, found.told) == ("Rye", [])


def test_what_acts_unseen_is_left_out() -> None:
    """As from any text."""
    found = leaf("a.docx", word(word_paragraph("It \u202erises\u200b.")))
    assert found.shown == ["It rises."]
    assert len(found.told) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no archive",
        word("<w:p>"),
        word(word_paragraph("Text."))[:200],
        word("", {"word/other.xml": " " * 61_000_000}),
        word(word_paragraph("Text."), {"word/document.xml": f"{BILLION}<x>&j;</x>"}),
        word(word_paragraph("Text."), {"_rels/.rels": "<a/>", "word/document.xml": "<a/>"}),
    ],
    ids=["empty", "no archive", "broken", "cut", "bomb", "entities", "nothing in it"],
)
def test_what_is_no_document_is_told(data: bytes) -> None:
    """Broken, cut off, or made to blow up."""
    found = leaf("a.docx", data)
    assert found.shown == []
    assert len(found.told) == 1 or found.document is not None


@pytest.mark.parametrize("entities", [BILLION, '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>'])
def test_properties_that_blow_up_do_not_lose_the_text(entities: str) -> None:
    """Nor do they open a file."""
    found = leaf("a.docx", word(word_paragraph("Text."), {CORE: f"{entities}<x><title>&j;</title></x>"}))
    assert found.shown == ["Text."]
    assert found.known.title == "a"
