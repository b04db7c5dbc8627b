"""The reasons for an answer."""

from bot.adapters.terminal.why import reasons, told
from bot.assistant import Assistant
from tests.platforms.bakery import QUESTION


def test_the_reasons_name_words_passages_and_limits(baker: Assistant) -> None:
    """As figures, and in words."""
    profile = baker.knowledge.library.profile
    answer = baker.ask(f"{QUESTION} xyzzyplugh")
    (part, *_) = reasons(answer, profile)["parts"]
    words = {word["word"]: word for word in part["words"]}
    assert words["sourdough"]["known"]
    assert not words["xyzzyplugh"]["known"]
    assert part["hits"][0]["score"] > 0
    text = told(answer, profile)
    assert "xyzzyplugh (unknown)" in text
    assert "matched: " in text


def test_a_greeting_has_no_reasons(baker: Assistant) -> None:
    """It was not searched for."""
    profile = baker.knowledge.library.profile
    assert reasons(baker.ask("hello"), profile)["parts"] == []
    assert told(baker.ask("hello"), profile).startswith("smalltalk: ")
