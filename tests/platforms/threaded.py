"""A server of an imitated platform: it runs in a thread of its own, and what is done there can be waited for."""

import asyncio
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web

T = TypeVar("T")
# A story on a busy machine; a scenario that fails waits for it once.
_SECONDS = 60.0


@dataclass(slots=True)
class Watched:
    """What changes while somebody waits for it; what a platform refused says why nothing came."""

    violations: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    @contextmanager
    def change(self) -> Iterator[None]:
        """Change something and wake those who wait."""
        with self.changed:
            yield
            self.changed.notify_all()

    def wait(self, look: Callable[[], T | None], what: str) -> T:
        """Wait until something is there to be seen."""
        end = time.monotonic() + _SECONDS
        with self.changed:
            while not (seen := look()):
                if not self.changed.wait(end - time.monotonic()):
                    raise AssertionError(f"nothing came: {what}; refused so far: {self.refused} {self.violations}")
            return seen


class Threaded(ABC):
    """Runs in a thread of its own, so that a scenario can be written one line after the other."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._runner: web.AppRunner | None = None

    @abstractmethod
    def routed(self, app: web.Application) -> None:
        """Say what is answered where."""

    @abstractmethod
    def opened(self, port: int) -> None:
        """Learn at which port of this machine it listens."""

    def start(self) -> None:
        """Listen on a free port."""
        self._thread.start()
        self.do(self._listen())

    def stop(self) -> None:
        """Close all connections and end the thread."""
        self.do(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _listen(self) -> None:
        app = web.Application()
        self.routed(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.opened(self._runner.addresses[0][1])

    async def _end(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
        # Those that hang because a scenario wanted it.
        hanging = asyncio.all_tasks() - {asyncio.current_task()}
        for task in hanging:
            task.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something in the server's thread and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)
