"""Where a question comes from and where it goes is told by more than its words."""

from dataclasses import replace

import pytest

from bot.model import Passage
from bot.search.directions import Directions
from bot.search.index import Index
from bot.search.searcher import Searcher
from bot.words import words
from tests.knowledge import assistant
from tests.unit.search.test_searcher import BREAD, BUTTER

SIDES = (("bakery", "bakeries"), ("home", "kitchen", "kitchen at home"))
OUT, BACK = "moving from the bakery to the kitchen", "moving from the kitchen to the bakery"


def against(question: str) -> list[bool]:
    """Return which of two passages, on the way home and on the way back, go the opposite way."""
    asked = [[OUT, "leave the bakery"], [BACK, "join a bakery"]]
    found = Directions([[words(each) for each in questions] for questions in asked], SIDES).against(question)
    return found.passages.tolist() if found else []


@pytest.mark.parametrize(
    "question",
    [
        "How do I move from my bakery to a kitchen at home?",
        "bakery -> kitchen, how?",
        "Is it hard to leave a large bakery for my own kitchen?",
        "after ten years in bakeries, can I go home to the kitchen",
        "Where do I go after the bakery?",
    ],
)
def test_the_way_there_is_not_the_way_back(question: str) -> None:
    """Whether both ends are named or one, by little words, an arrow or a verb."""
    assert against(question) == [False, True]


@pytest.mark.parametrize(
    "question",
    ["bakery or kitchen?", "Is a bakery close to a kitchen?", "What is hard in a bakery?", "How do I get to Rome?", ""],
)
def test_what_goes_nowhere_goes_against_nothing(question: str) -> None:
    """A comparison, a place, another subject."""
    assert not any(against(question))


def test_a_passage_that_goes_both_ways_is_against_nothing() -> None:
    """Nor is one of which hardly any question goes anywhere."""
    both = [OUT, BACK]
    hardly = [OUT, *(f"baking {number}" for number in range(20))]
    found = Directions([[words(each) for each in questions] for questions in (both, hardly)], SIDES).against(BACK)
    assert found
    assert found.passages.tolist() == [False, False]
    assert found.questions.tolist()[:3] == [True, False, True]


def test_what_goes_the_opposite_way_comes_later() -> None:
    """Though it has all the words, and lists them in the same order."""
    shelf = Searcher(
        Index([_listing(BREAD, OUT, "leave the bakery"), _listing(BUTTER, BACK, "join a bakery")], (), SIDES)
    )
    for question, first in ((f"{OUT} soon", BREAD), (f"{BACK} soon", BUTTER)):
        assert shelf.search(question).hits[0].passage.id == first.id


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Moving to academia from industry", "switching"),
        ("can I go from a company to a university", "switching"),
        ("switching from academia to industry, how hard", "coming-back"),
        ("getting into industry after working at a university", "coming-back"),
    ],
)
def test_the_shipped_knowledge_knows_both_ways(question: str, wrong: str) -> None:
    """Leaving is easy and coming back is hard: one for the other would be the worst answer."""
    assert assistant().ask(question).findings[0].hits[0].passage.document.key != wrong


def _listing(passage: Passage, *questions: str) -> Passage:
    return replace(passage, questions=questions)
