"""What a maintainer should mend, as lines that editors understand or as JSON."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot import wording
from bot.errors import KnowledgeError
from bot.model import Library, Problem, Severity


def told(problem: Problem) -> str:
    """Return a problem as `path:line: severity: sentence`."""
    place = _shown(problem.path) if problem.line is None else f"{_shown(problem.path)}:{problem.line}"
    return f"{place}: {problem.severity}: {visible(problem.message)}"


def fields(problem: Problem) -> dict[str, Any]:
    """Return a problem as JSON holds it."""
    return {
        "path": str(problem.path),
        "line": problem.line,
        "severity": str(problem.severity),
        "message": problem.message,
    }


def summary(problems: Sequence[Problem], documents: int) -> str:
    """Say how much there is to mend."""
    counts = Counter(problem.severity for problem in problems)
    among = _counted(documents, "document")
    if not counts[Severity.ERROR] + counts[Severity.WARNING]:
        return wording.GOOD_KNOWLEDGE.format(documents=among)
    errors, warnings = (_counted(counts[severity], severity) for severity in (Severity.ERROR, Severity.WARNING))
    return wording.MEND.format(errors=errors, warnings=warnings, documents=among)


def left_out(library: Library) -> str | None:
    """Say that some of the knowledge could not be read; without any of it nobody can be answered."""
    errors = [problem for problem in library.problems if problem.severity is Severity.ERROR]
    if not library.passages:
        first = told(errors[0]) if errors else wording.NO_PASSAGE
        raise KnowledgeError(wording.NO_KNOWLEDGE.format(first=first))
    if not errors:
        return None
    return wording.KNOWLEDGE_ERRORS.format(count=_counted(len(errors), Severity.ERROR), first=told(errors[0]))


def visible(text: str) -> str:
    """Write out every character that a terminal would act on or not show."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text
    )


def _shown(path: Path) -> str:
    here = Path.cwd()
    return visible(str(path.relative_to(here) if path.is_relative_to(here) else path))


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
