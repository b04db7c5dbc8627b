"""What is suggested while a question is being written; new knowledge is laid out once, beside what goes on."""

import asyncio

from bot.adapters.suggest import Suggestions
from bot.desk import Desk

# Platforms wait three seconds, and the person types on.
_LAID_OUT_WITHIN = 1.0


class Suggesting:
    """Keeps what can be suggested at hand."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._laid_out: Suggestions | None = None
        self._laying_out: tuple[str, asyncio.Task[Suggestions]] | None = None

    async def of(self, begun: str) -> tuple[str, ...]:
        """Return suggestions in time: from the knowledge of before while that of now is not laid out, else none."""
        await asyncio.wait({self.lay_out()}, timeout=_LAID_OUT_WITHIN)
        task = self.lay_out()
        if task.done():
            self._laid_out = task.result()
        return self._laid_out.of(begun) if self._laid_out else ()

    def lay_out(self) -> asyncio.Task[Suggestions]:
        """Begin to lay out the knowledge of now, unless that was begun before."""
        library = self._desk.assistant.knowledge.library
        if self._laying_out is None or self._laying_out[0] != library.version:
            work = asyncio.create_task(asyncio.to_thread(Suggestions, library))
            self._laying_out = library.version, work
        return self._laying_out[1]
