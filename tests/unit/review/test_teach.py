"""Teaching writes plain text, closes the item and tells those who wished it; nothing is done by halves."""

from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.errors import ConflictError, InputError
from bot.model import Taught
from bot.record import Item
from bot.review import teach
from bot.review.announcing import ANNOUNCED
from bot.review.decide import Decisions
from bot.review.queue import Queue
from tests.platforms.bakery import QUESTION, UNCOVERED
from tests.platforms.desks import Place

NEUTRAL = "Which vessel crosses the cold continent?"


def rye(baker: Assistant) -> str:
    """Return the id of the passage on rye."""
    return next(passage.id for passage in baker.knowledge.library.passages if "Rye" in passage.text)


def asked(place: Place) -> tuple[str, Item]:
    """Ask what is not covered; return the exchange and its item."""
    reply = place.ask(question=UNCOVERED)
    assert reply.exchange
    item = place.run(place.store.items.of_exchange(reply.exchange))
    assert item
    return reply.exchange, item


def proposed(baker: Assistant, place: Place, *questions: str) -> tuple[Taught, ...]:
    """Return what would be taught."""
    return teach.propose(baker.knowledge, rye(baker), questions or (NEUTRAL,), "ada", place.clock())


def test_teaching_does_all_of_it(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """The file, the verdict, the act, the notice and the announcement; a notice knows what to show."""
    exchange, item = asked(place)
    place.run(place.store.wishes.add(place.asker(), exchange, place.people.sealed("user ada")))
    lessons = proposed(baker, place)
    saved = place.run(teach.save(place.store, tmp_path / "own", item, lessons, "ada"))
    assert saved.told == 1
    assert [file.is_file() for file in saved.files] == [True]
    assert place.run(place.store.notes.read(ANNOUNCED))
    (notice,) = place.run(place.store.wishes.notices("discord"))
    assert place.run(teach.taught_for(place.store, notice.exchange)) == NEUTRAL
    new = place.run(teach.tried(baker.knowledge, lessons))
    answer = Assistant(new).ask("which vessels cross the cold continent")
    assert (answer.status, answer.sources[0].passage) == ("answered", rye(baker))


def test_of_two_who_teach_at_once_one_is_told(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """And nothing of theirs stays behind."""
    _, item = asked(place)
    first = proposed(baker, place)
    second = proposed(baker, place, "Which other vessel crosses ice?")
    place.run(teach.save(place.store, tmp_path, item, first, "ada"))
    with pytest.raises(ConflictError):
        place.run(teach.save(place.store, tmp_path, item, second, "bob"))
    with pytest.raises(ConflictError):
        place.run(teach.save(place.store, tmp_path, item, (*second, *first), "bob"))
    assert [file.name.startswith("which-vessel") for file in (tmp_path / "taught").iterdir()] == [True]


def test_an_undo_takes_it_all_back(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """The file, the verdict, and the notice if nobody has been told."""
    exchange, item = asked(place)
    place.run(place.store.wishes.add(place.asker(), exchange, place.people.sealed("user ada")))
    place.run(teach.save(place.store, tmp_path, item, proposed(baker, place), "ada"))
    decisions = Decisions(place.store, Queue(place.store, baker.knowledge), tmp_path, "bob")
    place.run(decisions.undo(str(item.id)))
    assert list((tmp_path / "taught").iterdir()) == []
    assert place.run(place.store.wishes.notices("discord")) == ()
    assert place.run(teach.taught_for(place.store, exchange)) is None
    again = place.run(place.store.items.load(item.id))
    assert again
    assert (again.state, again.verdict) == ("open", None)
    with pytest.raises(InputError, match="Nothing was done"):
        place.run(decisions.undo(str(item.id)))


@pytest.mark.parametrize("question", ["", "hello", "what?", "why " * 100, "what about\x07 flour"])
def test_what_asks_nothing_is_not_taught(place: Place, baker: Assistant, question: str) -> None:
    """It would never be answered."""
    with pytest.raises(InputError):
        proposed(baker, place, question)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("  ", "write a question"),
        ("Wie lange muss der Teig bei dir ruhen und warum ist das so?", "in English only"),
        ("hello", "not read as a question"),
    ],
)
def test_the_reason_is_told(place: Place, baker: Assistant, question: str, why: str) -> None:
    """Nothing, another language, and a greeting are different things."""
    with pytest.raises(InputError, match=why):
        proposed(baker, place, question)


def test_somebodys_words_are_known(place: Place) -> None:
    """Wherever in the log they stand, in other capitals and with other marks; a question of one's own is not."""
    place.ask(question="Where do penguins sleep at night?")
    for typed, known in (("where do Penguins sleep, at night", True), ("Where do penguins rest?", False)):
        assert place.run(teach.is_in_the_log(place.store, typed)) is known


def test_somebodys_words_are_known_as_they_were_read(place: Place) -> None:
    """A follow-up carries the words of the question that it leaned on."""
    place.ask(question=QUESTION)
    place.clock.pass_by(1)
    read_as = place.ask(question="and why is that?").answer.read_as
    assert read_as
    assert place.run(teach.is_in_the_log(place.store, read_as.upper()))
    assert not place.run(teach.is_in_the_log(place.store, f"{QUESTION} and why is this?"))


def test_of_two_lessons_of_one_second_the_last_holds(place: Place, baker: Assistant) -> None:
    """They are stamped so that the order of their letters is that of their times."""
    place.clock.at = 1_795_000_000_999
    first, *_, last = baker.knowledge.library.passages
    stamps = []
    for passage in (last, first, last, first):
        (lesson,) = teach.propose(baker.knowledge, passage.id, [NEUTRAL], "ada", place.clock())
        stamps.append(lesson.at)
        place.clock.pass_by(1)
    assert stamps == sorted(set(stamps))
    assert stamps[0].endswith(".999+00:00")


def test_what_is_taught_is_one_question(baker: Assistant, place: Place) -> None:
    """Also if it is made of two: it is answered by the passage that it was taught for."""
    double = "Who mills the rye, and what does the miller earn?"
    new = place.run(teach.tried(baker.knowledge, proposed(baker, place, double)))
    answer = Assistant(new).ask(double)
    assert (answer.status, answer.sources[0].passage) == ("answered", rye(baker))


def test_the_way_back_is_another_question(baker: Assistant, place: Place) -> None:
    """What was taught for one direction is not sure of the other."""
    new = place.run(teach.tried(baker.knowledge, proposed(baker, place, "Can bakers move from Lima to Quito?")))
    assert Assistant(new).ask("Can bakers move from Lima to Quito").status == "answered"
    reading = Assistant(new).ask("Can bakers move from Quito to Lima")
    assert reading.confidence < 1


def test_a_second_lesson_leaves_the_notices_of_the_first(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """Also when it is undone, and so is the reopening; who wished in between is told with that."""
    exchange, item = asked(place)
    place.run(place.store.wishes.add(place.asker(), exchange, "sealed"))
    place.run(teach.save(place.store, tmp_path, item, proposed(baker, place), "ada"))
    place.clock.pass_by(1)
    decisions = Decisions(place.store, Queue(place.store, baker.knowledge), tmp_path, "bob")
    place.run(decisions.reopen(str(item.id)))
    place.run(place.store.wishes.add(place.asker("bob"), exchange, "sealed"))
    again = place.run(place.store.items.load(item.id))
    assert again
    place.run(teach.save(place.store, tmp_path, again, proposed(baker, place, "What boat crosses ice?"), "ada"))
    place.run(decisions.undo(str(item.id)))
    assert [one.person for one in place.run(place.store.wishes.notices("discord"))] == [place.asker().person]
    place.run(decisions.undo(str(item.id)))
    assert [one.person for one in place.run(place.store.wishes.notices("discord"))] == [place.asker("bob").person]
    assert place.run(teach.taught_for(place.store, exchange)) == NEUTRAL
