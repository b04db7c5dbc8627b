"""A search finds what matches, says why, and never finds what does not."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Passage
from bot.search.index import Index
from bot.search.searcher import GAPS, HITS, Searcher
from tests.unit.search.shelf import passage

BREAD = passage("Bread needs flour, water and salt.", "what goes into a loaf", heading="Bread")
BUTTER = passage("Butter is churned cream.", "how is butter made", heading="Butter")
OVEN = passage("The oven should be hot before anything goes in.", heading="Ovens")
CHEESE = passage("", "how do I make cheese", heading="Cheese", gap=True)
SHELF = Searcher(Index([BREAD, BUTTER, OVEN, CHEESE]), [["loaf", "bread"], ["stove", "oven"]])


def test_the_passage_with_the_words_comes_first() -> None:
    """Its reasons name the words as they were asked."""
    hit = SHELF.search("How is butter churned?").hits[0]
    assert hit.passage is BUTTER
    assert {match.word for match in hit.matches} == {"butter", "churned"}
    assert hit.asked == "how is butter made"
    assert hit.coverage == 1.0


def test_a_listed_question_finds_its_passage() -> None:
    """Though no word of it stands in the passage itself, and likeness says that it was asked just so."""
    hit = SHELF.search("what goes into a loaf").hits[0]
    assert hit.passage is BREAD
    assert hit.likeness > 0.99


def test_a_synonym_finds_too_and_counts_less() -> None:
    """The glossary widens the question at a lower weight."""
    own, other = SHELF.search("oven").hits[0], SHELF.search("stove").hits[0]
    assert own.passage is OVEN
    assert other.passage is OVEN
    assert other.coverage < own.coverage


def test_nothing_is_found_for_foreign_words() -> None:
    """A passage that matches no word is no hit, however few there are."""
    finding = SHELF.search("quantum chromodynamics")
    assert finding.hits == ()
    assert [term.known for term in finding.terms] == [False, False]


def test_a_slip_is_repaired_and_said() -> None:
    """The term carries the word that was meant."""
    finding = SHELF.search("churned buttre")
    assert [term.meant for term in finding.terms] == [None, "butter"]
    assert finding.hits[0].passage is BUTTER


def test_gaps_are_kept_apart() -> None:
    """What the sources leave out is found as a gap, never as a hit."""
    finding = SHELF.search("make cheese")
    assert [hit.passage for hit in finding.gaps] == [CHEESE]
    assert CHEESE not in [hit.passage for hit in finding.hits]


def test_context_counts_less_than_the_question() -> None:
    """A story around the question does not drown it."""
    finding = SHELF.search("how is butter made", context="we bought a hot oven")
    assert finding.hits[0].passage is BUTTER


def test_an_empty_shelf_finds_nothing() -> None:
    """No passages, no error."""
    assert Searcher(Index([])).search("bread").hits == ()
    assert Searcher(Index([passage("")])).search("bread").hits == ()


@given(st.text(max_size=300))
def test_any_text_is_searched_without_harm(text: str) -> None:
    """Every figure is finite, every share at least zero, and there are no more hits than agreed."""
    finding = SHELF.search(text)
    assert len(finding.hits) <= HITS
    assert len(finding.gaps) <= GAPS
    for hit in finding.hits:
        assert np.isfinite((hit.score, hit.text, hit.likeness, hit.coverage)).all()
        assert hit.score > 0


@given(st.permutations([BREAD, BUTTER, OVEN]))
def test_the_order_of_files_does_not_change_the_scores(shelf: list[Passage]) -> None:
    """The same passages in another order score the same."""
    finding = Searcher(Index(shelf)).search("hot bread and butter")
    scores = {hit.passage.id: round(hit.score, 12) for hit in finding.hits}
    known = {
        hit.passage.id: round(hit.score, 12)
        for hit in Searcher(Index([BREAD, BUTTER, OVEN])).search("hot bread and butter").hits
    }
    assert scores == known
