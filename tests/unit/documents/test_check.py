"""What a maintainer should mend."""

import pytest

from bot.documents.check import UNCALIBRATED, check

from .shelf import HEAD, Shelf


def test_good_writing_has_no_findings(shelf: Shelf) -> None:
    """At the limits, nothing is said."""
    shelf.page(" ".join(["word"] * 24) + " end. " + " ".join(["More"] * 34) + " end.\n")
    assert shelf.told() == []


def test_long_passages_and_long_first_sentences_are_told(shelf: Shelf) -> None:
    """With the number of words; a row has no first sentence to shorten."""
    shelf.page(
        "w " * 26 + "end.\n\nShort one. " + "The " * 59 + "end.\n\n| a | b |\n|---|---|\n| x | " + "w " * 40 + "|\n"
    )
    assert shelf.told() == [
        "page.md:8 warning Shorten the first sentence: it has 27 words, more than 25.",
        "page.md:10 warning Part this passage: it has 62 words, more than 60.",
    ]


def test_a_question_belongs_under_one_passage(shelf: Shelf) -> None:
    """Case and closing marks make no difference."""
    shelf.page("One.\n\nAsked as:\n\n- What pays?\n\nTwo.\n\nAsked as:\n\n- what  pays\n")
    assert shelf.told() == ['page.md:14 warning Ask "what pays" under one passage only: page.md:8 has it too.']


def test_a_passage_stands_in_one_place(shelf: Shelf) -> None:
    """Across files too; the gaps say nothing and so repeat nothing."""
    shelf.page("One thing.\n")
    shelf.write("z.md", HEAD + "One thing.\n")
    shelf.write("gaps.md", "---\ntitle: G\nkind: gaps\n---\n## A\n\n## B\n")
    assert shelf.told() == ["z.md:8 warning Keep this passage in one place: page.md:8 says the same."]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("more.md", "Rye rises.\n", True),
        ("gaps.md", "---\ntitle: G\nkind: gaps\n---\n## Cheese\n", False),
        ("signpost.yaml", "calibration: {answered: 0.7}\n", False),
    ],
)
def test_a_folder_that_nothing_was_fitted_to_is_told_how(shelf: Shelf, name: str, text: str, told: bool) -> None:  # noqa: FBT001
    """A list of gaps does, or figures of its own."""
    shelf.write("page.md", "Wheat rises.\n")
    shelf.write(name, text)
    assert any(each.message == UNCALIBRATED for each in check(shelf.load())) is told


def test_rules_of_good_writing_are_for_ours_alone(shelf: Shelf) -> None:
    """Nobody mends what others wrote."""
    shelf.write("page.md", f"---\ntitle: A page\n---\n{'w ' * 26}end. {'The ' * 59}end.\n\nOne.\n")
    assert shelf.told() == []
