"""Pieces become passages with addresses that last."""

from bot.documents.addresses import digest

from .shelf import HEAD, Shelf


def _ids(shelf: Shelf, body: str) -> list[str]:
    return [passage.id for passage in shelf.page(body)]


def test_an_id_is_document_heading_and_key(shelf: Shelf) -> None:
    """The key is the fixed name, the first cell, or the hash of the text."""
    body = "## Pay\n\n{#fixed}\nOne.\n\nTwo *things*.\n\n| Stage | $ |\n|---|---|\n| New PhD! | 1 |\n| | 2 |\n"
    assert _ids(shelf, body) == [
        "page#pay/fixed",
        f"page#pay/{digest('Two things.')}",
        "page#pay/new-phd",
        f"page#pay/{digest('$: 2')}",
    ]


def test_an_id_survives_what_is_written_around_it(shelf: Shelf) -> None:
    """Insertion and order do not matter, nor do questions; a fixed name survives rewording too."""
    before = set(_ids(shelf, "## Pay\n\n{#fixed}\nOne.\n\nTwo.\n"))
    after = set(_ids(shelf, "## New\n\nZero.\n\n## Pay\n\nNew.\n\nTwo.\n\nAsked as:\n\n- q\n\n{#fixed}\nReworded.\n"))
    assert before <= after


def test_ids_are_unique(shelf: Shelf) -> None:
    """Equal texts and equal rows get a number."""
    first, second = _ids(shelf, "Same.\n\nSame.\n")
    assert second == f"{first}-2"


def test_a_fixed_name_used_twice_is_an_error(shelf: Shelf) -> None:
    """A number would depend on the order."""
    shelf.page("{#a}\nOne.\n\n{#a}\nTwo.\n")
    assert shelf.told() == ['page.md:11 error Rename this passage: another one of its section is called "a" already.']


def test_a_passage_knows_its_line_and_headings(shelf: Shelf) -> None:
    """So that `check` and the console can point at it."""
    passage = shelf.page("## Pay\n\n### Early\n\nOne.\n")[0]
    assert (passage.line, passage.headings) == (11, ("Pay", "Early"))


def test_an_empty_document_is_an_error(shelf: Shelf) -> None:
    """Headings alone say nothing."""
    shelf.write("page.md", HEAD + "## Pay\n")
    assert shelf.told() == [
        "page.md:None error Write something below the head of the file: the document has no passages."
    ]
