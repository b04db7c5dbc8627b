"""Lektor's files: fields, the longest of which is the text."""

from .leaf import leaf

BLOCKS = """title: FAQ
---
body:

#### faq ####
question: How long does it rise?
----
answer:

It rises *long*.

#### text ####
text: What stands in a short field of a block is read too.
----
class: wide
"""


def test_the_fields_say_what_the_document_is() -> None:
    """In any order, with the body between them."""
    found = leaf(
        "contents.lr", "_model: page\n---\ntitle: Rye\n---\nbody:\n\nText *one*.\n\n## Head\n\nTwo.\n---\nauthor: A B\n"
    )
    assert (found.known.title, found.known.author, found.told) == ("Rye", "A B", [])
    assert found.shown == ["Text one.", "## Head", "Two."]


def test_blocks_of_a_body_are_read_part_by_part() -> None:
    """What names a block is its heading; a setting of a word or two is none of the text."""
    found = leaf("contents.lr", BLOCKS)
    assert found.shown == [
        "## How long does it rise?",
        "It rises long.",
        "What stands in a short field of a block is read too.",
    ]


def test_a_body_on_one_line_is_a_body() -> None:
    """Short texts are texts."""
    assert leaf("contents.lr", "title: Rye\n---\nbody: Rye is dark.\n").shown == ["Rye is dark."]


def test_a_file_without_fields_is_told_by_what_it_lacks() -> None:
    """It is still a document."""
    found = leaf("contents.lr", "Only text that stands here.\n\nIn two paragraphs.\n")
    assert found.shown == ["Only text that stands here.", "In two paragraphs."]
