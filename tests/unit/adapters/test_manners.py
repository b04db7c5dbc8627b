"""Thanks are told from questions, and a cry for help from one that was misread."""

import pytest

from bot.adapters.manners import is_thanks, was_a_question


@pytest.mark.parametrize(
    "words", ["thanks", "Thank you!!", "ty :)", "ok great, thanks a lot", "cheers, that helped", "lol", "nice bot"]
)
def test_thanks(words: str) -> None:
    """And praise, which is the same."""
    assert is_thanks(words)


@pytest.mark.parametrize(
    "words", ["", "thanks, and at a company?", "thanks for nothing", "hello", "is it ok to quit", "what about pay"]
)
def test_no_thanks(words: str) -> None:
    """A greeting, nothing at all, and whatever asks or complains."""
    assert not is_thanks(words)


def test_it_was_a_question() -> None:
    """In the words that the care reply offers."""
    assert was_a_question("“It was a career question”")
    assert was_a_question("it was a bread question.")
    assert not was_a_question("it was a bad day")
