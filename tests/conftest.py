"""What all tests may use: a PostgreSQL server, and a place with a desk on either database."""

import os
import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from bot.assistant import Assistant, Knowledge
from bot.documents.library import load
from tests.platforms import postgres
from tests.platforms.bakery import write_bakery
from tests.platforms.desks import Place, open_place

_numbers = count()
# Whoever runs the tests behind their back has Ctrl-C ignored for them, and so for every command that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# How long something takes depends on what else the machine does, and shows nothing about what is promised.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """Take two workers more than there are processors: tests wait for processes and clocks, not only for their turn."""
    chosen = "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ
    return None if chosen else (os.cpu_count() or 1) + 2


@pytest.fixture(scope="session")
def baker(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Give an assistant that knows about bread."""
    folder = write_bakery(tmp_path_factory.mktemp("bakery"))
    return Assistant(Knowledge.of(load([folder])))


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """Give a PostgreSQL server."""
    if postgres.programs() is None:
        pytest.skip(postgres.MISSING)
    # Nobody pulls the plug on this machine.
    with postgres.running("-c", "fsync=off") as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the path or address of a new database."""
    if request.param == "sqlite":
        return str(tmp_path / "data" / "signpost.sqlite")
    server: postgres.Server = request.getfixturevalue("server")
    return server.create(f"test{next(_numbers)}")


@pytest.fixture
def place(database: str, baker: Assistant) -> Iterator[Place]:
    """Give a desk on a new database."""
    with open_place(database, baker) as opened:
        yield opened
