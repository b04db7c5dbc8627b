"""The queue says what needs a person, and why; of a private question only the day."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.terminal import review_json
from bot.assistant import Assistant, Knowledge
from bot.documents.library import load
from bot.errors import InputError, StoreError
from bot.review.decide import Decisions
from bot.review.queue import Queue
from bot.review.sources import aged
from bot.store.store import Store
from tests.platforms.bakery import COVERED, UNCOVERED
from tests.platforms.desks import Place


def old(baker: Assistant, read: str | None = None, published: str | None = None) -> Knowledge:
    """Return knowledge whose book is of other dates."""
    library = baker.knowledge.library
    documents = tuple(replace(each, read=read, published=published) for each in library.documents)
    return replace(baker.knowledge, library=replace(library, documents=documents))


def test_a_line_says_why_and_what_is_near(place: Place, baker: Assistant) -> None:
    """With figures that know chance, and the words that matched."""
    for person in ("ada", "bob", "ada"):
        place.ask(place.asker(person), "Does rye cross Antarctica by submarine?")
    (line,) = [entry for entry in place.run(Queue(place.store, baker.knowledge).list()) if entry.item]
    assert "Asked 3 times by 2 people" in line.why
    assert "rye" in line.nearest[0].words
    assert line.nearest[0].score > 0


def test_a_private_question_shows_the_day_alone(place: Place, baker: Assistant) -> None:
    """Never the person, the place or the time; a public one says where."""
    private = place.ask(place.asker(), UNCOVERED)
    place.ask(place.asker("bob", private=False), UNCOVERED)
    assert private.exchange
    place.run(place.store.votes.put(place.asker().person, private.exchange, "not_helpful"))
    place.run(place.store.votes.explain(place.asker().person, private.exchange, "wrong", "I asked of ships"))
    (entry,) = [one for one in place.run(Queue(place.store, baker.knowledge).list()) if one.item]
    shown = review_json.shown(place.run(Queue(place.store, baker.knowledge).show(entry.id)))
    assert (shown["reasons"], shown["comments"]) == (["wrong"], ["I asked of ships"])
    by_privacy = {each["private"]: each for each in shown["exchanges"]}
    assert (by_privacy[True]["asked_at"], by_privacy[True]["place"]) == ("2026-11-18", None)
    assert by_privacy[False]["place"] == "discord:kitchen"
    assert place.asker().person not in str(shown)


@pytest.mark.parametrize(
    ("dates", "is_old"),
    [
        ({"read": "2025-11-17"}, True),
        ({"read": "2025-11-19"}, False),
        ({"published": "2023"}, True),
        ({"published": "2024-01"}, False),
        ({}, False),
    ],
)
def test_sources_age(baker: Assistant, dates: dict[str, str], is_old: bool) -> None:  # noqa: FBT001 -- a case
    """A digest in a year after it was read, others in three."""
    assert bool(aged(old(baker, **dates).library, "2026-11-18")) == is_old


def test_a_source_that_still_holds_rests_for_a_year(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """Who looked at it says so, and can take it back."""
    queue = Queue(place.store, old(baker, read="2020-01-01"))
    (entry,) = place.run(queue.list())
    assert (entry.id, entry.item) == (f"source:{COVERED}", None)
    decisions = Decisions(place.store, queue, tmp_path, "ada")
    place.run(decisions.dismiss(entry.id, "read it again"))
    assert place.run(queue.list()) == ()
    assert [act.kind for act in place.run(queue.show(entry.id)).acts] == ["dismiss"]
    place.run(decisions.undo(entry.id))
    assert len(place.run(queue.list())) == 1
    with pytest.raises(InputError, match="no item"):
        place.run(decisions.dismiss("source:none", "why not"))
    with pytest.raises(InputError, match="no item"):
        place.run(decisions.reopen("99999999999"))


def test_a_note_is_written_once(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """And can be taken back."""
    decisions = Decisions(place.store, Queue(place.store, baker.knowledge), tmp_path, "ada")
    act, path = place.run(decisions.write("Our oven", "The oven in room 3 is hot by nine."))
    assert act.details["passages"] == [passage.id for passage in load([tmp_path]).passages]
    assert path.read_text("utf-8").startswith("---\ntitle: Our oven\nkind: note\n")
    with pytest.raises(InputError, match="already"):
        place.run(decisions.write("Our oven", "Another."))
    place.run(decisions.undo(act.subject))
    assert not path.exists()
    with pytest.raises(InputError, match="title and a text"):
        place.run(decisions.write("Our oven", " "))


def test_pages_hold_everything_once(place: Place, baker: Assistant) -> None:
    """Items first, then sources, whatever the size of a page; the last one says that it is."""
    for question in ("Who paints the Oslo cathedral?", "Where do penguins sleep at night?", "Why are flamingos pink?"):
        place.ask(place.asker(), question)
    for size in (1, 2, 3, 4, 5):
        queue = Queue(place.store, old(baker, read="2020-01-01"))
        names, number, more = [], 0, True
        while more:
            entries, more = place.run(queue.page(number, size))
            assert len(entries) <= size
            names += [entry.id for entry in entries]
            number += 1
        assert names == [entry.id for entry in place.run(queue.list(10))]
        assert names[-1] == f"source:{COVERED}"
        assert len(names) == 4
    assert place.run(queue.page(9, 5)) == ((), False)


@pytest.mark.parametrize("text", ["# Only a heading", "```\nx = 1\n```", "<!-- a remark -->"])
def test_a_note_says_something(place: Place, baker: Assistant, tmp_path: Path, text: str) -> None:
    """One without a sentence would be an error of every command from then on."""
    decisions = Decisions(place.store, Queue(place.store, baker.knowledge), tmp_path, "ada")
    with pytest.raises(InputError, match="no text"):
        place.run(decisions.write("Our oven", text))
    assert list(tmp_path.iterdir()) == []


def test_a_note_has_a_name_of_its_own(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """A document that is called so would give its passages other ids."""
    decisions = Decisions(place.store, Queue(place.store, baker.knowledge), tmp_path, "ada")
    with pytest.raises(InputError, match="already"):
        place.run(decisions.write("Sourdough book", "It is on the shelf."))
    assert list(tmp_path.iterdir()) == []


def test_a_note_that_nobody_could_write_down_is_not_there(baker: Assistant, tmp_path: Path) -> None:
    """Without its act it could not be taken back."""

    async def write(store: Store) -> None:
        decisions = Decisions(store, Queue(store, baker.knowledge), tmp_path, "ada")
        with pytest.raises(StoreError):
            await decisions.write("Our oven", "The oven in room 3 is hot by nine.")
        await store.close()

    asyncio.run(write(Store.open("/dev/null/signpost.sqlite", retention_days=180)))
    assert not list(tmp_path.rglob("*.md"))
