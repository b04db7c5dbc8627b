"""What the tests of the room share."""

from pathlib import Path

import pytest

from .shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Give an empty knowledge folder."""
    return Shelf(tmp_path)
