"""Sources that have aged: nobody has looked at them for so long that what they say may no longer hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot import wording
from bot.model import Document, Library

SOURCE = "source:"
# A digest is read again after a year; what was only published is looked at after three.
_READ_DAYS, _PUBLISHED_DAYS = 365, 3 * 365
_OWN_PAGES = ("topic", "gaps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged:
    """A document to look at again, and why; `dismissed` is the day on which somebody found that it still holds."""

    id: str
    title: str
    why: str
    since: str
    dismissed: str | None = None


def aged(library: Library, today: str, looked_at: Mapping[str, str] | None = None) -> tuple[Aged, ...]:
    """Return the documents that have aged, the oldest first; `looked_at` says when somebody found one still good.

    Those that somebody looked at in the meantime come last, with the day of that.
    """
    looked = looked_at or {}
    names = ((SOURCE + document.key, document) for document in library.documents)
    found = [one for name, document in names if (one := _aged(name, document, today, looked.get(name)))]
    return tuple(sorted(found, key=lambda one: (one.dismissed is not None, one.since, one.id)))


def _aged(name: str, document: Document, today: str, looked_at: str | None) -> Aged | None:
    since, most = (document.read, _READ_DAYS) if document.read else (document.published, _PUBLISHED_DAYS)
    if since is None or document.kind in _OWN_PAGES or _days(since, today) <= most:
        return None
    read = max(filter(None, (document.read, looked_at)), default=None)
    dismissed = looked_at if looked_at and _days(looked_at, today) <= _READ_DAYS else None
    how = wording.WHY_DISMISSED if dismissed else wording.WHY_READ if read else wording.WHY_PUBLISHED
    why = how.format(day=dismissed or read or since)
    return Aged(id=name, title=document.title, why=why, since=read or since, dismissed=dismissed)


def _days(since: str, today: str) -> int:
    whole = since + "-01-01"[len(since) - 4 :] if len(since) < len("2026-11-20") else since
    return (date.fromisoformat(today) - date.fromisoformat(whole)).days
