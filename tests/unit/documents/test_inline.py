"""The inside of a block as plain text."""

import pytest

from .shelf import HEAD, Shelf


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**Bold**, *leaning* and `code`.", "Bold, leaning and code."),
        ("See [the page](https://example.org/a_b) now.", "See the page now."),
        ("See [the page][1] now.\n\n[1]: https://example.org", "See the page now."),
        ("One\ntwo  \nthree\\\nfour", "One two three four"),
        ("R&amp;D and R&D \\*not bold\\*", "R&D and R&D *not bold*"),
        ("snake_case and 2 * 3 * 4", "snake_case and 2 * 3 * 4"),
        ("<https://example.org>", "https://example.org"),
        ("Kept <!-- a note --> text", "Kept text"),
    ],
)
def test_a_reader_sees_no_markup(shelf: Shelf, written: str, shown: str) -> None:
    """Markup becomes the text it stands for."""
    assert [passage.text for passage in shelf.page(written)] == [shown]
    assert shelf.told() == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("A [link](page.md) here.", 'page.md:8 error "page.md" is no web address: begin the link with https://'),
        ("A [link](javascript:x) here.", 'page.md:8 warning "javascript:x" is left out: only addresses of the web are'),
        ("A <b>bold</b> word.", "page.md:8 warning Write Markdown instead of <b>: raw HTML is left out."),
        ("A word. ![A picture](https://example.org/a.png)", "page.md:8 warning Leave images out"),
        ("It is so\n[@page].", "page.md:9 error Write the citation [@page] as [@document#heading]."),
        ("It is so [@page#a @page#b].", "page.md:8 error [@page#a@page#b] cites a heading"),
    ],
)
def test_what_cannot_be_shown_is_told(shelf: Shelf, written: str, told: str) -> None:
    """Bad links, raw HTML, images and broken citations are problems with a line, and are not shown."""
    (passage,) = shelf.page(written + "\n")
    assert [each for each in shelf.told() if each.startswith(told)]
    assert not set(passage.text) & set("<>[]()")


def test_a_link_that_begins_like_a_citation_is_a_link(shelf: Shelf) -> None:
    """A name with an at sign can be linked."""
    assert shelf.page("By [@someone](https://example.org).")[0].text == "By @someone."
    assert shelf.told() == []


def test_a_citation_leaves_no_trace_in_the_text(shelf: Shelf) -> None:
    """The mark goes with the space before it, across a line break too, and not out of code."""
    shelf.write("topic.md", "---\ntitle: T\nkind: topic\n---\nIt is\n[@page#a;\n@page#b]. So `[@x]` [@page#a].\n")
    shelf.write("page.md", HEAD + "## A\n\nOne.\n\n## B\n\nTwo.\n")
    assert shelf.load().passages[-1].text == "It is. So [@x]."
    assert shelf.told() == []
