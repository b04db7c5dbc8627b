"""Every act can be taken back whole, and nothing of anybody else's goes with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.assistant import Assistant, Knowledge
from bot.documents.library import load
from bot.errors import ConflictError, InputError
from bot.record import Item
from bot.review import teach
from bot.review.announcing import ANNOUNCED
from bot.review.decide import Decisions
from bot.review.queue import Queue
from tests.platforms.bakery import UNCOVERED
from tests.platforms.desks import Place

NEUTRAL = "Which vessel crosses the cold continent?"


def asked(place: Place, person: str = "ada") -> Item:
    """Ask what is not covered; return its item."""
    reply = place.ask(place.asker(person), question=UNCOVERED)
    assert reply.exchange
    item = place.run(place.store.items.of_exchange(reply.exchange))
    assert item
    return item


def decisions(place: Place, knowledge: Knowledge, folder: Path) -> Decisions:
    """Return what a maintainer can decide."""
    return Decisions(place.store, Queue(place.store, knowledge), folder, "bob")


def save(place: Place, baker: Assistant, folder: Path, item: Item) -> teach.Saved:
    """Teach an item."""
    passage = baker.knowledge.library.passages[1].id
    lessons = teach.propose(baker.knowledge, passage, [NEUTRAL], "ada", place.clock())
    return place.run(teach.save(place.store, folder, item, lessons, "ada"))


def test_what_cannot_be_taken_away_stays_taught(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """Where its folder refuses, the item is as it was: the queue says what is so."""
    saved = save(place, baker, tmp_path, asked(place))
    (file,) = saved.files
    file.unlink()
    file.mkdir()
    with pytest.raises(OSError, match="directory"):
        place.run(decisions(place, baker.knowledge, tmp_path).undo(saved.act.subject))
    item = place.run(place.store.items.load(int(saved.act.subject)))
    assert item
    assert (item.state, item.verdict) == ("closed", "taught")


def test_an_undo_that_comes_second_takes_nothing_away(
    place: Place, baker: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody reopened it between the look and the act: the file is there again."""
    saved = save(place, baker, tmp_path, asked(place))
    mine, theirs = (decisions(place, baker.knowledge, tmp_path) for _ in range(2))
    acts = place.store.items.acts

    async def meanwhile(subject: str | None = None, most: int = 100) -> object:
        found = await acts(subject, most)
        monkeypatch.undo()
        await theirs.reopen(saved.act.subject)
        return found

    monkeypatch.setattr(place.store.items, "acts", meanwhile)
    with pytest.raises(ConflictError):
        place.run(mine.undo(saved.act.subject))
    assert [file.is_file() for file in saved.files] == [True]


def test_what_was_taught_can_be_undone_when_nobody_asks_it_any_more(
    place: Place, baker: Assistant, tmp_path: Path
) -> None:
    """The item went with its last question; what was taught for it is still there, and its history."""
    item = asked(place)
    saved = save(place, baker, tmp_path, item)
    place.run(place.store.kept.delete(place.asker().person))
    assert place.run(place.store.items.load(item.id)) is None
    place.run(decisions(place, baker.knowledge, tmp_path).undo(str(item.id)))
    assert not any(file.exists() for file in saved.files)
    (undone, first) = place.run(place.store.items.acts(str(item.id)))
    assert (undone.kind, first.undone) == ("undo", True)


def written(place: Place, baker: Assistant, folder: Path) -> tuple[Decisions, Path]:
    """Write a note; return who wrote it and the file."""
    mine = decisions(place, baker.knowledge, folder)
    _, path = place.run(mine.write("Boats of bread", "No bread boat crosses the southern ice."))
    return mine, path


def test_a_note_is_written_and_taken_back(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """Both are announced."""
    mine, path = written(place, baker, tmp_path)
    first = place.run(place.store.notes.read(ANNOUNCED))
    assert first
    place.run(mine.undo("note:boats-of-bread"))
    assert not path.exists()
    assert place.run(place.store.notes.read(ANNOUNCED)) not in (None, first)
    with pytest.raises(InputError, match="Nothing was done"):
        place.run(mine.undo("note:boats-of-bread"))


def edited(path: Path) -> None:
    """Write more into a note."""
    path.write_text(path.read_text("utf-8") + "\nNor does a cake.\n", "utf-8")


def kept(_: Path) -> None:
    """Leave it as it is."""


@pytest.mark.parametrize(("change", "why"), [(edited, "was edited"), (kept, "answers taught questions")])
def test_a_note_that_somebody_needs_is_not_taken_away(
    place: Place, baker: Assistant, tmp_path: Path, change: Callable[[Path], None], why: str
) -> None:
    """What was added to it, or what was taught for it, would be lost."""
    _, path = written(place, baker, tmp_path)
    knowledge = Knowledge.of(load([tmp_path]))
    lessons = teach.propose(knowledge, knowledge.library.passages[0].id, [NEUTRAL], "ada", place.clock())
    place.run(teach.save(place.store, tmp_path, asked(place), lessons, "ada"))
    change(path)
    mine = decisions(place, Knowledge.of(load([tmp_path])), tmp_path)
    with pytest.raises(InputError, match=why):
        place.run(mine.undo("note:boats-of-bread"))
    assert path.exists()


def test_a_note_whose_lessons_are_undone_can_go(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """The name that teaching wrote into it is no edit of anybody's."""
    _, path = written(place, baker, tmp_path)
    knowledge = Knowledge.of(load([tmp_path]))
    lessons = teach.propose(knowledge, knowledge.library.passages[0].id, [NEUTRAL], "ada", place.clock())
    saved = place.run(teach.save(place.store, tmp_path, asked(place), lessons, "ada"))
    assert "{#" in path.read_text("utf-8")
    mine = decisions(place, knowledge, tmp_path)
    place.run(mine.undo(saved.act.subject))
    place.run(mine.undo("note:boats-of-bread"))
    assert not path.exists()


def test_a_source_can_be_put_back_too(place: Place, tmp_path: Path) -> None:
    """Whoever said that it still holds was mistaken."""
    page = tmp_path / "old.md"
    page.write_text("---\ntitle: Old\nread: 2001-01-01\n---\n\nBread is good.\n", "utf-8")
    mine = decisions(place, Knowledge.of(load([tmp_path])), tmp_path)
    queue = Queue(place.store, Knowledge.of(load([tmp_path])))
    place.run(mine.dismiss("source:old", "still good"))
    assert place.run(queue.list()) == ()
    place.run(mine.reopen("source:old"))
    assert [entry.id for entry in place.run(queue.list())] == ["source:old"]


def test_an_item_has_one_history(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """However its number is written."""
    item = asked(place)
    mine = decisions(place, baker.knowledge, tmp_path)
    place.run(mine.dismiss(str(item.id), "not ours"))
    name = f"00{item.id}"
    assert [act.kind for act in place.run(Queue(place.store, baker.knowledge).show(name)).acts] == ["dismiss"]
    place.run(mine.undo(name))
    assert [act.kind for act in place.run(Queue(place.store, baker.knowledge).show(name)).acts] == ["undo", "dismiss"]
