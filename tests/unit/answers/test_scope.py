"""Names outside the scope are noticed as they are written."""

from bot.answers.scope import Outside

OUTSIDE = Outside({"place": ["mars", "outer space", "Polish", "..."], "field": ["baking powder"]})


def test_names_of_one_and_more_words() -> None:
    """In the order of the question, each once."""
    assert OUTSIDE.named("Is there Outer Space on Mars? On mars!") == ["Outer Space", "Mars"]


def test_half_a_name_is_none() -> None:
    """Space alone is not outer space."""
    assert OUTSIDE.named("a place with space for powder") == []


def test_a_name_that_is_a_word_too_needs_its_capital() -> None:
    """To polish is no place."""
    assert OUTSIDE.named("how do I polish a loaf") == []
    assert OUTSIDE.named("a Polish loaf") == ["Polish"]


def test_other_forms_of_a_word_are_other_words() -> None:
    """Powders of baking are not baking powder, and a person who marshals is not on Mars."""
    assert OUTSIDE.named("baking powders, a marsh") == []
