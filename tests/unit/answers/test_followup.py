"""A question that leans on the one before is completed from it."""

import pytest

from bot.answers.followup import completed, leans
from bot.model import Side

SIDES = (Side(label="Bread", words=("bread", "loaf")), Side(label="Cake", words=("cake", "cakes")))


@pytest.mark.parametrize("said", ["and for cakes?", "why?", "what about the crust", "is that so?", "how about it then"])
def test_leaning(said: str) -> None:
    """Little of its own, and a word that points back."""
    assert leans(said)


@pytest.mark.parametrize(
    "said", ["How long does a loaf stay fresh in the fridge?", "Which flour is best for baking cakes"]
)
def test_standing_alone(said: str) -> None:
    """These can be understood by themselves."""
    assert not leans(said)


def test_the_other_side_takes_the_place_of_the_first() -> None:
    """The question is asked again about it."""
    assert completed("and for cakes?", "How hot should the oven be for bread?", SIDES) == (
        "How hot should the oven be for cakes?"
    )


def test_anything_else_is_added() -> None:
    """The question before comes first."""
    assert (
        completed("and the crust?", "How hot should the oven be?", SIDES)
        == "How hot should the oven be — and the crust?"
    )
