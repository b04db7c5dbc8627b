"""Who wants to be told is told once, and their address goes with it."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.assistant import Assistant
from bot.record import Item, Wish
from bot.store.items import Along
from bot.store.store import Store
from bot.store.wishes import AGAIN_AFTER_MS, KEPT_DAYS
from tests.platforms import postgres
from tests.platforms.bakery import QUESTION, UNCOVERED
from tests.platforms.desks import DAY, Place, open_place

TOLD = Along(notices="due")


def wish(place: Place, person: str, exchange: str) -> bool:
    """Make a wish."""
    return place.run(place.store.wishes.add(place.asker(person), exchange, place.people.sealed(f"user {person}")))


def wished(place: Place, person: str = "ada") -> tuple[Wish, ...]:
    """Return what a person waits for."""
    return place.run(place.store.kept.about(place.asker(person).person)).wishes


def test_a_wish_becomes_a_notice(place: Place) -> None:
    """For everybody who waits for one of the questions, handed out to one door at a time, until it is told."""
    one, other = place.exchange(), place.exchange("bob")
    third = place.ask(question=UNCOVERED).exchange
    assert third
    assert wish(place, "ada", one)
    place.clock.pass_by(1)
    assert wish(place, "bob", other)
    assert wish(place, "ada", third)
    wishes = place.store.wishes
    assert place.run(wishes.notices("discord")) == ()
    assert place.decide(one, "taught", TOLD).details["told"] == 2
    assert place.decide(one, "taught", TOLD).details["told"] == 0
    assert place.run(wishes.notices("slack")) == ()
    first, second = place.run(wishes.notices("discord"))
    assert {place.people.opened(each.address) for each in (first, second)} == {"user ada", "user bob"}
    assert first.question == QUESTION
    assert place.run(wishes.notices("discord")) == ()
    assert place.run(wishes.told(first.id))
    assert not place.run(wishes.told(first.id))
    place.clock.pass_by(AGAIN_AFTER_MS + 1)
    assert [each.id for each in place.run(wishes.notices("discord"))] == [second.id]


def test_a_second_wish_is_the_same_one(place: Place) -> None:
    """With the newer address."""
    exchange = place.exchange()
    assert wish(place, "ada", exchange)
    assert place.run(place.store.wishes.add(place.asker(), exchange, place.people.sealed("elsewhere")))
    (only,) = wished(place)
    assert place.people.opened(only.address) == "elsewhere"


def test_the_number_of_a_wish_that_is_gone_is_nobody_elses(place: Place) -> None:
    """What is told twice deletes no wish that was made in between."""
    exchange = place.exchange()
    wish(place, "ada", exchange)
    (first,) = wished(place)
    assert place.run(place.store.wishes.told(first.id))
    wish(place, "bob", exchange)
    assert not place.run(place.store.wishes.told(first.id))
    assert len(wished(place, "bob")) == 1


def test_a_wish_can_be_withdrawn(place: Place) -> None:
    """And goes with the answer that it was made under."""
    exchange, ada = place.exchange(), place.asker().person
    wish(place, "ada", exchange)
    assert not place.run(place.store.wishes.withdraw(place.asker("bob").person, exchange))
    assert place.run(place.store.wishes.withdraw(ada, exchange))
    assert wished(place) == ()
    wish(place, "bob", exchange)
    place.run(place.store.kept.forget(ada, exchange))
    assert place.run(place.store.kept.about(place.asker("bob").person)).wishes == ()
    assert not wish(place, "ada", exchange)


def test_a_wish_ends_after_ninety_days(place: Place) -> None:
    """Whether it was fulfilled or not."""
    exchange = place.exchange()
    wish(place, "ada", exchange)
    place.clock.pass_by(KEPT_DAYS * DAY)
    place.run(place.store.pruning.all())
    assert wished(place)
    place.clock.pass_by(1)
    place.run(place.store.pruning.all())
    assert not wished(place)


def test_a_wish_is_kept_no_longer_than_its_question(database: str, baker: Assistant) -> None:
    """And so it is said."""
    with open_place(database, baker, retention_days=30) as place:
        wish(place, "ada", place.exchange())
        assert place.store.wishes.kept_days == 30
        place.clock.pass_by(30 * DAY + 1)
        place.run(place.store.pruning.all())
        assert not wished(place)
    with open_place(database, baker, retention_days=180) as place:
        assert place.store.wishes.kept_days == KEPT_DAYS


def test_only_the_notices_of_one_lesson_are_withheld(place: Place) -> None:
    """Those that were due before it stay due."""
    exchange = place.exchange()
    wish(place, "ada", exchange)
    place.decide(exchange, "taught", TOLD)
    place.clock.pass_by(1)
    wish(place, "bob", exchange)
    second = place.decide(exchange, "taught", TOLD)
    place.decide(exchange, "dismissed", Along(notices="withheld", since=second.at))
    assert [notice.person for notice in place.run(place.store.wishes.notices("discord"))] == [place.asker().person]


def test_teaching_makes_the_notices_of_an_item_due(place: Place) -> None:
    """In the transaction that closes it, with the note that tells the bots; the act says how many are told."""
    one, other = place.exchange(), place.exchange("bob")
    wish(place, "ada", one)
    wish(place, "bob", other)
    act = place.decide(one, "taught", Along(notices="due", note=("knowledge", "new")))
    assert act.details == {"told": 2}
    assert place.run(place.store.notes.read("knowledge")) == "new"
    assert len(place.run(place.store.wishes.notices("discord"))) == 2


def test_who_wishes_late_is_told_at_once(place: Place) -> None:
    """The question was taught between the answer and the wish; what was dismissed or came back is waited for."""
    exchange = place.exchange()
    place.decide(exchange, "taught")
    assert wish(place, "ada", exchange)
    (notice,) = place.run(place.store.wishes.notices("discord"))
    assert notice.exchange == exchange
    assert place.run(place.store.wishes.told(notice.id))
    place.decide(exchange, "dismissed")
    assert wish(place, "ada", exchange)
    assert place.run(place.store.wishes.notices("discord")) == ()


def test_who_wishes_before_it_is_counted_is_told(place: Place) -> None:
    """The question was taught, and what is asked the same is only seen to be a moment later."""
    place.decide(place.exchange(), "taught")
    late = place.exchange("bob")
    assert wish(place, "bob", late)
    assert place.run(place.store.wishes.notices("discord")) == ()
    place.run(place.store.grouping.catch_up())
    (notice,) = place.run(place.store.wishes.notices("discord"))
    assert notice.exchange == late


def its_item(place: Place, exchange: str) -> Item:
    """Return the item of an exchange."""
    item = place.run(place.store.items.of_exchange(exchange))
    assert item
    return item


async def teach_meanwhile(place: Place, other: Store, item: Item) -> asyncio.Task[object]:
    """Let another process teach an item; return when it is done, or waits for somebody."""
    teaching: asyncio.Task[object] = asyncio.create_task(
        other.items.decide(item, "teach", person="mae", state="closed", verdict="taught", details={}, along=TOLD)
    )

    async def waits(connection: AsyncConnection) -> bool:
        locks = await connection.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted"))
        return bool(locks.scalar_one())

    while not teaching.done():
        if await place.store.database.read(waits):
            break
    return teaching


def test_who_wishes_while_it_is_taught_is_told(
    server: postgres.Server, baker: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of the two is kept first."""
    address = server.create("wishing")
    with open_place(address, baker) as place:
        exchange = place.exchange()
        item = its_item(place, exchange)
        commit = AsyncConnection.commit

        async def both() -> None:
            other = Store.open(address, retention_days=180)
            teaching: list[asyncio.Task[object]] = []

            async def late(self: AsyncConnection) -> None:
                monkeypatch.undo()
                teaching.append(await teach_meanwhile(place, other, item))
                await commit(self)

            monkeypatch.setattr(AsyncConnection, "commit", late)
            assert await place.store.wishes.add(place.asker(), exchange, "sealed")
            await teaching[0]
            await other.close()

        place.run(both())
        assert len(place.run(place.store.wishes.notices("discord"))) == 1


def test_who_asked_so_while_it_is_taught_is_told(
    server: postgres.Server, baker: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their question joins the item at that moment."""
    address = server.create("joining")
    with open_place(address, baker) as place:
        item = its_item(place, place.exchange())
        late = place.exchange("bob")
        wish(place, "bob", late)

        async def both() -> None:
            other = Store.open(address, retention_days=180)
            teaching: list[asyncio.Task[object]] = []
            execute = AsyncConnection.execute

            async def between(self: AsyncConnection, statement: Any, *given: Any) -> Any:  # noqa: ANN401 -- its signature
                found = await execute(self, statement, *given)
                if "its_exchanges" in str(statement):
                    monkeypatch.undo()
                    teaching.append(await teach_meanwhile(place, other, item))
                return found

            monkeypatch.setattr(AsyncConnection, "execute", between)
            await place.store.grouping.step()
            await teaching[0]
            await other.close()

        place.run(both())
        assert [notice.exchange for notice in place.run(place.store.wishes.notices("discord"))] == [late]
