"""The sentences of the bot's own."""

import ast
from collections import Counter
from pathlib import Path

from bot import wording


def test_every_sentence_has_a_name_of_its_own() -> None:
    """Two of one name would silently become the later one."""
    files = Path(wording.__file__).parent.glob("*.py")
    lines = [line for file in files for line in ast.parse(file.read_text(encoding="utf-8")).body]
    names = Counter(
        line.targets[0].id for line in lines if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name)
    )
    assert "READ_AS" in names
    assert [name for name, times in names.items() if times > 1] == []
