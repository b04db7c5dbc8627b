"""`signpost review`: what a maintainer types, and what comes of it."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, TypeVar

import click

from bot import wording
from bot.adapters.terminal import review_json, review_text
from bot.adapters.terminal.progress import Progress
from bot.adapters.terminal.recording import PLATFORM, user
from bot.assistant import Knowledge
from bot.errors import InputError, StoreError
from bot.record import Act, Item
from bot.review import export, figures, replay, teach
from bot.review.decide import Decisions
from bot.review.queue import Queue, search
from bot.review.trial import Tried, trial
from bot.store.database import reason
from bot.store.people import People, check_key
from bot.store.store import Store

T = TypeVar("T")


@dataclass(kw_only=True)
class Reviewer:
    """A maintainer at a terminal; what is remembered runs in a loop of its own.

    Who it is, a pseudonym as everywhere, is found out once something is done: whoever only looks needs no key.
    """

    store: Store
    knowledge: Knowledge
    folder: Path
    people: Callable[[], People]
    _runner: asyncio.Runner = field(default_factory=asyncio.Runner)

    def __enter__(self) -> Self:
        """Count what was asked meanwhile, all of it: who looks here has no bot to do it in the background."""
        try:
            self.run(self.store.grouping.finish(Progress(wording.COUNTING)))
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def _close(self) -> None:
        self._runner.run(self.store.close())
        self._runner.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for something; what is wrong with the database is told with its name."""
        with naming(self.store):
            return self._runner.run(work)

    @cached_property
    def by(self) -> str:
        """Return who sits here, as a pseudonym under the key that the database knows."""
        people = self.people()
        self.run(check_key(self.store.notes, people))
        return people.person(PLATFORM, user())

    @property
    def queue(self) -> Queue:
        """Return the queue."""
        return Queue(self.store, self.knowledge)

    @property
    def decisions(self) -> Decisions:
        """Return what can be decided."""
        return Decisions(self.store, self.queue, self.folder, self.by)

    def listed(self, most: int, *, everything: bool, as_json: bool) -> str:
        """Return the queue."""
        entries = self.run(self.queue.list(most, everything=everything))
        whole = self.run(self.queue.length(everything=everything)) if len(entries) == most else most
        if whole > len(entries) == most:
            click.echo(wording.QUEUE_CUT.format(shown=most, whole=whole), err=True)
        return json.dumps([review_json.entry(each) for each in entries]) if as_json else review_text.queue(entries)

    def shown(self, name: str, *, as_json: bool) -> str:
        """Return an item with all that is known."""
        found = self.run(self.queue.show(name))
        return json.dumps(review_json.shown(found)) if as_json else review_text.item(found)

    def tried(self, item: Item, passage: str, questions: tuple[str, ...]) -> Tried:
        """Return what teaching would do."""
        progress = Progress(wording.REPLAYING)
        return self.run(trial(self.store, self.knowledge, item, passage, questions, by=self.by, progress=progress))

    def saved(self, item: Item, tried: Tried) -> teach.Saved:
        """Teach it."""
        return self.run(teach.save(self.store, self.folder, item, tried.proposed, self.by))

    def replayed(self, words: str, most: int, *, as_json: bool) -> str:
        """Return which questions of the log are answered differently today."""

        async def again() -> tuple[tuple[replay.Effect, ...], int]:
            asked = await replay.sharing(self.store, [words] if words else [], most)
            progress = Progress(wording.REPLAYING)
            return await replay.changes(asked, self.knowledge, progress=progress), len(asked)

        changed, asked = self.run(again())
        if as_json:
            return json.dumps({"asked": asked, "changed": [review_json.effect(each) for each in changed]})
        return review_text.replayed(changed, asked)


def stats(store: Store, *, as_json: bool) -> str:
    """Return the figures."""

    async def count() -> figures.Tally:
        try:
            return await figures.tally(store, Progress(wording.COUNTING))
        finally:
            await store.close()

    with naming(store):
        report = figures.report(asyncio.run(count()))
    return json.dumps(report) if as_json else review_text.figures(report)


async def exported(store: Store, form: str) -> AsyncGenerator[str, None]:
    """Yield the log, line by line."""
    progress, done = Progress(wording.EXPORTING), 0
    try:
        whole = await store.log.count()
        async for line in export.FORMS[form](store.log):
            yield line
            done += 1
            progress(done, max(done, whole))
    finally:
        await store.close()


@contextmanager
def naming(store: Store) -> Iterator[None]:
    """Say which database cannot be used, and why: whoever sits at a terminal runs it."""
    try:
        yield
    except StoreError as error:
        if error.__cause__ is None:
            raise
        why = reason(error.__cause__)
        raise StoreError(wording.DATABASE_UNUSABLE.format(place=store.database.place, reason=why)) from error


def found(knowledge: Knowledge, words: str, most: int, *, as_json: bool) -> str:
    """Return the passages that share words with a text."""
    near = search(knowledge, words, most)
    if as_json:
        return json.dumps(review_json.nearest(near))
    return review_text.nearest(near) or wording.NO_PASSAGE_FOUND


def text_of(file: BinaryIO) -> str:
    """Read what a maintainer wrote."""
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(wording.NO_UTF8) from None


def act_told(act: Act, sentence: str, *, as_json: bool, **more: str) -> str:
    """Return what was done, as JSON with what else there is to tell."""
    return json.dumps(review_json.act(act) | more) if as_json else sentence
