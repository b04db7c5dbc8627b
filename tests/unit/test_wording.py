"""Every sentence has a name of its own."""

import ast
from collections import Counter
from pathlib import Path

from bot import wording


def test_no_sentence_takes_the_name_of_another() -> None:
    """The later one would be shown in place of both."""
    tree = ast.parse(Path(wording.__file__).read_text(encoding="utf-8"))
    names = Counter(
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    )
    assert [name for name, times in names.items() if times > 1] == []
