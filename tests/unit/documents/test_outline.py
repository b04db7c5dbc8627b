"""Headings become places."""

from .shelf import HEAD, Shelf


def _places(shelf: Shelf, body: str) -> list[tuple[tuple[str, ...], str, str | None]]:
    sections = [(passage.headings, passage.sentences[0].rests_on[0]) for passage in shelf.page(body)]
    return [(headings, section.heading, section.url) for headings, section in sections]


def test_a_link_opens_where_the_heading_points(shelf: Shelf) -> None:
    """Anchor, words of the original, or both."""
    places = _places(
        shelf, "Top.\n\n## A {#a}\n\nOne.\n\n## B {#:~:text=The%20pay}\n\nTwo.\n\n## C {#c:~:text=it}\n\nThree.\n"
    )
    assert [url for _, _, url in places] == [
        "https://example.org/page",
        "https://example.org/page#a",
        "https://example.org/page#:~:text=The%20pay",
        "https://example.org/page#c:~:text=it",
    ]


def test_a_heading_without_anchor_links_like_the_one_above(shelf: Shelf) -> None:
    """A subheading too; it is named by itself and stands below the heading above."""
    assert _places(shelf, "## A {#a}\n\n### Sub\n\nOne.\n\n## B\n\nTwo.\n") == [
        (("A", "Sub"), "Sub", "https://example.org/page#a"),
        (("B",), "B", "https://example.org/page#a"),
    ]


def test_a_first_heading_that_repeats_the_title_is_no_section(shelf: Shelf) -> None:
    """Many editors put the title there; another one counts."""
    assert _places(shelf, "# A page\n\nOne.\n\n# Else\n\nTwo.\n") == [
        ((), "A page", "https://example.org/page"),
        (("Else",), "Else", "https://example.org/page"),
    ]


def test_an_anchor_replaces_the_one_in_the_address(shelf: Shelf) -> None:
    """A link has one fragment."""
    shelf.write("page.md", HEAD.replace("/page", "/page#old") + "## A {#new}\n\nOne.\n")
    assert shelf.load().passages[0].sentences[0].rests_on[0].url == "https://example.org/page#new"


def test_two_headings_of_one_address_are_an_error(shelf: Shelf) -> None:
    """The line of the first is named, and both keep their passages."""
    passages = shelf.page("## Pay\n\nOne.\n\n## PAY!\n\nOne.\n")
    assert [passage.id.rsplit("/", 1)[0] for passage in passages] == ["page#pay", "page#pay"]
    assert len({passage.id for passage in passages}) == 2
    assert 'page.md:12 error Rename the heading "PAY!": one on line 8 has the same address, "#pay".' in shelf.told()
