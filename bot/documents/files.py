"""Which files of the knowledge folders are read, always in the same order, and why the others are not."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from stat import S_ISFIFO, S_ISREG

from bot.documents.findings import Findings
from bot.errors import KnowledgeError
from bot.model import Problem, Severity

# The file that says what an installation is about; it is no document.
SETUP = "signpost.yaml"
# The folder of what was taught, a question a file.
TAUGHT = "taught"
# Larger than any document; what is larger is data.
MOST_BYTES = 50_000_000
# A folder of pictures is told in a few lines.
_MOST_TOLD = 200
# Names of files can be longer than a line that is read.
_LONGEST_NAME = 200

# Files by what the system knows them by, whatever they are called.
Read = dict[tuple[int, int], Path]


def present(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folders, or say which of them is none."""
    for folder in folders:
        if not folder.is_dir():
            raise KnowledgeError(f"The knowledge folder {folder} does not exist or is not a folder.")
    return tuple(dict.fromkeys(folders))


def find(
    shelf: Findings, *, suffixes: Collection[str], ignore: Collection[str], read: Read | None = None
) -> Iterator[Path]:
    """Yield the files of a folder that are read, sorted by their place in it; the others are noted, with the reason.

    What the setup ignores is left out on purpose, and not told. `read` is what was found already in other folders.
    """
    folder = shelf.path
    skipped = {name.casefold() for name in ignore}
    untold = 0
    read = {} if read is None else read
    for path, seen in _entries(folder, shelf):
        place = path.relative_to(folder).as_posix()
        if place == SETUP or _is_taught(place) or skipped & {path.name.casefold(), place.casefold()}:
            continue
        reason = seen or why_not(path, folder, suffixes) or _twice(path, read)
        if reason is None:
            yield path
        elif len(shelf.problems) < _MOST_TOLD:
            shelf.problems.append(Problem(path=path, line=None, severity=Severity.NOTE, message=f"Not read: {reason}."))
        else:
            untold += 1
    if untold:
        shelf.note(None, f"Not read: {untold} more files.")


def taught_files(folder: Path) -> list[Path]:
    """Return the files that hold taught questions, sorted by name: nothing hidden, nothing that leads elsewhere."""
    return [
        path for path in sorted(Path(folder, TAUGHT).glob("[!.]*.yaml")) if path.is_file() and not path.is_symlink()
    ]


def _is_taught(place: str) -> bool:
    return place.startswith(f"{TAUGHT}/") and place.endswith(".yaml")


def visible(folder: Path) -> list[Path]:
    """Return the files of a folder that could be read, sorted by their place in it."""
    return [path for path, reason in _entries(folder, Findings(folder)) if reason is None]


def _entries(folder: Path, shelf: Findings) -> list[tuple[Path, str | None]]:
    """List what is in a folder, with the reason why it is not even looked at."""
    found: list[tuple[Path, str | None]] = []

    def tell(error: OSError) -> None:
        shelf.error(None, f"The folder {str(error.filename)[-_LONGEST_NAME:]} cannot be read: {error.strerror}.")

    for parent, folders, names in os.walk(folder, onerror=tell):
        links = [name for name in folders if os.path.islink(f"{parent}/{name}")]  # noqa: PTH114 -- that one raises
        found += [(Path(parent, name), "it is a link to a folder") for name in links]
        found += [(Path(parent, name), "it is hidden") for name in (*folders, *names) if name.startswith(".")]
        folders[:] = [name for name in folders if not name.startswith(".") and name not in links]
        found += [(Path(parent, name), None) for name in names if not name.startswith(".")]
    return sorted(found, key=lambda entry: entry[0].relative_to(folder).parts)


def why_not(path: Path, folder: Path, suffixes: Collection[str]) -> str | None:
    """Say why a file is not read, if it is not: only what is certainly a file of this folder is opened."""
    try:
        stat = path.stat()
        inside = path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError) as error:
        return f"it leads nowhere ({error.strerror})" if isinstance(error, OSError) else "it leads in a circle"
    if not inside:
        return "it is a link that leads out of the folder"
    if not S_ISREG(stat.st_mode):
        return "it is a pipe" if S_ISFIFO(stat.st_mode) else "it is no file"
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        return f"nothing here reads {suffix} files" if suffix else "its name has no ending that says what it holds"
    if stat.st_size > MOST_BYTES:
        return f"it is larger than {MOST_BYTES // 1_000_000} MB"
    return None


def _twice(path: Path, read: Read) -> str | None:
    """Say which file this one is under another name."""
    stat = path.stat()
    first = read.setdefault((stat.st_dev, stat.st_ino), path)
    return None if first is path else f"it is {first.name} under another name"
