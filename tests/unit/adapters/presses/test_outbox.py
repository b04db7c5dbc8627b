"""What waits to be sent goes out once, and nothing waits for what cannot be sent."""

import logging
from dataclasses import replace

import pytest

from bot import wording
from bot.adapters.names import TO_MESSAGE
from bot.store.deliveries import CUT_AFTER_MS
from bot.store.people import People
from tests.platforms.bakery import FIRST, QUESTION
from tests.platforms.slate import PLATFORM, BrokenError, LostError, read
from tests.unit.adapters.presses.conftest import School


def cut(school: School, *, private: bool, reply_to: str) -> str:
    """Ask something whose answer nobody brings."""
    place = school.place
    asker = place.people.asker(PLATFORM, person="ada", place="wall", private=private, reply_to=reply_to)
    exchange = place.ask(asker).exchange
    assert exchange
    return exchange


def emptied(school: School) -> None:
    """Send what waits, once it counts as cut."""
    school.place.clock.pass_by(CUT_AFTER_MS + 1)
    school.place.run(school.rooms.outbox.empty())


def test_a_reply_goes_to_its_message_and_a_private_answer_to_its_person(school: School) -> None:
    """With a word on why it comes late where it comes elsewhere."""
    cut(school, private=False, reply_to=f"{TO_MESSAGE} wall 7")
    cut(school, private=True, reply_to="person ada")
    emptied(school)
    emptied(school)
    public, ((person, alone),) = school.slate.replies["wall", "7"], school.slate.alone
    assert wording.CUT_OFF not in read(public)
    assert person == "ada"
    assert wording.CUT_OFF in read(alone)
    assert QUESTION in read(alone)
    assert FIRST in read(public)
    assert FIRST in read(alone)


def test_an_address_of_another_key_is_given_up(school: School) -> None:
    """Nobody could open it."""
    place = school.place
    sealed = People("another key, of those before").sealed("person ada")
    asker = replace(school.turn().asker, reply_to=sealed)
    exchange = str(place.ask(asker).exchange)
    emptied(school)
    assert school.slate.alone == []
    kept = place.run(place.store.exchanges.load(exchange))
    assert kept
    assert kept.delivery == "failed"


def test_what_cannot_be_sent_is_sent_later(school: School, caplog: pytest.LogCaptureFixture) -> None:
    """A mistake of ours with one keeps no other waiting."""
    caplog.set_level(logging.INFO)
    cut(school, private=True, reply_to="person ada")
    school.slate.trouble = LostError("rain")
    emptied(school)
    assert "has to wait: rain" in caplog.text
    school.slate.trouble = ValueError("ours")
    emptied(school)
    assert "a mistake of ours keeps something from being sent" in caplog.text
    school.slate.trouble = None
    emptied(school)
    assert len(school.slate.alone) == 1


def test_what_ends_the_door_is_raised(school: School) -> None:
    """Nothing more could be sent."""
    cut(school, private=True, reply_to="person ada")
    school.slate.trouble = BrokenError("in two")
    with pytest.raises(BrokenError):
        emptied(school)
