"""The head of a file."""

import pytest

from bot.model import Document

from .shelf import HEAD, Shelf


def _document(shelf: Shelf, head: str) -> Document:
    shelf.write("part-0.md", f"---\n{head}\n---\n\nOne.\n")
    return shelf.load().documents[0]


def test_a_head_says_what_a_source_line_needs(shelf: Shelf) -> None:
    """Every key of the head arrives in the document."""
    document = _document(
        shelf,
        'title: "Part 0: what, anyway?"\nshort: Peng Qi, Part 0\nurl: https://example.org/0/\nauthor: Peng Qi\n'
        "published: 2024-06-26\nread: 2026-11-20\nkind: essay\nscope: CS\naliases: [part 0, the first]",
    )
    assert document == Document(
        key="part-0",
        title="Part 0: what, anyway?",
        short="Peng Qi, Part 0",
        url="https://example.org/0/",
        author="Peng Qi",
        published="2024-06-26",
        kind="essay",
        scope="CS",
        aliases=("part 0", "the first"),
    )
    assert document.path == shelf.folder / "part-0.md"
    assert shelf.told() == []


def test_the_title_stands_in_for_a_missing_short_name(shelf: Shelf) -> None:
    """A source line always has something to show."""
    assert _document(shelf, "title: Long title").short == "Long title"


def test_a_missing_title_is_an_error_and_loses_nothing(shelf: Shelf) -> None:
    """The name of the file stands in, and the passages are kept."""
    shelf.write("part-0.md", "Only text.\n")
    library = shelf.load()
    assert (library.documents[0].title, library.passages[0].text) == ("part 0", "Only text.")
    assert 'part-0.md:1 error Give the document a title: a line "title: ..." in the head of the file.' in shelf.told()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("auther: Me", 'page.md:3 warning "auther" in the head of the file says nothing here. Did you mean "author"?'),
        ("published: 26 June 2024", 'page.md:3 error "26 June 2024" is no date'),
        ("read: 2024-13-45", 'page.md:3 error "2024-13-45" is no date'),
        ("url: javascript:alert(1)", 'page.md:3 error "javascript:alert(1)" is no web address'),
        ("url: 'http://[x'", 'page.md:3 error "http://[x" is no web address'),
        ("url: https://", 'page.md:3 error "https://" is no web address'),
        ("aliases: part 0", 'page.md:3 error Write "aliases" as a list of texts'),
        ("author: [a, b]", 'page.md:3 error Write "author" as one line of text.'),
        ("kind: essay", "page.md:1 warning Say more about the document in its head: url, scope."),
        ("author: [a", "page.md:4 error Mend the YAML"),
    ],
)
def test_a_mistake_is_told_with_its_line(shelf: Shelf, line: str, told: str) -> None:
    """Every mistake in the head names its line and what to do."""
    shelf.write("page.md", f"---\ntitle: A page\n{line}\n---\n\nOne.\n")
    assert [each for each in shelf.told() if each.startswith(told)]
    assert shelf.load().passages


@pytest.mark.parametrize("published", ["2024", "2024-06", "2024-06-26"])
def test_a_date_may_be_a_year_or_a_month(shelf: Shelf, published: str) -> None:
    """Pages often name no day."""
    assert _document(shelf, f"title: A\npublished: {published}").published == published


def test_a_topic_page_needs_no_address(shelf: Shelf) -> None:
    """Pages of ours point at others."""
    shelf.write("topic.md", "---\ntitle: Pay\nkind: topic\n---\nPay differs [@page#x].\n")
    shelf.write("page.md", HEAD + "## X\n\nOne.\n")
    assert shelf.told() == []


def test_a_head_that_never_ends_is_told(shelf: Shelf) -> None:
    """Nobody is shown a head as an answer; other files are still read."""
    shelf.write("bad.md", "---\ntitle: A page\n\nText.\n")
    shelf.write("page.md", HEAD + "One.\n")
    assert [passage.text for passage in shelf.load().passages] == ["One."]
    assert shelf.told() == ["bad.md:1 error The head of the file never ends: close it with a line of three hyphens."]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(shelf: Shelf) -> None:
    """A file means the same whatever editor saved it."""
    text = HEAD + "## Pay\n\nOne.\nTwo.\n"
    shelf.write("page.md", text)
    plain = shelf.load()
    shelf.write("page.md", "\ufeff" + text.replace("\n", "\r\n"))
    assert shelf.load() == plain
