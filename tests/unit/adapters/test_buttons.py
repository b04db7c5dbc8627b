"""Button ids are written and read by one grammar."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.adapters.buttons import LONGEST, Press, Verb, read, write

EXCHANGE = "abcdefghijklmnop"


@given(some.builds(Press, verb=some.sampled_from(Verb), exchange=some.just(EXCHANGE), place=some.integers(0, 9999)))
def test_what_is_written_is_read(press: Press) -> None:
    """Every press comes back as it went, and fits on every platform."""
    assert read(write(press)) == press
    assert len(write(press)) <= LONGEST


@given(some.text(max_size=120))
def test_what_is_none_of_ours_is_nothing(text: str) -> None:
    """Whatever the text, reading it neither fails nor guesses."""
    press = read(text)
    assert press is None or write(press) == text


@pytest.mark.parametrize(
    "written",
    [
        "signpost1:helpful:x:0",
        "signpost0:helpful:x:0:",
        "signpost1:steal:x:0:",
        "signpost1:more:x:-1:",
        "signpost1:more:x:²:",
    ],
)
def test_other_grammars_are_not_misread(written: str) -> None:
    """An older or newer bot's button is no button of this one."""
    assert read(written) is None


@pytest.mark.parametrize("exchange", ["a:b", "x" * LONGEST])
def test_an_id_that_would_not_come_back_is_refused(exchange: str) -> None:
    """Before the platform refuses it."""
    with pytest.raises(ValueError, match="cannot be a button's id"):
        write(Press(verb=Verb.WHY, exchange=exchange))
