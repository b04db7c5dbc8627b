"""Only near and long enough words are repaired."""

import pytest

from bot.search.spelling import Spelling

KNOWN = ["bread", "sourdough", "butter", "Professors", "rye"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("braed", "bread"),
        ("bred", "bread"),
        ("sordough", "sourdough"),
        ("sourdouhg", "sourdough"),
        ("buter", "butter"),
        ("btuter", "butter"),
        ("profesors", "professors"),
    ],
)
def test_slips_are_repaired(written: str, meant: str) -> None:
    """One slip in a short word, two in a long one; swapped letters are one."""
    assert Spelling(KNOWN).repair(written) == meant


@pytest.mark.parametrize("written", ["rey", "xyz", "br34d", "sunflower", "b", "", "tread", "nutter"])
def test_what_is_short_far_or_no_word_is_left_alone(written: str) -> None:
    """A wrong repair is worse than none."""
    assert Spelling(KNOWN).repair(written) is None
