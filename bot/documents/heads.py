"""What the head of a file or a page says about the document, in the words that blogs, wikis and we use for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from re import compile as pattern

from bot.documents.addresses import has_credentials, is_web_address
from bot.documents.blocks import Block, Heading
from bot.documents.entries import Entry
from bot.documents.findings import Findings
from bot.model import Document
from bot.unseen import without_unseen

# Only who writes digests for Signpost says when the original was read, and speaks of topics, gaps and notes.
_DIGEST = "read"
_OURS = ("topic", "gaps", "note")
_KEYS = ("title", "short", "url", "author", "published", "read", "kind", "scope", "aliases")
# What others call the same, the best first.
_TITLES = ("title", "linktitle", "name")
_ADDRESSES = ("url", "canonical_url", "canonical", "original_url", "source_url", "permalink", "link", "source")
_AUTHORS = ("author", "authors", "by", "creator", "writer")
_DATES = ("published", "date", "pubdate", "publishdate", "pub_date", "publish_date", "created", "updated", "lastmod")
_OTHER_KEYS = frozenset((*_TITLES, *_ADDRESSES, *_AUTHORS, *_DATES, *_KEYS))
_WRITTEN_DATE = pattern(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?=$|[T ,])")
# A source line is one line on a phone, a title somewhat more.
_LONGEST = 300
DRAFT = "Not read: its head says that it is not published yet."
_OPENING = ("index", "_index", "readme", "contents", "home")
_TITLE_AMONG = 3
_MONTHS = {
    name: at
    for at, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_SPOKEN_DATE = pattern(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? +)?(?P<month>[A-Za-z]{3,9})\.?,? +"
    r"(?:(?P<after>\d{1,2})(?:st|nd|rd|th)?,? +)?"
    r"(?P<year>\d{4})\b"
)
_ANY_YEAR = pattern(r"\b((?:19|20)\d{2})\b")


def _is_ours(entries: Mapping[str, Entry]) -> bool:
    """Tell whether a document was written for Signpost, by the rules of `knowledge/README.md`."""
    kind = entries.get("kind")
    return _DIGEST in entries or (kind is not None and kind.value in _OURS)


def describe(key: str, entries: Mapping[str, Entry], findings: Findings, *, heading: str | None = None) -> Document:
    """Say what a document is: by its head, else by its first heading, else by the name of its file."""
    lowered = {name.lower(): entry for name, entry in entries.items()}
    ours = _is_ours(lowered)
    if ours:
        _check_keys(entries, findings)
        _check_missing(lowered, findings)
    else:
        _check_slips(entries, findings)
    title = _first_text(lowered, _TITLES, findings) or heading or named(key, findings.path)
    return Document(
        key=key,
        title=title[:_LONGEST],
        short=(_text(lowered, "short", findings) or title)[:_LONGEST],
        url=_address(lowered, findings, ours=ours),
        author=_author(lowered, findings),
        published=_date(lowered, findings, ours=ours),
        read=_one_date(lowered, "read", findings, ours=ours) if ours else None,
        kind=_text(lowered, "kind", findings) or "document",
        scope=_text(lowered, "scope", findings),
        aliases=_names(lowered.get("aliases"), findings, ours=ours),
        ours=ours,
        path=findings.path,
    )


def named(key: str, path: Path) -> str:
    """Make a title of the name of a file; of one that only opens its folder, of that."""
    name = path.parent.name if path.stem.lower() in _OPENING and path.parent.name else key
    return " ".join(name.replace("-", " ").replace("_", " ").split()) or key


def first_heading(blocks: Iterable[Block]) -> str | None:
    """Return the heading that a text opens with, which is its title; one further below names a part of it."""
    for block in islice(blocks, _TITLE_AMONG):
        if isinstance(block, Heading) and block.level <= 2:  # noqa: PLR2004 -- what titles are written with
            return block.text
    return None


def is_draft(entries: Mapping[str, Entry]) -> bool:
    """Tell whether its author has not published a document yet."""
    told = {name.lower(): entry.value.lower() for name, entry in entries.items() if isinstance(entry.value, str)}
    return told.get("draft") == "true" or told.get("published") == "false"


def _check_keys(entries: Mapping[str, Entry], findings: Findings) -> None:
    for name, entry in entries.items():
        if name not in _KEYS:
            findings.warning(entry.line, f'"{name[:60]}" in the head of the file says nothing here.{_meant(name)}')


def _check_slips(entries: Mapping[str, Entry], findings: Findings) -> None:
    """A head that was written for something else says much that we do not need; only a slip is told."""
    for name, entry in entries.items():
        if name.lower() not in _OTHER_KEYS and get_close_matches(name, ("title", "author", "published"), 1, 0.8):
            findings.warning(entry.line, f'"{name[:60]}" in the head of the file says nothing here.{_meant(name)}')


def _meant(name: str) -> str:
    guess = get_close_matches(name, _KEYS, n=1, cutoff=0.5)
    return f' Did you mean "{guess[0]}"?' if guess else ""


def _check_missing(entries: Mapping[str, Entry], findings: Findings) -> None:
    kind = entries.get("kind")
    wanted = ("title", "kind") if kind and kind.value in _OURS else ("title", "url", "kind", "scope")
    missing = [name for name in wanted if name not in entries]
    if missing:
        findings.warning(1, f"Say more about the document in its head: {', '.join(missing)}.")


def _first_text(entries: Mapping[str, Entry], names: Sequence[str], findings: Findings) -> str | None:
    return next((text for name in names if (text := _text(entries, name, findings))), None)


def _text(entries: Mapping[str, Entry], name: str, findings: Findings) -> str | None:
    entry = entries.get(name)
    if entry is None or entry.value is None:
        return None
    if isinstance(entry.value, str):
        return " ".join(without_unseen(entry.value).split())[:_LONGEST] or None
    findings.error(entry.line, f'Write "{name}" as one line of text.')
    return None


def _names(entry: Entry | None, findings: Findings, *, ours: bool) -> tuple[str, ...]:
    """Return the other names of a document; elsewhere `aliases` are old addresses of the page."""
    if entry is None or entry.value is None:
        return ()
    value = [entry.value] if isinstance(entry.value, str) and not ours else entry.value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        names = [" ".join(each.split())[:_LONGEST] for each in value]
        return tuple(names if ours else [name for name in names if name and "/" not in name])
    findings.error(entry.line, 'Write "aliases" as a list of texts: aliases: [one, another].')
    return ()


def _author(entries: Mapping[str, Entry], findings: Findings) -> str | None:
    """Return who wrote it: a name, several, or records with a name in each."""
    entry = next((entries[name] for name in _AUTHORS if name in entries), None)
    if entry is None or entry.value is None:
        return None
    people = entry.value if isinstance(entry.value, list) else [entry.value]
    names = [each.get("name") if isinstance(each, dict) else each for each in people]
    told = [" ".join(without_unseen(name).split()) for name in names if isinstance(name, str) and name.strip()]
    if any(not isinstance(name, str) for name in names):
        findings.error(entry.line, 'Write "author" as one line of text.')
    return ", ".join(told)[:_LONGEST] or None


def _address(entries: Mapping[str, Entry], findings: Findings, *, ours: bool) -> str | None:
    """Return the first address that a browser opens; elsewhere `url` and `permalink` are often the end of one."""
    for name in _ADDRESSES[:1] if ours else _ADDRESSES:
        value = entries[name].value if name in entries else None
        url = " ".join(value.split()) if isinstance(value, str) else None
        if url and is_web_address(url):
            return url
        if url and (ours or ":" in url):
            why = "holds a password" if has_credentials(url) else "is no web address"
            shown = "The address" if has_credentials(url) else f'"{url[:80]}"'
            findings.error(entries[name].line, f"{shown} {why}: begin it with https:// or http:// and a plain name.")
        elif value is not None and not isinstance(value, str):
            findings.error(entries[name].line, f'Write "{name}" as one line of text.')
    return None


def _date(entries: Mapping[str, Entry], findings: Findings, *, ours: bool) -> str | None:
    if ours:
        return _one_date(entries, "published", findings, ours=ours)
    return next((found for name in _DATES if (found := _one_date(entries, name, findings, ours=ours))), None)


def _one_date(entries: Mapping[str, Entry], name: str, findings: Findings, *, ours: bool) -> str | None:
    entry = entries.get(name)
    if entry is None or entry.value is None or str(entry.value).lower() in ("true", "false"):
        return None
    found = _date_in(entry.value, ours=ours) if isinstance(entry.value, str) else None
    if found is None:
        shown = f'"{" ".join(entry.value.split())[:40]}"' if isinstance(entry.value, str) else f'"{name}"'
        tell = findings.error if ours else findings.note
        tell(entry.line, f'{shown} is no date: write "{name}" like 2024-06-26, or 2024-06, or 2024.')
    return found


def _date_in(text: str, *, ours: bool) -> str | None:
    """Return a date: we write it as ISO does, others as they speak."""
    return iso_date(text) if not ours or _WRITTEN_DATE.fullmatch(text.strip()) else None


def iso_date(text: str) -> str | None:
    """Return the day, month or year that a text begins with, as ISO writes it, if there is such a one."""
    match = _WRITTEN_DATE.match(text.strip())
    if match is None:
        return _spoken_date(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        whole = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return whole.isoformat()[: 10 if day else 7 if month else 4]


def _spoken_date(text: str) -> str | None:
    """Read "March 4, 2021" and "4 March 2021"; of a date in another order only the year is sure."""
    match = _SPOKEN_DATE.search(text)
    month = _MONTHS.get(match["month"][:3].lower()) if match else None
    if match is None or month is None:
        year = _ANY_YEAR.search(text)
        return year[1] if year else None
    day = match["day"] or match["after"]
    return f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day and 0 < int(day) <= 28 else "")  # noqa: PLR2004 -- in any month
