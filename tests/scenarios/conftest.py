"""The doors at which scenarios are played."""

from pathlib import Path

import pytest

from tests.platforms.bakery import write_bakery
from tests.platforms.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Give a terminal whose settings name the bakery."""
    return Terminal(folder=tmp_path, settings={"SIGNPOST_KNOWLEDGE": str(write_bakery(tmp_path / "bakery"))})
