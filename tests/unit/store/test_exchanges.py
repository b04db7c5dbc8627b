"""Exchanges are found again, whatever people wrote in them."""

import pytest

from bot.errors import StoreError
from bot.record import Exchange
from bot.store.exchanges import gist
from tests.platforms.desks import Place


def test_the_same_asked_otherwise_is_found_again(place: Place) -> None:
    """In other orders and with other endings and little words; newest first."""
    first = place.exchange()
    place.clock.pass_by(1)
    second = place.ask(question="so, how long will a sourdough be rising").exchange
    place.ask(question="does rye flour need more water?")
    assert [one.id for one in place.run(place.store.exchanges.alike("rise, sourdough: long?"))] == [second, first]
    assert len(place.run(place.store.exchanges.alike("rise, sourdough: long?", most=1))) == 1


def test_a_gist_is_never_too_long_for_an_index() -> None:
    """However long the question was."""
    assert len(gist(" ".join(f"word{number}" for number in range(2_000))).encode()) <= 2_000


def test_an_exchange_comes_back_as_it_was(place: Place) -> None:
    """With its asker but for the event, which is kept beside it; without what no database takes."""
    asker = place.asker("ada", place="C1", private=False, thread="7", event="message 1", reply_to="C1/7")
    exchange = Exchange(
        id="e1",
        asked_at=place.clock.at,
        asker=asker,
        question="what\0 about \ud800 \U0001f35e?",
        status="unsure",
        knowledge_version="v",
        configuration="c",
        gist="bread",
        read_as="read",
        topic="topic",
        previous="before",
        careful=False,
        confidence=0.5,
        elapsed_ms=0.25,
    )
    assert place.run(place.store.exchanges.add(exchange))
    assert not place.run(place.store.exchanges.add(exchange))
    kept = place.run(place.store.exchanges.load("e1"))
    assert kept
    assert kept.question == "what about  \U0001f35e?"
    assert kept.asker.place == "discord:C1"
    assert (kept.previous, kept.careful, kept.confidence, kept.elapsed_ms) == ("before", False, 0.5, 0.25)
    assert kept.asker.reply_to == asker.reply_to


def test_what_has_no_words_is_like_nothing(place: Place) -> None:
    """Otherwise all of its kind would be the same question."""
    place.ask(question="???")
    assert place.run(place.store.exchanges.alike("!!")) == ()


def test_only_a_known_event_was_handled(place: Place) -> None:
    """Any other clash is a failure, not a repetition."""
    exchange = place.run(place.store.exchanges.load(place.exchange()))
    assert exchange
    with pytest.raises(StoreError):
        place.run(place.store.exchanges.add(exchange))
