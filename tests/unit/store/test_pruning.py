"""What is too old goes, in small steps, while everything else goes on."""

import asyncio
from contextlib import suppress

import pytest

from bot.assistant import Assistant
from bot.errors import StoreError
from bot.record import Handled
from bot.store import pruning
from bot.store.deliveries import TOO_LATE_MS
from tests.platforms.desks import DAY, Place, open_place


def test_what_is_kept_ends_with_its_days(place: Place) -> None:
    """The exchange with its votes and its event, no earlier and no later."""
    asker = place.asker(event="message 1")
    old = place.ask(asker).exchange or ""
    place.run(place.store.votes.put("somebody", old, "helpful"))
    place.clock.pass_by(180 * DAY)
    new = place.exchange()
    assert place.run(place.store.pruning.all()) == 0
    place.clock.pass_by(1)
    assert place.run(place.store.pruning.all()) == 2
    assert place.run(place.store.exchanges.load(old)) is None
    assert place.run(place.store.exchanges.load(new))
    assert place.run(place.store.votes.put("somebody", old, "helpful")) == "gone"
    assert asker.event
    assert place.run(place.store.exchanges.of_event(asker.event)) is None


def test_an_event_of_care_is_known_for_a_day(place: Place) -> None:
    """As long as a platform may repeat it; nothing else is there to be found."""
    asker = place.asker(event="message 1")
    place.ask(asker, "I want to die")
    place.clock.pass_by(DAY + 1)
    assert place.run(place.store.pruning.all()) == 1
    assert place.run(place.store.exchanges.count(asker.event, "care"))


def test_it_takes_many_small_steps(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each a transaction of its own, until nothing is left."""
    monkeypatch.setattr(pruning, "STEP", 3)
    for _ in range(7):
        place.exchange()
    place.clock.pass_by(181 * DAY)
    assert [place.run(place.store.pruning.step()) for _ in range(4)] == [3, 3, 1, 0]


def test_the_days_are_a_setting(database: str, baker: Assistant) -> None:
    """One day means one day."""
    with open_place(database, baker, retention_days=1) as place:
        place.exchange()
        place.clock.pass_by(DAY + 1)
        assert place.run(place.store.pruning.all()) == 1


def test_it_goes_on_after_the_database_was_away(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Again and again, until it is told to stop."""
    monkeypatch.setattr(pruning, "_SOON", 0.0)
    monkeypatch.setattr(pruning, "_PAUSE", 0.0)
    old = place.exchange()
    place.clock.pass_by(181 * DAY)
    step = place.store.pruning.step
    away = iter([True, True])

    async def sometimes() -> int:
        if next(away, False):
            raise StoreError("away")
        return await step()

    monkeypatch.setattr(pruning.Pruning, "step", lambda _: sometimes())

    async def watch() -> None:
        task = asyncio.create_task(place.store.pruning.run())
        while await place.store.exchanges.load(old):
            assert not task.done()
            await asyncio.sleep(0)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    place.run(watch())


def test_a_handled_event_outlives_no_exchange(place: Place) -> None:
    """While the exchange is kept its event is handled; a restart changes nothing."""
    asker = place.asker(event="message 1")
    place.ask(asker)
    place.clock.pass_by(179 * DAY)
    place.run(place.store.pruning.all())
    assert place.run(place.desk.ask(asker, "again")) == Handled()


def test_an_address_goes_after_a_quarter_of_an_hour(place: Place) -> None:
    """Also where no door asks for replies that were cut."""
    exchange = place.exchange(reply_to="channel/1")
    place.clock.pass_by(TOO_LATE_MS + 1)
    place.run(place.store.pruning.step())
    kept = place.run(place.store.exchanges.load(exchange))
    assert kept
    assert (kept.asker.reply_to, kept.delivery) == (None, "failed")


def test_who_saw_the_privacy_line_is_pruned(place: Place) -> None:
    """With what they asked; until then they can see that it is kept."""
    place.run(place.store.deliveries.sent(place.exchange()))
    ada = place.asker().person
    assert place.run(place.store.kept.about(ada)).greeted_at == place.clock.at
    place.clock.pass_by(181 * DAY)
    place.run(place.store.pruning.all())
    assert place.run(place.store.kept.about(ada)).greeted_at is None
