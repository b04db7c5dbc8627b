"""What processes share: notes and leases."""

from bot.store.items import Along
from tests.platforms.desks import Place


def test_a_note_is_what_was_written_last(place: Place) -> None:
    """Under its name."""
    notes = place.store.notes
    assert place.run(notes.read("commands")) is None
    place.run(notes.write("commands", "one"))
    place.run(notes.write("commands", "two"))
    place.run(notes.write("version", "three"))
    assert place.run(notes.read("commands")) == "two"


def test_a_note_may_be_kept_by_the_first(place: Place) -> None:
    """Whoever comes later reads it."""
    assert place.run(place.store.notes.keep("key", "one")) == "one"
    assert place.run(place.store.notes.keep("key", "two")) == "one"


def test_a_clock_that_was_set_back_holds_nobody_up(place: Place) -> None:
    """A lease, a notice or a reply from a time that has not come is nobody's."""
    store, exchange = place.store, place.exchange(reply_to="channel 1")
    place.run(store.wishes.add(place.asker(), exchange, "sealed"))
    place.decide(exchange, "taught", Along(notices="due"))
    place.clock.pass_by(10_000)
    assert place.run(store.leases.hold("shard 0", "one", 5))
    assert place.run(store.deliveries.cut("discord"))
    assert place.run(store.wishes.notices("discord"))
    place.clock.pass_by(-3_600_000)
    assert place.run(store.leases.hold("shard 0", "other", 5))
    assert place.run(store.deliveries.cut("discord"))
    assert place.run(store.wishes.notices("discord"))
    place.clock.pass_by(-30_000)
    assert not place.run(store.leases.hold("shard 0", "one", 5))
    assert not place.run(store.deliveries.cut("discord"))
    assert not place.run(store.wishes.notices("discord"))


def test_a_lease_is_held_by_one(place: Place) -> None:
    """Until it runs out or is released; the holder can keep it."""
    leases = place.store.leases
    assert place.run(leases.hold("shard 0", "one", 10))
    assert not place.run(leases.hold("shard 0", "other", 10))
    assert place.run(leases.hold("shard 1", "other", 10))
    place.clock.pass_by(9_000)
    assert place.run(leases.hold("shard 0", "one", 10))
    place.clock.pass_by(9_000)
    assert not place.run(leases.hold("shard 0", "other", 10))
    place.clock.pass_by(1_001)
    assert place.run(leases.hold("shard 0", "other", 10))
    place.run(leases.release("shard 0", "one"))
    assert not place.run(leases.hold("shard 0", "one", 10))
    place.run(leases.release("shard 0", "other"))
    assert place.run(leases.hold("shard 0", "one", 10))


def test_a_note_is_dropped(place: Place) -> None:
    """And one that is not there too."""
    notes = place.store.notes
    place.run(notes.write("draft ada", "words"))
    place.run(notes.drop("draft ada"))
    assert place.run(notes.read("draft ada")) is None
    place.run(notes.drop("draft ada"))
