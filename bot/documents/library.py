"""The door of this room: folders in, a library out, with every problem met on the way."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from bot.documents.blocks import Page
from bot.documents.citations import Citations, Sections, add_sections
from bot.documents.files import find, present
from bot.documents.findings import Findings
from bot.documents.outline import Place, places
from bot.documents.passages import passages
from bot.documents.profile import read_profile
from bot.documents.readers import READERS
from bot.documents.version import version
from bot.model import Document, Library, Passage

_SUFFIXES = " or ".join(READERS)


@dataclass(frozen=True, slots=True)
class _Book:
    document: Document
    places: list[Place]
    findings: Findings


def load(folders: Sequence[Path]) -> Library:
    """Read the knowledge folders; only a folder that is none raises an error."""
    shelves = [Findings(folder) for folder in present(folders)]
    setup = read_profile(folders)
    files = [Findings(path) for shelf in shelves for path in find(shelf, suffixes=READERS, ignore=setup.ignore)]
    for shelf in shelves[:1] if not files else ():
        shelf.error(None, f"There is nothing to read here: write a document, a file whose name ends in {_SUFFIXES}.")
    books = list(_books(files))
    documents = tuple(book.document for book in books)
    made = _passages(books)
    return Library(
        documents=documents,
        passages=made,
        profile=setup.profile,
        problems=(*setup.problems, *(problem for each in (*shelves, *files) for problem in each.problems)),
        version=version(documents, made, setup.profile),
    )


def _books(files: Iterable[Findings]) -> Iterator[_Book]:
    paths: dict[str, Path] = {}
    for findings in files:
        path = findings.path
        # Some systems take the letters of a file name apart.
        key = normalize("NFC", path.stem)
        if paths.setdefault(key, path) is not path:
            findings.error(None, f'Rename this file: {paths[key]} is called "{key}" too, so this one is left out.')
        elif page := _read(key, findings):
            yield _Book(page.document, places(page, findings), findings)


def _read(key: str, findings: Findings) -> Page | None:
    try:
        data = findings.path.read_bytes()
    except OSError as error:
        findings.error(None, f"The file cannot be read: {error.strerror or error}.")
        return None
    return READERS[findings.path.suffix.lower()](key, data, findings)


def _passages(books: Sequence[_Book]) -> tuple[Passage, ...]:
    sections: Sections = {}
    for book in books:
        add_sections(sections, book.places)
    return tuple(
        passage
        for book in books
        for passage in passages(book.places, Citations(sections, book.findings), book.findings)
    )
