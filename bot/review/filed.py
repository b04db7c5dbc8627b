"""What maintainers did that stands in files: files and act are changed as one, and put back if the act is not kept."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from bot import wording
from bot.documents.files import TAUGHT
from bot.documents.naming import without_names
from bot.documents.taught import read_taught
from bot.documents.written import NOTES
from bot.errors import InputError, StoreError
from bot.model import Library
from bot.record import Act, Deed
from bot.store.database import ClashError, InDoubtError
from bot.store.items import Items

NOTE = "note:"
# The acts that write files, and where.
FILED = {"teach": TAUGHT, "write": NOTES}
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An act that is to be kept, as it can be looked for afterwards."""

    subject: str
    kind: Deed
    person: str
    details: Mapping[str, Any]


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """Wait for work that must not be left in the middle: a cancellation waits for its end, and is raised then."""
    task, cancelled = asyncio.ensure_future(work), None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled:
        raise cancelled from (None if task.cancelled() else task.exception())
    return task.result()


async def kept(items: Items, planned: Planned, keep: Awaitable[Act], back: Callable[[], Awaitable[None]]) -> Act:
    """Keep an act whose files are changed already; they are put back if it is known that it was not kept."""
    try:
        return await keep
    except (Exception, asyncio.CancelledError) as error:
        found = await _found(items, planned, error)
        if found is None:
            await back()
        elif isinstance(error, Exception):
            return found
        raise


async def _found(items: Items, planned: Planned, error: BaseException) -> Act | None:
    """Look whether an act was kept all the same; where nobody can tell, the files stay as they are."""
    if isinstance(error, InputError | ClashError):
        return None
    try:
        return await items.standing(planned.subject, planned.kind, planned.person, planned.details)
    except StoreError:
        if isinstance(error, StoreError) and not isinstance(error, InDoubtError):
            return None
        raise error from None


def stamp(path: Path) -> str:
    """Return what tells whether somebody has edited a file; a name that teaching wrote into it is no edit."""
    return sha256(without_names(path.read_bytes())).hexdigest()


class Removal:
    """Takes the files of an act away, other than those that another act needs, and can put them back."""

    def __init__(self, folder: Path, act: Act, needed: Collection[str], library: Library) -> None:
        self._folder, self._act, self._needed, self._library = folder, act, needed, library
        self._gone: dict[Path, bytes] = {}

    def take(self) -> list[str]:
        """Take them away; return those that were not there, for somebody took them away by hand."""
        try:
            return [str(path) for path in self._files() if not self._taken(path)]
        except BaseException:
            self.put_back()
            raise

    def put_back(self) -> None:
        """Write again what was taken away."""
        for path, content in self._gone.items():
            path.write_bytes(content)

    def _taken(self, path: Path) -> bool:
        if not path.exists():
            return False
        self._check_free(path)
        content = path.read_bytes()
        path.unlink()
        self._gone[path] = content
        return True

    def _files(self) -> list[Path]:
        if self._act.kind not in FILED:
            return []
        names = [Path(name).name for name in self._act.details["files"] if name not in self._needed]
        return [self._folder / FILED[self._act.kind] / name for name in names]

    def _check_free(self, path: Path) -> None:
        """Refuse to take away what somebody has written since, and what is taught."""
        details = self._act.details
        known = details.get("stamps", {}).get(path.name, details.get("stamp"))
        if known not in (None, stamp(path)):
            raise InputError(wording.EDITED_SINCE.format(path=path))
        if self._act.kind == "write" and path.stem in self._documents():
            raise InputError(wording.STILL_TAUGHT.format(path=path))

    def _documents(self) -> set[str]:
        """Name the documents for which something is taught: here as it is on the disk, elsewhere as it was read."""
        here = [lesson.taught.passage for lesson in read_taught([self._folder])]
        own = self._folder / TAUGHT
        others = [one.passage for one in self._library.taught if one.path and one.path.parent != own]
        return {passage.partition("#")[0] for passage in (*here, *others)}


def stamps(files: Iterable[Path]) -> dict[str, str]:
    """Return the stamps of files, by their names."""
    return {file.name: stamp(file) for file in files}
