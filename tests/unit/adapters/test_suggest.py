"""Suggestions come from the listed questions of the knowledge, best first."""

import pytest

from bot.adapters.suggest import LONGEST, MOST, Suggestions
from tests.knowledge import assistant


@pytest.fixture(scope="module")
def suggestions() -> Suggestions:
    """Lay out what the shipped knowledge lists."""
    return Suggestions(assistant().knowledge.library)


def test_nothing_written_yet_suggests_examples(suggestions: Suggestions) -> None:
    """Those of the profile."""
    assert suggestions.of("  ") == assistant().knowledge.library.profile.examples


def test_what_begins_like_it_comes_first(suggestions: Suggestions) -> None:
    """Whatever the case and the spaces."""
    assert suggestions.of("what  DOES a postdoc e")[0] == "What does a postdoc earn?"


def test_shared_words_are_found_too(suggestions: Suggestions) -> None:
    """Also while the last one is not finished."""
    assert any("salar" in question and "prof" in question.casefold() for question in suggestions.of("prof salar")[:5])


@pytest.mark.parametrize("begun", ["a", "w", "post", "the of and", "xyzzy", "?!", "\u4e2d", "x" * 6000, "\u202e"])
def test_the_limits_of_the_platforms_are_kept(suggestions: Suggestions, begun: str) -> None:
    """At most so many, none empty, too long or twice."""
    found = suggestions.of(begun)
    assert len(found) == len(set(found)) <= MOST
    assert all(0 < len(question) <= LONGEST for question in found)


def test_what_was_listed_is_answered(suggestions: Suggestions) -> None:
    """Nobody is led to a question that is declined."""
    for question in suggestions.of("postdoc"):
        assert assistant().ask(question).status in ("answered", "unsure")
