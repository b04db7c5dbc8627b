"""Figures that mean something: shares with the room that chance leaves them, over time, by source and by passage."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.intervals import interval
from bot.record import Logged
from bot.review.helped import helped
from bot.review.queue import day
from bot.store.store import Store

_MONTH = len("2026-11")
_SPOKEN = ("answered", "unsure")


@dataclass(slots=True)
class Tally:
    """What is counted while the log goes by: figures only, so that its length does not matter."""

    verdicts: Mapping[int, str]
    asked: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    declines: Counter[str] = field(default_factory=Counter)
    votable: int = 0
    voted: int = 0
    months: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    sources: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    passages: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, logged: Logged) -> None:
        """Count an exchange."""
        status = logged.exchange.status
        if status == "smalltalk":
            return
        # A door that has no buttons under a decline may take a vote on it all the same.
        self.asked[status] += 1
        self.votable += status in _SPOKEN or bool(logged.votes)
        self.voted += bool(logged.votes)
        # What helps is an answer: whether a decline was right is another question.
        judged = Counter(filter(None, [helped(logged) if status in _SPOKEN else None]))
        self.judged.update(judged)
        self.months[day(logged.exchange.asked_at)[:_MONTH]].update({status: 1, **judged})
        if status == "declined":
            self.declines[self._decline(logged)] += 1
        shown = {passage for point in logged.exchange.points for passage in point.passages}
        for passage in shown:
            self.passages[passage].update({"shown": 1, **judged})
        for source in {passage.partition("#")[0] for passage in shown}:
            self.sources[source].update({"shown": 1, **judged})

    def _decline(self, logged: Logged) -> str:
        """Tell whether a decline was right: a maintainer's verdict counts, else what people voted."""
        if verdict := self.verdicts.get(logged.item or 0):
            return "wrongly" if verdict == "taught" else "rightly"
        voted = helped(logged) if logged.votes else None
        return {"helped": "rightly", "not_helped": "wrongly", None: "unknown"}[voted]


async def tally(store: Store, progress: Callable[[int, int], None] | None = None) -> Tally:
    """Go through the whole log once."""
    whole = await store.log.count() if progress else 0
    found, done = Tally(await store.items.verdicts()), 0
    async for logged in store.log.all():
        found.add(logged)
        done += 1
        if progress:
            progress(done, max(done, whole))
    return found


def report(found: Tally) -> dict[str, Any]:
    """Return the figures as JSON holds them."""
    spoken = sum(found.asked[status] for status in _SPOKEN)
    whole = found.asked.total()
    judged = found.declines["rightly"] + found.declines["wrongly"]
    return {
        "asked": {"all": whole, **{status: found.asked[status] for status in (*_SPOKEN, "declined")}},
        "helpful": _helpful(found.judged),
        "declined_rightly": share(found.declines["rightly"], judged),
        "declined_wrongly": share(found.declines["wrongly"], judged),
        "declined_unknown": found.declines["unknown"],
        "answered": share(spoken, whole),
        "participation": share(found.voted, found.votable),
        "months": {month: _counts(counts) for month, counts in sorted(found.months.items())},
        "sources": _worst(found.sources),
        "passages": _worst(found.passages),
    }


def share(part: int, whole: int) -> dict[str, float | int | None]:
    """Return a share with its interval; of nothing there is none, and anything may be."""
    low, high = interval(part, whole)
    known = round(part / whole, 3) if whole else None
    return {"of": whole, "count": part, "share": known, "low": round(low, 3), "high": round(high, 3)}


def _counts(counts: Counter[str]) -> dict[str, Any]:
    names = (*_SPOKEN, "declined")
    return {name: counts[name] for name in names} | {"helpful": _helpful(counts)}


def _helpful(counts: Counter[str]) -> dict[str, float | int | None]:
    return share(counts["helped"], counts["helped"] + counts["not_helped"])


def _worst(groups: Mapping[str, Counter[str]]) -> dict[str, Any]:
    """Order sources or passages, those that most often did not help first."""
    order = sorted(groups, key=lambda name: (-groups[name]["not_helped"], -groups[name]["shown"], name))
    return {name: {"shown": groups[name]["shown"], "helpful": _helpful(groups[name])} for name in order}
