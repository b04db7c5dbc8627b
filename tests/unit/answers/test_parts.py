"""A message is understood by what it asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.parts import MOST_PARTS, Part, parts


def questions(message: str) -> list[str]:
    """Return what a message asks."""
    return [part.question for part in parts(message)]


def test_one_question_is_one_part() -> None:
    """With nothing around it."""
    assert [tuple(part) for part in parts("How long is the oven hot?")] == [("How long is the oven hot?", "")]


def test_two_questions_are_two_parts_in_order() -> None:
    """Whether in two sentences or joined by a word."""
    assert questions("How hot is the oven? Which flour rises best?") == [
        "How hot is the oven?",
        "Which flour rises best?",
    ]
    assert questions("How hot is the oven and which flour rises best?") == [
        "How hot is the oven",
        "which flour rises best?",
    ]


def test_a_story_is_context_of_its_question() -> None:
    """The rest of the message is kept beside it."""
    (part,) = parts("I baked all night. The crust is black. Should I lower the heat next time?")
    assert part.question == "Should I lower the heat next time?"
    assert part.context == "I baked all night. The crust is black."


def test_a_question_that_leans_stays_with_the_one_before() -> None:
    """Alone it would ask nothing."""
    assert questions("Is sourdough bread healthy? Is it really?") == ["Is sourdough bread healthy? Is it really?"]


@pytest.mark.parametrize("message", ["sourdough bread, whole wheat", "flour, e.g. rye", "Bread vs. butter"])
def test_a_message_without_a_question_is_one(message: str) -> None:
    """Titles, keywords and abbreviations stay whole."""
    assert questions(message) == [message]


@given(st.text(max_size=300))
def test_any_message_has_a_few_parts(message: str) -> None:
    """At least one, and never more than agreed."""
    assert 1 <= len(parts(message)) <= MOST_PARTS


@pytest.mark.parametrize(
    ("message", "question", "context"),
    [
        ("my oven is broken, can I still bake bread?", "can I still bake bread?", "my oven is broken"),
        ("after a night in the fridge, can I bake it?", "after a night in the fridge, can I bake it?", ""),
        ("Is it done, or is it raw?", "Is it done, or is it raw?", ""),
    ],
)
def test_a_sentence_that_tells_before_it_asks(message: str, question: str, context: str) -> None:
    """What it tells is the story; a condition belongs to the question."""
    assert parts(message) == (Part(question, context),)


def test_a_sentence_with_little_in_it_is_not_parted() -> None:
    """What is left would ask nothing."""
    assert parts("I am afraid of burning it, are you?") == (Part("I am afraid of burning it, are you?"),)


def test_a_short_question_goes_on_from_the_one_before() -> None:
    """What it is about was said there; a long one says it itself."""
    first, long = "How long does whole wheat bread bake?", "How much salted butter goes into a sponge cake?"
    assert parts(f"{first} And at what heat?") == (Part(first), Part("And at what heat?", first))
    assert parts(f"{first} {long}") == (Part(first), Part(long))


@pytest.mark.parametrize(
    "asked",
    [
        "I am wondering whether rye needs more water.",
        "I'm not sure if rye needs more water.",
        "I'd love to hear how you keep rye moist.",
        "Looking for advice on rye.",
        "My question is about rye.",
    ],
)
def test_a_question_may_be_asked_without_one(asked: str) -> None:
    """What stands before it is the story."""
    assert parts(f"I have baked wheat for years. {asked}") == (Part(asked, "I have baked wheat for years."),)
