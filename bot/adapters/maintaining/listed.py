"""The queue and an item of it as cards; of a private question the day, never the person, the place or the time."""

from collections.abc import Iterator, Mapping, Sequence

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Button, Card, Row, Text, quote
from bot.adapters.limits import BETWEEN, pages
from bot.adapters.maintaining.subjects import mark, subject
from bot.adapters.text import escape, plain, shorten
from bot.record import Act, Logged
from bot.review import telling
from bot.review.decide import undoable
from bot.review.export import when
from bot.review.queue import Entry, Near, Shown, day

# As many buttons stand in a row, and as many lines fit on a phone.
SIZE = 5
ROOM = 2800
_LONGEST, _LONGEST_PASSAGE = 120, 280
_MOST_WORDS = 6


def queue(entries: Sequence[Entry], page: int, week: Mapping[str, int], *, more: bool) -> Card:
    """Show a page of what needs a person, each line with a button that opens it."""
    lines = [_line(number, entry) for number, entry in enumerate(entries, page * SIZE + 1)]
    texts = [f"**{wording.REVIEW_TITLE}**", *(pages(lines, ROOM)[:1] or [wording.EMPTY_QUEUE])]
    opening = tuple(
        Button(label=wording.REVIEW_OPEN.format(number=number), press=_open(entry.id))
        for number, entry in enumerate(entries, page * SIZE + 1)
    )
    turning = _turning(page, Press(verb=Verb.REVIEW), more=more)
    figures = Text(markdown=escape(_week(week)), small=True)
    shown = (*(Text(markdown=text) for text in texts), figures)
    return Card(texts=shown, rows=tuple(row for row in (opening, turning) if row), summary=wording.REVIEW_TITLE)


def _line(number: int, entry: Entry) -> str:
    return f"**{number}** · {escape(shorten(plain(entry.question), _LONGEST))}\n*{escape(entry.why)}*"


def _week(counts: Mapping[str, int]) -> str:
    names = ("answered", "unsure", "declined", "helpful", "not_helpful")
    counted = {name: counts.get(name, 0) for name in names}
    asked = sum(counted[name] for name in names[:3])
    return wording.REVIEW_WEEK.format(asked=asked, **counted)


def item(found: Shown, page: int, me: str) -> Card:
    """Show a line of the queue with all that is known, a page at a time."""
    entry = found.entry
    blocks = [*_head(entry), *_nearest(entry.nearest), *_exchanges(found), *_acts(found.acts, me)]
    parts = pages(blocks, ROOM)
    shown = min(page, len(parts) - 1)
    turning = _turning(shown, _open(entry.id), more=shown + 1 < len(parts))
    rows = (_teaching(entry), _deciding(found), (*turning, to_queue()))
    title = Text(markdown=f"**{escape(_title(entry))}**")
    return Card(texts=(title, Text(markdown=parts[shown])), rows=tuple(row for row in rows if row), summary=entry.why)


def _title(entry: Entry) -> str:
    if entry.item is None:
        return wording.REVIEW_SOURCE
    state = (entry.state == "closed" and entry.verdict) or entry.state
    return wording.REVIEW_ITEM.format(item=entry.id, state=state)


def _head(entry: Entry) -> Iterator[str]:
    yield quote(entry.question)
    if entry.item and entry.item.read_as:
        yield f"*{escape(wording.READ_AS.format(reading=shorten(entry.item.read_as, _LONGEST)))}*"
    yield escape(entry.why)


def _nearest(nearest: Sequence[Near]) -> Iterator[str]:
    if nearest:
        yield f"**{wording.REVIEW_NEAREST}**"
    for number, near in enumerate(nearest, start=1):
        words = ", ".join(near.words[:_MOST_WORDS])
        found = wording.REVIEW_NEAR.format(score=f"{near.score:.2f}", words=words or "–")  # noqa: RUF001 -- a dash
        yield f"**{number}** · {escape(shorten(plain(near.text), _LONGEST_PASSAGE))}\n*{escape(found)}*"


def _exchanges(found: Shown) -> Iterator[str]:
    if found.exchanges:
        yield f"**{wording.REVIEW_ASKED}**"
    for logged in found.exchanges:
        yield BETWEEN.join(_exchange(logged))
    if found.hidden:
        yield escape(telling.hidden(found))


def _exchange(logged: Logged) -> Iterator[str]:
    exchange = logged.exchange
    where = wording.REVIEW_PRIVATE if exchange.asker.private else wording.REVIEW_PUBLIC
    yield escape(f"{when(exchange, exchange.asked_at)}, {where}: {exchange.status}")
    yield quote(exchange.question)
    for point in exchange.points[:1]:
        yield f"→ {escape(shorten(plain(point.text), _LONGEST))}"
    if logged.votes:
        yield "\n".join(f"- {escape(telling.vote(vote))}" for vote in logged.votes)


def _acts(acts: Sequence[Act], me: str) -> Iterator[str]:
    for act in acts:
        who = wording.REVIEW_BY_YOU if act.person == me else wording.REVIEW_BY_OTHER
        told = wording.REVIEW_ACT.format(day=day(act.at), kind=act.kind, who=who, reason=act.details.get("reason", ""))
        yield f"*{escape(told.rstrip(': '))}*"


def _teaching(entry: Entry) -> Row:
    if not entry.item or entry.state != "open":
        return ()
    version = entry.item.version
    return tuple(
        Button(
            label=wording.REVIEW_TEACH.format(number=number),
            press=Press(verb=Verb.REVIEW_TEACH, exchange=entry.id, place=version, owner=mark(near.passage)),
        )
        for number, near in enumerate(entry.nearest, start=1)
    )


def _deciding(found: Shown) -> Row:
    entry, held = found.entry, found.entry.item
    version = held.version if held else 0
    buttons = []
    if entry.state == "open":
        dismiss = Press(verb=Verb.REVIEW_DISMISS, exchange=subject(entry.id), place=version)
        buttons.append(Button(label=wording.REVIEW_DISMISS, press=dismiss))
    if held and held.state == "closed":
        reopen = Press(verb=Verb.REVIEW_REOPEN, exchange=entry.id, place=version)
        buttons.append(Button(label=wording.REVIEW_REOPEN, press=reopen))
    last = undoable(found.acts)
    return (*buttons, *((undo(last),) if last else ()))


def undo(act: Act) -> Button:
    """Give a button that takes back one act, and no other."""
    press = Press(verb=Verb.REVIEW_UNDO, exchange=subject(act.subject), place=act.id)
    return Button(label=wording.REVIEW_UNDO.format(kind=act.kind), press=press)


def to_queue() -> Button:
    """Give the way back."""
    return Button(label=wording.REVIEW_QUEUE, press=Press(verb=Verb.REVIEW))


def _turning(page: int, press: Press, *, more: bool) -> Row:
    steps = {wording.PREVIOUS: page - 1} if page else {}
    steps |= {wording.NEXT: page + 1} if more else {}
    return tuple(
        Button(label=label, press=Press(verb=press.verb, exchange=press.exchange, place=number))
        for label, number in steps.items()
    )


def _open(name: str) -> Press:
    return Press(verb=Verb.REVIEW_ITEM, exchange=subject(name))
