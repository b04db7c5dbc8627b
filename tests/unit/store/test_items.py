"""An item's counts are those of the log, whatever is asked, voted, decided or forgotten."""

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from bot.errors import ConflictError
from bot.intervals import interval
from bot.model import Status
from bot.store import tables
from bot.store.worth import worth
from tests.platforms.desks import DAY, Place
from tests.unit.store.asking import BREAD, ask, given, only, rows, teach

if TYPE_CHECKING:
    from bot.record import Value


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


def test_what_is_pruned_goes_too(place: Place) -> None:
    """The counts are those of what is kept."""
    ask(place, BREAD)
    place.clock.pass_by(100 * DAY)
    ask(place, BREAD)
    place.clock.pass_by(100 * DAY)
    place.run(place.store.pruning.all())
    assert only(place).asked == 1


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
