"""Figures say how far chance could reach; an export is streamed, harmless and complete."""

import csv
import io
import json
import tracemalloc
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.assistant import Assistant
from bot.intervals import interval
from bot.review import export, figures
from bot.review.queue import Queue
from bot.store import tables
from bot.store.exchanges import row_of
from bot.store.log import PAGE
from tests.platforms.bakery import UNCOVERED
from tests.platforms.desks import Place


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 0, 0.0, 1.0), (3, 3, 0.438, 1.0), (50, 100, 0.404, 0.596), (0, 10, 0.0, 0.278)],
)
def test_few_votes_are_no_proof(part: int, whole: int, low: float, high: float) -> None:
    """Wilson's interval, as it stands in tables."""
    assert interval(part, whole) == pytest.approx((low, high), abs=0.001)


def lines(place: Place, form: str) -> list[str]:
    """Return what is exported."""

    async def collect() -> list[str]:
        return [line async for line in export.FORMS[form](place.store.log)]

    return place.run(collect())


def report(place: Place) -> dict[str, Any]:
    """Return the figures."""
    return figures.report(place.run(figures.tally(place.store)))


def test_declines_are_judged(place: Place) -> None:
    """By a maintainer, else by the votes, else not at all."""
    taught, voted, other = (
        place.ask(question=question).exchange
        for question in (UNCOVERED, "Where do penguins sleep at night?", "Who plays chess on Mars?")
    )
    assert taught
    assert voted
    assert other
    place.decide(taught, "taught")
    place.run(place.store.votes.put(place.asker().person, voted, "helpful"))
    found = report(place)
    assert (found["declined_wrongly"]["count"], found["declined_rightly"]["count"]) == (1, 1)
    assert found["declined_unknown"] == 1
    assert found["participation"]["count"] == 1


def test_votes_are_counted_where_they_belong(place: Place) -> None:
    """By source, by passage and by month; small talk is no question."""
    exchange = place.exchange()
    place.ask(question="hello")
    place.run(place.store.votes.put(place.asker().person, exchange, "not_helpful"))
    found = report(place)
    assert found["asked"]["all"] == 1
    assert found["helpful"]["share"] == 0
    assert found["sources"]["sourdough-book"]["helpful"]["of"] == 1
    (passage,) = [name for name in found["passages"] if "rising" in name]
    assert found["passages"][passage]["shown"] == 1
    assert found["months"]["2026-11"]["answered"] == 1


def test_an_export_names_nobody_twice(place: Place) -> None:
    """A private voter has another name in every answer; a public one keeps theirs, with the time."""
    private, public, other = place.exchange(), place.exchange("bob", private=False), place.exchange()
    for exchange in (private, public, other):
        place.run(place.store.votes.put(place.asker().person, exchange, "helpful"))
    votes = {each["answer_id"]: each["votes"][0] for each in map(json.loads, lines(place, "jsonl"))}
    assert votes[public]["person"] == place.asker().person
    assert "T" in votes[public]["at"]
    names = {votes[private]["person"], votes[other]["person"], place.asker().person}
    assert len(names) == 3
    assert votes[private]["at"] == "2026-11-18"
    place.run(place.store.votes.put(place.asker().person, private, None))
    left = {each["answer_id"]: each["votes"] for each in map(json.loads, lines(place, "jsonl"))}
    assert [exchange for exchange, theirs in left.items() if not theirs] == [private]


@pytest.mark.parametrize("question", ["=1+1 flour", "+1 flour", "-1 flour", "@SUM flour", "\uff1d1 flour", " =1 flour"])
def test_a_table_program_runs_nothing(question: str) -> None:
    """Every cell that begins like a formula begins with a quote."""
    assert export._cell(question).startswith("'")  # noqa: SLF001 -- no question reaches the log with all of these


@pytest.mark.parametrize("sign", [*"=+-@", "\uff1d"])
@pytest.mark.parametrize("before", [";", "; ", "\t", "\n", "|", ';"', ";\n ;"])
def test_nothing_runs_where_a_program_splits_at_other_signs(before: str, sign: str) -> None:
    """Half of Europe's split at semicolons, and know no quotes that do not begin a cell; JSON in a cell stays JSON."""
    text = f"flour{before}{sign}HYPERLINK(1)"
    assert f"{before}{sign}" not in export._cell(text)  # noqa: SLF001 -- as above
    assert f"{sign}HYPERLINK(1)" in export._cell(text)  # noqa: SLF001 -- as above
    (vote,) = json.loads(export._cell([{"comment": text, "at": "2026-11-20"}]))  # noqa: SLF001 -- as above
    assert vote["at"] == "2026-11-20"


def test_no_place_in_a_line_tells_a_time(place: Place, baker: Assistant) -> None:
    """Of a private exchange the day is told: it does not stand between two whose times are."""
    asked: list[str] = []
    for private in (False, True, False):
        asked.append(place.exchange(f"person {len(asked)}", place="kitchen", private=private))
        place.clock.pass_by(1_000)
    assert [json.loads(line)["answer_id"] for line in lines(place, "jsonl")] == [asked[0], asked[2], asked[1]]
    item = place.run(place.store.items.of_exchange(asked[0]))
    assert item
    shown = place.run(Queue(place.store, baker.knowledge).show(str(item.id)))
    assert [logged.exchange.id for logged in shown.exchanges] == [asked[2], asked[0], asked[1]]


def test_both_forms_say_the_same(place: Place) -> None:
    """In the same order."""
    place.exchange()
    (as_json,) = map(json.loads, lines(place, "jsonl"))
    (as_row,) = csv.DictReader(io.StringIO("".join(lines(place, "csv"))))
    assert list(as_json) == list(as_row)
    assert json.loads(as_row["passages"]) == as_json["passages"]
    assert (as_row["private"], as_row["read_as"]) == ("true", "")


def copy(place: Place, exchange: str, times: int) -> None:
    """Keep an exchange so many times more, all asked at the same moment."""
    kept = place.run(place.store.exchanges.load(exchange))
    assert kept
    rows = [row_of(replace(kept, id=f"copy {number}")) for number in range(times)]

    async def add(connection: AsyncConnection) -> None:
        await connection.execute(insert(tables.exchange), rows)

    place.run(place.store.database.write(add))


def test_a_long_log_takes_no_more_memory(place: Place) -> None:
    """It is read page by page, each exchange once, also where many were asked at the same moment."""
    copy(place, place.exchange(), 2 * PAGE + 9)

    async def most_memory() -> tuple[int, int]:
        tracemalloc.start()
        count = 0
        try:
            async for _ in place.store.log.all():
                count += 1
            return count, tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    count, most = place.run(most_memory())
    assert count == 2 * PAGE + 10
    assert most < 20_000_000
