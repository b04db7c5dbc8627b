"""How many questions a minute one person may ask, and one place, at all doors together."""

from collections import deque
from collections.abc import Callable
from math import ceil
from time import monotonic

MINUTE = 60.0
# When so many are known, those who have been quiet for a minute are dropped.
MANY = 10_000


class Limits:
    """Counts questions in the last minute; it forgets them when the process ends."""

    def __init__(self, person: int, place: int, clock: Callable[[], float] = monotonic) -> None:
        self._person, self._place, self._clock = person, place, clock
        self._asked: dict[str, deque[float]] = {}

    def wait(self, person: str, place: str) -> int | None:
        """Count a question, or return in how many seconds it may be asked."""
        now = self._clock()
        if len(self._asked) > MANY:
            self._drop_quiet(now)
        counted = [
            (self._recent(f"person {person}", now), self._person),
            (self._recent(f"place {place}", now), self._place),
        ]
        full = [times[-limit] + MINUTE - now for times, limit in counted if len(times) >= limit]
        if full:
            return max(1, ceil(max(full)))
        for times, _ in counted:
            times.append(now)
        return None

    def _recent(self, who: str, now: float) -> deque[float]:
        times = self._asked.setdefault(who, deque())
        while times and times[0] <= now - MINUTE:
            times.popleft()
        return times

    def _drop_quiet(self, now: float) -> None:
        self._asked = {who: times for who, times in self._asked.items() if times and times[-1] > now - MINUTE}
