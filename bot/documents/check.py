"""What a maintainer should mend: the problems met while reading and the rules of good writing."""

from collections.abc import Iterator
from pathlib import Path

from bot.model import Library, Passage, Problem, Severity

_LONG_PASSAGE = 60
_LONG_SENTENCE = 25


def check(library: Library) -> tuple[Problem, ...]:
    """List everything to mend, errors and warnings, in the order of files and lines."""
    problems = dict.fromkeys([*library.problems, *_lengths(library), *_repeats(library), *_questions(library)])
    return tuple(sorted(problems, key=lambda problem: (str(problem.path), problem.line or 0)))


def _lengths(library: Library) -> Iterator[Problem]:
    for passage in library.passages:
        words = len(passage.text.split())
        if words > _LONG_PASSAGE:
            yield _warning(passage, f"Part this passage: it has {words} words, more than {_LONG_PASSAGE}.")
        if not passage.cells and passage.sentences:
            words = len(passage.sentences[0].text.split())
            if words > _LONG_SENTENCE:
                yield _warning(
                    passage, f"Shorten the first sentence: it has {words} words, more than {_LONG_SENTENCE}."
                )


def _repeats(library: Library) -> Iterator[Problem]:
    seen: dict[str, Passage] = {}
    for passage in library.passages:
        if not passage.gap:
            first = seen.setdefault(passage.text.casefold(), passage)
            if first is not passage:
                yield _warning(passage, f"Keep this passage in one place: {_place(first)} says the same.")


def _questions(library: Library) -> Iterator[Problem]:
    seen: dict[str, Passage] = {}
    for passage in library.passages:
        for question in passage.questions:
            first = seen.setdefault(" ".join(question.casefold().strip(" ?!.").split()), passage)
            if first is not passage:
                yield _warning(passage, f'Ask "{question}" under one passage only: {_place(first)} has it too.')


def _place(passage: Passage) -> str:
    return f"{_path(passage).name}:{passage.line}"


def _path(passage: Passage) -> Path:
    # A document that was made by hand has no file.
    return passage.document.path or Path(passage.document.key)


def _warning(passage: Passage, message: str) -> Problem:
    return Problem(path=_path(passage), line=passage.line, severity=Severity.WARNING, message=message)
