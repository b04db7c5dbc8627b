"""The desk answers everybody, remembers once, and finds an answer again."""

import asyncio
import socket
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import wording
from bot.assistant import Assistant, Knowledge
from bot.desk import Desk
from bot.documents.library import load
from bot.limits import Limits
from bot.record import Handled, Reply, Wait
from bot.store.people import People
from bot.store.store import Store
from tests.platforms.bakery import FIRST, QUESTION, UNCOVERED, write_bakery
from tests.platforms.desks import KEY, Place, open_place


def test_an_answer_is_remembered_under_an_id_of_its_own(place: Place) -> None:
    """Which differs each time, while the answer is the same."""
    one, other = place.ask(), place.ask()
    assert one.exchange == one.answer.id
    assert one.exchange != other.exchange
    assert replace(one.answer, id="") == replace(other.answer, id="")
    kept = place.run(place.store.exchanges.load(one.answer.id))
    assert kept
    assert (kept.question, kept.status, kept.configuration) == (QUESTION, "answered", "as tested")
    assert kept.knowledge_version == one.answer.version
    assert kept.points[0].text == FIRST
    assert all((score or 0) > 0.1 for score in kept.points[0].passages.values())


def test_an_event_is_handled_once(place: Place, baker: Assistant) -> None:
    """At this desk, at another one on the same database, and when both get it at the same moment."""
    asker = place.asker(event="message 1")
    assert place.ask(asker).exchange
    assert place.run(place.desk.ask(asker, QUESTION)) == Handled()
    other = Desk(baker, place.store, Limits(10, 10), "another process")
    assert place.run(other.ask(asker, QUESTION)) == Handled()

    async def both() -> Sequence[object]:
        new = place.asker(event="message 2")
        return await asyncio.gather(place.desk.ask(new, QUESTION), other.ask(new, QUESTION))

    assert [type(each) for each in place.run(both())].count(Handled) == 1


def test_what_could_not_be_answered_may_be_delivered_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of ours does not use up the event."""
    asker = place.asker(event="message 1")

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(Assistant, "ask", fail)
        with pytest.raises(ZeroDivisionError):
            place.run(place.desk.ask(asker, QUESTION))
    assert place.ask(asker).exchange


def test_a_follow_up_leans_on_the_question_before(database: str, baker: Assistant) -> None:
    """In the same conversation only, also after a restart, and not a day later."""
    with open_place(database, baker) as place:
        place.ask(place.asker(thread="a"))
    with open_place(database, baker) as place:
        assert place.ask(place.asker(thread="a"), "and with rye?").answer.read_as
        assert not place.ask(place.asker(thread="b"), "and with rye?").answer.read_as
        assert not place.ask(place.asker("bob", thread="a"), "and with rye?").answer.read_as
        place.clock.pass_by(25 * 3_600_000)
        assert not place.ask(place.asker(thread="a"), "and with rye?").answer.read_as


def test_small_talk_is_no_topic(place: Place) -> None:
    """The follow-up after it leans on the question before it."""
    place.ask()
    place.clock.pass_by(1)
    assert place.ask(question="hello").answer.status == "smalltalk"
    place.clock.pass_by(1)
    assert "sourdough" in (place.ask(question="and with rye?").answer.read_as or "")


def test_a_follow_up_may_name_what_it_follows(place: Place) -> None:
    """By the id of the answer whose button was pressed."""
    first = place.exchange()
    place.clock.pass_by(1)
    place.ask(question=UNCOVERED)
    assert "sourdough" in (place.ask(question="and with rye?", after=first).answer.read_as or "")


def test_a_call_for_care_leaves_a_count_and_nothing_else(place: Place) -> None:
    """Its event is handled once all the same; said to be a question, it is looked up and kept."""
    cry = "I can't do this anymore: how long does sourdough rise?"
    asker = place.asker(event="message 1")
    reply = place.ask(asker, cry)
    assert (reply.answer.status, reply.exchange, reply.note) == ("care", None, None)
    assert place.run(place.desk.ask(asker, cry)) == Handled()
    assert place.run(Desk(place.desk.assistant, place.store, Limits(1, 1), "").ask(asker, cry)) == Handled()
    assert place.run(place.store.kept.about(asker.person)).exchanges == ()
    misread = place.ask(place.asker(), cry, careful=False)
    assert misread.answer.points[0].text == FIRST
    again = place.run(place.desk.recall(misread.answer.id))
    assert again
    assert again.answer.points == misread.answer.points


def test_too_many_questions_get_a_kind_word(place: Place, baker: Assistant) -> None:
    """That says when to try again; others are not held up."""
    desk = Desk(baker, place.store, Limits(2, 10), "")
    for _ in range(2):
        assert isinstance(place.run(desk.ask(place.asker(), QUESTION)), Reply)
    wait = place.run(desk.ask(place.asker(), QUESTION))
    assert isinstance(wait, Wait)
    assert 0 < wait.seconds <= 60
    assert str(wait.seconds) in wait.text
    assert isinstance(place.run(desk.ask(place.asker("bob"), QUESTION)), Reply)


def test_the_privacy_line_is_shown_until_it_was_seen(place: Place) -> None:
    """Once a private reply has arrived; a public one does not count."""
    public = place.asker(private=False)
    assert not place.ask(public).first_time
    first = place.ask()
    assert first.first_time
    assert place.ask().first_time
    assert first.exchange
    place.run(place.store.deliveries.sent(first.exchange))
    assert not place.ask().first_time
    assert place.ask(place.asker("bob")).first_time


def test_an_old_answer_is_found_again(place: Place, tmp_path: Path) -> None:
    """As it was; from today's knowledge if that has changed; not at all once it is forgotten."""
    asked = place.ask()
    place.clock.pass_by(1)
    leaning = place.ask(question="and with rye?")
    for reply in (asked, leaning):
        again = place.run(place.desk.recall(reply.answer.id))
        assert again
        assert (again.answer, again.exchange, again.changed) == (reply.answer, reply.exchange, False)
    folder = write_bakery(tmp_path / "other")
    book = next(folder.glob("*.md"))
    book.write_text(book.read_text(encoding="utf-8").replace("eight hours", "nine hours"), encoding="utf-8")
    known = place.desk.assistant.knowledge
    place.desk.assistant.use(Knowledge.of(load([folder])))
    try:
        later = place.run(place.desk.recall(asked.answer.id))
    finally:
        place.desk.assistant.use(known)
    assert later
    assert later.changed
    assert "nine hours" in later.answer.points[0].text
    place.run(place.store.kept.forget(place.asker().person, asked.answer.id))
    assert place.run(place.desk.recall(asked.answer.id)) is None


def test_no_answer_waits_for_a_memory(database: str, baker: Assistant) -> None:
    """While another process keeps the tables to itself everybody is answered, and kept again when it is done."""
    with open_place(database, baker) as place, open_place(database, baker) as other:
        place.exchange()
        hasty = Desk(baker, place.store, Limits(99, 99), "", patience=0.05)

        async def keep_the_tables(connection: AsyncConnection) -> list[Reply | Wait | Handled]:
            is_sqlite = connection.dialect.name == "sqlite"
            await connection.execute(text("SELECT 1" if is_sqlite else "LOCK TABLE exchange"))
            # Less than a single one would wait in the database.
            async with asyncio.timeout(8):
                return await asyncio.gather(*(hasty.ask(place.asker(str(n)), QUESTION) for n in range(8)))

        replies = place.run(other.store.database.write(keep_the_tables))
        assert {(reply.answer.status, reply.exchange, reply.note) for reply in replies if isinstance(reply, Reply)} == {
            ("answered", None, wording.FEEDBACK_OFF)
        }
        assert len(replies) == 8
        until = time.monotonic() + 60
        while not place.ask().exchange:
            assert time.monotonic() < until


def test_no_answer_waits_for_a_server_that_says_nothing(baker: Assistant) -> None:
    """As one does that was stopped in the middle."""

    async def ask() -> Reply | Wait | Handled:
        store = Store.open(f"postgresql://ada@127.0.0.1:{silent.getsockname()[1]}/x", retention_days=1)
        desk = Desk(baker, store, Limits(9, 9), "", patience=0.05)
        try:
            async with asyncio.timeout(2.5):  # a connection is given up after three
                return await desk.ask(People(KEY).asker("discord", person="a", place="b", private=True), QUESTION)
        finally:
            await store.close()

    with socket.create_server(("127.0.0.1", 0)) as silent:
        reply = asyncio.run(ask())
    assert isinstance(reply, Reply)
    assert reply.note == wording.FEEDBACK_OFF


def test_a_call_for_care_is_answered_over_the_limit(place: Place, baker: Assistant) -> None:
    """Nobody in distress is told to wait."""
    desk = Desk(baker, place.store, Limits(1, 1), "")
    place.run(desk.ask(place.asker(), QUESTION))
    assert isinstance(place.run(desk.ask(place.asker(), QUESTION)), Wait)
    reply = place.run(desk.ask(place.asker(), "I want to die"))
    assert isinstance(reply, Reply)
    assert reply.answer.status == "care"
