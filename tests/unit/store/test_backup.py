"""A copy of the file that is whole, however busy the bot is."""

import asyncio
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.errors import InputError
from bot.store.backup import copy
from tests.platforms.desks import open_place


def test_a_copy_is_whole_while_others_write(tmp_path: Path, baker: Assistant) -> None:
    """Every exchange in it has its event; it is for this user alone."""
    database, file = tmp_path / "db.sqlite", tmp_path / "copy.sqlite"
    with open_place(str(database), baker) as place:

        async def ask_and_copy() -> None:
            people = [place.asker(event=f"message {number}") for number in range(60)]
            asked = [asyncio.create_task(place.desk.ask(person, "rye?")) for person in people]
            await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.to_thread(copy, database, file)
            await asyncio.gather(*asked)

        place.run(ask_and_copy())
    found = sqlite3.connect(file)
    assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    exchanges, events = (found.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("exchange", "event"))  # noqa: S608 -- names of ours
    found.close()
    assert exchanges == events
    assert 0 < exchanges[0] <= 60
    assert sorted(each.name for each in tmp_path.glob("copy*")) == ["copy.sqlite"]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """Not a file that is there; and what is no database is no backup."""
    database = tmp_path / "db.sqlite"
    with pytest.raises(InputError, match="no database"):
        copy(database, tmp_path / "copy")
    database.write_text("this is no database, though it is long enough to look like one" * 9)
    with pytest.raises(InputError, match="cannot be copied"):
        copy(database, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    with pytest.raises(FileNotFoundError, match=r"nowhere'$"):
        copy(database, tmp_path / "nowhere" / "copy")
    with pytest.raises(InputError, match="exists already"):
        copy(database, database)
