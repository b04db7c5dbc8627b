"""A question that leans on the one before is completed from it."""

import pytest

from bot.answers.followup import completed, leans
from bot.model import Side

SIDES = (Side(label="Bread", words=("bread", "loaf")), Side(label="Cake", words=("cake", "cakes")))


@pytest.mark.parametrize(
    "said",
    [
        "and for cakes?",
        "why?",
        "what about the crust",
        "is that so?",
        "how about it then",
        "and in a warm kitchen?",
        "does that change with rye?",
    ],
)
def test_leaning(said: str) -> None:
    """Little of its own, and a word that points back."""
    assert leans(said, SIDES)


@pytest.mark.parametrize(
    "said",
    [
        "How long does a loaf stay fresh in the fridge?",
        "Which flour is best for baking cakes",
        "and is yeast expensive?",
        "Is it hard to knead?",
        "sabbaticals?",
    ],
)
def test_standing_alone(said: str) -> None:
    """These can be understood by themselves."""
    assert not leans(said, SIDES)


def test_the_other_side_takes_the_place_of_the_first() -> None:
    """The question is asked again about it."""
    assert completed("and for cake?", "How hot should the oven be for bread?", SIDES) == (
        "How hot should the oven be for cake?",
        "How hot should the oven be for cake?",
    )


def test_a_word_that_would_not_fit_the_sentence_does_not_take_the_place() -> None:
    """It is added instead."""
    before = "How hot should the oven be for a loaf?"
    assert completed("and for cakes?", before, SIDES) == (
        "How hot should the oven be for a loaf — and for cakes?",
        before,
    )


@pytest.mark.parametrize(
    ("question", "before", "asked"),
    [
        ("and in cakes?", "How much salt is in a loaf?", "How much salt is in cakes?"),
        ("and a cake?", "How long does a loaf take?", "How long does a cake take?"),
    ],
)
def test_what_stands_alike_takes_the_place(question: str, before: str, asked: str) -> None:
    """Two that are said of a place, or two with an article."""
    assert completed(question, before, SIDES).question == asked


def test_a_side_to_compare_with_is_added() -> None:
    """It does not take the place of the first."""
    assert completed("vs cake?", "Is bread hard?", SIDES).question == "Is bread hard — vs cake?"


def test_anything_else_is_added() -> None:
    """The question before comes first, and stays what a further follow-up leans on."""
    asked = completed("and the crust?", "How hot should the oven be?", SIDES)
    assert asked.question == "How hot should the oven be — and the crust?"
    assert asked.topic == "How hot should the oven be?"
