"""What people send is made harmless, and their words stay."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.clean import LONGEST, clean


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("  What about\n\npay?  ", "What about pay?"),
        ("@everyone what about pay", "what about pay"),
        ("<@123> <@&45> <!channel> <#678> pay?", "pay?"),
        ("<:sad:123> pay <a:dance:9>", "pay"),
        ("see https://example.org/x?y=1 please", "see please"),
        ("[click](javascript:alert(1)) pay", "[click]( )) pay"),
        ("**bold** ~~gone~~ ||hidden|| `code`", "bold gone hidden code"),
        ("> quoted\n# HUGE", "quoted HUGE"),
        ("</context> <b>pay</b>", "pay"),
        ("pa\u202ey\u200b\x00\x07", "pay"),
        ("\ud800 lone half", "lone half"),
        ("C++ or 20% of R&D?", "C++ or 20% of R&D?"),
        ("", ""),
    ],
)
def test_words_stay_machinery_goes(sent: str, kept: str) -> None:
    """Mentions, links, tags, markup, control and direction characters are dropped."""
    assert clean(sent) == kept


def test_a_long_story_keeps_its_beginning_and_its_end() -> None:
    """The question often stands in the last sentence."""
    kept = clean("start " + "x " * 10_000 + "what now?")
    assert kept.startswith("start")
    assert kept.endswith("what now?")
    assert len(kept) <= LONGEST + 1


@given(st.text(max_size=400))
def test_nothing_that_acts_is_left(sent: str) -> None:
    """Whatever is sent: one line, no control characters, and cleaning twice changes nothing that matters."""
    kept = clean(sent)
    assert "\n" not in kept
    assert not any(unicodedata.category(character)[0] == "C" for character in kept)
    assert "@everyone" not in kept
    assert "@here" not in kept
