"""A question leans towards what is answered or towards what is left out, by how it is asked."""

from hypothesis import given
from hypothesis import strategies as st

from bot.search.leaning import FEWEST, Leaning
from tests.unit.search.shelf import passage

BREAD = passage("Bread is baked for an hour.", *(f"how long does bread number {n} bake" for n in range(FEWEST)))
SHOPS = passage("", *(f"how much does bread number {n} cost" for n in range(FEWEST)), gap=True)
SHELF = Leaning([BREAD, SHOPS])


def test_words_of_answered_questions_lean_towards_an_answer() -> None:
    """And those of known gaps away from it."""
    assert SHELF.of("bake bread") > 0 > SHELF.of("bread cost")


def test_little_words_tell_too() -> None:
    """By their neighbours: "how long" is asked of what is answered, "how much" of what is left out."""
    assert SHELF.of("how long?") > 0 > SHELF.of("how much?")


def test_what_both_ask_for_says_next_to_nothing() -> None:
    """The subject itself stands on both sides."""
    assert abs(SHELF.of("bread")) < min(abs(SHELF.of("bake")), abs(SHELF.of("cost")))


def test_unknown_words_do_not_lean() -> None:
    """Nor does an empty question."""
    assert SHELF.of("quantum chromodynamics") == SHELF.of("") == 0.0


def test_what_was_asked_only_once_does_not_lean() -> None:
    """It tells more about who wrote it."""
    assert Leaning([passage("Bread.", "bread recipe"), SHOPS]).of("recipe") == 0.0


def test_without_known_gaps_nothing_leans() -> None:
    """There is nothing to tell apart; the same holds where nothing but gaps is listed."""
    assert Leaning([BREAD]).of("bake bread") == Leaning([SHOPS]).of("bread cost") == Leaning([]).of("bread") == 0.0


@given(st.lists(st.text(), max_size=3))
def test_leaning_is_a_share(texts: list[str]) -> None:
    """Whatever is asked."""
    assert -1 <= SHELF.of(*texts) <= 1
