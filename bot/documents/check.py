"""What a maintainer should mend: the problems met while reading and the rules of good writing."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.documents.files import SETUP
from bot.model import Library, Passage, Problem, Severity

UNCALIBRATED = (
    "Answers are given cautiously: nothing tells how sure they may be. Label some questions (README, "
    '"Golden questions") and let `signpost eval FILE --fit --save` write what fits them into this file.'
)
_LONG_PASSAGE = 60
_LONG_SENTENCE = 25


def check(library: Library) -> tuple[Problem, ...]:
    """List everything to mend, errors and warnings, in the order of files and lines."""
    ours = [passage for passage in library.passages if passage.document.ours]
    problems = dict.fromkeys(
        [*_calibration(library), *library.problems, *_lengths(ours), *_repeats(ours), *_questions(library.passages)]
    )
    return tuple(sorted(problems, key=lambda problem: (str(problem.path), problem.line or 0)))


def _calibration(library: Library) -> Iterator[Problem]:
    """Say so where nothing tells how sure an answer may be: no figures that were fitted, and no list of gaps."""
    if library.passages and not library.profile.calibration and not any(one.gap for one in library.passages):
        yield Problem(path=Path(SETUP), line=None, severity=Severity.NOTE, message=UNCALIBRATED)


def _lengths(passages: Iterable[Passage]) -> Iterator[Problem]:
    for passage in passages:
        words = len(passage.text.split())
        if words > _LONG_PASSAGE:
            yield _warning(passage, f"Part this passage: it has {words} words, more than {_LONG_PASSAGE}.")
        if not passage.cells and passage.sentences:
            words = len(passage.sentences[0].text.split())
            if words > _LONG_SENTENCE:
                yield _warning(
                    passage, f"Shorten the first sentence: it has {words} words, more than {_LONG_SENTENCE}."
                )


def _repeats(passages: Iterable[Passage]) -> Iterator[Problem]:
    seen: dict[str, Passage] = {}
    for passage in passages:
        if not passage.gap:
            first = seen.setdefault(passage.text.casefold(), passage)
            if first is not passage:
                yield _warning(passage, f"Keep this passage in one place: {_place(first)} says the same.")


def _questions(passages: Iterable[Passage]) -> Iterator[Problem]:
    seen: dict[str, Passage] = {}
    for passage in passages:
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
