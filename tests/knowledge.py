"""The shipped knowledge and questions to ask it, for tests and benchmarks that need the real thing."""

from functools import lru_cache
from pathlib import Path

from bot.assistant import Assistant, Knowledge
from bot.documents.library import load

SHIPPED = Path(__file__).parent.parent / "knowledge"


@lru_cache(maxsize=1)
def shipped() -> Knowledge:
    """Return the shipped knowledge, built once for a test run."""
    return Knowledge.of(load([SHIPPED]))


def assistant() -> Assistant:
    """Return an assistant on the shipped knowledge."""
    return Assistant(shipped())
