"""Which questions are one piece of work: told by their words, and by what was found for them."""

import pytest

from bot.likeness import AKIN, LIKE, About, ask_the_same, key_of, kinship, likeness, traces
from tests.knowledge import assistant


def about(question: str) -> About:
    """Return what a question is about for the shipped knowledge."""
    asking = assistant()
    return asking.knowledge.about(asking.ask(question))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "coming back to academia after years in industry",
            "is there any way to return to a university job from a company?",
        ),
        ("What does a postdoc earn?", "how good is the salary of a postdoc"),
        ("Can I still publish when I work in industry?", "are companies ok with researchers publishing papers"),
    ],
)
def test_other_words_for_the_same_are_one_piece_of_work(one: str, other: str) -> None:
    """Though their words alone would not tell."""
    assert likeness(key_of(one), key_of(other)) < LIKE
    assert kinship(about(one), about(other)) >= AKIN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How hard is it to go from industry to academia?", "How hard is it to go from academia to industry?"),
        ("coming back to academia after years in industry", "coming back to industry after years in academia"),
        ("How long does a postdoc last?", "What does a professor earn?"),
        ("Can I publish at a company?", "How do I tell my supervisor that I leave?"),
    ],
)
def test_what_is_near_is_not_the_same(one: str, other: str) -> None:
    """The way back is not the way there, and a subject in common is not enough."""
    assert kinship(about(one), about(other)) == 0


def test_what_was_found_does_not_join_questions_that_share_no_word() -> None:
    """In a small folder the same passages are found for whatever is asked."""
    found = ("a", "b", "c")
    assert kinship(About("rise sourdough", found), About("penguin sleep", found)) == 0
    assert kinship(About("rise sourdough", found), About("long rise", found)) >= AKIN


def test_where_nothing_was_found_the_words_decide() -> None:
    """As for what was kept before finds were."""
    assert kinship(About("antarctica cross submarin"), About("antarctica cross fast submarin")) > 0
    assert kinship(About("antarctica cross submarin"), About("antarctica submarin visit", ("a",))) == 0


def test_a_question_is_looked_for_under_its_finds_too() -> None:
    """Or those who use no word of each other would never be compared."""
    assert traces(About("rise sourdough", ("a", "b"))) == ["rise sourdough", "@a", "@b"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How early should I tell my supervisor that I leave?", "How early should I tell my supervisor that I stay?"),
        ("What did deans get in the year 2023?", "What did deans get in the year 2024?"),
        ("Which grant helps coming back to academia?", "Which grant hinders coming back to academia?"),
        ("coming back to academia after years in industry", "coming back to industry after years in academia"),
    ],
)
def test_a_word_in_the_place_of_another_asks_something_else(one: str, other: str) -> None:
    """What was taught for one is no answer to the other, however much they share."""
    assert not ask_the_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("coming back to academia after years in industry", "Can I come back to academia after industry?"),
        ("Which grant helps coming back to academia?", "which grants help coming back to acadmia"),
    ],
)
def test_a_word_more_or_a_slip_asks_the_same(one: str, other: str) -> None:
    """And so do other endings."""
    assert ask_the_same(one, other)
