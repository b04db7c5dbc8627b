"""The log is counted for a time."""

from typing import TYPE_CHECKING

from tests.platforms.bakery import UNCOVERED
from tests.platforms.desks import DAY, Place

if TYPE_CHECKING:
    from bot.record import Value


def test_a_week_is_counted_by_what_was_said_and_voted(place: Place) -> None:
    """Votes belong to the day of their question."""
    old = place.exchange("eve")
    place.clock.pass_by(8 * DAY)
    exchange = place.exchange()
    place.ask(question=UNCOVERED)
    votes: dict[str, Value] = {"ada": "helpful", "bob": "helpful", "eve": "not_helpful"}
    for person, value in votes.items():
        place.run(place.store.votes.put(place.asker(person).person, exchange, value))
    place.run(place.store.votes.put(place.asker("eve").person, old, "not_helpful"))
    since = place.clock.at - 7 * DAY
    assert place.run(place.store.log.counts(since)) == {
        "answered": 1,
        "declined": 1,
        "helpful": 2,
        "not_helpful": 1,
    }
    assert place.run(place.store.log.counts(0))["answered"] == 2
