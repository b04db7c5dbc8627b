"""Items are counted after the fact: once, whoever counts, whatever is away or goes meanwhile."""

import asyncio

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.assistant import Assistant
from bot.likeness import traces
from bot.record import Reply
from bot.store import recounting, tables
from bot.store.grouping import STEP, Grouping
from bot.store.store import Store
from tests.platforms import postgres
from tests.platforms.desks import DAY, Place, open_place
from tests.unit.store.asking import BREAD, ask, only, rename, rows


def test_an_answer_does_not_wait_for_counting(place: Place) -> None:
    """What is kept is counted when somebody looks, or by the bot itself, a step at a time."""
    for number in range(STEP + 1):
        ask(place, BREAD, f"person {number}")
    assert not place.run(rows(place, select(tables.item.c.id)))
    assert place.run(place.store.grouping.step()) == STEP
    assert place.run(rows(place, select(tables.item.c.asked))) == [STEP]
    assert only(place).people == STEP + 1
    assert place.run(place.store.grouping.step()) == 0


def test_whoever_has_no_bot_counts_all_of_it(place: Place) -> None:
    """A look waits a moment at most; who looks at a terminal waits to the end, and sees how far it is."""
    for number in range(2 * STEP + 1):
        ask(place, BREAD, f"person {number}")
    place.run(place.store.grouping.catch_up(seconds=0))
    assert not place.run(rows(place, select(tables.item.c.id)))
    told: list[tuple[int, int]] = []
    place.run(place.store.grouping.finish(lambda done, whole: told.append((done, whole))))
    assert place.run(rows(place, select(tables.item.c.asked))) == [2 * STEP + 1]
    assert told == [(STEP, 2 * STEP + 1), (2 * STEP, 2 * STEP + 1), (2 * STEP + 1, 2 * STEP + 1)]


def test_two_who_count_count_once(place: Place, database: str) -> None:
    """Processes that share a database count in turn, while people ask and vote: nothing is counted by both."""
    votes, other = place.store.votes, Store.open(database, retention_days=180)
    over = asyncio.Event()

    async def count(counter: Grouping) -> int:
        done = 0
        while (step := await counter.step()) or not over.is_set():
            done += step
        return done

    async def live() -> None:
        asked = [place.desk.ask(place.asker(f"person {number}"), BREAD) for number in range(60)]
        replies = [reply for reply in await asyncio.gather(*asked) if isinstance(reply, Reply)]
        await asyncio.gather(*(votes.put("dan", reply.exchange or "", "helpful") for reply in replies))
        over.set()

    async def all_of_it() -> list[int]:
        *counted, _ = await asyncio.gather(count(place.store.grouping), count(other.grouping), live())
        await other.close()
        return counted

    # Each question and each vote left a note.
    assert sum(place.run(all_of_it())) == 60 + 60
    item = only(place)
    assert (item.asked, item.people, item.helpful) == (60, 60, 60)
    assert place.run(rows(place, select(tables.exchange.c.item).distinct())) == [item.id]


def test_the_last_question_goes_while_it_is_counted(
    server: postgres.Server, baker: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is left to speak for the item: nothing fails, and the item goes when that is counted."""
    with open_place(server.create("going"), baker) as place:
        ask(place, BREAD)
        place.clock.pass_by(100 * DAY)
        ask(place, BREAD, "bob")
        assert only(place).asked == 2
        place.clock.pass_by(100 * DAY)
        assert place.run(place.store.pruning.step()) == 1
        place.clock.pass_by(100 * DAY)
        replace_lead = recounting._replace_lead  # noqa: SLF001 -- the moment at which it has to go

        async def late(connection: AsyncConnection, item: int) -> None:
            monkeypatch.undo()
            assert await place.store.pruning.step() == 1
            await replace_lead(connection, item)

        monkeypatch.setattr(recounting, "_replace_lead", late)
        assert place.run(place.store.grouping.step())
        assert place.run(place.store.items.queue(9, everything=True)) == ()


def test_a_database_that_is_away_is_counted_later(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """The log says so, and nothing is lost."""
    ask(place, BREAD)

    async def stuck() -> None:
        await place.store.database.write(rename("uncounted", "hidden"))
        counting = asyncio.create_task(place.store.grouping.run())
        while not await place.store.notes.read("nothing") and "counting waits" not in caplog.text:
            assert not counting.done()
        counting.cancel()
        await asyncio.wait([counting])
        await place.store.database.write(rename("hidden", "uncounted"))

    caplog.set_level("INFO")
    place.run(stuck())
    assert only(place).asked == 1


def test_what_cannot_be_counted_is_left_out(
    place: Place, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log says so, without its words, and everything else is counted."""
    monkeypatch.setattr("bot.store.grouping.traces", lambda what: ["a", "a"] if "zebra" in what.key else traces(what))
    ask(place, "Which zebra crosses Antarctica quickly?")
    ask(place, "How much salt is in rye bread?")
    assert only(place).question == "How much salt is in rye bread?"
    assert "cannot be counted" in caplog.text
    assert "zebra" not in caplog.text
