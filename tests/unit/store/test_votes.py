"""One vote for each person and answer; the last one counts."""

import asyncio

import pytest

from bot.record import Value, Vote
from bot.store.votes import LONGEST_COMMENT
from tests.platforms.desks import Place


def votes(place: Place, exchange: str) -> list[tuple[str, str]]:
    """Return who voted what."""
    return [(vote.person, vote.value) for vote in place.run(place.store.votes.of(exchange))]


@pytest.mark.parametrize(
    ("presses", "stands"),
    [
        (["helpful"], "helpful"),
        (["helpful", "not_helpful"], "not_helpful"),
        (["helpful", "helpful"], "withdrawn"),
        (["helpful", "helpful", "helpful"], "helpful"),
        (["helpful", "not_helpful", "not_helpful"], "withdrawn"),
    ],
)
def test_a_press_votes_changes_or_withdraws(place: Place, presses: list[Value], stands: str) -> None:
    """And says what stands now, which is what is kept."""
    exchange, asker = place.exchange(), place.asker("bob")
    became = [place.run(place.store.votes.press(asker, exchange, value)) for value in presses]
    assert became[-1] == stands
    assert votes(place, exchange) == ([] if stands == "withdrawn" else [(asker.person, stands)])


def test_a_repeated_press_presses_once(place: Place) -> None:
    """Platforms repeat what they think lost; the answer says what stands."""
    exchange, press = place.exchange(), place.asker("bob", event="click 1")
    assert place.run(place.store.votes.press(press, exchange, "helpful")) == "helpful"
    assert place.run(place.store.votes.press(press, exchange, "helpful")) == "helpful"
    assert place.run(place.store.votes.press(place.asker("bob", event="click 2"), exchange, "helpful")) == "withdrawn"
    assert place.run(place.store.votes.press(press, exchange, "helpful")) == "withdrawn"


def test_a_vote_on_what_is_gone_is_told(place: Place) -> None:
    """Whether it was pruned or never there, by any way of voting."""
    assert place.run(place.store.votes.press(place.asker(event="click"), "gone", "helpful")) == "gone"
    assert place.run(place.store.votes.press(place.asker(), "gone", "helpful")) == "gone"
    assert place.run(place.store.votes.put(place.asker().person, "gone", "helpful")) == "gone"
    assert not place.run(place.store.votes.explain(place.asker().person, "gone", "wrong"))


def test_why_may_follow(place: Place) -> None:
    """It is kept as text that any database takes, not longer than anybody reads, and ends with the vote."""
    exchange, ada = place.exchange(), place.asker().person
    place.run(place.store.votes.put(ada, exchange, "not_helpful"))
    assert place.run(place.store.votes.explain(ada, exchange, "outdated", " old\0 news\ud800 "))
    (vote,) = place.run(place.store.votes.of(exchange))
    assert vote == Vote(
        exchange=exchange, person=ada, value="not_helpful", at=place.clock.at, reason="outdated", comment="old news"
    )
    place.run(place.store.votes.put(ada, exchange, "not_helpful"))
    assert place.run(place.store.votes.of(exchange)) == (vote,)
    place.run(place.store.votes.explain(ada, exchange, None, "x" * 5_000))
    assert len(place.run(place.store.votes.of(exchange))[0].comment or "") == LONGEST_COMMENT
    place.run(place.store.votes.put(ada, exchange, "helpful"))
    assert place.run(place.store.votes.of(exchange))[0].comment is None


def test_why_is_added_field_by_field(place: Place) -> None:
    """A comment leaves the reason as it is, and neither is added to a vote that was changed meanwhile."""
    exchange, ada = place.exchange(), place.asker().person
    explain = place.store.votes.explain
    place.run(place.store.votes.put(ada, exchange, "not_helpful"))
    assert place.run(explain(ada, exchange, "wrong", value="not_helpful"))
    assert place.run(explain(ada, exchange, None, "it is rye"))
    assert place.run(explain(ada, exchange, None))
    (vote,) = place.run(place.store.votes.of(exchange))
    assert (vote.reason, vote.comment) == ("wrong", "it is rye")
    place.run(place.store.votes.put(ada, exchange, "helpful"))
    assert not place.run(explain(ada, exchange, "wrong", value="not_helpful"))
    assert place.run(place.store.votes.of(exchange))[0].reason is None


def test_withdrawing_tells_what_is_gone(place: Place) -> None:
    """An answer that is no longer kept, as voting does; a vote that was never cast is withdrawn."""
    assert place.run(place.store.votes.put("ada", "gone", None)) == "gone"
    assert place.run(place.store.votes.put("ada", place.exchange(), None)) == "withdrawn"


def test_many_vote_at_once(place: Place) -> None:
    """Nobody's vote is lost or counted twice."""
    exchange = place.exchange()

    async def all_together() -> None:
        people = [f"person {number}" for number in range(100)]
        await asyncio.gather(*(place.store.votes.put(person, exchange, "helpful") for person in people * 2))

    place.run(all_together())
    assert len(votes(place, exchange)) == 100
