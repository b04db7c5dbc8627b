"""Every act can be taken back whole, and nothing of anybody else's goes with it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.assistant import Assistant, Knowledge
from bot.documents.library import load
from bot.errors import ConflictError, InputError
from bot.record import Act, Item
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


@pytest.mark.parametrize("deed", ["teach", "undo"])
def test_a_cancellation_at_the_commit_tears_nothing(
    place: Place, baker: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    """What was sent and not heard of is looked for: the file is there if the act is, and goes with it."""
    item = asked(place)
    lessons = teach.propose(baker.knowledge, baker.knowledge.library.passages[1].id, [NEUTRAL], "ada", place.clock())
    if deed == "undo":
        place.run(teach.save(place.store, tmp_path, item, lessons, "ada"))
    commit = AsyncConnection.commit

    async def cut(self: AsyncConnection) -> None:
        await commit(self)
        monkeypatch.undo()
        raise asyncio.CancelledError

    async def act() -> None:
        mine = decisions(place, baker.knowledge, tmp_path)
        # The commits of looking are not those of the act.
        decide = place.store.items.decide

        async def decided(*given: Any, **more: Any) -> Act:  # noqa: ANN401 -- its signature
            monkeypatch.setattr(AsyncConnection, "commit", cut)
            return await decide(*given, **more)

        monkeypatch.setattr(place.store.items, "decide", decided)
        with pytest.raises(asyncio.CancelledError):
            await (mine.undo(str(item.id)) if deed == "undo" else teach.save(place.store, tmp_path, item, lessons, "a"))

    place.run(act())
    now = place.run(place.store.items.load(item.id))
    assert now
    assert (now.verdict == "taught") == bool(list((tmp_path / "taught").iterdir())) == (deed == "teach")


def test_a_cancelled_lesson_is_whole(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """Whenever it is cancelled: the cancellation waits for its end."""
    item = asked(place)
    lessons = teach.propose(baker.knowledge, baker.knowledge.library.passages[1].id, [NEUTRAL], "ada", place.clock())

    def files() -> list[Path]:
        return list(tmp_path.glob("taught/*.yaml"))

    async def cancelled() -> None:
        task = asyncio.create_task(teach.save(place.store, tmp_path, item, lessons, "ada"))
        while not files():
            await place.store.database.read(lambda connection: connection.execute(text("SELECT 1")))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    place.run(cancelled())
    now = place.run(place.store.items.load(item.id))
    assert now
    assert (now.verdict, len(files())) == ("taught", 1)


def test_one_lesson_closes_several_items(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """In one file, which goes with the last act that needs it."""
    first = save(place, baker, tmp_path, asked(place))
    other = place.run(place.store.items.of_exchange(place.ask(question="Who plays chess on Mars?").exchange or ""))
    assert other
    place.clock.pass_by(1)
    second = save(place, baker, tmp_path, other)
    assert second.files == first.files
    mine = decisions(place, baker.knowledge, tmp_path)
    for saved, there in ((second, True), (first, False)):
        assert "missing" not in place.run(mine.undo(saved.act.subject)).details
        assert first.files[0].exists() == there


def test_a_lesson_that_was_edited_stays_and_one_that_is_gone_is_told(
    place: Place, baker: Assistant, tmp_path: Path
) -> None:
    """Nothing that somebody wrote is deleted, and nothing is passed over."""
    saved = save(place, baker, tmp_path, asked(place))
    mine = decisions(place, baker.knowledge, tmp_path)
    edited(saved.files[0])
    with pytest.raises(InputError, match="was edited"):
        place.run(mine.undo(saved.act.subject))
    saved.files[0].unlink()
    assert place.run(mine.undo(saved.act.subject)).details["missing"] == [str(saved.files[0])]


def test_a_note_that_was_taught_for_meanwhile_stays(place: Place, baker: Assistant, tmp_path: Path) -> None:
    """Whatever was known of it when the folder was read last."""
    mine, path = written(place, baker, tmp_path)
    knowledge = Knowledge.of(load([tmp_path]))
    lessons = teach.propose(knowledge, knowledge.library.passages[0].id, [NEUTRAL], "ada", place.clock())
    place.run(teach.save(place.store, tmp_path, asked(place), lessons, "ada"))
    with pytest.raises(InputError, match="answers taught questions"):
        place.run(mine.undo("note:boats-of-bread"))
    assert path.exists()
