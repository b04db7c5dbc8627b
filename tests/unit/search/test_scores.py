"""The highest scores are found without putting all of them in order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.scores import highest


@given(scores=st.lists(st.integers(0, 5), max_size=40), count=st.integers(1, 12))
def test_the_highest_come_first_and_equal_ones_stay_in_order(scores: list[int], count: int) -> None:
    """Just as if all had been sorted, however many are equal where the line is drawn."""
    ordered = sorted(range(len(scores)), key=lambda row: -scores[row])
    assert highest(np.asarray(scores, dtype=np.float64), count) == ordered[:count]
