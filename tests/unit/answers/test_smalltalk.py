"""Greetings are met as greetings, questions as questions."""

import pytest

from bot.answers.smalltalk import is_smalltalk


@pytest.mark.parametrize(
    "said", ["hi", "Thanks!", "??", "", "👍", "hello there", "who are you", "ok cool", "what can you do?"]
)
def test_smalltalk(said: str) -> None:
    """Nothing here can be looked up."""
    assert is_smalltalk(said)


@pytest.mark.parametrize(
    "said", ["pay?", "hi, what do people earn", "thanks, and the hours?", "is it worth it to teach"]
)
def test_a_question_among_pleasantries(said: str) -> None:
    """One word of substance makes it a question."""
    assert not is_smalltalk(said)
