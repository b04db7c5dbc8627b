"""The door of this room: folders in, a library out, with every problem met on the way."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from unicodedata import normalize

from bot.documents import apart
from bot.documents.addresses import unique
from bot.documents.blocks import Page
from bot.documents.citations import Citations, Sections, add_sections, sections_of
from bot.documents.duplicates import collapse
from bot.documents.files import Read, find, present
from bot.documents.findings import Findings
from bot.documents.outline import Place, places
from bot.documents.passages import passages
from bot.documents.profile import read_profile
from bot.documents.readers import READERS, lacking, reader
from bot.documents.taught import add_taught, read_taught
from bot.documents.version import version
from bot.model import Library, Passage, Problem, Progress

# More than a curated collection holds; what is laid out takes some 10 kB of memory for each.
MOST_PASSAGES_IN_ALL = 20_000


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it was read: what tells whether it changed since, what came of it and what is wrong with it."""

    stamp: tuple[str, int, int, int]
    page: Page | None
    findings: Findings


# What was read from each file, for the next look.
Kept = dict[Path, _Read]


@dataclass(frozen=True, slots=True)
class _Book:
    page: Page
    places: list[Place]
    findings: Findings


@dataclass(frozen=True, slots=True)
class Shelves:
    """The knowledge folders, and what was read from them: a second look reads only what changed."""

    folders: Sequence[Path]
    kept: Kept = field(default_factory=dict)

    def load(self, progress: Progress | None = None) -> Library:
        """Read the folders; only a folder that is none raises an error."""
        shelves = [Findings(folder) for folder in present(self.folders)]
        setup = read_profile(self.folders)
        read: Read = {}
        paths = [path for shelf in shelves for path in find(shelf, suffixes=READERS, ignore=setup.ignore, read=read)]
        if not paths:
            kinds = ", ".join(READERS)
            shelves[0].error(None, f"There is nothing to read here: write a document, a file that ends in {kinds}.")
        files = list(self._files(paths, progress))
        books = [_Book(page, places(page, findings), findings) for page, findings in files if page]
        class_, problems = add_taught(_passages(books), read_taught(self.folders))
        made = tuple(class_.passages)
        documents = tuple(book.page.document for book in books)
        return Library(
            documents=documents,
            passages=made,
            profile=setup.profile,
            problems=(*setup.problems, *_problems(shelves, files), *problems),
            version=version(documents, made, setup.profile),
            taught=tuple(class_.given),
            lost=tuple(class_.lost),
        )

    def _files(self, paths: Sequence[Path], progress: Progress | None) -> Iterator[tuple[Page | None, Findings]]:
        """Read the files, each with findings of its own to go on with, and forget those that are gone."""
        taken: dict[str, int] = {}
        for path in self.kept.keys() - set(paths):
            del self.kept[path]
        for number, path in enumerate(paths, start=1):
            read = self._read(_key(path, self.folders, taken), path)
            found = read.findings
            yield read.page, replace(found, problems=[*found.problems], advice=[*found.advice])
            if progress:
                progress(number, len(paths))
        apart.end()

    def _read(self, key: str, path: Path) -> _Read:
        findings = Findings(path)
        try:
            stat = path.stat()
            stamp = (key, stat.st_mtime_ns, stat.st_size, stat.st_ino)
            kept = self.kept.get(path)
            if kept is None or kept.stamp != stamp:
                kept = self.kept[path] = _Read(stamp, _page(key, path.read_bytes(), findings), findings)
        except OSError as error:
            findings.error(None, f"The file cannot be read: {error.strerror or error}.")
            return _Read((key, 0, 0, 0), None, findings)
        return kept


def load(folders: Sequence[Path], progress: Progress | None = None) -> Library:
    """Read the knowledge folders once."""
    return Shelves(folders).load(progress)


def passages_of(
    path: Path, data: bytes, findings: Findings | None = None, known: Iterable[Passage] = ()
) -> tuple[Passage, ...]:
    """Return the passages that one file alone would make, under its name.

    What is wrong goes into `findings`; the sections of `known` passages may be cited.
    """
    findings = findings or Findings(path)
    page = _page(_key(path, (), {}), data, findings)
    return _passages([_Book(page, places(page, findings), findings)], sections_of(known)) if page else ()


def _page(key: str, data: bytes, findings: Findings) -> Page | None:
    if not data.strip():
        findings.warning(None, "The file is left out: it is empty.")
        return None
    suffix = findings.path.suffix.lower()
    if missing := lacking(suffix):
        findings.warning(None, f"Not read: {missing}.")
        return None
    with _losing_no_other(findings):
        return reader(suffix)(key, data, findings)
    return None


@contextmanager
def _losing_no_other(findings: Findings) -> Iterator[None]:
    """Keep a document that somebody stumbles over from losing the others."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 -- whatever a parser does with what it was not made for
        findings.error(None, f"The file is left out: its reader stumbled over it ({type(error).__name__}: {error}).")


def _key(path: Path, folders: Sequence[Path], taken: dict[str, int]) -> str:
    """Name a document by its file; of several with one name the later ones are named by their place too."""
    # Some systems take the letters of a file name apart; some names are no text at all.
    name = normalize("NFC", path.stem.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    name = "".join(letter for letter in name if letter.isprintable() and letter != "#") or "document"
    if name in taken:
        inside = next(folder for folder in folders if path.is_relative_to(folder))
        name = "-".join((*path.relative_to(inside).parts[:-1], name, path.suffix[1:].lower()))
        name = "".join(letter if letter.isprintable() and letter != "#" else "\ufffd" for letter in name)
    return unique(name, taken)


def _problems(shelves: Sequence[Findings], files: Sequence[tuple[Page | None, Findings]]) -> Iterator[Problem]:
    for shelf in shelves:
        yield from shelf.problems
    for page, findings in files:
        yield from findings.problems
        if page and page.document.ours:
            yield from findings.advice


def _passages(books: Sequence[_Book], known: Sections | None = None) -> tuple[Passage, ...]:
    sections = known or {}
    for book in books:
        add_sections(sections, book.places)
    made: list[Passage] = []
    for book in books:
        if len(made) > MOST_PASSAGES_IN_ALL:
            book.findings.error(
                None, f"The document is left out: there are {MOST_PASSAGES_IN_ALL:,} passages without it."
            )
            continue
        with _losing_no_other(book.findings):
            made += passages(book.places, Citations(sections, book.findings), book.findings)
    return collapse(made)
