"""Figures say how far chance could reach; an export is streamed, harmless and complete."""

import csv
import io
import json
import tracemalloc
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.terminal import review_text
from bot.assistant import Assistant
from bot.intervals import interval
from bot.record import Asker, Exchange, Logged, Told, Value, Vote
from bot.review import digest, export, figures
from bot.review.digest import Week
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


def vote(place: Place, exchange: str, *values: Value) -> None:
    """Let somebody else cast each of these votes."""
    for number, value in enumerate(values):
        place.run(place.store.votes.put(place.asker(f"voter {number}").person, exchange, value))


def test_who_could_have_voted_takes_part_or_does_not(place: Place) -> None:
    """A decline has nothing to vote on in a chat; several votes on one answer are one that was voted on."""
    one, _ = place.exchange(), place.exchange("bob")
    place.ask(place.asker("cleo"), UNCOVERED)
    vote(place, one, "helpful", "helpful", "not_helpful")
    found = report(place)["participation"]
    assert (found["count"], found["of"]) == (1, 2)


def test_an_exchange_helped_or_not_however_many_voted(place: Place) -> None:
    """The more votes decide; of as many on either side nothing is known, and the digest counts the same."""
    helped, against, torn, _ = (place.exchange(f"asker {number}") for number in range(4))
    vote(place, helped, "helpful", "helpful", "not_helpful")
    vote(place, against, "not_helpful", "not_helpful", "helpful")
    vote(place, torn, "helpful", "not_helpful")
    place.ask(place.asker("cleo"), UNCOVERED)
    found = report(place)
    assert (found["helpful"]["count"], found["helpful"]["of"]) == (1, 2)
    week = Week(first=date.fromisoformat("2026-11-16"))
    told = place.run(digest.gather(place.store, place.desk.assistant.knowledge.library, week))
    assert told
    # A decline that nobody voted on left somebody without help.
    assert (told.helped, told.not_helped) == (1, 1 + 1)


def test_a_vote_on_a_decline_says_nothing_about_answers(place: Place) -> None:
    """Neither in all nor in its month; a month knows the votes on its answers."""
    declined, answered = place.ask(question=UNCOVERED).exchange, place.exchange()
    assert declined
    vote(place, declined, "helpful")
    vote(place, answered, "not_helpful")
    found = report(place)
    for figures_ in (found, found["months"]["2026-11"]):
        assert (figures_["helpful"]["count"], figures_["helpful"]["of"]) == (0, 1)
    assert found["declined_rightly"]["count"] == 1


def test_a_maintainer_says_whether_a_decline_was_right(place: Place) -> None:
    """Dismissed, it was; taught, it was not, whatever somebody voted."""
    right, wrong = (
        place.ask(question=question).exchange for question in (UNCOVERED, "Where do penguins sleep at night?")
    )
    assert right
    assert wrong
    vote(place, right, "not_helpful")
    vote(place, wrong, "helpful")
    place.decide(right, "dismissed", reason="not ours")
    place.decide(wrong, "taught")
    found = report(place)
    assert (found["declined_rightly"]["count"], found["declined_wrongly"]["count"]) == (1, 1)


def logged(number: int, *passages: str, value: Value | None = None) -> Logged:
    """Return an answer that showed these passages, a point each, with a vote if one is given."""
    exchange = Exchange(
        id=str(number),
        asked_at=1_795_000_000_000,
        asker=Asker(platform="discord", person="ada", place="kitchen", private=True, conversation="a"),
        question="What?",
        status="answered",
        knowledge_version="1",
        configuration="1",
        gist="",
        points=tuple(Told(text=passage, passages={passage: None}) for passage in passages),
    )
    votes = (Vote(exchange=str(number), person="bob", value=value, at=1),) if value else ()
    return Logged(exchange=exchange, votes=votes)


def tallied(*log: Logged) -> dict[str, Any]:
    """Return the figures of a log."""
    tally = figures.Tally({})
    for one in log:
        tally.add(one)
    return figures.report(tally)


def test_a_source_is_shown_once_in_an_answer() -> None:
    """However many of its passages are."""
    found = tallied(logged(1, "book#a/1", "book#b/2", "book#a/1", value="helpful"))
    assert found["sources"] == {"book": {"shown": 1, "helpful": figures.share(1, 1)}}
    assert list(found["passages"]) == ["book#a/1", "book#b/2"]


def test_what_does_not_help_stands_first() -> None:
    """Then what is shown most, then by name."""
    shown = ["a#1", "b#1", "c#1", "c#1", "d#1", "d#1", "e#1"]
    values: list[Value | None] = ["helpful", None, None, "helpful", None, "not_helpful", None]
    found = tallied(
        *(logged(at, name, value=value) for at, (name, value) in enumerate(zip(shown, values, strict=True)))
    )
    assert list(found["sources"]) == ["d", "c", "a", "b", "e"]
    assert list(found["passages"]) == ["d#1", "c#1", "a#1", "b#1", "e#1"]


def test_json_has_every_source(place: Place) -> None:
    """The text shows the first ones, and says how many more there are."""
    assert report(place)["sources"] == {}
    found = tallied(*(logged(number, f"book{number:02}#a/1") for number in range(23)))
    assert len(found["sources"]) == len(found["passages"]) == 23
    text = review_text.figures(found)
    assert text.count("and 3 more") == 2
    assert "book19#a/1" in text
    assert "book20" not in text
    assert "more" not in review_text.figures(tallied(logged(1, "book#a/1")))


def test_the_text_tells_all_figures(place: Place) -> None:
    """Also how many declines nobody judged; a long name does not run into what is counted."""
    place.ask(question=UNCOVERED)
    lines = review_text.figures(report(place)).splitlines()
    assert f"{'declined_unknown':20}1" in lines
    assert [line.split()[0] for line in lines[:7]] == [
        *("asked", "helpful", "declined_rightly", "declined_wrongly", "declined_unknown", "answered", "participation")
    ]
    long = f"{'book' * 20}#{'a' * 60}/1"
    assert f"{long}  shown 1; helpful" in review_text.figures(tallied(logged(1, long)))


def test_an_export_names_nobody_as_the_last_one_did(place: Place) -> None:
    """Two of them cannot be laid side by side: a private voter has another name in each."""
    exchange = place.exchange()
    vote(place, exchange, "helpful")
    names = {json.loads("".join(lines(place, "jsonl")))["votes"][0]["person"] for _ in range(3)}
    rows = [*csv.DictReader(io.StringIO("".join(lines(place, "csv"))))]
    assert len(names | {json.loads(rows[0]["votes"])[0]["person"]}) == 4


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


def copy(place: Place, exchange: str, times: int, named: str = "copy") -> None:
    """Keep an exchange so many times more, all asked at the same moment."""
    kept = place.run(place.store.exchanges.load(exchange))
    assert kept
    rows = [row_of(replace(kept, id=f"{named} {number}")) for number in range(times)]

    async def add(connection: AsyncConnection) -> None:
        await connection.execute(insert(tables.exchange), rows)

    place.run(place.store.database.write(add))


def test_a_long_log_takes_no_more_memory(place: Place) -> None:
    """It is read page by page, each exchange once, also where many were asked at the same moment."""
    kept = place.exchange()

    async def most_memory() -> tuple[int, int]:
        count = 0
        tracemalloc.start()
        try:
            async for _ in place.store.log.all():
                count += 1
            return count, tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    copy(place, kept, PAGE - 1)
    place.run(most_memory())
    one, of_one_page = place.run(most_memory())
    copy(place, kept, 9 * PAGE + 9, named="more")
    ten, of_ten = place.run(most_memory())
    assert (one, ten) == (PAGE, 10 * PAGE + 9)
    # Two pages are there while one takes the place of the other; all ten would be ten times as much.
    assert of_ten < 3 * of_one_page
