"""Blocks become pieces."""

import pytest

from bot.model import Cell

from .shelf import Shelf


def _texts(shelf: Shelf, body: str) -> list[str]:
    return [passage.text for passage in shelf.page(body)]


def test_a_paragraph_is_a_passage(shelf: Shelf) -> None:
    """Two paragraphs are two ideas."""
    assert _texts(shelf, "One. Still\none.\n\nTwo.\n") == ["One. Still one.", "Two."]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_short_list_stays_with_its_lead_in(shelf: Shelf, gap: str) -> None:
    """A colon leads into the list, with or without an empty line."""
    assert _texts(shelf, f"Before.\n\nThree ways:{gap}- One.\n- Two.\n- Three.\n") == [
        "Before.",
        "Three ways: One. Two. Three.",
    ]


def test_a_paragraph_without_words_is_nothing(shelf: Shelf) -> None:
    """A note for maintainers leaves no empty passage."""
    assert _texts(shelf, "**<!-- note -->**\n\nOne.\n\n- **<!-- note -->**\n") == ["One."]


def test_a_paragraph_directly_above_leads_in_too(shelf: Shelf) -> None:
    """An empty line parts a list from a paragraph that ends."""
    assert _texts(shelf, "Both hold.\n- One.\n") == ["Both hold. One."]
    assert _texts(shelf, "Both hold.\n\n- One.\n- Two.\n") == ["Both hold.", "One. Two."]


def test_the_items_of_a_long_list_stand_alone(shelf: Shelf) -> None:
    """The overview is a passage of its own."""
    assert _texts(shelf, "Four things:\n\n- A.\n- B.\n- C.\n- D.\n") == ["Four things:", "A.", "B.", "C.", "D."]
    assert shelf.told() == []


def test_a_long_list_needs_an_overview(shelf: Shelf) -> None:
    """A heading is none."""
    shelf.page("## A\n\n- A.\n- B.\n- C.\n- D.\n\nAsked as:\n\n* what\n")
    assert shelf.told() == [
        "page.md:10 warning Open a list of more than three items with a sentence that names them all."
    ]


def test_a_row_is_read_with_its_headers(shelf: Shelf) -> None:
    """The first cell names it, empty cells are left out, and the cells are kept."""
    body = "| Dim | Industry | Academia |\n|---|---|---|\n| **Freedom** | low, mostly | high |\n| Pay | | low |\n"
    freedom, pay = shelf.page(body)
    assert freedom.text == "Freedom — Industry: low, mostly; Academia: high"
    assert freedom.cells == (
        Cell(header="Dim", text="Freedom"),
        Cell(header="Industry", text="low, mostly"),
        Cell(header="Academia", text="high"),
    )
    assert len(freedom.sentences) == 1
    assert pay.text == "Pay — Academia: low"


def test_an_odd_table_is_read_as_far_as_it_goes(shelf: Shelf) -> None:
    """Missing headers, missing first cells and empty rows lose nothing else."""
    assert _texts(shelf, "| | |\n|---|---|\n| a | b |\n| | c |\n| | |\n| d | |\n") == ["a — b", "c", "d"]
