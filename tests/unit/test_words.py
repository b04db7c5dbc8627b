"""Words are found the same way wherever they stand."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.words import STOP_WORDS, pairs, size, stems, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Professors' papers", ["professor", "paper"]),
        ("What's the L5 bonus?", ["l5", "bonus"]),
        ("$350K, 20% or 1,000", ["350k", "20%", "1000"]),
        ("3.5 years.", ["3.5", "year"]),
        ("full-time", ["full", "time"]),
        ("C++ and C#", ["c++", "c#"]),
        ("the U.S. or the US, us", ["US", "US"]),
        ("don’t dont", []),  # noqa: RUF001 -- the apostrophe that phones type
        ("\uff30\uff41\uff59", ["pay"]),
        ("研究所工作", ["研究", "究所", "所工", "工作"]),
        ("naïve café", ["naïv", "café"]),
    ],
)
def test_stems(text: str, found: list[str]) -> None:
    """Figures, codes, contractions, capitals and other scripts come out as they are searched."""
    assert stems(text) == found


def test_stop_words_are_marked_not_lost() -> None:
    """Whoever reads a phrase still sees them."""
    assert [(word.surface, word.stop) for word in words("Go back home")] == [
        ("Go", True),
        ("back", False),
        ("home", False),
    ]


def test_pairs_keep_the_order_and_the_little_words() -> None:
    """They tell a direction, which words alone do not."""
    assert pairs(words("From cakes to loaves")) == ["from cake", "cake to", "to loav"]
    assert pairs(words("cakes")) == []


def test_stop_words_are_written_as_they_are_looked_up() -> None:
    """A capital or an apostrophe in the list would never match."""
    assert all(word == word.casefold().replace("'", "") for word in STOP_WORDS)


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    """No text is an error, and no word is empty."""
    assert all(word.stem and word.surface for word in words(text))


@given(st.text(), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
@example("Cafe\u0301 cr\u00e8me", "NFC")
@example("Cafe\u0301 cr\u00e8me", "NFD")
@example("\uff30\uff41\uff59", "NFKC")
@example("\ufb01nal pay", "NFKD")
def test_the_form_of_the_letters_does_not_matter(text: str, form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    """Composed or not, full width or not, ligature or not: what was written is read as what another form of it is."""
    assert words(text) == words(unicodedata.normalize(form, text))


@pytest.mark.parametrize(
    ("text", "words_of_it"),
    [
        ("", 0),
        ("one two three", 3),
        ("面包要发酵", 3),
        ("面包要发酵八个小时", 5),
        ("The 面包 rises", 4),
        ("naïve café", 2),
    ],
)
def test_size_is_about_the_time_it_takes_to_read(text: str, words_of_it: int) -> None:
    """Two characters of a script without blanks are about a word."""
    assert size(text) == words_of_it


def test_pairs_that_only_hold_a_sentence_together_say_nothing() -> None:
    """As little words do elsewhere; the others are searched."""
    assert stems("我们的面包") == ["面包"]
