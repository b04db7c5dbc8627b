"""An answer becomes a card: what fits at once, what to know about it, and the controls that every platform offers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Button, Card, Menu, Row, Text, quote
from bot.adapters.limits import BETWEEN, pages
from bot.adapters.text import ELLIPSIS, escape, markdown
from bot.model import Answer
from bot.record import Reply
from bot.store.wishes import kept_days

# What a phone shows without tiring; the rest stands behind "More".
ROOM = 2800
_OFFERS_WISH = ("declined", "unsure")
_SHAREABLE = ("answered", "unsure", "declined")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a reply is shown: `private` only to the asker, `shareable` where there are others to share it with."""

    private: bool
    shareable: bool = False
    retention_days: int


def body(answer: Answer) -> tuple[str, ...]:
    """Return the answer without its sources, in pages that fit."""
    return pages(_blocks(answer)[0], ROOM)


def sources(answer: Answer) -> tuple[Text, ...]:
    """Return the lines that name the sources."""
    return tuple(Text(markdown=line.rstrip(), small=True) for line in _blocks(answer)[1])


def _blocks(answer: Answer) -> tuple[list[str], list[str]]:
    blocks = markdown(replace(answer, related=())).split(BETWEEN)
    return (blocks[:-1], blocks[-1].splitlines()) if answer.sources else (blocks, [])


def has_more(answer: Answer) -> bool:
    """Tell whether something stands behind "More"."""
    return bool(answer.more) or len(body(answer)) > 1


def told(answer: Answer) -> tuple[Text, ...]:
    """Return what is shown at once."""
    first, *further = body(answer)
    return (Text(markdown=f"{first}{ELLIPSIS}" if further else first), *sources(answer))


def summary(answer: Answer) -> str:
    """Return what a notification says of an answer."""
    return answer.points[0].text if answer.points else " ".join((*answer.before, *answer.after))


def reply(given: Reply, setting: Setting, lead: str | None = None) -> Card:
    """Show an answer to the one who asked; `lead` stands above it."""
    answer = given.answer
    texts = [Text(markdown=lead)] if lead else []
    texts += [*told(answer), *(Text(markdown=escape(note), small=True) for note in _notes(given, setting))]
    rows = _rows(given, setting) if given.exchange else ()
    return Card(texts=tuple(texts), rows=tuple(rows), summary=summary(answer))


def _notes(given: Reply, setting: Setting) -> Iterator[str]:
    if given.note:
        yield given.note
    if given.changed:
        yield wording.CHANGED
    if given.exchange:
        yield from wish_note(given.answer, kept_days(setting.retention_days))
    if given.exchange and given.first_time:
        sentence = wording.FIRST_TIME if setting.shareable else wording.FIRST_TIME_DIRECT
        yield sentence.format(days=setting.retention_days)


def wish_note(answer: Answer, days: int) -> Iterator[str]:
    """Say what a wish keeps, where one can be made."""
    if answer.status in _OFFERS_WISH:
        yield wording.WISH_KEEPS.format(wish=wording.WISH, days=days)


def _rows(given: Reply, setting: Setting) -> Iterator[Row]:
    yield from controls(given, shareable=setting.shareable)
    if setting.private and given.answer.related:
        press = Press(verb=Verb.RELATED, exchange=given.exchange or "")
        yield (Menu(prompt=wording.RELATED_MENU, press=press, options=given.answer.related),)
    if given.first_time:
        forget = Press(verb=Verb.FORGET, exchange=given.exchange or "")
        yield (
            Button(label=wording.FORGET, press=forget),
            Button(label=wording.PRIVACY, press=Press(verb=Verb.PRIVACY)),
        )


def controls(given: Reply, *, shareable: bool = False, whole: bool = True) -> Iterator[Row]:
    """Give what can be pressed under an answer; without its question (not `whole`) nothing that would tell it."""
    answer, has_points = given.answer, bool(given.answer.points)
    wanted = {
        Verb.HELPFUL: (wording.HELPFUL, has_points),
        Verb.NOT_HELPFUL: (wording.NOT_HELPFUL, has_points),
        Verb.WISH: (wording.WISH, whole and answer.status in _OFFERS_WISH),
        Verb.SHARE: (wording.SHARE, shareable and answer.status in _SHAREABLE),
    }
    further = {
        Verb.MORE: (wording.MORE, has_more(answer)),
        Verb.WHY: (wording.WHY, whole and has_points),
        Verb.FOLLOW_UP: (wording.FOLLOW_UP, whole),
    }
    for offered in (wanted, further):
        row = tuple(
            Button(label=label, press=Press(verb=verb, exchange=given.exchange or ""))
            for verb, (label, fits) in offered.items()
            if fits
        )
        if row:
            yield row


def share_preview(given: Reply, days: int) -> Card:
    """Show what others would see, and ask how to share it."""
    ways = {
        Verb.SHARE_BOTH: wording.SHARE_BOTH,
        Verb.SHARE_ANSWER: wording.SHARE_ANSWER,
        Verb.SHARE_ME: wording.SHARE_ME,
        Verb.CANCEL: wording.CANCEL,
    }
    buttons = tuple(
        Button(label=label, press=Press(verb=verb, exchange=given.exchange or "")) for verb, label in ways.items()
    )
    lead = Text(markdown=f"*{wording.SHARE_PREVIEW}*")
    return Card(texts=(lead, *_shared(given, days, question=True)), rows=(buttons,), summary=wording.SHARE_PREVIEW)


def shared(given: Reply, owner: str, days: int, *, question: bool) -> Card:
    """Show an answer to everybody, with or without its question; its owner can take it back."""
    remove = Press(verb=Verb.REMOVE, exchange=given.exchange or "", owner=owner)
    rows = (*controls(given, whole=question), (Button(label=wording.REMOVE, press=remove),))
    return Card(texts=_shared(given, days, question=question), rows=rows, summary=summary(given.answer))


def kept_copy(given: Reply, days: int) -> Card:
    """Show an answer to the asker in their direct messages."""
    return Card(texts=_shared(given, days, question=True), rows=tuple(controls(given)), summary=summary(given.answer))


def _shared(given: Reply, days: int, *, question: bool) -> tuple[Text, ...]:
    asked = f"{wording.SHARE_ASKED}\n{quote(given.answer.question)}"
    # "Read as" would tell what was asked.
    answer = given.answer if question else replace(given.answer, read_as=None)
    if not question:
        return told(answer)
    return (
        Text(markdown=asked),
        *told(answer),
        *(Text(markdown=escape(note), small=True) for note in wish_note(answer, days)),
    )
