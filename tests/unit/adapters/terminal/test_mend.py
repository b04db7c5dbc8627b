"""What to mend, line by line."""

from pathlib import Path

import pytest

from bot.adapters.terminal.mend import fields, left_out, summary, told, visible
from bot.errors import KnowledgeError
from bot.model import Library, Problem, Profile, Severity

ERROR = Problem(path=Path("a\n\udcff.md"), line=3, severity=Severity.ERROR, message="Mend \x1b[2Jthis.")
WARNING = Problem(path=Path("b.md"), line=None, severity=Severity.WARNING, message="Better this.")


def test_a_problem_is_one_line_that_editors_understand() -> None:
    """Odd names are written out."""
    assert told(ERROR) == "a\\n\\udcff.md:3: error: Mend \\x1b[2Jthis."
    assert told(WARNING) == "b.md: warning: Better this."
    assert fields(WARNING) == {"path": "b.md", "line": None, "severity": "warning", "message": "Better this."}


def test_paths_are_short_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And whole elsewhere."""
    problem = Problem(path=tmp_path / "x.md", line=1, severity=Severity.ERROR, message="M.")
    assert told(problem).startswith(f"{tmp_path}")
    monkeypatch.chdir(tmp_path)
    assert told(problem) == "x.md:1: error: M."


def test_the_summary_counts() -> None:
    """One of a kind is not several."""
    assert summary([], 2) == "Nothing to mend in 2 documents."
    assert summary([ERROR, WARNING, WARNING], 1) == "1 error and 2 warnings in 1 document."


def test_ordinary_text_stays() -> None:
    """In any script."""
    assert visible("é 漢 😀") == "é 漢 😀"


def test_without_any_passage_nobody_can_be_answered() -> None:
    """And the first mistake says why."""
    empty = Library(documents=(), passages=(), profile=Profile(), problems=(WARNING, ERROR), version="0")
    with pytest.raises(KnowledgeError, match=r"There is nothing to answer from: .*Mend"):
        left_out(empty)
