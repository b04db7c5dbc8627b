"""The week in figures: what is counted, and that it is told of once, by whomever and whenever."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.assistant import Assistant
from bot.errors import StoreError
from bot.review.decide import Decisions
from bot.review.digest import Digest, Week, Weekly, gather, last_week
from bot.review.queue import Queue
from bot.review.teach import propose, save
from tests.platforms.bakery import UNCOVERED
from tests.platforms.desks import DAY, Place

HOUR = DAY // 24
MONDAY = Week(first=date(2026, 11, 9)).ends


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (MONDAY + 8 * HOUR - 1, date(2026, 11, 2)),
        (MONDAY + 8 * HOUR, date(2026, 11, 9)),
        (MONDAY + 7 * DAY + 8 * HOUR - 1, date(2026, 11, 9)),
        (MONDAY + 7 * DAY + 8 * HOUR, date(2026, 11, 16)),
    ],
)
def test_a_week_is_told_of_from_monday_morning_on(now: int, first: date) -> None:
    """Until the next one is."""
    assert last_week(now).first == first
    assert last_week(now).last.weekday() == 6


def told(place: Place, weekly: Weekly, *, arrives: bool = True) -> list[Digest]:
    """Look, and return what was brought."""
    brought: list[Digest] = []

    async def bring(digest: Digest) -> bool:
        brought.append(digest)
        return arrives

    place.run(weekly.look(bring))
    return brought


def weekly(place: Place) -> Weekly:
    """Return what a new process has."""
    return Weekly(place.store, place.desk.assistant, "digest here")


def teach(place: Place, exchange: str, folder: Path) -> None:
    """Teach what was asked."""
    knowledge = place.desk.assistant.knowledge
    item = place.run(place.store.items.of_exchange(exchange))
    assert item
    question = "Which bread crosses a cold continent?"
    proposed = propose(knowledge, knowledge.library.passages[0].id, [question], "a", place.clock.at)
    place.run(save(place.store, folder, item, proposed, "a"))


def test_a_week_is_counted(place: Place, tmp_path: Path) -> None:
    """From Monday to Sunday; votes decide who was helped, and what was taught is no gap any more."""
    place.clock.at = MONDAY - 7 * DAY - 1
    place.ask(place.asker("before"))
    place.clock.at = MONDAY - 7 * DAY
    helped, against = (place.ask(place.asker(name)).exchange for name in ("ada", "ben"))
    assert helped
    assert against
    place.run(place.store.votes.put("x", helped, "helpful"))
    place.run(place.store.votes.put("x", against, "not_helpful"))
    place.ask(place.asker("cleo"), "hello")
    place.ask(place.asker("dan"), UNCOVERED)
    place.ask(place.asker("eve"), UNCOVERED)
    place.ask(place.asker("gil"), "Who plays chess on Mars?")
    lesson = place.ask(place.asker("fay"), "Where do penguins sleep at night?").exchange
    assert lesson
    place.clock.at = MONDAY - 1
    teach(place, lesson, tmp_path)
    place.clock.at = MONDAY
    place.ask(place.asker("after"))
    found = place.run(gather(place.store, place.desk.assistant.knowledge.library, Week(first=date(2026, 11, 9))))
    assert found
    assert (found.asked, found.answered, found.unsure, found.declined) == (6, 2, 0, 4)
    assert (found.helped, found.not_helped, found.gaps, found.taught) == (1, 5, 2, 1)
    assert found.topics == (place.desk.assistant.knowledge.library.passages[0].document.short,)


def test_it_is_told_of_once(place: Place) -> None:
    """By one process or another, before or after a restart; the next week again."""
    place.clock.at = MONDAY - DAY
    place.ask()
    place.clock.at = MONDAY + 9 * HOUR
    one, other = weekly(place), weekly(place)
    assert [len(told(place, each)) for each in (one, other, one, weekly(place))] == [1, 0, 0, 0]
    place.ask()
    place.clock.pass_by(7 * DAY)
    assert [len(told(place, each)) for each in (other, one, weekly(place))] == [1, 0, 0]


def test_what_did_not_arrive_is_told_of_later(place: Place) -> None:
    """Also days after: it is not missed, and not doubled."""
    place.clock.at = MONDAY - DAY
    place.ask()
    place.clock.at = MONDAY + 9 * HOUR
    one = weekly(place)
    assert len(told(place, one, arrives=False)) == 1
    place.clock.pass_by(4 * DAY)
    assert [digest.week.first for digest in told(place, weekly(place))] == [date(2026, 11, 9)]
    assert told(place, one) == []


def test_while_one_tells_of_it_the_others_wait(place: Place) -> None:
    """And take over if it dies meanwhile."""
    place.clock.at = MONDAY - DAY
    place.ask()
    place.clock.at = MONDAY + 9 * HOUR
    assert place.run(place.store.leases.hold("digest here", "somebody who dies", 60))
    assert told(place, weekly(place)) == []
    place.clock.pass_by(61_000)
    assert len(told(place, weekly(place))) == 1


def test_of_a_week_in_which_nothing_happened_nothing_is_told(place: Place) -> None:
    """A greeting is nothing; and it stays so if somebody asks later."""
    place.clock.at = MONDAY - DAY
    place.ask(question="hello")
    place.clock.at = MONDAY + 9 * HOUR
    one = weekly(place)
    assert told(place, one) == []
    place.ask()
    assert told(place, one) == told(place, weekly(place)) == []


def test_what_was_taught_and_came_back_is_a_gap(place: Place, tmp_path: Path) -> None:
    """It waits in the queue again, for what was taught did not help."""
    place.clock.at = MONDAY - 2 * DAY
    lesson = place.ask(question=UNCOVERED).exchange
    assert lesson
    teach(place, lesson, tmp_path)
    place.clock.at = MONDAY - DAY
    place.ask(question=UNCOVERED)
    library = place.desk.assistant.knowledge.library
    found = place.run(gather(place.store, library, Week(first=date(2026, 11, 9))))
    assert found
    assert (found.gaps, found.taught) == (1, 1)


def test_what_was_taken_back_was_not_taught(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """Its item is a gap again."""
    place.clock.at = MONDAY - DAY
    lesson = place.ask(question=UNCOVERED).exchange
    assert lesson
    teach(place, lesson, tmp_path)
    week = Week(first=date(2026, 11, 9))
    found = place.run(gather(place.store, baker.knowledge.library, week))
    assert found
    assert (found.gaps, found.taught, len(found.topics)) == (0, 1, 1)
    item = place.run(place.store.items.of_exchange(lesson))
    assert item
    place.run(Decisions(place.store, Queue(place.store, baker.knowledge), tmp_path, "ada").undo(str(item.id)))
    found = place.run(gather(place.store, baker.knowledge.library, week))
    assert found
    assert (found.gaps, found.taught, found.topics) == (1, 0, ())


def test_what_arrived_and_could_not_be_noted_does_not_come_twice(place: Place) -> None:
    """The database was away at that moment: it is noted later."""
    place.clock.at = MONDAY - DAY
    place.ask()
    place.clock.at = MONDAY + 9 * HOUR
    one, brought = weekly(place), list[Digest]()

    async def rename(old: str, new: str) -> None:
        await place.store.database.write(
            lambda connection: connection.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))
        )

    async def bring(digest: Digest) -> bool:
        brought.append(digest)
        await rename("note", "hidden")
        return True

    with pytest.raises(StoreError):
        place.run(one.look(bring))
    place.run(rename("hidden", "note"))
    assert place.run(one.look(bring))
    assert len(brought) == 1
    assert told(place, weekly(place)) == []
