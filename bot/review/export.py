"""The log, an exchange a line, as other programs read it: streamed, whatever its length."""

import csv
import hmac
import io
import json
import re
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from bot.record import Exchange, Logged, Vote
from bot.review.queue import day
from bot.store.kept import moment
from bot.store.log import Log

COLUMNS = (
    *("answer_id", "question", "read_as", "status", "platform", "private", "asked_at", "knowledge_version"),
    *("passages", "delivery", "votes"),
)
# A table program takes what begins so for a formula, and runs it.
_SIGNS = "=+@\uff1d\uff0b\uff0d\uff20-"
_FORMULA = (*_SIGNS, "\t", "\r", "\n")
# Some split at other signs than the comma, whatever stands in quotes: then a formula may begin in the middle.
_INSIDE = re.compile(rf"""([;|\t\r\n][\s"]*)(?=[{_SIGNS}])""")


async def jsonl(log: Log) -> AsyncIterator[str]:
    """Yield every exchange as a line of JSON."""
    key = secrets.token_bytes()
    async for logged in log.all():
        yield json.dumps(fields(logged, key)) + "\n"


async def rows(log: Log) -> AsyncIterator[str]:
    """Yield every exchange as a row of CSV, below a row of names; lists are JSON in their cell."""
    key = secrets.token_bytes()
    yield _row(COLUMNS)
    async for logged in log.all():
        yield _row([_cell(value) for value in fields(logged, key).values()])


def fields(logged: Logged, key: bytes) -> dict[str, Any]:
    """Return an exchange as it is exported; of a private one the day, and nobody who could be found elsewhere."""
    exchange = logged.exchange
    passages = dict.fromkeys(passage for point in exchange.points for passage in point.passages)
    values = (
        *(exchange.id, exchange.question, exchange.read_as, exchange.status),
        *(exchange.asker.platform, exchange.asker.private, when(exchange, exchange.asked_at)),
        *(exchange.knowledge_version, list(passages), exchange.delivery),
        [_vote(vote, exchange, key) for vote in logged.votes],
    )
    return dict(zip(COLUMNS, values, strict=True))


def when(exchange: Exchange, at: int) -> str:
    """Return a time as it may be shown: of a private exchange only the day."""
    return day(at) if exchange.asker.private else moment(at)


def _vote(vote: Vote, exchange: Exchange, key: bytes) -> Mapping[str, str | None]:
    person = vote.person
    if exchange.asker.private:
        # Another name in every answer and every export: two of them cannot be laid side by side.
        person = hmac.digest(key, f"{exchange.id} {person}".encode(), "sha256").hex()[:20]
    told = {"person": person, "value": vote.value, "reason": vote.reason, "comment": vote.comment}
    return told | {"at": when(exchange, vote.at)}


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = json.dumps(value) if isinstance(value, list) else str("" if value is None else value)
    text = _INSIDE.sub(r"\1'", text)
    return f"'{text}" if text.lstrip(" \xa0").startswith(_FORMULA) else text


def _row(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


FORMS = {"csv": rows, "jsonl": jsonl}
