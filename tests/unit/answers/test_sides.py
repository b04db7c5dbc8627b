"""Sides are told by their words, the longer first."""

from bot.answers.sides import compared, label, named
from bot.model import Side

SIDES = (
    Side(label="Bread", words=("bread", "breads")),
    Side(label="Cake", words=("cake",)),
    Side(label="Banana bread", words=("banana bread",)),
)


def test_longer_names_win() -> None:
    """Banana bread is no bread."""
    assert [side.label for side in named("Banana bread or bread?", SIDES)] == ["Banana bread", "Bread"]


def test_a_sentence_speaks_for_a_side_only_if_it_names_one() -> None:
    """Two sides in a sentence are no label."""
    assert label("Cake is sweet.", SIDES) == "Cake"
    assert label("Cake is sweeter than bread.", SIDES) is None
    assert label("Salt is salty.", SIDES) is None


def test_a_side_named_late_is_not_what_a_sentence_speaks_for() -> None:
    """It is only mentioned."""
    assert label("Everybody who bakes at home sooner or later tries cake.", SIDES) is None


def test_what_is_compared() -> None:
    """Two names and a word that sets them against each other."""
    assert [side.label for side in compared("cake or bread?", SIDES)] == ["Cake", "Bread"]
    assert compared("how do I get from cake to bread?", SIDES) == []
    assert compared("is cake better?", SIDES) == []
    assert compared("which is better?", SIDES) == []
    assert compared("cake or bread?", ()) == []
