"""The head of a file: what a source line says about the document."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from bot.documents.entries import Entry, read_entries
from bot.documents.findings import Findings, meant
from bot.model import Document

_FENCE = "---"
_KEYS = ("title", "short", "url", "author", "published", "read", "kind", "scope", "aliases")
# Nobody is sent to these pages: they need no address and speak about no situation of their own.
_OURS = ("topic", "gaps")


def split(text: str, findings: Findings) -> tuple[str, str, int] | None:
    """Part the head of a file from its body, and say on which line the body begins."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return "", text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in (_FENCE, "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    findings.error(1, "The head of the file never ends: close it with a line of three hyphens.")
    return None


def read_head(key: str, head: str, findings: Findings) -> Document:
    """Read the head of a file, with the file's name for a missing title."""
    entries = read_entries(head, findings, first_line=2)
    _check_keys(entries, findings)
    title = _text(entries, "title", findings)
    if title is None:
        findings.error(1, 'Give the document a title: a line "title: ..." in the head of the file.')
        title = key.replace("-", " ")
    _date(entries, "read", findings)
    document = Document(
        key=key,
        title=title,
        short=_text(entries, "short", findings) or title,
        url=_url(entries, findings),
        author=_text(entries, "author", findings),
        published=_date(entries, "published", findings),
        kind=_text(entries, "kind", findings) or "document",
        scope=_text(entries, "scope", findings),
        aliases=_texts(entries, "aliases", findings),
        path=findings.path,
    )
    _check_missing(document, entries, findings)
    return document


def is_web_address(url: str) -> bool:
    """Tell whether an address is one that a browser opens from a chat message."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not any(map(str.isspace, url))


def _check_keys(entries: Mapping[str, Entry], findings: Findings) -> None:
    for name, entry in entries.items():
        if name not in _KEYS:
            findings.warning(entry.line, f'"{name}" in the head of the file says nothing here.{meant(name, _KEYS)}')


def _check_missing(document: Document, entries: Mapping[str, Entry], findings: Findings) -> None:
    wanted = ("kind",) if document.kind in _OURS else ("url", "kind", "scope")
    missing = [name for name in wanted if name not in entries]
    if missing:
        findings.warning(1, f"Say more about the document in its head: {', '.join(missing)}.")


def _text(entries: Mapping[str, Entry], name: str, findings: Findings) -> str | None:
    entry = entries.get(name)
    if entry is None or entry.value is None:
        return None
    if isinstance(entry.value, str):
        return " ".join(entry.value.split()) or None
    findings.error(entry.line, f'Write "{name}" as one line of text.')
    return None


def _texts(entries: Mapping[str, Entry], name: str, findings: Findings) -> tuple[str, ...]:
    entry = entries.get(name)
    value = entry.value if entry else None
    if entry is None or value is None:
        return ()
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(" ".join(each.split()) for each in value)
    findings.error(entry.line, f'Write "{name}" as a list of texts: {name}: [one, another].')
    return ()


def _url(entries: Mapping[str, Entry], findings: Findings) -> str | None:
    url = _text(entries, "url", findings)
    if url is None or is_web_address(url):
        return url
    findings.error(entries["url"].line, f'"{url}" is no web address: begin it with https:// or http://.')
    return None


def _date(entries: Mapping[str, Entry], name: str, findings: Findings) -> str | None:
    text = _text(entries, name, findings)
    if text is None or _is_date(text):
        return text
    findings.error(entries[name].line, f'"{text}" is no date: write "{name}" like 2024-06-26, or 2024-06, or 2024.')
    return None


def _is_date(text: str) -> bool:
    whole = text + "2000-01-01"[len(text) :] if len(text) in (4, 7) else text
    try:
        return date.fromisoformat(whole).isoformat() == whole
    except ValueError:
        return False
