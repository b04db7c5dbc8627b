"""A note of a maintainer's becomes a document of the installation's own."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot import wording
from bot.documents.addresses import is_web_address, slug
from bot.documents.findings import Findings
from bot.documents.front_matter import Parted, part
from bot.documents.library import passages_of
from bot.errors import ConflictError, InputError
from bot.model import Library, Problem, Severity

NOTES = "notes"
_LONGEST_NAME = 60
_FENCES = ("---", "+++")
_TITLE, _URL = "title", "url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A note as it was written: its file, and the ids of its passages."""

    path: Path
    passages: tuple[str, ...]


def write_note(folder: Path, title: str, text: str, today: str, library: Library) -> Written:
    """Write a note into a new file: Markdown, with a head that says what it is.

    A head that the text has itself may give the title, where none is named, and the url. What would break the
    library, or has the name of one of its documents, is refused.
    """
    parted = _parted(text)
    title, url = _title(title, parted), _url(parted)
    if not parted.body.strip():
        raise InputError(wording.EMPTY_NOTE)
    path = folder / NOTES / f"{slug(title)[:_LONGEST_NAME].strip('-')}.md"
    fields = {_TITLE: title, **({_URL: url} if url else {}), "kind": "note", "read": today}
    head = f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)}---\n\n"
    content = f"{head}{parted.body.strip()}\n".encode(errors="replace")
    passages = _checked(path, content, _first_line(parted) - head.count("\n"), library)
    if path.stem in {document.key for document in library.documents}:
        raise ConflictError(wording.NOTE_EXISTS.format(name=path.stem))
    _write(path, content)
    return Written(path=path, passages=passages)


def _parted(text: str) -> Parted:
    """Part a text from a head of its own; one that a note cannot have is refused."""
    if not text.lstrip().startswith(_FENCES):
        return Parted(body=text)
    findings = Findings(Path(NOTES))
    parted = part(text, findings)
    if findings.problems:
        raise InputError(_broken(findings.problems, 0))
    if others := [name for name in parted.entries if name.lower() not in (_TITLE, _URL)]:
        raise InputError(wording.NOTE_HEAD.format(names=", ".join(name[:_LONGEST_NAME] for name in others)))
    return parted


def _title(given: str, parted: Parted) -> str:
    told = given.strip() or _told(parted, _TITLE) or ""
    if not isinstance(told, str):
        raise InputError(wording.ODD_TITLE)
    if not told.strip():
        raise InputError(wording.NO_TITLE)
    return " ".join(told.split())


def _url(parted: Parted) -> str | None:
    url = _told(parted, _URL)
    if url is not None and not (isinstance(url, str) and is_web_address(url.strip())):
        raise InputError(wording.ODD_ADDRESS)
    return url.strip() if isinstance(url, str) else None


def _told(parted: Parted, wanted: str) -> object:
    return next((entry.value for name, entry in parted.entries.items() if name.lower() == wanted), None)


def _first_line(parted: Parted) -> int:
    """Return how many lines of the maintainer's file come before the first one that is kept."""
    before = parted.body[: len(parted.body) - len(parted.body.lstrip())]
    return parted.line - 1 + before.count("\n")


def _checked(path: Path, content: bytes, moved: int, library: Library) -> tuple[str, ...]:
    """Return the passages of a note, or say what in it would break the knowledge, by the lines of its author."""
    findings = Findings(path)
    passages = tuple(passage.id for passage in passages_of(path, content, findings, library.passages))
    # That there is no text in it is told in our own words.
    if wrong := [one for one in _errors(findings) if passages or one.line]:
        raise InputError(_broken(wrong, moved))
    if not passages:
        raise InputError(wording.NO_TEXT_IN_NOTE)
    return passages


def _errors(findings: Findings) -> Iterator[Problem]:
    return (one for one in (*findings.problems, *findings.advice) if one.severity is Severity.ERROR)


def _broken(problems: Collection[Problem], moved: int) -> str:
    lines = (
        wording.NOTE_PROBLEM.format(line=max(1, one.line + moved), message=one.message) if one.line else one.message
        for one in problems
    )
    return wording.NOTE_BREAKS.format(problems="\n".join(lines))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise ConflictError(wording.NOTE_EXISTS.format(name=path.stem)) from None
