"""The columns give what rank-bm25 gives, for a fraction of the work."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.columns import NOWHERE, Column, Columns, Summand
from bot.search.engine import Bm25
from bot.search.weighting import K1, B, weight

WORD = st.sampled_from(["bread", "butter", "salt", "yeast", "oven", "flour"])
TEXTS = st.lists(st.lists(WORD, max_size=12), min_size=1, max_size=12).filter(any)


@given(texts=TEXTS, question=st.lists(WORD | st.just("unheard"), max_size=8))
def test_columns_equal_rank_bm25(texts: list[list[str]], question: list[str]) -> None:
    """Any question on any texts scores as in rank-bm25 itself, repeated words included."""
    model = Bm25(texts, k1=K1, b=B)
    np.testing.assert_allclose(Columns.fitted(texts).scores(question), model.get_scores(question), rtol=1e-12)


@pytest.mark.parametrize("texts", [[], [[]], [[], []]])
def test_texts_without_words_are_no_error(texts: list[list[str]]) -> None:
    """rank-bm25 itself divides by zero here."""
    columns = Columns.fitted(texts)
    assert columns.scores(["bread"]).tolist() == [0.0] * len(texts)


def test_a_common_word_still_counts() -> None:
    """Lucene's idf is positive for a word that every text has; Okapi's own would be negative."""
    assert weight(10, 10) > 0
    assert Columns.fitted([["bread"], ["bread"]]).scores(["bread"]).min() > 0


def test_an_unknown_word_stands_nowhere() -> None:
    """No column is invented for a word that no text has."""
    assert Columns.fitted([["bread"]]).column("salt") is NOWHERE


def test_the_best_reading_of_a_word_counts_and_phrases_need_all_their_words() -> None:
    """A row with half of a phrase gets nothing for it."""
    columns = Columns(3, {"sour": ([0, 1], [1.0, 2.0]), "dough": ([1, 2], [4.0, 1.0]), "bread": ([0], [3.0])})
    rows, values = columns.best_of([(("bread",), 1.0), (("sour", "dough"), 0.5)])
    assert dict(zip(rows.tolist(), values.tolist(), strict=True)) == {0: 3.0, 1: 1.0}


@given(
    values=st.lists(st.floats(0, 9), min_size=1, max_size=40),
    factor=st.sampled_from([1.0, 0.85, 4.0]),
)
def test_a_summand_adds_what_its_column_holds(values: list[float], factor: float) -> None:
    """To the last bit, whether it fills most of the rows or few of them."""
    rows = np.flatnonzero(values).astype(np.int32)
    total = np.full(len(values), 0.1)
    Summand(Column(rows, np.asarray(values)[rows]), len(values)).add_to(total, factor)
    assert total.tolist() == [0.1 + factor * value for value in values]
