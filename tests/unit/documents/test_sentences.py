"""Where a sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.sentences import split


@pytest.mark.parametrize(
    "sentence",
    [
        "Companies, e.g. Google or JD.com, pay more.",
        "The U.S. Army pays less vs. Google.",
        "A Ph.D. Program lasts 4.5 years.",
        "Dr. J. Smith of St. John's answers.",
        "Li et al. (2020) and Wu et al. Found nothing.",
        "Pay (see Fig. 3 and p. 12) rises by approx. 5 percent.",
        'The author asks "why?" and moves on.',
        "Some aside (It holds. Mostly.) does not end it.",
        "It grows from $1.5M to ~$2.25M+ a year.",
        "1. Apply early.",
        "well... maybe",
        "At Meta Inc. Google's rules do not hold.",
        "Yahoo! still exists.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    """Abbreviations, initials, decimals, quotes and asides stay in their sentence."""
    assert split(sentence) == (sentence,)


@pytest.mark.parametrize(
    "sentences",
    [
        ("Pay is low.", "Freedom is high."),
        ("Is it hard?", "Yes!", "Very."),
        ('The guide says "no."', "Others differ."),
        ("Most work in the U.S.", "The pay is high."),
        ("She has a Ph.D.", "It took years."),
        ("They pay grants, travel etc.", "Companies do not."),
        ("He left JD.com.", "Google hired him."),
        ("That was in 2020.", "5 years later he left."),
        ("Postdocs earn little.", "$70K is usual."),
        ("The answer is no.", "“Never” is wrong too."),
        ("It depends (as ever).", "[Sic] it says."),
        ("An unclosed ( bracket.", "It ends nothing."),
        ("他走了。 ", "她留下。"),
    ],
)
def test_a_sentence_ends_where_the_next_begins(sentences: tuple[str, ...]) -> None:
    """A closing mark ends a sentence when something follows that can begin one."""
    expected = tuple(sentence.strip() for sentence in sentences)
    assert split(" ".join(expected)) == expected


@given(st.text())
def test_joined_sentences_are_the_text(text: str) -> None:
    """Nothing is lost, added or moved; only white space is folded."""
    assert " ".join(split(text)) == " ".join(text.split())


@given(st.lists(st.sampled_from(["Dr.", "U.S.", "(a", "b)", "The", "end.", '"So."', "1.", "x", "?", "[", "。", "\n"])))
def test_joined_sentences_are_the_text_whatever_the_full_stops(words: list[str]) -> None:
    """The same for texts full of difficult words."""
    text = " ".join(words)
    assert " ".join(split(text)) == " ".join(text.split())


@pytest.mark.parametrize("text", ["( A. " * 100_000, "a. " * 300_000])
def test_a_hostile_text_takes_no_longer_than_a_long_one(text: str) -> None:
    """Brackets and full stops by the hundred thousand are split; what is quadratic would not come back from these."""
    assert " ".join(split(text)) == text.strip()
