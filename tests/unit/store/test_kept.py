"""A person can see what is kept about them, take it with them, and have it deleted."""

import json

from bot.record import Handled
from bot.store.kept import exported
from tests.platforms.desks import Place


def test_a_person_sees_what_is_theirs(place: Place) -> None:
    """Questions, votes and wishes, and nobody else's; as JSON without an address."""
    mine, other = place.exchange(), place.exchange("bob")
    ada = place.asker()
    place.run(place.store.votes.put(ada.person, other, "helpful"))
    place.run(place.store.votes.put("somebody", mine, "helpful"))
    place.run(place.store.wishes.add(ada, mine, place.people.sealed("user ada")))
    kept = place.run(place.store.kept.about(ada.person))
    assert [one.id for one in kept.exchanges] == [mine]
    assert [(one.exchange, one.value) for one in kept.votes] == [(other, "helpful")]
    assert [one.exchange for one in kept.wishes] == [mine]
    written = json.dumps(exported(kept))
    assert "sourdough" in written
    assert place.people.sealed("user ada")[:10] not in written
    assert json.loads(written)["votes"][0]["answer_id"] == other


def test_a_person_is_deleted(place: Place) -> None:
    """With all that is theirs, and nothing of others but votes on their answers."""
    event = place.asker(event="message 1")
    mine, other = place.ask(event).exchange or "", place.exchange("bob")
    ada = place.asker()
    place.run(place.store.deliveries.sent(mine))
    place.run(place.store.votes.put(ada.person, other, "helpful"))
    place.run(place.store.votes.put("somebody", mine, "helpful"))
    place.run(place.store.votes.put("somebody", other, "helpful"))
    place.run(place.store.wishes.add(ada, other, "sealed"))
    assert place.run(place.store.kept.delete(ada.person)) > 0
    kept = place.run(place.store.kept.about(ada.person))
    assert (kept.exchanges, kept.votes, kept.wishes) == ((), (), ())
    assert [vote.person for vote in place.run(place.store.votes.of(other))] == ["somebody"]
    assert place.run(place.store.votes.of(mine)) == ()
    assert place.ask().first_time
    assert place.run(place.store.kept.delete("nobody")) == 0


def test_one_exchange_is_forgotten_at_once(place: Place) -> None:
    """By the one who asked, and by nobody else; its event stays handled."""
    asker = place.asker(event="message 1")
    exchange = place.ask(asker).exchange or ""
    place.run(place.store.votes.put("somebody", exchange, "helpful"))
    assert not place.run(place.store.kept.forget(place.asker("bob").person, exchange))
    assert place.run(place.store.kept.forget(asker.person, exchange))
    assert not place.run(place.store.kept.forget(asker.person, exchange))
    assert place.run(place.store.exchanges.load(exchange)) is None
    assert place.run(place.desk.ask(asker, "again")) == Handled()
