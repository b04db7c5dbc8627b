"""Dismiss, reopen, undo, write a note: every act with who and when, and each can be taken back."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot import wording
from bot.documents.written import write_note
from bot.errors import ConflictError, InputError
from bot.record import Act, Item, State, Verdict
from bot.review.announcing import announcement
from bot.review.filed import FILED, NOTE, Planned, Removal, kept, stamp, to_the_end
from bot.review.queue import Queue, day
from bot.review.sources import SOURCE
from bot.review.teach import before, check_open
from bot.store.items import Along
from bot.store.store import Store

LONGEST_REASON = 500


class Decisions:
    """What a maintainer does about items, other than teaching."""

    def __init__(self, store: Store, queue: Queue, folder: Path, by: str) -> None:
        self._store, self._queue, self._folder, self._by = store, queue, folder, by

    async def dismiss(self, about: Item | str, reason: str) -> Act:
        """Close an item, as it was read or by its name, that needs nothing; or say that a source still holds."""
        told = _checked(reason)
        if isinstance(about, str) and about.startswith(SOURCE):
            return await self._dismiss_source(about, told)
        item = await self._read(about)
        check_open(item)
        details = {"reason": told, "before": before(item)}
        return await self._store.items.decide(
            item, "dismiss", person=self._by, state="closed", verdict="dismissed", details=details
        )

    async def reopen(self, about: Item | str) -> Act:
        """Put an item back into the queue; what was taught stays taught. A source has to be looked at again."""
        if isinstance(about, str) and about.startswith(SOURCE):
            return await self._reopen_source(about)
        item = await self._read(about)
        if item.state == "open":
            raise InputError(wording.ITEM_OPEN.format(item=item.id))
        return await self._store.items.decide(
            item, "reopen", person=self._by, state="open", verdict=None, details={"before": before(item)}
        )

    async def undo(self, name: str, expected: int | None = None) -> Act:
        """Take back the last thing that was done to an item, a source or a note, if it is the expected act.

        The item is read before its acts: if somebody does something in between, it is not the same any more.
        """
        item = await self._queue.find(name)
        acts = await self._store.items.acts(str(item.id) if item else name)
        last = undoable(acts)
        if expected is not None and (last is None or last.id != expected):
            raise ConflictError(wording.CHANGED_MEANWHILE)
        if last is None:
            raise InputError(wording.NOTHING_TO_UNDO.format(item=name))
        return await to_the_end(self._taken_back(item, last, acts))

    async def write(self, title: str, text: str) -> tuple[Act, Path]:
        """Write a note: a new page of the installation's own, each paragraph a passage."""
        return await to_the_end(self._written(title, text))

    async def _written(self, title: str, text: str) -> tuple[Act, Path]:
        today = day(self._store.database.now())
        note = write_note(self._folder, title, text, today, self._queue.knowledge.library)
        details = {"files": [note.path.name], "stamp": stamp(note.path), "passages": list(note.passages)}
        name, along, items = NOTE + note.path.stem, Along(note=announcement()), self._store.items

        async def back() -> None:
            note.path.unlink()

        planned = Planned(subject=name, kind="write", person=self._by, details=details)
        keeping = items.record(name, "write", self._by, details, along=along)
        return await kept(items, planned, keeping, back), note.path

    async def _taken_back(self, item: Item | None, last: Act, acts: Sequence[Act]) -> Act:
        items = self._store.items
        removal = Removal(self._folder, last, await items.files_needed(last.id), self._queue.knowledge.library)
        missing = await asyncio.to_thread(removal.take)
        details = {"of": last.id, "kind": last.kind} | ({"missing": missing} if missing else {})

        async def back() -> None:
            await asyncio.to_thread(removal.put_back)

        planned = Planned(subject=last.subject, kind="undo", person=self._by, details=details)
        return await kept(items, planned, self._restored(item, last, acts, details), back)

    async def _dismiss_source(self, name: str, reason: str) -> Act:
        source = await self._queue.source(name)
        if source is None:
            raise InputError(wording.SOURCE_NOT_DUE.format(item=name))
        if source.dismissed:
            raise InputError(wording.SOURCE_DISMISSED.format(item=name, day=source.dismissed))
        return await self._store.items.record(name, "dismiss", self._by, {"reason": reason})

    async def _reopen_source(self, name: str) -> Act:
        source = await self._queue.source(name)
        if source is None or not source.dismissed:
            raise InputError((wording.SOURCE_OPEN if source else wording.SOURCE_RESTS).format(item=name))
        return await self._store.items.record(name, "reopen", self._by, {})

    async def _read(self, about: Item | str) -> Item:
        return about if isinstance(about, Item) else await self._queue.item(about)

    async def _restored(self, item: Item | None, last: Act, acts: Sequence[Act], details: Mapping[str, Any]) -> Act:
        along = _along(last, acts)
        if item is None or "before" not in last.details:
            return await self._store.items.record(
                last.subject, "undo", self._by, details, undoes=last.id, along=replace(along, notices=None)
            )
        state: State = last.details["before"]["state"]
        verdict: Verdict | None = last.details["before"]["verdict"]
        return await self._store.items.decide(
            item, "undo", person=self._by, state=state, verdict=verdict, details=details, undoes=last.id, along=along
        )


def undoable(acts: Sequence[Act]) -> Act | None:
    """Return the act that would be taken back; the last comes first."""
    return next((act for act in acts if act.kind != "undo" and not act.undone), None)


def _checked(reason: str) -> str:
    told = " ".join(reason.split())
    if not told:
        raise InputError(wording.NO_REASON)
    if len(told) > LONGEST_REASON:
        raise InputError(wording.REASON_TOO_LONG.format(longest=LONGEST_REASON, length=len(told)))
    return told


def missing(act: Act) -> tuple[str, ...]:
    """Say which files an undo did not find."""
    return tuple(wording.FILE_MISSING.format(file=file) for file in act.details.get("missing", ()))


def _along(last: Act, acts: Sequence[Act]) -> Along:
    """Return what goes with the undo of an act: what is taught again is told, and what is not taught any more is not.

    What an earlier lesson made due stays so, as long as that lesson stands.
    """
    note = announcement() if last.kind in FILED else None
    before = last.details.get("before", {})
    if (before.get("state"), before.get("verdict")) == ("closed", "taught"):
        return Along(notices="due", note=note)
    if last.kind != "teach":
        return Along(note=note)
    earlier = any(act.kind == "teach" and not act.undone and act.id != last.id for act in acts)
    return Along(notices="withheld", note=note, since=last.at if earlier else 0)
