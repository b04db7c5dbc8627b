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


def asked(place: Place, *questions: str) -> list[str]:
    """Ask these, a second apart; return their ids."""
    found = []
    for question in questions:
        place.clock.pass_by(1_000)
        exchange = place.ask(place.asker(f"asker {place.clock.at}"), question).exchange
        assert exchange
        found.append(exchange)
    return found


def sharing(place: Place, *stems: str, most: int = 100) -> list[str]:
    """Return the ids of the questions that share one of these words."""
    return [each.id for each in place.run(place.store.log.sharing(stems, most))]


def test_what_shares_a_word_is_found_the_newest_first(place: Place) -> None:
    """No more than is asked for; small talk is no question."""
    ids = asked(place, "What of rye?", "What of oats?", "Is rye dear?", "How old is rye?")
    place.ask(question="hello")
    assert sharing(place, "rye") == [ids[3], ids[2], ids[0]]
    assert sharing(place, "rye", "oat", most=3) == [ids[3], ids[2], ids[1]]
    assert sharing(place) == ids[::-1]
    assert sharing(place, most=1) == [ids[3]]


def test_a_word_is_no_part_of_another(place: Place) -> None:
    """At the start, in the middle and at the end of what a question is about."""
    first, middle, last, alone = asked(place, "rye with spelt and wheat", "amaranth, rye, wheat", "barley rye", "rye?")
    asked(place, "fryer ryegrass barryed")
    assert sharing(place, "rye") == [alone, last, middle, first]


def test_a_sign_of_the_database_is_a_sign(place: Place) -> None:
    """Somebody may have written one into a word, as a share of hundred."""
    share, _ = asked(place, "does 20% rye rise", "does 201 rye rise")
    assert sharing(place, "20%") == [share]
    assert sharing(place, "2_1") == []


def test_a_long_question_is_found_by_its_last_word(place: Place) -> None:
    """What it is about is kept to a limit; it has its place among the others by its time."""
    many = " ".join(f"aa{number:03}bread" for number in range(80))
    first, long, last = asked(place, "a zebra", f"What of {many} and the zebras?", "my zebra")
    asked(place, f"What of {many} and the yaks?")
    assert sharing(place, "zebra") == [last, long, first]
    assert sharing(place, "zebra", most=2) == [last, long]
    assert sharing(place, "aa001bread")[-1] == long
