"""What maintainers see, as JSON for other programs; of a private question the day only."""

from collections.abc import Sequence
from typing import Any

from bot.record import Act, Logged
from bot.review.export import when
from bot.review.queue import Entry, Near, Shown, day
from bot.review.replay import Effect, Said
from bot.store.kept import moment


def entry(found: Entry) -> dict[str, Any]:
    """Return a line of the queue."""
    item = found.item
    return {
        "id": found.id,
        "kind": "question" if item else found.id.partition(":")[0],
        "question": found.question,
        "read_as": item.read_as if item else None,
        "asked": item.asked if item else 0,
        "people": item.people if item else 0,
        "first": day(item.first) if item else None,
        "last": day(item.last) if item else None,
        "status": found.state,
        "verdict": found.verdict,
        "answers": {name: getattr(item, name) for name in ("answered", "unsure", "declined")} if item else {},
        "votes": {name: getattr(item, name) if item else 0 for name in ("helpful", "not_helpful")},
        "worth": round(item.worth, 3) if item else 0.0,
        "why": found.why,
        "nearest": nearest(found.nearest),
    }


def nearest(found: Sequence[Near]) -> list[dict[str, Any]]:
    """Return passages, the nearest first."""
    return [
        {"passage": near.passage, "text": near.text, "score": near.score, "words": list(near.words)} for near in found
    ]


def shown(found: Shown) -> dict[str, Any]:
    """Return a line of the queue with its exchanges, reasons and comments, and what was done."""
    votes = [vote for logged in found.exchanges for vote in logged.votes]
    return entry(found.entry) | {
        "reasons": [vote.reason for vote in votes if vote.reason],
        "comments": [vote.comment for vote in votes if vote.comment],
        "exchanges": [_exchange(logged) for logged in found.exchanges],
        "not_shown": found.hidden,
        "acts": [act(each) for each in found.acts],
    }


def act(done: Act) -> dict[str, Any]:
    """Return what a maintainer did."""
    return {
        "id": done.id,
        "item": done.subject,
        "kind": done.kind,
        "by": done.person,
        "at": moment(done.at),
        "details": dict(done.details),
        "undone": done.undone,
    }


def effect(found: Effect) -> dict[str, Any]:
    """Return a question with what was and what would be said."""
    return {
        "answer_id": found.exchange,
        "question": found.question,
        "before": said(found.before),
        "after": said(found.after),
        "times": found.times,
    }


def said(found: Said) -> dict[str, Any]:
    """Return what an answer comes down to."""
    return {"status": found.status, "passage": found.passage, "text": found.text, "points": list(found.points)}


def _exchange(logged: Logged) -> dict[str, Any]:
    exchange = logged.exchange
    private = exchange.asker.private
    return {
        "answer_id": exchange.id,
        "question": exchange.question,
        "read_as": exchange.read_as,
        "status": exchange.status,
        "private": private,
        "asked_at": when(exchange, exchange.asked_at),
        "place": None if private else exchange.asker.place,
        "points": [{"text": point.text, "passages": dict(point.passages)} for point in exchange.points],
        "votes": [{"value": vote.value, "reason": vote.reason, "comment": vote.comment} for vote in logged.votes],
    }
