"""Whether a figure is asked for, and told."""

from dataclasses import replace

import pytest

from bot.model import Passage
from bot.search.figures import asks_for_figure, tells_figure
from bot.search.index import Index
from bot.search.searcher import Searcher
from tests.unit.search.shelf import passage


@pytest.mark.parametrize(
    "question", ["How long does it bake?", "how very OLD is it", "What percentage rises", "要烤多久"]
)
def test_some_questions_ask_for_a_figure(question: str) -> None:
    """In any case, with a word between, or in Chinese."""
    assert asks_for_figure(question)


@pytest.mark.parametrize("question", ["How does it bake?", "show many loaves", "What is a loaf?"])
def test_others_do_not(question: str) -> None:
    """An asking word alone is not enough."""
    assert not asks_for_figure(question)


@pytest.mark.parametrize(
    ("text", "told"), [("Bake 40 minutes.", True), ("Fold it Twice.", True), ("Bake well.", False)]
)
def test_a_figure_is_told_in_digits_or_words(text: str, told: bool) -> None:  # noqa: FBT001 -- what is expected
    """Capitals or not."""
    assert tells_figure(text) is told


def test_of_two_texts_that_fit_the_one_with_a_figure_comes_first() -> None:
    """Only if one was asked for, and only among texts of others: ours list the questions that they answer."""
    shelf = [passage("Bread bakes in ovens.", heading="A"), passage("Bread bakes 40 minutes.", heading="B")]
    others = [replace(one, document=replace(one.document, ours=False)) for one in shelf]
    assert _first(shelf, "how much time bread bakes") == "A"
    assert _first(others, "how much time bread bakes") == "B"
    assert _first(others, "which time bread bakes") == "A"


def _first(passages: list[Passage], question: str) -> str:
    return Searcher(Index(passages)).search(question).hits[0].passage.headings[0]
