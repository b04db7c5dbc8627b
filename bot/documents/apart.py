"""Reads a file in a process of its own: what its parser does there, however broken the file, it does to nobody else."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from typing import Any

from bot.documents.findings import Findings

# What reading one file may take of the processor, and by the clock where others use it too.
SECONDS, PATIENCE = 5, 60
# What a reader of one file may take of the memory, beside what is mapped for its libraries.
MEGABYTES, MAPPED = 400, 600

Extract = Callable[[bytes], dict[str, Any]]


class Refused(Exception):  # noqa: N818 -- it is no mistake of anybody's, the file is what it is
    """A file cannot be read, and why."""


def read_apart(extract: Extract, data: bytes, findings: Findings) -> dict[str, Any] | None:
    """Let a function read a file over there, or say why nothing came back."""
    try:
        return _process().submit(_within_limits, extract, data).result(PATIENCE)
    except Refused as refused:
        findings.error(None, f"The file is left out: it is broken or holds something else ({refused}).")
    except (BrokenExecutor, TimeoutError, MemoryError):
        # Whoever reads the next file needs another process.
        end()
        findings.error(None, "The file is left out: reading it takes more time or memory than any document.")
    return None


def end() -> None:
    """Let the process go; the next file starts another one."""
    if _process.cache_info().currsize:
        _process().shutdown(wait=False, cancel_futures=True)
        _process.cache_clear()


@cache
def _process() -> ProcessPoolExecutor:
    # A Python that starts looks for its modules in the current folder first, which may hold anything.
    os.environ["PYTHONSAFEPATH"] = "1"
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_limit)


def _limit() -> None:
    """Bound what this process may take, where the system can."""
    try:
        import resource  # noqa: PLC0415 -- not on every system
    except ImportError:
        return
    memory = (MEGABYTES + MAPPED) * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _within_limits(extract: Extract, data: bytes) -> dict[str, Any]:
    """Read one file; a parser that takes too long is ended by the system, and this process with it."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return extract(data)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 -- whatever its parser raises; it is told to the maintainer
        # The error itself may not survive the way back.
        raise Refused(f"{type(error).__name__}: {error}"[:200]) from None
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, 0)
