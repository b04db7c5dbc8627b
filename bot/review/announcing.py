"""New knowledge is announced through the database: file notices do not cross network disks."""

import asyncio
import logging
import secrets
from collections.abc import Callable

from bot.assistant import Assistant, Knowledge
from bot.errors import SignpostError
from bot.store.notes import Notes

# The note in the database under which new knowledge is announced.
ANNOUNCED = "knowledge"
# How often a running bot looks whether there is something new.
EVERY_SECONDS = 5.0
# A network disk may show a new file only a minute after it was announced: after 1, 2, 4 ... looks there is another.
_LOOKS = 32
_log = logging.getLogger(__name__)


def announcement() -> tuple[str, str]:
    """Return the note that tells every running bot to read its folders again."""
    return ANNOUNCED, secrets.token_hex(8)


class Reloading:
    """Keeps an assistant on the newest knowledge: built off the event loop, swapped in one step."""

    def __init__(self, notes: Notes, assistant: Assistant, build: Callable[[], Knowledge]) -> None:
        self._notes, self._assistant, self._build = notes, assistant, build
        self._seen: str | None = None
        self._is_read, self._looks = True, _LOOKS

    async def look(self) -> bool:
        """Read the folders again if something was announced; tell whether other knowledge came of it."""
        self._hear(await self._notes.read(ANNOUNCED))
        if self._is_read and not _is_time(self._looks):
            return False
        knowledge = await asyncio.to_thread(self._build)
        self._is_read = True
        if knowledge.library.version == self._assistant.knowledge.library.version:
            return False
        self._assistant.use(knowledge)
        _log.info("the knowledge was reloaded: version %s", knowledge.library.version)
        return True

    def _hear(self, announced: str | None) -> None:
        """Count the looks since the last announcement."""
        self._looks += 1
        if announced != self._seen:
            self._seen, self._is_read, self._looks = announced, False, 0

    async def run(self, seconds: float = EVERY_SECONDS) -> None:
        """Look again and again, until cancelled; what goes wrong is told in the log and tried again."""
        while True:
            try:
                await self.look()
            except (SignpostError, OSError) as error:
                _log.warning("the knowledge could not be reloaded: %s", error)
            await asyncio.sleep(seconds)


def _is_time(looks: int) -> bool:
    return 0 < looks <= _LOOKS and looks & (looks - 1) == 0
