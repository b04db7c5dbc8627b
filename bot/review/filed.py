"""What maintainers did that stands in files: it is taken away by an undo, and comes back if that fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from bot import wording
from bot.documents.files import TAUGHT
from bot.documents.naming import without_names
from bot.documents.written import NOTES
from bot.errors import InputError
from bot.model import Library
from bot.record import Act

NOTE = "note:"
# The acts that write files, and where.
FILED = {"teach": TAUGHT, "write": NOTES}


def stamp(path: Path) -> str:
    """Return what tells whether somebody has edited a file; a name that teaching wrote into it is no edit."""
    return sha256(without_names(path.read_bytes())).hexdigest()


@contextmanager
def taken_away(folder: Path, act: Act, library: Library) -> Iterator[None]:
    """Take the files of an act away for good, unless what is done meanwhile fails."""
    gone: dict[Path, bytes] = {}
    try:
        for path in _files(folder, act):
            _check_free(path, act, library)
            content = path.read_bytes()
            path.unlink()
            gone[path] = content
        yield
    except BaseException:
        for path, content in gone.items():
            path.write_bytes(content)
        raise


def _files(folder: Path, act: Act) -> list[Path]:
    """Name the files that are there; a maintainer may have taken them away by hand."""
    if act.kind not in FILED:
        return []
    paths = [folder / FILED[act.kind] / Path(name).name for name in act.details["files"]]
    return [path for path in paths if path.exists()]


def _check_free(path: Path, act: Act, library: Library) -> None:
    """Refuse to take away what somebody has written since, and what is taught."""
    if act.details.get("stamp", stamp(path)) != stamp(path):
        raise InputError(wording.EDITED_SINCE.format(path=path))
    taught = {one.passage for one in library.taught}
    if act.kind == "write" and any(one.document.path == path and one.id in taught for one in library.passages):
        raise InputError(wording.STILL_TAUGHT.format(path=path))
