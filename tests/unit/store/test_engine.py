"""A path or an address becomes an engine; what is neither is told, without what it holds."""

import os
import sys
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.store.engine import is_address, open_engine, path_of


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_an_address_of_postgresql_is_understood(scheme: str) -> None:
    """As people write it, with its encryption as other programs name it."""
    engine = open_engine(f"{scheme}://ada:hush@db.example:5433/signpost?sslmode=require")
    assert engine.dialect.driver == "asyncpg"
    assert (engine.url.host, engine.url.port, engine.url.database) == ("db.example", 5433, "signpost")
    assert dict(engine.url.query) == {"ssl": "require"}
    assert "hush" not in repr(engine)


@pytest.mark.parametrize(
    "address",
    [
        *("mysql://ada:hush@db/x", "http://ada:hush@db", "://hush", "postgresql://ada:hush@db:port/x"),
        *("postgresql://ada:hush@db/x?application_name=hush", "postgresql://ada:hush@db/x?connect_timeout=3"),
        *("postgresql://ada:hush@db:99999999/x", "postgresql://ada:hush@a..b/x", "postgresql://db/x?sslmode=hush"),
        *("postgresql:/ada:hush@db/x", "postgresql:ada:hush@db", ":memory:", "~hush/x.sqlite", "hush\0"),
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    """Without a word of what it holds."""
    with pytest.raises(SettingsError, match="SIGNPOST_DATABASE") as told:
        open_engine(address)
    assert "hush" not in str(told.value)


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to install: PostgreSQL is an extra."""
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(SettingsError, match=r"signpost-bot\[postgres\]"):
        open_engine("postgresql://ada:hush@db.example/signpost")


@pytest.mark.parametrize("place", [".", "/", os.devnull, ""])
def test_what_is_no_file_is_refused(place: str) -> None:
    """A folder or a device, before anything is written there."""
    with pytest.raises(SettingsError, match="SIGNPOST_DATABASE"):
        open_engine(place)


def test_a_path_may_begin_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As people write it where no shell reads it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert path_of("~/db.sqlite") == tmp_path / "db.sqlite"


def test_a_path_is_no_address() -> None:
    """Neither on Unix nor on Windows."""
    assert not is_address("/var/lib/signpost.sqlite")
    assert not is_address("C:\\data\\signpost.sqlite")
    assert is_address("postgresql://db/x")
