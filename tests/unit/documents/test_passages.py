"""Pieces become passages with addresses that last."""

from bot.documents.addresses import digest
from bot.documents.passages import MOST_PASSAGES

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
    assert shelf.told() == ['page.md:12 error Rename this passage: another one of its section is called "a" already.']


def test_a_passage_knows_its_line_and_headings(shelf: Shelf) -> None:
    """So that `check` and the console can point at it."""
    passage = shelf.page("## Pay\n\n### Early\n\nOne.\n")[0]
    assert (passage.line, passage.headings) == (12, ("Pay", "Early"))


def test_an_empty_document_is_an_error(shelf: Shelf) -> None:
    """Headings alone say nothing."""
    shelf.write("page.md", HEAD + "## Pay\n")
    assert shelf.told() == ["page.md:None error The document is left out: there is no text in it."]


def _links(shelf: Shelf, head: str, body: str) -> list[str | None]:
    shelf.write("page.md", f"---\ntitle: A page\n{head}\n---\n{body}")
    return [passage.sentences[0].rests_on[0].url for passage in shelf.load().passages]


def test_a_passage_without_an_anchor_links_to_its_first_words(shelf: Shelf) -> None:
    """On a page of others; one with an anchor links there, and one below it to both."""
    body = "Rye rises.\n\n## Wheat {#wheat}\n\nWheat rises.\n\n### Oats\n\nOats rise.\n"
    assert _links(shelf, "url: https://e.org/page", body) == [
        "https://e.org/page#:~:text=Rye%20rises.",
        "https://e.org/page#wheat",
        "https://e.org/page#wheat:~:text=Oats%20rise.",
    ]


def test_a_passage_of_ours_links_to_its_section(shelf: Shelf) -> None:
    """Its words are our own and stand nowhere in the original."""
    assert _links(shelf, "read: 2026-11-20\nurl: https://e.org/page", "Rye rises.\n") == ["https://e.org/page"]


def test_a_document_without_an_address_has_no_links(shelf: Shelf) -> None:
    """Nor has an anchor an address by itself."""
    assert _links(shelf, "author: A B", "Rye rises.\n\n## Wheat {#wheat}\n\nWheat rises.\n") == [None, None]


def test_data_does_not_crowd_out_the_rest(shelf: Shelf) -> None:
    """Of one document so many passages are read, and where it stops is told."""
    rows = "".join(f"| row {number} | value {number} |\n" for number in range(MOST_PASSAGES + 500))
    shelf.write("a.md", f"| a | b |\n|---|---|\n{rows}")
    shelf.write("b.md", "Rye rises.\n")
    library = shelf.load()
    assert len(library.passages) == MOST_PASSAGES + 1
    assert library.passages[-1].text == "Rye rises."
    assert shelf.told() == [
        f"a.md:{MOST_PASSAGES + 2} error What follows is left out: it is more than {MOST_PASSAGES} passages."
    ]


def test_as_many_passages_as_are_allowed_are_no_problem(shelf: Shelf) -> None:
    """Nothing follows that could be left out."""
    shelf.write("a.md", "| a | b |\n|---|---|\n" + "| x | y |\n" * MOST_PASSAGES)
    assert len(shelf.load().passages) == MOST_PASSAGES
    assert shelf.told() == []


def test_headings_of_others_may_repeat(shelf: Shelf) -> None:
    """Every section has an address of its own, and nobody is told to rename one."""
    body = "## Rye\n\nIt rises.\n\n## Rye\n\nIt falls.\n"
    shelf.write("page.md", body)
    assert len({passage.id.rpartition("/")[0] for passage in shelf.load().passages}) == 2
    assert shelf.told() == []
