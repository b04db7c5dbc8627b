"""Problems and guesses."""

from pathlib import Path

from bot.documents.findings import Findings, meant
from bot.model import Severity


def test_problems_keep_their_file_their_order_and_their_severity() -> None:
    """What is told first stands first."""
    findings = Findings(Path("a.md"))
    findings.warning(3, "Mind this.")
    findings.error(None, "Mend that.")
    assert [(each.path, each.line, each.severity) for each in findings.problems] == [
        (Path("a.md"), 3, Severity.WARNING),
        (Path("a.md"), None, Severity.ERROR),
    ]


def test_only_a_near_name_is_guessed() -> None:
    """A guess that helps nobody is not made."""
    assert meant("auther", ["author", "title"]) == ' Did you mean "author"?'
    assert not meant("xyz", ["author", "title"])
