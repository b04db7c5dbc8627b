"""A maintainer teaches: this question is answered by that passage. Checked, tried, and written as plain text."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot import wording
from bot.answers.reading import Kind, read
from bot.assistant import Knowledge
from bot.documents.naming import fix_name
from bot.documents.taught import holding, with_taught, write_taught
from bot.errors import InputError, StoreError
from bot.model import Passage, Taught
from bot.record import Act, Exchange, Item
from bot.review.announcing import announcement
from bot.review.filed import Planned, kept, stamps, to_the_end
from bot.store.items import Along
from bot.store.store import Store
from bot.words import stems, words

LONGEST_QUESTION = 300
# Of the questions in the same words so many are compared, the newest.
_ALIKE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What came of teaching: the act, the files that were written, and how many people are told."""

    act: Act
    files: tuple[Path, ...]
    told: int


def propose(knowledge: Knowledge, passage: str, questions: Iterable[str], by: str, at: int) -> tuple[Taught, ...]:
    """Return what would be taught, or say why it cannot be."""
    found, when = passage_of(knowledge, passage), _to_the_millisecond(at)
    return tuple(
        Taught(question=_checked(question, knowledge), passage=found.id, quote=found.text, by=by, at=when)
        for question in dict.fromkeys(" ".join(each.split()) for each in questions)
    )


def passage_of(knowledge: Knowledge, name: str) -> Passage:
    """Return a passage by its id, or say that there is none."""
    found = next((each for each in knowledge.library.passages if each.id == name), None)
    if found is None:
        raise InputError(wording.NO_SUCH_PASSAGE.format(passage=name))
    if found.gap:
        raise InputError(wording.GAP_ANSWERS_NOTHING.format(passage=name))
    return found


async def tried(knowledge: Knowledge, proposed: Iterable[Taught]) -> Knowledge:
    """Return the knowledge as it would be, laid out off the event loop."""
    return await asyncio.to_thread(lambda: Knowledge.of(with_taught(knowledge.library, proposed)))


async def save(store: Store, folder: Path, item: Item, proposed: Sequence[Taught], by: str) -> Saved:
    """Write what is taught; close the item, let those know who wished it and announce the new knowledge, all at once.

    The files come first: if somebody else was quicker they go again, and a crash leaves nothing but a taught question.
    """
    check_open(item)
    return await to_the_end(_saved(store, folder, item, proposed, by))


async def _saved(store: Store, folder: Path, item: Item, proposed: Sequence[Taught], by: str) -> Saved:
    files, new = await asyncio.to_thread(_written, folder, proposed)
    content = await asyncio.to_thread(lambda: {file: file.read_bytes() for file in files})
    details = {
        "passage": proposed[0].passage,
        "questions": [one.question for one in proposed],
        "files": [file.name for file in files],
        "stamps": await asyncio.to_thread(stamps, files),
        "before": before(item),
    }
    along = Along(notices="due", note=announcement())
    planned = Planned(subject=str(item.id), kind="teach", person=by, details=details)
    keeping = store.items.decide(
        item, "teach", person=by, state="closed", verdict="taught", details=details, along=along
    )
    act = await kept(store.items, planned, keeping, partial(_take_back, store, new))
    await asyncio.to_thread(_restore, content)
    return Saved(act=act, files=tuple(files), told=act.details["told"])


async def taught_for(store: Store, exchange: str) -> str | None:
    """Return the question that was taught for an exchange: what a notice to its asker shows the answer to."""
    item = await store.items.of_exchange(exchange)
    acts = await store.items.acts(str(item.id)) if item else ()
    return next((act.details["questions"][0] for act in acts if act.kind == "teach" and not act.undone), None)


async def is_in_the_log(store: Store, question: str) -> bool:
    """Tell whether somebody asked just so: people's own wording should stay in the log."""
    return _is_among(question, await store.exchanges.alike(question, _ALIKE))


def before(item: Item) -> dict[str, str | None]:
    """Return how an item was decided, for an undo."""
    return {"state": item.state, "verdict": item.verdict}


def check_open(item: Item) -> None:
    """Refuse an item that is decided."""
    if item.state != "open":
        raise InputError(wording.ITEM_CLOSED.format(item=item.id, verdict=item.verdict))


def _is_among(question: str, exchanges: Iterable[Exchange]) -> bool:
    mine = _spoken(question)
    return any(mine in (_spoken(one.question), _spoken(one.read_as or "")) for one in exchanges)


def _spoken(question: str) -> list[str]:
    return [word.surface.casefold() for word in words(question)]


def _written(folder: Path, proposed: Iterable[Taught]) -> tuple[list[Path], list[Path]]:
    """Return the files that teach this, and those of them that are new: what says it already is used."""
    files: list[Path] = []
    new: list[Path] = []
    try:
        for taught in proposed:
            fix_name(folder, taught.passage)
            there = holding(folder, taught)
            files.append(there or write_taught(folder, taught))
            new += [] if there else files[-1:]
    except BaseException:
        for file in new:
            file.unlink()
        raise
    return files, new


async def _take_back(store: Store, new: Iterable[Path]) -> None:
    """Take away what was written, unless somebody else was taught by it in the meantime."""
    try:
        needed = await store.items.files_needed()
    except StoreError:
        needed = set()  # nobody can have used them while nothing is kept
    for file in new:
        if file.name not in needed:
            file.unlink()


def _restore(content: Mapping[Path, bytes]) -> None:
    """Write again what somebody took away between our look and our act."""
    for file, was in content.items():
        if not file.exists():
            file.write_bytes(was)


def _to_the_millisecond(at: int) -> str:
    """Write a time so that the order of the letters is that of the times: what is taught last holds."""
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds")


def _checked(question: str, knowledge: Knowledge) -> str:
    if not question:
        raise InputError(wording.NOTHING_WRITTEN)
    if len(question) > LONGEST_QUESTION:
        raise InputError(wording.QUESTION_TOO_LONG.format(longest=LONGEST_QUESTION))
    profile = knowledge.library.profile
    kind = read(question, None, profile).kind
    if kind is Kind.FOREIGN:
        languages = ", ".join(profile.languages)
        raise InputError(wording.FOREIGN_QUESTION.format(languages=languages, question=question[:80]))
    if kind is not Kind.QUESTION or not stems(question) or not question.isprintable():
        raise InputError(wording.NO_TAUGHT_QUESTION.format(question=question[:80]))
    return question
