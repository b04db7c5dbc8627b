"""What is wrong with one file, collected while it is read, so that one mistake never hides the next."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from bot.model import Problem, Severity


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems of one file, in the order they were met.

    `advice` is about writing well: only who writes for Signpost gets it, not the authors of other documents.
    """

    path: Path
    problems: list[Problem] = field(default_factory=list)
    advice: list[Problem] = field(default_factory=list)

    def error(self, line: int | None, message: str) -> None:
        """Note something that loses knowledge or misleads a reader."""
        self.problems.append(self._problem(line, Severity.ERROR, message))

    def warning(self, line: int | None, message: str) -> None:
        """Note something that could be better."""
        self.problems.append(self._problem(line, Severity.WARNING, message))

    def note(self, line: int | None, message: str) -> None:
        """Note something that a maintainer may want to know, and need not mend."""
        self.problems.append(self._problem(line, Severity.NOTE, message))

    def advise(self, line: int | None, message: str, severity: Severity = Severity.WARNING) -> None:
        """Note something that breaks the rules of `knowledge/README.md`."""
        self.advice.append(self._problem(line, severity, message))

    def _problem(self, line: int | None, severity: Severity, message: str) -> Problem:
        return Problem(path=self.path, line=line or None, severity=severity, message=message)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known name that a mistaken one probably means."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.5)), None)


def meant(word: str, known: Iterable[str]) -> str:
    """Ask whether the nearest known name was meant, as a sentence to append."""
    guess = nearest(word, known)
    return f' Did you mean "{guess}"?' if guess else ""
