"""Text is parted so that it fits, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as some

from bot.adapters.limits import label, pages

ROOM = 40


@given(some.lists(some.text(alphabet="ab .!?\n[]1*", max_size=200), max_size=6))
def test_every_page_fits_and_nothing_is_lost(blocks: list[str]) -> None:
    """In order, but for the space at which it was cut."""
    found = pages(blocks, ROOM)
    assert all(0 < len(page) <= ROOM for page in found)
    assert "".join("".join(found).split()) == "".join("".join(blocks).split())


def test_it_is_cut_between_blocks_first() -> None:
    """As many blocks on a page as fit."""
    assert pages(["One.", "Two.", "T" * 35], ROOM) == ("One.\n\nTwo.", "T" * 35)


def test_it_is_cut_at_the_end_of_a_sentence() -> None:
    """With the numbers of its sources, if one ends far enough in; else at a word; else anywhere."""
    assert pages(["A sentence of a kind. [1] Another one that goes on."], ROOM) == (
        "A sentence of a kind. [1]",
        "Another one that goes on.",
    )
    assert pages(["words without an end that go on and on and on"], ROOM)[0] == "words without an end that go on and on"
    assert pages(["x" * 50], ROOM) == ("x" * 40, "x" * 10)


def test_a_label_is_never_empty() -> None:
    """No platform shows an empty one."""
    assert label("", 10) == "…"
    assert label("a long label", 8) == "a long …"
