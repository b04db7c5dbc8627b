"""Footnotes join the sentences that call them."""

import pytest

from bot.documents.notes import LONGEST, called, joined

from .leaf import body


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Bread rises.[^1] Cake too.\n\n[^1]: In *warm* rooms.", "Bread rises (In warm rooms). Cake too."),
        ("Bread[^a] rises.\n\n[^a]: Of rye.", "Bread (Of rye) rises."),
        ("Bread rises[^1].\n\n[^1]: Slowly.\n    And long.", "Bread rises (Slowly. And long)."),
        ("Bread rises.[^1][^2] So.\n\n[^1]: One.\n[^2]: Two.", "Bread rises (One; Two). So."),
        ('"Bread rises."[^1] So.\n\n[^1]: One.', '"Bread rises (One)." So.'),
        ("Bread rises.^[In place.] So.", "Bread rises (In place). So."),
        ("面包要发酵。[^1] 然后烤。\n\n[^1]: 八小时。", "面包要发酵 (八小时)。 然后烤。"),
        ("Bread rises.[^1]\n\n[^1]: Calls another.[^2]\n[^2]: Deeper.", "Bread rises (Calls another)."),
        ("Bread rises.[^1]\n\n[^1]:\n", "Bread rises."),
    ],
)
def test_a_note_stands_in_the_sentence_that_calls_it(written: str, shown: str) -> None:
    """In brackets, before the full stop; a note of a note is left out, and so is an empty one."""
    (text,) = body(written)
    assert text.replace("。 ", "。") == shown.replace("。 ", "。")


def test_a_note_in_a_list_and_in_a_table_is_read_there() -> None:
    """Not only paragraphs call notes."""
    assert body("- Rye[^1]\n- Wheat\n\n| a | b |\n|---|---|\n| x[^1] | y |\n\n[^1]: Dark.\n") == [
        "- Rye (Dark) - Wheat",
        "| a | b\n| x (Dark) | y",
    ]


def test_a_long_note_is_left_out() -> None:
    """It would drown its sentence."""
    assert body(f"Bread rises.[^1]\n\n[^1]: {'word ' * (LONGEST // 4)}\n") == ["Bread rises."]


def test_a_note_that_nobody_calls_is_not_shown() -> None:
    """Nor is the call of one that stands nowhere."""
    assert body("Bread[^x] rises.\n\n[^1]: Nobody calls me.\n") == ["Bread rises."]


def test_notes_that_call_each_other_end() -> None:
    """A circle is no text."""
    assert body("Bread.[^1]\n\n[^1]: One.[^2]\n[^2]: Two.[^1]\n") == ["Bread (One)."]


def test_text_without_notes_stays() -> None:
    """Brackets and blanks too."""
    assert joined("Bread (rye).  So.") == "Bread (rye).  So."
    assert called("  ") == ""
