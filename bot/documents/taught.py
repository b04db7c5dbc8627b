"""What was taught: questions in files of their own, a question a file, given to the passages that answer them."""

import os
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml
from rapidfuzz.fuzz import ratio

from bot import wording
from bot.documents.addresses import digest, slug
from bot.documents.entries import read_entries
from bot.documents.files import TAUGHT, taught_files
from bot.documents.findings import Findings
from bot.errors import ConflictError
from bot.model import Library, Passage, Problem, Taught
from bot.words import words

_KEYS = ("question", "passage", "quote", "by", "at")
# So like its quote in its own section is a passage that was reworded, not another one.
_REWORDED = 60.0
_LONGEST_NAME = 50
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Lesson:
    """A taught question as it was read, and what is wrong with it."""

    taught: Taught
    findings: Findings


def read_taught(folders: Iterable[Path]) -> list[Lesson]:
    """Read what was taught, in each folder what was taught last at the end: it holds.

    A file that cannot be used comes with the reason and without a question.
    """
    return [lesson for folder in folders for lesson in sorted(map(_lesson, taught_files(folder)), key=_taught_at)]


def add_taught(passages: Sequence[Passage], lessons: Iterable[Lesson]) -> tuple["Class", list[Problem]]:
    """Give each question to its passage alone; return what came of them all, and what is wrong."""
    class_ = Class(list(passages))
    problems: list[Problem] = []
    for lesson in lessons:
        if lesson.taught.question:
            class_.give(lesson)
        problems += lesson.findings.problems
    return class_, problems


def with_taught(library: Library, more: Iterable[Taught]) -> Library:
    """Return a library in which this is taught too."""
    lessons = [Lesson(taught, Findings(taught.path or Path(TAUGHT))) for taught in more]
    class_, _ = add_taught(library.passages, lessons)
    return replace(library, passages=tuple(class_.passages), taught=(*library.taught, *class_.given))


def without_taught(library: Library, questions: Iterable[Taught]) -> Library:
    """Return a library in which these questions are not listed under their passages."""
    gone = {(one.passage, one.question) for one in questions}
    passages = tuple(_without(passage, gone) if passage.taught else passage for passage in library.passages)
    return replace(library, passages=passages)


def holding(folder: Path, taught: Taught) -> Path | None:
    """Return the file of a folder that teaches just this already, unless a later one leads elsewhere."""
    lessons = [lesson.taught for lesson in read_taught([folder]) if lesson.taught.question]
    wanted = _wording(taught.question)
    last = next((one for one in reversed(lessons) if _wording(one.question) == wanted), None)
    return last.path if last and _said(last) == _said(taught) else None


def _said(taught: Taught) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in (taught.question, taught.passage, taught.quote))


def write_taught(folder: Path, taught: Taught) -> Path:
    """Write a question into a file of its own, which nobody has written yet."""
    mark = digest(taught.passage + taught.question + taught.at)
    name = f"{slug(taught.question)[:_LONGEST_NAME].strip('-')}-{mark}.yaml"
    path = folder / TAUGHT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    # Several machines may share the folder, and number their processes alike.
    written = path.with_name(f".{name}.{secrets.token_hex(4)}")
    written.write_text(_written(taught), "utf-8")
    try:
        _appear(written, path)
    except FileExistsError:
        raise ConflictError(wording.TAUGHT_ALREADY) from None
    finally:
        written.unlink()
    return path


def _appear(written: Path, path: Path) -> None:
    """Give a file its name in one step, unless there is one; not every file system can do it in one."""
    try:
        os.link(written, path)
    except FileExistsError:
        raise
    except OSError:
        with path.open("x", encoding="utf-8") as file:
            file.write(written.read_text("utf-8"))


def _taught_at(lesson: Lesson) -> str:
    return lesson.taught.at


def _written(taught: Taught) -> str:
    fields = {name: getattr(taught, name) for name in _KEYS}
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=_WIDTH)


def _lesson(path: Path) -> Lesson:
    findings = Findings(path)
    try:
        entries = read_entries(path.read_bytes().decode("utf-8-sig"), findings)
    except (OSError, UnicodeDecodeError) as error:
        findings.error(None, f"The file cannot be read: {error}.")
        entries = {}
    told = {name: entry.value for name, entry in entries.items() if isinstance(entry.value, str)}
    fields = {name: " ".join(told.get(name, "").split()) for name in _KEYS}
    if missing := [name for name in ("question", "passage", "quote") if not fields[name]]:
        if not findings.problems:
            findings.error(None, f"Nothing is learned from this file: it does not say {', '.join(missing)}.")
        fields["question"] = ""
    return Lesson(Taught(**fields, path=path), findings)


@dataclass(slots=True)
class Class:
    """The passages while questions are given to them; `lost` are those that could be given to none."""

    passages: list[Passage]
    given: list[Taught] = field(default_factory=list)
    lost: list[Taught] = field(default_factory=list)
    _rows: dict[str, int] = field(default_factory=dict)
    _listed: dict[str, list[int]] = field(default_factory=dict)

    def give(self, lesson: Lesson) -> None:
        """Give a question to its passage, and take it from all others."""
        if not self._rows:
            self._look()
        taught = lesson.taught
        row = self._rows.get(taught.passage)
        if row is None:
            row = self._reworded(lesson)
        if row is None:
            self._lose(lesson, _gone(taught, self.passages))
        elif self.passages[row].gap:
            self._lose(lesson, f"{taught.passage} says nothing: it names a gap. Teach a passage.")
        else:
            self._compare(lesson, self.passages[row])
            self._take(taught.question)
            passage = self.passages[row]
            asked = (*passage.questions, taught.question)
            self.passages[row] = replace(passage, questions=asked, taught=(*passage.taught, taught.question))
            self._listed.setdefault(_wording(taught.question), []).append(row)
            self.given.append(taught)

    def _lose(self, lesson: Lesson, why: str) -> None:
        self.lost.append(lesson.taught)
        lesson.findings.error(None, why)

    def _compare(self, lesson: Lesson, passage: Passage) -> None:
        if not lesson.findings.problems and ratio(lesson.taught.quote, passage.text) < _REWORDED:
            lesson.findings.warning(
                None, f"{passage.id} says something else than it did: look whether it still answers this question."
            )

    def _look(self) -> None:
        self._rows = {passage.id: row for row, passage in enumerate(self.passages)}
        for row, passage in enumerate(self.passages):
            for question in passage.questions:
                self._listed.setdefault(_wording(question), []).append(row)

    def _take(self, question: str) -> None:
        """What was taught last holds: a question that is listed twice leads nowhere."""
        wanted = _wording(question)
        self.lost = [one for one in self.lost if _wording(one.question) != wanted]
        for row in self._listed.pop(wanted, ()):
            passage = self.passages[row]
            kept = tuple(each for each in passage.questions if _wording(each) != wanted)
            taught = tuple(each for each in passage.taught if _wording(each) != wanted)
            self.passages[row] = replace(passage, questions=kept, taught=taught)
            self.given = [one for one in self.given if _wording(one.question) != wanted]

    def _reworded(self, lesson: Lesson) -> int | None:
        """Let a passage that was reworded keep the id by which it was taught."""
        taught = lesson.taught
        section = taught.passage.rpartition("/")[0] + "/"
        rows = [row for name, row in self._rows.items() if name.startswith(section) and not self.passages[row].taught]
        likeness, row = max(((ratio(taught.quote, self.passages[row].text), -row) for row in rows), default=(0.0, 0))
        if likeness < _REWORDED:
            return None
        passage = self.passages[-row]
        lesson.findings.warning(
            None, f"The passage was reworded (it is now {passage.id}): look whether it still answers this question."
        )
        del self._rows[passage.id]
        self._rows[taught.passage] = -row
        self.passages[-row] = replace(passage, id=taught.passage)
        return -row


def _gone(taught: Taught, passages: Sequence[Passage]) -> str:
    near = max(
        (passage for passage in passages if not passage.gap),
        key=lambda passage: ratio(taught.quote, passage.text),
        default=None,
    )
    nearest = f' The nearest is now {near.id}: "{near.sentences[0].text}"' if near else ""
    return f'The passage {taught.passage}, which answers "{taught.question}", is gone.{nearest}'


def _without(passage: Passage, gone: set[tuple[str, str]]) -> Passage:
    asked = tuple(each for each in passage.questions if (passage.id, each) not in gone)
    return replace(passage, questions=asked, taught=tuple(each for each in passage.taught if each in asked))


def _wording(question: str) -> str:
    return " ".join(word.surface for word in words(question)).casefold()
