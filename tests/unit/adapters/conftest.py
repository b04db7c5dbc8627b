"""What the tests of the doors share."""

import pytest

from bot.assistant import Assistant, Knowledge
from bot.documents.library import load
from tests.platforms.bakery import write_bakery


@pytest.fixture(scope="session")
def baker(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Give an assistant that knows about bread."""
    folder = write_bakery(tmp_path_factory.mktemp("bakery"))
    return Assistant(Knowledge.of(load([folder])))
