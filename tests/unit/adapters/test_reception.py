"""What a door keeps in mind between two messages of one person."""

import pytest

from bot.adapters import reception
from bot.adapters.reception import Reception
from bot.record import Asker, Reply
from tests.platforms.bakery import QUESTION
from tests.platforms.desks import Place

CRY = "I want to kill myself. How long does sourdough rise?"


def asked(place: Place, desk: Reception, asker: Asker, text: str) -> Reply:
    """Ask and expect a reply."""
    given = place.run(desk.ask(asker, text))
    assert isinstance(given, Reply)
    return given


def test_the_privacy_line_is_shown_once_while_the_first_reply_is_on_its_way(place: Place) -> None:
    """The store learns of it only when it has arrived."""
    desk = Reception(place.desk)
    assert asked(place, desk, place.asker(), QUESTION).first_time
    assert not asked(place, desk, place.asker(), QUESTION).first_time
    assert asked(place, desk, place.asker("ben"), QUESTION).first_time


def test_a_cry_that_was_a_question_is_looked_up_when_they_say_so(place: Place) -> None:
    """By the same person, as their next message, and once."""
    desk = Reception(place.desk)
    assert asked(place, desk, place.asker(), CRY).answer.status == "care"
    assert asked(place, desk, place.asker("ben"), "It was a bread question").answer.question != CRY
    assert asked(place, desk, place.asker(), "It was a bread question").answer.points
    assert asked(place, desk, place.asker(), "It was a bread question").answer.question != CRY


def test_not_too_much_is_kept_in_mind(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest goes first."""
    monkeypatch.setattr(reception, "_MOST_REMEMBERED", 1)
    desk = Reception(place.desk)
    for person in ("ada", "ben"):
        asked(place, desk, place.asker(person), CRY)
    assert asked(place, desk, place.asker("ada"), "It was a bread question").answer.question != CRY
    assert asked(place, desk, place.asker("ben"), "It was a bread question").answer.points
