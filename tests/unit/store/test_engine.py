"""A path or an address becomes an engine; what is neither is told, without what it holds."""

import sys

import pytest

from bot.errors import SettingsError
from bot.store.engine import is_address, open_engine


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_an_address_of_postgresql_is_understood(scheme: str) -> None:
    """As people write it, with its encryption as other programs name it."""
    engine = open_engine(f"{scheme}://ada:hush@db.example:5433/signpost?sslmode=require")
    assert engine.dialect.driver == "asyncpg"
    assert (engine.url.host, engine.url.port, engine.url.database) == ("db.example", 5433, "signpost")
    assert dict(engine.url.query) == {"ssl": "require"}
    assert "hush" not in repr(engine)


@pytest.mark.parametrize(
    "address", ["mysql://ada:hush@db/x", "http://ada:hush@db", "://hush", "postgresql://ada:hush@db:port/x"]
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


def test_a_path_is_no_address() -> None:
    """Neither on Unix nor on Windows."""
    assert not is_address("/var/lib/signpost.sqlite")
    assert not is_address("C:\\data\\signpost.sqlite")
    assert is_address("postgresql://db/x")
