"""Questions that ask the same are one item; its counts are those of the log, whatever is asked, voted or forgotten."""

import asyncio
from dataclasses import replace
from string import ascii_lowercase
from typing import Any
from zlib import crc32

import pytest
from sqlalchemy import CompoundSelect, Select, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.assistant import Assistant
from bot.desk import new_id
from bot.errors import ConflictError
from bot.intervals import interval
from bot.likeness import key_of, likeness, traces
from bot.model import Status
from bot.record import Item, Reply, Value
from bot.store import recounting, tables
from bot.store.database import Work
from bot.store.grouping import STEP, Grouping
from bot.store.store import Store
from bot.store.worth import worth
from tests.platforms import postgres
from tests.platforms.desks import DAY, Place, open_place

BREAD = "Which submarine crosses Antarctica quickly?"


def ask(place: Place, question: str, person: str = "ada") -> str:
    """Ask something that is kept."""
    reply = place.ask(place.asker(person), question)
    assert reply.exchange
    return reply.exchange


def given(place: Place, status: Status, person: str) -> str:
    """Keep that somebody asked, and what they got."""
    kept = place.run(place.store.exchanges.load(ask(place, "Where do penguins sleep?")))
    assert kept
    assert place.run(place.store.kept.forget(kept.asker.person, kept.id))
    got = replace(kept, id=new_id(), asker=place.asker(person), status=status, question=BREAD, key=key_of(BREAD))
    assert place.run(place.store.exchanges.add(got))
    return got.id


def only(place: Place) -> Item:
    """Return the only item there is."""
    (item,) = place.run(place.store.items.queue(9, everything=True))
    return item


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What does a postdoc earn?", "what do postdocs earn"),
        ("coming back to academia after years in industry", "Can I come back to academia after industry?"),
        (BREAD, "which submarines cross antarctica quikly"),
    ],
)
def test_what_asks_the_same_is_one_item(place: Place, one: str, other: str) -> None:
    """In other forms of the words, with a slip, or with a word more."""
    ask(place, one)
    ask(place, other, "bob")
    ask(place, one, "bob")
    item = only(place)
    assert (item.asked, item.people) == (3, 2)


def test_what_was_found_tells_what_asks_the_same(place: Place) -> None:
    """In other words, as long as nothing was decided; a decided item takes in nothing but the same words."""
    first = ask(place, "How long does sourdough rise?")
    ask(place, "What is the rising time of a sourdough loaf in the kitchen?", "bob")
    assert only(place).asked == 2
    place.decide(first, "dismissed")
    ask(place, "Is there a time in the evening when my sourdough loaf should rise?", "cem")
    assert len(place.run(place.store.items.queue(9, everything=True))) == 2
    ask(place, "how long do sourdoughs rise", "dan")
    assert [item.asked for item in place.run(place.store.items.queue(9, everything=True))] == [1, 3]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("from industry to academia", "from academia to industry"),
        ("academia or industry?", "Do people in industry miss academia?"),
        ("Why did you leave academia?", "When is a good time to leave academia?"),
    ],
)
def test_what_asks_something_else_is_another(one: str, other: str) -> None:
    """However many words they share: the way back is not the way there."""
    assert likeness(key_of(one), key_of(other)) < 0.72


def test_an_item_counts_what_became_of_its_questions(place: Place) -> None:
    """How they were answered and voted on, each vote as it stands now."""
    first, second = ask(place, BREAD), ask(place, BREAD, "bob")
    votes = place.store.votes
    place.run(votes.press(place.asker(), first, "not_helpful"))
    place.run(votes.put(place.asker("bob").person, second, "helpful"))
    item = only(place)
    assert (item.declined, item.helpful, item.not_helpful) == (2, 1, 1)
    place.run(votes.press(place.asker(), first, "helpful"))
    place.run(votes.put(place.asker("bob").person, second, None))
    item = only(place)
    assert (item.helpful, item.not_helpful) == (1, 0)


@pytest.mark.parametrize(
    ("got", "judged"),
    [
        ([("unsure", "")] * 5 + [("answered", "+")] * 5, (2.5, 10)),
        ([("declined", "-")], (1, 1)),
        ([("declined", "+")], (0, 1)),
        ([("declined", "+-")], (0.5, 1)),
        ([("unsure", "--+"), ("unsure", "")], (2 / 3 + 0.5, 2)),
        ([("answered", "")] * 3 + [("answered", "-")], (1, 1)),
        ([("answered", "")], (0, 0)),
    ],
)
def test_each_answer_is_judged_once(place: Place, got: list[tuple[Status, str]], judged: tuple[float, int]) -> None:
    """By its own votes where it has any, whoever voted on others; else by whether it said anything."""
    for number, (status, votes) in enumerate(got):
        exchange = given(place, status, f"person {number}")
        for voter, vote in enumerate(votes):
            value: Value = "helpful" if vote == "+" else "not_helpful"
            assert place.run(place.store.votes.put(f"voter {voter}", exchange, value)) == value
    item = only(place)
    assert item.unhelped == pytest.approx(judged[0])
    assert item.known == judged[1]
    assert item.asked == item.people == len(got)
    assert item.worth == pytest.approx(worth({"people": len(got), "unhelped": judged[0], "known": judged[1]}))
    assert len(place.run(place.store.items.queue(9))) == bool(judged[0])


def test_what_nobody_needs_is_not_in_the_queue(place: Place) -> None:
    """A question that was answered and not voted down; more people who stay without help come before fewer."""
    ask(place, "How long does sourdough rise?")
    ask(place, "Where do penguins sleep?")
    for person in ("ada", "bob", "cem"):
        ask(place, BREAD, person)
    queue = place.run(place.store.items.queue(9))
    assert [item.question for item in queue] == [BREAD, "Where do penguins sleep?"]
    assert queue[0].worth > queue[1].worth > 0


def test_what_is_forgotten_goes_from_the_queue_too(place: Place) -> None:
    """With its wording: another question speaks for the item, until there is none."""
    first = ask(place, BREAD)
    second = ask(place, "which submarines cross antarctica quickly", "bob")
    place.run(place.store.votes.put(place.asker().person, second, "helpful"))
    place.run(place.store.kept.delete(place.asker().person))
    item = only(place)
    assert (item.question, item.asked, item.people, item.helpful) == (
        "which submarines cross antarctica quickly",
        1,
        1,
        0,
    )
    assert not place.run(place.store.kept.forget(place.asker().person, first))
    assert place.run(place.store.kept.forget(place.asker("bob").person, second))
    assert place.run(place.store.items.queue(9, everything=True)) == ()


def test_a_follow_up_leaves_the_item_of_what_is_forgotten(place: Place) -> None:
    """Its item was named after words of the forgotten question; read without them it belongs to no item."""
    first = ask(place, BREAD)
    asker = place.asker()
    place.clock.pass_by(1)
    follow_up = place.ask(asker, "and with rye flour and cold milk in the summer?").exchange or ""
    assert len(place.run(place.store.items.queue(9, everything=True))) == 2
    assert place.run(place.store.kept.forget(asker.person, first))
    item = only(place)
    assert (item.question, item.read_as) == ("and with rye flour and cold milk in the summer?", None)
    assert [one.exchange.id for one in place.run(place.store.log.of_item(item.id))] == [follow_up]
    keys = select(tables.item.c.key).union(select(tables.bucket.c.pair))
    assert not [key for key in place.run(rows(place, keys)) if "antarctica" in key]


def test_no_item_has_the_number_of_another(place: Place) -> None:
    """Not of one that went, either: what was done about that one is not its own, and cannot be undone by it."""
    exchange = ask(place, BREAD)
    decided = place.decide(exchange, "dismissed").subject
    place.run(place.store.items.record("note:bread", "write", "a", {}))
    assert place.run(place.store.kept.forget(place.asker().person, exchange))
    item = place.run(place.store.items.of_exchange(ask(place, "Who plays chess on Mars?")))
    assert item
    assert str(item.id) != decided
    assert place.run(place.store.items.acts(str(item.id))) == ()


def test_what_is_pruned_goes_too(place: Place) -> None:
    """The counts are those of what is kept."""
    ask(place, BREAD)
    place.clock.pass_by(100 * DAY)
    ask(place, BREAD)
    place.clock.pass_by(100 * DAY)
    place.run(place.store.pruning.all())
    assert only(place).asked == 1


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


def rename(old: str, new: str) -> Work[object]:
    """Return work that renames a table."""
    return lambda connection: connection.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))


async def rows(place: Place, wanted: Select[Any] | CompoundSelect[Any]) -> list[Any]:
    """Return the first column of what is kept."""

    async def look(connection: AsyncConnection) -> list[Any]:
        return list((await connection.execute(wanted)).scalars())

    return await place.store.database.read(look)


def test_two_at_once_do_not_overwrite_each_other(place: Place) -> None:
    """The second one is told, and nothing of theirs is done."""
    ask(place, BREAD)
    item, items = only(place), place.store.items
    place.run(
        items.decide(item, "dismiss", person="ada", state="closed", verdict="dismissed", details={"reason": "no"})
    )
    with pytest.raises(ConflictError, match="Somebody else"):
        place.run(items.decide(item, "teach", person="bob", state="closed", verdict="taught", details={}))
    (act,) = place.run(items.acts(str(item.id)))
    assert (act.person, act.kind, act.details) == ("ada", "dismiss", {"reason": "no"})
    assert only(place).verdict == "dismissed"
    assert place.run(items.queue(9)) == ()


def test_questions_without_words_are_in_no_item(place: Place) -> None:
    """Nor is small talk."""
    place.ask(question="hello")
    place.ask(question="and what about that?")
    assert place.run(place.store.items.queue(9, everything=True)) == ()


def test_a_long_question_stops_no_counting(place: Place) -> None:
    """Where its key is cut, a word may become one that is in it already."""
    telling = min(
        (f"zz{a}{b}" for a in ascii_lowercase for b in ascii_lowercase), key=lambda word: crc32(word.encode())
    )
    filler = [f"a{number:03d}777777" for number in range(44)]
    question = " ".join([*filler, f"b{'7' * (499 - 44 * 11 - 2 * 5)}", telling, f"{telling}999999"])
    assert key_of(question).endswith(f" {telling} {telling}")
    ask(place, question)
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


def teach(place: Place) -> None:
    """Say that the only item is taught."""
    place.run(place.store.items.decide(only(place), "teach", person="a", state="closed", verdict="taught", details={}))


def test_a_lesson_that_was_taken_back_brings_nothing_back(place: Place) -> None:
    """What was asked between it and the next one says nothing about that one."""
    ask(place, BREAD)
    teach(place)
    (lesson,) = place.run(place.store.items.acts())
    details: dict[str, str] = {}
    place.run(
        place.store.items.decide(
            only(place), "undo", person="a", state="open", verdict=None, details=details, undoes=lesson.id
        )
    )
    # Closed by an act that is no lesson: the one that was taken back does not count as one.
    taught = place.store.items.decide(
        only(place), "dismiss", person="a", state="closed", verdict="taught", details=details
    )
    place.run(taught)
    place.clock.pass_by(61_000)
    ask(place, BREAD)
    assert only(place).state == "closed"


def test_an_act_is_taken_back_once(place: Place) -> None:
    """Of two who take back what changed no item, one is told; nothing of theirs is written."""
    act = place.run(place.store.items.record("source:book", "dismiss", "ada", {}))
    place.run(place.store.items.record("source:book", "undo", "bob", {}, undoes=act.id))
    with pytest.raises(ConflictError):
        place.run(place.store.items.record("source:book", "undo", "cleo", {}, undoes=act.id))
    assert [(each.kind, each.undone) for each in place.run(place.store.items.acts("source:book"))] == [
        ("undo", False),
        ("dismiss", True),
    ]


def test_few_are_no_proof_of_what_an_item_is_worth(place: Place) -> None:
    """The people who ask, times the share of them that surely stays without help."""
    for number in range(3):
        ask(place, BREAD, f"asker {number}")
    found = only(place)
    assert (found.people, found.declined) == (3, 3)
    assert found.worth == pytest.approx(3 * interval(3, 3)[0])
    assert found.worth < 3 * 0.5


def test_a_word_of_doubt_brings_it_back(place: Place) -> None:
    """What was taught should be answered without one; where somebody found it helpful all the same, it was enough."""
    ask(place, BREAD)
    teach(place)
    place.clock.pass_by(61_000)
    helpful = given(place, "unsure", "bob")
    place.run(place.store.votes.put("dan", helpful, "helpful"))
    assert only(place).state == "closed"
    given(place, "unsure", "cem")
    assert (only(place).state, only(place).verdict) == ("open", "taught")


def test_what_was_taught_and_does_not_help_comes_back(place: Place) -> None:
    """Declined again, or voted down; not what was asked before a running bot knew of it, nor what was dismissed."""
    ask(place, BREAD)
    teach(place)
    ask(place, BREAD)
    assert only(place).state == "closed"
    place.clock.pass_by(61_000)
    exchange = ask(place, BREAD)
    assert (only(place).state, only(place).verdict) == ("open", "taught")
    teach(place)
    place.run(place.store.votes.put(place.asker().person, exchange, "not_helpful"))
    assert only(place).state == "closed"
    place.clock.pass_by(61_000)
    late = ask(place, BREAD)
    assert only(place).state == "open"
    place.run(
        place.store.items.decide(only(place), "dismiss", person="a", state="closed", verdict="dismissed", details={})
    )
    place.run(place.store.votes.put(place.asker().person, late, "not_helpful"))
    assert only(place).state == "closed"
