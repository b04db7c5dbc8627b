"""Dismiss, reopen, undo, write a note: every act with who and when, and each can be taken back."""

from collections.abc import Mapping
from pathlib import Path

from bot import wording
from bot.documents.files import TAUGHT
from bot.documents.written import NOTES, write_note
from bot.errors import InputError
from bot.record import Act, Item, State, Verdict
from bot.review.announcing import announce
from bot.review.queue import Queue, day
from bot.review.sources import SOURCE
from bot.review.teach import before, check_open
from bot.store.store import Store

_LONGEST_REASON = 500


class Decisions:
    """What a maintainer does about items, other than teaching."""

    def __init__(self, store: Store, queue: Queue, folder: Path, by: str) -> None:
        self._store, self._queue, self._folder, self._by = store, queue, folder, by

    async def dismiss(self, name: str, reason: str) -> Act:
        """Close an item that needs nothing, or say that a source still holds."""
        told = " ".join(reason.split())[:_LONGEST_REASON]
        if not told:
            raise InputError(wording.NO_REASON)
        if name.startswith(SOURCE):
            await self._queue.show(name)
            return await self._store.items.record(name, "dismiss", self._by, {"reason": told})
        item = await self._queue.item(name)
        check_open(item)
        details = {"reason": told, "before": before(item)}
        return await self._store.items.decide(
            item, "dismiss", person=self._by, state="closed", verdict="dismissed", details=details
        )

    async def reopen(self, name: str) -> Act:
        """Put an item back into the queue; what was taught stays taught."""
        item = await self._queue.item(name)
        if item.state == "open":
            raise InputError(wording.ITEM_OPEN.format(item=name))
        return await self._store.items.decide(
            item, "reopen", person=self._by, state="open", verdict=None, details={"before": before(item)}
        )

    async def undo(self, name: str) -> Act:
        """Take back the last thing that was done to an item, a source or a note."""
        acts = await self._store.items.acts(name)
        last = next((act for act in acts if act.kind != "undo" and not act.undone), None)
        if last is None:
            raise InputError(wording.NOTHING_TO_UNDO.format(item=name))
        details = {"of": last.id, "kind": last.kind}
        if "before" in last.details:
            item = await self._queue.item(name)
            done = await self._restore(item, last, details)
        else:
            done = await self._store.items.record(name, "undo", self._by, details, undoes=last.id)
        if last.kind in ("teach", "write"):
            self._remove(last)
            await announce(self._store.notes)
        return done

    async def write(self, title: str, text: str) -> tuple[Act, Path]:
        """Write a note: a new page of the installation's own, each paragraph a passage."""
        path = write_note(self._folder, title, text, day(self._store.database.now()))
        act = await self._store.items.record(f"note:{path.stem}", "write", self._by, {"files": [path.name]})
        await announce(self._store.notes)
        return act, path

    async def _restore(self, item: Item, last: Act, details: Mapping[str, object]) -> Act:
        state: State = last.details["before"]["state"]
        verdict: Verdict | None = last.details["before"]["verdict"]
        if last.kind == "teach":
            await self._store.wishes.withhold(await self._store.log.ids_of(item.id))
        return await self._store.items.decide(
            item, "undo", person=self._by, state=state, verdict=verdict, details=details, undoes=last.id
        )

    def _remove(self, act: Act) -> None:
        inside = self._folder / (TAUGHT if act.kind == "teach" else NOTES)
        for name in act.details["files"]:
            # A maintainer may have taken it away by hand.
            (inside / Path(name).name).unlink(missing_ok=True)
