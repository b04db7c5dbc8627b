"""The queue says what needs a person, and why; of a private question only the day."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot import wording
from bot.adapters.cards import Button
from bot.adapters.maintaining import listed
from bot.adapters.terminal import review_json, review_text
from bot.assistant import Assistant, Knowledge
from bot.documents.library import load
from bot.errors import InputError, StoreError
from bot.intervals import interval
from bot.review.decide import Decisions
from bot.review.queue import Queue, search
from bot.review.sources import aged
from bot.store.store import Store
from tests.platforms.bakery import COVERED, QUESTION, UNCOVERED
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
    assert line.why.startswith("Asked 3 times by 2 people (")
    assert "in 100 of those who ask this stay without help." in line.why
    assert "rye" in line.nearest[0].words
    assert line.nearest[0].score > 0


def test_why_is_plain_about_one_and_about_none(place: Place, baker: Assistant) -> None:
    """Of one person nothing is said in fractions, and where everybody was helped that is told."""
    once = place.ask(question=UNCOVERED)
    helped = place.ask(question=QUESTION)
    assert once.exchange
    assert helped.exchange
    place.run(place.store.votes.put("eve", helped.exchange, "helpful"))
    entries = place.run(Queue(place.store, baker.knowledge).list(everything=True))
    whys = {entry.question: entry.why for entry in entries}
    assert whys[UNCOVERED].startswith("Asked once by 1 person (declined 1; no votes). Going by that, at least ")
    assert whys[QUESTION] == (
        "Asked once by 1 person (answered 1; votes: 1 helpful, 0 not). "
        "Nothing in that says that anybody who asks this stays without help."
    )


def test_the_nearest_share_words_and_stand_by_their_scores(baker: Assistant) -> None:
    """What shares none is not near, whatever the search makes of letters."""
    found = search(baker.knowledge, "how long does sourdough rise in rye flour")
    assert [near.score for near in found] == sorted((near.score for near in found), reverse=True)
    assert len(found) > 1
    assert all(near.words for near in found)
    assert search(baker.knowledge, "zyxq") == ()


def test_sources_never_take_the_place_of_an_item(place: Place, baker: Assistant) -> None:
    """They come last, and only where there is room."""
    for question in ("Who paints the Oslo cathedral?", "Where do penguins sleep at night?", "Why are flamingos pink?"):
        place.ask(question=question)
    queue = Queue(place.store, old(baker, read="2020-01-01"))
    for most, sources in ((1, 0), (3, 0), (4, 1), (20, 1)):
        kinds = [entry.item is None for entry in place.run(queue.list(most))]
        assert kinds == [*[False] * min(most, 3), *[True] * sources]
    assert place.run(queue.length()) == 4


def test_what_has_votes_is_shown_first(place: Place, baker: Assistant) -> None:
    """However old it is; how many others there are is told, at every door."""
    first = place.ask(question=UNCOVERED)
    assert first.exchange
    place.run(place.store.votes.put("eve", first.exchange, "not_helpful"))
    place.run(place.store.votes.explain("eve", first.exchange, "off-topic", "I asked of ships"))
    for _ in range(104):
        place.clock.pass_by(60_000)
        place.ask(question=UNCOVERED)
    queue = Queue(place.store, baker.knowledge)
    (entry,) = [one for one in place.run(queue.list()) if one.item]
    found = place.run(queue.show(entry.id))
    told = review_json.shown(found)
    assert (told["comments"], told["not_shown"], len(told["exchanges"])) == (["I asked of ships"], 5, 100)
    text = review_text.item(found)
    assert "Not helpful: Not what I asked, I asked of ships" in text
    sentence = "Not shown: 5 of the 105 times this was asked."
    assert sentence in text
    cards, page = [listed.item(found, 0, "mae")], 0
    while any(button.label == wording.NEXT for row in cards[-1].rows for button in row if isinstance(button, Button)):
        page += 1
        cards.append(listed.item(found, page, "mae"))
    assert sentence in cards[-1].texts[-1].markdown


def test_a_follow_up_says_what_it_was_read_as(place: Place, baker: Assistant) -> None:
    """In the list, and wherever it was asked."""
    asker = place.asker()
    place.ask(asker)
    followed = place.ask(asker, "and with rye?")
    assert followed.exchange
    item = place.run(place.store.items.of_exchange(followed.exchange))
    assert item
    found = place.run(Queue(place.store, baker.knowledge).show(str(item.id)))
    line = f"Read as: {followed.answer.read_as}"
    led = replace(found.entry, item=replace(item, read_as=followed.answer.read_as))
    assert line in review_text.queue([led])
    assert line in review_text.item(replace(found, entry=replace(found.entry, item=replace(item, read_as=None))))


def test_a_line_says_what_chance_leaves_open(place: Place, baker: Assistant) -> None:
    """Of one decline little is known; of ten more."""
    told = []
    for number in range(10):
        place.ask(place.asker(f"asker {number}"), UNCOVERED)
        (line,) = [entry for entry in place.run(Queue(place.store, baker.knowledge).list()) if entry.item]
        told.append(line.why)
    for number, why in ((1, told[0]), (10, told[9])):
        assert f"at least {100 * interval(number, number)[0]:.0f} in 100" in why, why


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
    for what in (decisions.dismiss("source:none", "why not"), decisions.reopen("source:none"), queue.show("source:no")):
        with pytest.raises(InputError, match="no item"):
            place.run(what)
    with pytest.raises(InputError, match="no item"):
        place.run(decisions.reopen("99999999999"))


def test_a_dismissed_source_says_so(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """To who lists everything and to who looks at it; dismissing it twice is refused, however much came after."""
    queue = Queue(place.store, old(baker, read="2020-01-01"))
    decisions, name = Decisions(place.store, queue, tmp_path, "ada"), f"source:{COVERED}"
    with pytest.raises(InputError, match="in the queue already"):
        place.run(decisions.reopen(name))
    place.run(decisions.dismiss(name, "read it again"))
    for number in range(1_001):
        place.run(place.store.items.record(f"note:{number}", "write", "bob", {}))
    assert place.run(queue.list()) == ()
    (entry,) = place.run(queue.list(everything=True))
    shown = place.run(queue.show(name))
    for told in (review_json.entry(entry), review_json.shown(shown)):
        assert (told["status"], told["verdict"], told["kind"]) == ("closed", "dismissed", "source")
        assert told["why"].startswith("Dismissed on 2026-11-18")
    assert "closed (dismissed)" in review_text.item(shown)
    with pytest.raises(InputError, match="dismissed already, since 2026-11-18"):
        place.run(decisions.dismiss(name, "again"))
    place.run(decisions.reopen(name))
    assert [one.state for one in place.run(queue.list())] == ["open"]
    place.run(decisions.undo(name))
    assert place.run(queue.list()) == ()
    place.run(decisions.undo(name))
    with pytest.raises(InputError, match="in the queue already"):
        place.run(decisions.reopen(name))


def test_a_source_that_is_not_due_is_not_dismissed(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """Nor reopened; who asks for it is told that it needs nobody."""
    queue = Queue(place.store, old(baker, read="2026-10-01"))
    decisions, name = Decisions(place.store, queue, tmp_path, "ada"), f"source:{COVERED}"
    with pytest.raises(InputError, match="nothing to dismiss until it has aged"):
        place.run(decisions.dismiss(name, "still good"))
    with pytest.raises(InputError, match="nothing to reopen"):
        place.run(decisions.reopen(name))
    found = place.run(queue.show(name))
    assert (found.entry.why, found.entry.state, found.acts) == (wording.WHY_NOT_DUE, "closed", ())


def test_a_note_has_a_history(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """Who wrote it and when, also once it is gone."""
    decisions = Decisions(place.store, Queue(place.store, baker.knowledge), tmp_path, "ada")
    act, _ = place.run(decisions.write("Our oven", "The oven in room 3 is hot by nine."))
    found = place.run(Queue(place.store, Knowledge.of(load([tmp_path]))).show(act.subject))
    told = review_json.shown(found)
    assert (told["question"], told["kind"], told["why"]) == ("Our oven", "note", wording.WHY_NOTE)
    assert [(one["kind"], one["by"]) for one in told["acts"]] == [("write", "ada")]
    place.run(decisions.undo(act.subject))
    gone = place.run(Queue(place.store, baker.knowledge).show(act.subject))
    assert gone.entry.why == wording.WHY_NOTE_GONE
    assert [one.kind for one in gone.acts] == ["undo", "write"]
    with pytest.raises(InputError, match="no item"):
        place.run(Queue(place.store, baker.knowledge).show("note:none"))


def test_a_reason_that_is_too_long_is_told(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """Nothing of it is cut off."""
    place.ask(question=UNCOVERED)
    decisions = Decisions(place.store, Queue(place.store, baker.knowledge), tmp_path, "ada")
    with pytest.raises(InputError, match="at most 500 characters; these are 501"):
        place.run(decisions.dismiss("1", "x" * 501))
    assert place.run(decisions.dismiss("1", "x" * 500)).details["reason"] == "x" * 500


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
