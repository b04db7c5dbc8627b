"""Names outside the scope are noticed as they are written."""

from bot.answers.scope import Outside

OUTSIDE = Outside({"place": ["mars", "outer space"], "field": ["baking powder"]})


def test_names_of_one_and_more_words() -> None:
    """In the order of the question, each once."""
    assert OUTSIDE.named("Is there Outer Space on Mars? On mars!") == ["Outer Space", "Mars", "mars"]


def test_half_a_name_is_none() -> None:
    """Space alone is not outer space."""
    assert OUTSIDE.named("a place with space for powder") == []
