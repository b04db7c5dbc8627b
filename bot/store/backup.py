"""A consistent copy of the SQLite file, made while the bot runs."""

import errno
import os
import sqlite3
import tempfile
from pathlib import Path

from bot import wording
from bot.errors import InputError


def copy(database: Path, file: Path) -> None:
    """Copy a database as it is at one moment, into a new file for this user alone."""
    if not database.is_file():
        raise InputError(wording.NO_DATABASE.format(place=database))
    if file.exists():
        raise InputError(wording.FILE_EXISTS.format(place=file))
    if not file.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file.parent))
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        new = Path(folder, "copy")
        new.touch(mode=0o600)
        _write(database, new)
        new.rename(file)


def _write(database: Path, new: Path) -> None:
    source = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    try:
        source.execute("VACUUM INTO ?", (str(new),))
    except sqlite3.Error as error:
        raise InputError(wording.NO_COPY.format(problem=error)) from error
    finally:
        source.close()
    with new.open("rb") as written:
        os.fsync(written.fileno())
