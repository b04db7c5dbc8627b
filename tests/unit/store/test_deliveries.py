"""What became of replies: kept where it stands, sent again when it was cut, never twice."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.desk import Desk
from bot.errors import StoreError
from bot.limits import Limits
from bot.store import deliveries
from bot.store.deliveries import CUT_AFTER_MS, TOO_LATE_MS
from tests.platforms.desks import Place


def test_a_message_of_ours_leads_to_its_exchange(place: Place) -> None:
    """By its address, and so does the event that it answered."""
    asker = place.asker(event="message 1")
    exchange = place.ask(asker).exchange or ""
    place.run(place.store.deliveries.sent(exchange, place.people.message("discord", "channel/2")))
    found = place.run(place.store.exchanges.of_message(place.people.message("discord", "channel/2").key))
    assert found
    assert found.id == exchange
    assert found.message
    assert place.people.opened(found.message.sealed) == "channel/2"
    assert asker.event
    assert place.run(place.store.exchanges.of_event(asker.event)) == found
    assert place.run(place.store.exchanges.of_event("never")) is None
    assert place.run(place.store.exchanges.of_message("nowhere")) is None


def test_what_became_of_a_reply_is_kept(place: Place) -> None:
    """Step by step; a removed one has no message any more."""
    exchange, deliveries = place.exchange(reply_to="channel/1"), place.store.deliveries
    there = place.people.message("discord", "channel/2")
    seen = []
    for step in (
        deliveries.sent(exchange, there),
        deliveries.edited(exchange),
        deliveries.shared(exchange),
        deliveries.shared(exchange, place.people.message("discord", "channel/3")),
        deliveries.removed(exchange),
        deliveries.failed(exchange),
    ):
        place.run(step)
        kept = place.run(place.store.exchanges.load(exchange))
        assert kept
        assert kept.delivered_at == place.clock.at
        seen.append((kept.delivery, kept.message and place.people.opened(kept.message.sealed)))
    assert seen == [
        ("sent", "channel/2"),
        ("edited", "channel/2"),
        ("shared", "channel/2"),
        ("shared", "channel/3"),
        ("sent", None),
        ("failed", None),
    ]


def test_a_cut_reply_is_handed_out_once_at_a_time(place: Place) -> None:
    """After a while, to one caller, for its platform, until somebody says what became of it."""
    exchange, cut = place.exchange(reply_to="channel/1"), place.store.deliveries.cut
    place.exchange()  # nobody said where this one would be sent: a click, which has no second chance
    assert place.run(cut("discord")) == ()
    place.clock.pass_by(CUT_AFTER_MS + 1)
    assert place.run(cut("slack")) == ()
    (found,) = place.run(cut("discord"))
    assert (found.id, place.people.opened(found.asker.reply_to or "")) == (exchange, "channel/1")
    assert place.run(cut("discord")) == ()
    place.clock.pass_by(CUT_AFTER_MS + 1)
    assert [one.id for one in place.run(cut("discord"))] == [exchange]
    place.run(place.store.deliveries.sent(exchange))
    place.clock.pass_by(CUT_AFTER_MS + 1)
    assert place.run(cut("discord")) == ()


def test_no_answer_comes_out_of_the_blue(place: Place) -> None:
    """What was cut long ago has failed."""
    exchange = place.exchange(reply_to="channel/1")
    place.clock.pass_by(TOO_LATE_MS + 1)
    assert place.run(place.store.deliveries.cut("discord")) == ()
    kept = place.run(place.store.exchanges.load(exchange))
    assert kept
    assert kept.delivery == "failed"


@contextmanager
def store_away(place: Place) -> Iterator[None]:
    """Let nothing be written for a while."""
    write = place.store.database.write

    async def away(_: object) -> None:
        raise StoreError("away")

    place.store.database.write = away  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        place.store.database.write = write  # type: ignore[method-assign]


def delivery(place: Place, exchange: str) -> str:
    """Return what became of a reply."""
    kept = place.run(place.store.exchanges.load(exchange))
    assert kept
    return kept.delivery


def test_a_report_is_not_lost_while_the_store_is_away(place: Place) -> None:
    """The reply was sent, and is not sent again once the store is back."""
    exchange = place.exchange(reply_to="channel/1")
    with store_away(place):
        place.run(place.store.deliveries.sent(exchange))
        lost = place.run(Desk(place.desk.assistant, place.store, Limits(9, 9), "").ask(place.asker(), "rye?"))
    assert lost
    place.clock.pass_by(CUT_AFTER_MS + 1)
    assert place.run(place.store.deliveries.cut("discord")) == ()
    assert delivery(place, exchange) == "sent"


def test_a_late_report_is_made_up_for_in_the_background(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """No door has to ask for it."""
    monkeypatch.setattr(deliveries, "_AGAIN_SECONDS", 0.01)
    exchange = place.exchange(reply_to="channel/1")
    with store_away(place):
        place.run(place.store.deliveries.sent(exchange))
        place.run(asyncio.sleep(0.05))

    async def watch() -> None:
        async with asyncio.timeout(60):
            while delivered := await place.store.exchanges.load(exchange):
                if delivered.delivery == "sent":
                    return
                await asyncio.sleep(0.01)

    place.run(watch())
    assert delivery(place, exchange) == "sent"


def test_a_late_report_overwrites_nothing_newer(place: Place) -> None:
    """What became of the reply in the meantime stands, and two doors may ask at once."""
    exchanges = [place.exchange(f"person {number}", reply_to="channel/1") for number in range(3)]
    with store_away(place):
        for exchange in exchanges:
            place.run(place.store.deliveries.sent(exchange))
    place.run(place.store.deliveries.shared(exchanges[0]))

    async def both() -> None:
        await asyncio.gather(place.store.deliveries.cut("discord"), place.store.deliveries.cut("slack"))

    place.run(both())
    assert [delivery(place, exchange) for exchange in exchanges] == ["shared", "sent", "sent"]


@pytest.mark.parametrize("report", ["sent", "failed", "edited", "shared", "removed"])
def test_whatever_became_of_a_reply_it_is_not_sent_again(place: Place, report: str) -> None:
    """And where it was to be sent is not kept any longer."""
    exchange = place.exchange(reply_to="channel/1")
    place.run(getattr(place.store.deliveries, report)(exchange))
    place.clock.pass_by(CUT_AFTER_MS + 1)
    assert place.run(place.store.deliveries.cut("discord")) == ()
    kept = place.run(place.store.exchanges.load(exchange))
    assert kept
    assert kept.asker.reply_to is None
