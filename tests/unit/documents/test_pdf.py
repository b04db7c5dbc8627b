"""PDF files become blocks: one section a page."""

from tests.platforms.paper import pdf

from .leaf import leaf

ABOUT = "/Title (Rye bread) /Author (A B) /CreationDate (D:20200102100000+01'00')"
LONG = "A loaf of rye bread needs an hour in the oven, and"


def test_a_file_says_what_it_is() -> None:
    """Title, author and day."""
    document = leaf("a.pdf", pdf(["Text."], about=ABOUT)).known
    assert (document.title, document.author, document.published) == ("Rye bread", "A B", "2020-01-02")


def test_without_a_title_the_first_line_is_one() -> None:
    """As on a first page."""
    assert leaf("a.pdf", pdf(["Rye bread", "Text."], about="/Author ()")).known.title == "Rye bread"


def test_lines_become_paragraphs_again() -> None:
    """A sentence that ends on a short line ends one; a bullet begins one; a parted word grows together."""
    found = leaf(
        "a.pdf",
        pdf(
            [
                LONG,
                "a cake half of that.",
                LONG,
                "so on.",
                "- one",
                "- two and a longer one, and so on and on re-",
                "gardless",
            ]
        ),
    )
    assert found.shown == [
        "## p. 1 {#page=1}",
        f"{LONG} a cake half of that.",
        f"{LONG} so on.",
        "- one",
        "- two and a longer one, and so on and on regardless",
    ]
    assert found.told == []


def test_what_stands_on_every_page_is_left_out() -> None:
    """Running titles and page numbers; a browser opens the page."""
    found = leaf("a.pdf", pdf(*(["The bakery", f"Text number {page}.", str(page)] for page in (1, 2, 3, 4))))
    assert found.shown[:4] == ["## p. 1 {#page=1}", "Text number 1.", "## p. 2 {#page=2}", "Text number 2."]


def test_a_file_of_pictures_is_told() -> None:
    """There is nothing to read in it."""
    found = leaf("a.pdf", pdf([], []))
    assert (found.document, found.told) == (None, ["None error The file is left out: it holds pictures of text only."])
