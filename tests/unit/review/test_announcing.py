"""A running bot answers from new knowledge without being started again, wherever it was taught."""

import asyncio
import logging
import os
from dataclasses import replace
from pathlib import Path

import pytest

from bot.assistant import Assistant, Knowledge
from bot.config import Settings
from bot.documents.library import load
from bot.documents.taught import with_taught, write_taught
from bot.errors import KnowledgeError
from bot.model import Taught
from bot.review.announcing import Reloading, announcement
from bot.wiring import build_assistant, build_reloading
from tests.platforms.bakery import UNCOVERED, write_bakery
from tests.platforms.desks import Place


def test_what_is_announced_is_read(place: Place, tmp_path: Path) -> None:
    """Not before; what is not new changes nothing."""
    folder = write_bakery(tmp_path / "bakery")

    def build() -> Knowledge:
        return Knowledge.of(load([folder]))

    assistant = Assistant(build())
    reloading = Reloading(place.store.notes, assistant, build)
    assert not place.run(reloading.look())
    passage = assistant.knowledge.library.passages[1]
    write_taught(folder, Taught(question=UNCOVERED, passage=passage.id, quote=passage.text, by="ada", at=""))
    assert assistant.ask(UNCOVERED).status == "declined"
    assert not place.run(reloading.look())
    place.run(place.store.notes.write(*announcement()))
    assert place.run(reloading.look())
    assert assistant.ask(UNCOVERED).status == "answered"
    place.run(place.store.notes.write(*announcement()))
    assert not place.run(reloading.look())


def test_a_slow_disk_is_waited_for(place: Place, baker: Assistant) -> None:
    """A folder that other machines write to may show a file a minute after it was announced; then it is left alone."""
    seen: list[int] = []
    looks = 40

    async def look_on(assistant: Assistant, new: Knowledge, *, shown_at: int) -> int | None:
        old = assistant.knowledge

        def build() -> Knowledge:
            seen.append(number)
            return new if number >= shown_at else old

        await place.store.notes.write(*announcement())
        reloading = Reloading(place.store.notes, assistant, build)
        found = None
        for number in range(looks):
            found = number if await reloading.look() else found
        return found

    passage = baker.knowledge.library.passages[1]
    lesson = Taught(question=UNCOVERED, passage=passage.id, quote=passage.text, by="ada", at="")
    library = with_taught(baker.knowledge.library, [lesson])
    new = Knowledge.of(replace(library, version="new"))
    assert place.run(look_on(Assistant(baker.knowledge), new, shown_at=14)) == 16
    assert seen == [0, 1, 2, 4, 8, 16, 32]


def test_a_running_bot_finds_a_folder_that_was_not_there(place: Place, tmp_path: Path) -> None:
    """The first lesson makes the installation's own folder; what did not change is not read again."""
    shelf, own = write_bakery(tmp_path / "bakery"), tmp_path / "own"
    settings = Settings(own_knowledge=own)
    assistant = build_assistant(settings, [shelf])
    reloading = build_reloading(settings, [shelf], assistant, place.store)
    place.run(place.store.notes.write(*announcement()))
    assert not place.run(reloading.look())
    own.mkdir()
    (own / "cats.md").write_text("# Cats\n\nThe bakery cat sleeps on the flour.\n", encoding="utf-8")
    # Bytes that are no text any more would be told, if the file were read again.
    (book,) = shelf.glob("*.md")
    stamp = book.stat()
    book.write_bytes(b"\0" * stamp.st_size)
    os.utime(book, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    place.run(place.store.notes.write(*announcement()))
    assert place.run(reloading.look())
    assert {document.key for document in assistant.knowledge.library.documents} == {book.stem, "cats"}


@pytest.mark.parametrize("wrong", [KnowledgeError("no folder"), OSError(116, "the disk is away")])
def test_what_goes_wrong_is_told_and_tried_again(
    place: Place, baker: Assistant, caplog: pytest.LogCaptureFixture, wrong: Exception
) -> None:
    """The old knowledge answers as long."""
    tries: list[int] = []

    async def some_time() -> None:
        again, loop = asyncio.Event(), asyncio.get_running_loop()

        def build() -> Knowledge:
            tries.append(1)
            if len(tries) > 1:
                loop.call_soon_threadsafe(again.set)
            raise wrong

        await place.store.notes.write(*announcement())
        running = asyncio.create_task(Reloading(place.store.notes, baker, build).run(seconds=0))
        await again.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running

    with caplog.at_level(logging.WARNING):
        place.run(some_time())
    assert str(wrong) in caplog.text
