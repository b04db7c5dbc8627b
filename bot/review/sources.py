"""Sources that have aged: nobody has looked at them for so long that what they say may no longer hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot import wording
from bot.model import Library

SOURCE = "source:"
# A digest is read again after a year; what was only published is looked at after three.
_READ_DAYS, _PUBLISHED_DAYS = 365, 3 * 365
_OWN_PAGES = ("topic", "gaps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged:
    """A document to look at again, and why."""

    id: str
    title: str
    why: str
    since: str


def aged(library: Library, today: str, looked_at: Mapping[str, str] | None = None) -> tuple[Aged, ...]:
    """Return the documents that have aged, the oldest first; `looked_at` says when somebody found one still good."""
    found = []
    for document in library.documents:
        name = SOURCE + document.key
        read = max(filter(None, (document.read, (looked_at or {}).get(name))), default=None)
        since, most = (read, _READ_DAYS) if read else (document.published, _PUBLISHED_DAYS)
        if since and document.kind not in _OWN_PAGES and _days(since, today) > most:
            how = wording.WHY_READ if read else wording.WHY_PUBLISHED
            found.append(Aged(id=name, title=document.title, why=how.format(day=since), since=since))
    return tuple(sorted(found, key=lambda one: (one.since, one.id)))


def _days(since: str, today: str) -> int:
    whole = since + "-01-01"[len(since) - 4 :] if len(since) < len("2026-11-20") else since
    return (date.fromisoformat(today) - date.fromisoformat(whole)).days
