"""A person can see what is kept about them, take it with them, and have it deleted."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.assistant import Assistant
from bot.desk import Desk
from bot.limits import Limits
from bot.record import Handled, Kept
from bot.store import engine, tables
from bot.store.kept import exported
from bot.store.recounting import count_alone, recount
from tests.platforms import postgres
from tests.platforms.bakery import QUESTION
from tests.platforms.desks import Place, open_place


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


def test_what_a_maintainer_did_is_theirs_to_see(place: Place) -> None:
    """It stays done when they are deleted, and nobody's."""
    ada, items = place.asker().person, place.store.items
    place.run(items.record("source:rye", "dismiss", ada, {"reason": "it holds"}))
    place.run(items.record("source:rye", "dismiss", "bob", {"reason": "it does"}))
    place.run(place.store.notes.write(f"draft {ada}", "how long rye rises"))
    place.run(place.store.notes.write("draft bob", "how long wheat rises"))
    theirs = exported(place.run(place.store.kept.about(ada)))
    assert theirs["notes"] == ["how long rye rises"]
    (act,) = theirs["acts"]
    assert (act["kind"], act["subject"], act["details"]) == ("dismiss", "source:rye", {"reason": "it holds"})
    place.run(place.store.kept.delete(ada))
    assert place.run(place.store.kept.about(ada)) == Kept(exchanges=(), votes=(), wishes=())
    assert place.run(place.store.notes.read("draft bob"))
    assert [one.person for one in place.run(items.acts())] == ["bob", ""]


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


def test_what_is_forgotten_stays_in_no_follow_up(place: Place) -> None:
    """Whoever asked it and wherever it leaned, in turn; one who asked the same themselves keeps it."""
    first = place.exchange(private=False)
    own = place.exchange("carol")
    leaning = []
    for asker, after in ((place.asker(), None), (place.asker(), None), (place.asker("bob"), first)):
        place.clock.pass_by(1)
        leaning.append(place.ask(asker, "and with rye?", after=after).exchange or "")
    place.clock.pass_by(1)
    kept_by_carol = place.ask(place.asker("carol"), "and with rye?", after=own).exchange or ""
    assert place.run(place.store.kept.forget(place.asker().person, first))
    for exchange in leaning:
        kept = place.run(place.store.exchanges.load(exchange))
        assert kept
        assert (kept.question, kept.previous, kept.read_as, kept.topic) == ("and with rye?", None, None, None)
        assert "sourdough" not in kept.gist
    carols = place.run(place.store.exchanges.load(kept_by_carol))
    assert carols
    assert carols.previous


def test_what_is_forgotten_stays_in_no_chain_of_follow_ups(place: Place) -> None:
    """What leaned on a question that leaned on it goes too."""
    chain = []
    for question in (QUESTION, "and does rye flour drink more water?", "why?"):
        place.clock.pass_by(1)
        chain.append(place.ask(question=question).exchange or "")
    leaning = [place.run(place.store.exchanges.load(exchange)) for exchange in chain]
    assert [each and each.previous for each in leaning] == [None, QUESTION, "and does rye flour drink more water?"]
    assert place.run(place.store.kept.forget(place.asker().person, chain[0]))
    kept = [place.run(place.store.exchanges.load(exchange)) for exchange in chain[1:]]
    assert [each and (each.previous, each.read_as) for each in kept] == [(None, None)] * 2


def test_nobody_leans_on_a_private_question_of_somebody_else(place: Place) -> None:
    """Whatever id they send."""
    private, public = place.exchange(), place.exchange(private=False)
    bob = place.asker("bob", thread="new")
    assert place.ask(bob, "and with rye?", after=private).answer.read_as is None
    assert place.ask(bob, "and with rye?", after=public).answer.read_as


def test_a_deleted_event_that_comes_again_is_not_stored(place: Place) -> None:
    """At a desk that never saw it."""
    asker = place.asker(event="message 1")
    place.ask(asker)
    place.run(place.store.kept.delete(asker.person))
    other = Desk(place.desk.assistant, place.store, Limits(9, 9), "")
    assert place.run(other.ask(asker, "again")) == Handled()
    assert asker.event
    assert place.run(place.store.exchanges.of_event(asker.event)) is None


def test_what_is_forgotten_is_in_no_file(tmp_path: Path, baker: Assistant) -> None:
    """Neither in the database nor in the log beside it, at once."""
    with open_place(str(tmp_path / "db.sqlite"), baker) as place:
        exchange = place.ask(question="How long does sourdough XYZZY rise?").exchange or ""
        place.exchange("bob")
        place.run(place.store.grouping.catch_up())
        place.run(place.store.kept.forget(place.asker().person, exchange))
        assert [file.name for file in tmp_path.iterdir() if b"XYZZY" in file.read_bytes()] == []


def test_forgetting_does_not_wait_for_who_reads(
    tmp_path: Path, baker: Assistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As a backup does for a long time: the log says what stays in the files until the next pruning."""
    monkeypatch.setattr(engine, "BUSY_MS", 3_600_000)
    file = tmp_path / "db.sqlite"
    with open_place(str(file), baker) as place, closing(sqlite3.connect(file, isolation_level=None)) as reader:
        exchange = place.ask(question="How long does sourdough XYZZY rise?").exchange or ""
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM exchange").fetchall()
        forgotten = place.store.kept.forget(place.asker().person, exchange)
        assert place.run(asyncio.wait_for(forgotten, timeout=600))
        assert "may stay in the log" in caplog.text
        reader.execute("COMMIT")
        place.run(place.store.pruning.all())
        assert [each.name for each in tmp_path.iterdir() if b"XYZZY" in each.read_bytes()] == []


def test_an_item_is_there_for_who_joins_it(server: postgres.Server, baker: Assistant) -> None:
    """While its only exchange is forgotten by another process of PostgreSQL's."""
    with open_place(server.create("joins"), baker) as place:
        gone = place.exchange()
        place.run(place.store.grouping.catch_up())
        item = place.run(place.store.items.of_exchange(gone))
        assert item
        stays = place.exchange("bob")

        async def meet() -> None:
            joined = asyncio.Event()

            async def join(connection: AsyncConnection) -> None:
                await count_alone(connection)
                its = tables.exchange.c.id == stays
                await connection.execute(update(tables.exchange).where(its).values(item=item.id))
                joined.set()
                # If it does not wait for us, it comes to its end.
                await asyncio.wait({forgetting}, timeout=2)
                await recount(connection, {item.id})

            async def forget() -> None:
                await joined.wait()
                await place.store.kept.forget(place.asker().person, gone)

            forgetting = asyncio.create_task(forget())
            await place.store.database.write(join)
            await forgetting

        async def items(connection: AsyncConnection) -> list[int]:
            return list((await connection.execute(select(tables.item.c.id))).scalars())

        place.run(meet())
        assert place.run(place.store.database.read(items)) == [item.id]
