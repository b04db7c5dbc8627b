"""What maintainers see, as text for a terminal; what people wrote is made harmless."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot import wording
from bot.adapters.text import plain, shorten
from bot.record import Act, Item, Logged
from bot.review import telling
from bot.review.export import when
from bot.review.queue import Entry, Near, Shown, day
from bot.review.replay import Effect, Said
from bot.store.kept import moment

_LONGEST, _SHORT = 100, 70
# So many sources and passages are told of; JSON has them all.
MOST_FIGURES = 20
# Below how many declines were wrong.
_UNKNOWN_AT = 4


def queue(entries: Sequence[Entry]) -> str:
    """Return the queue, the most valuable first."""
    return "\n\n".join("\n".join(_lines(entry)) for entry in entries) or wording.EMPTY_QUEUE


def item(found: Shown) -> str:
    """Return a line of the queue with all that is known."""
    lines = [*_lines(found.entry), ""]
    lines += [line for logged in found.exchanges for line in _exchange(logged)]
    lines += [f"  {telling.hidden(found)}"] if found.hidden else []
    lines += [_act(act) for act in found.acts]
    return "\n".join(lines).rstrip()


def nearest(found: Sequence[Near]) -> str:
    """Return passages with numbers to pick them by."""
    return "\n".join(f"  [{number}] {line}" for number, near in enumerate(found, start=1) for line in _near(near))


def effect(found: Effect) -> str:
    """Return what would become of a question, as two lines of a diff."""
    question = shorten(plain(found.question), _LONGEST)
    if found.times > 1:
        question = wording.ASKED_TIMES.format(question=question, times=found.times)
    if not found.changed:
        return f"  {question}\n    = {_said(found.after)}"
    at = found.differs_at
    return f"  {question}\n    - {_said(found.before, at)}\n    + {_said(found.after, at)}"


def changes(found: Sequence[Effect], asked: int) -> str:
    """Return the difference that a lesson makes to what shares a word with it."""
    sentence = wording.WOULD_CHANGE if found else wording.UNCHANGED
    return "\n".join([sentence.format(changed=sum(one.times for one in found), asked=asked), *map(effect, found)])


def replayed(found: Sequence[Effect], asked: int) -> str:
    """Return the difference between what was said and what would be said today."""
    sentence = wording.REPLAY_CHANGED if found else wording.REPLAY_UNCHANGED if asked else wording.REPLAY_NOTHING
    return "\n".join([sentence.format(changed=sum(one.times for one in found), asked=asked), *map(effect, found)])


def figures(report: dict[str, Any]) -> str:
    """Return the figures as a table."""
    asked = ", ".join(f"{name} {count}" for name, count in report["asked"].items())
    names = ("helpful", "declined_rightly", "declined_wrongly", "answered", "participation")
    lines = [f"{'asked':20}{asked}", *(f"{name:20}{_share(report[name])}" for name in names)]
    lines.insert(_UNKNOWN_AT, f"{'declined_unknown':20}{report['declined_unknown']}")
    lines += ["", "months", *_named(report["months"])]
    for group in ("sources", "passages"):
        lines += ["", group, *_named(dict(list(report[group].items())[:MOST_FIGURES]))]
        if (more := len(report[group]) - MOST_FIGURES) > 0:
            lines.append(f"  {wording.MORE_FIGURES.format(more=more)}")
    return "\n".join(lines)


def _named(group: dict[str, Any]) -> Iterator[str]:
    return (f"  {plain(name):50}  {_counts(counts)}" for name, counts in group.items())


def _lines(entry: Entry) -> Iterator[str]:
    yield f"{plain(entry.id)}  {shorten(plain(entry.question), _LONGEST)}"
    if entry.item:
        yield from _read_as(entry.item.read_as)
        yield f"    {_state(entry)}, {_days(entry.item)}"
    elif entry.verdict:
        yield f"    {_state(entry)}"
    yield f"    {entry.why}"
    if entry.nearest:
        yield nearest(entry.nearest)


def _read_as(reading: str | None) -> Iterator[str]:
    if reading:
        yield f"    {wording.READ_AS.format(reading=shorten(plain(reading), _LONGEST))}"


def _state(entry: Entry) -> str:
    return wording.STATE_VERDICT.format(state=entry.state, verdict=entry.verdict) if entry.verdict else entry.state


def _days(item: Item) -> str:
    first, last = day(item.first), day(item.last)
    return first if first == last else wording.DAYS.format(first=first, last=last)


def _near(near: Near) -> Iterator[str]:
    found = wording.NEAR.format(score=f"{near.score:.2f}", words=", ".join(map(plain, near.words)))
    yield f"{plain(near.passage)}  {found}\n      {shorten(plain(near.text), _LONGEST)}"


def _exchange(logged: Logged) -> Iterator[str]:
    exchange = logged.exchange
    where = wording.REVIEW_PRIVATE if exchange.asker.private else plain(exchange.asker.place)
    yield f"  {when(exchange, exchange.asked_at)}, {where}: {exchange.status}"
    yield f"    {plain(exchange.question)}"
    yield from _read_as(exchange.read_as)
    for point in exchange.points[:1]:
        yield f"    > {shorten(plain(point.text), _LONGEST)}"
    for vote in logged.votes:
        yield f"    {plain(telling.vote(vote))}"


def _act(act: Act) -> str:
    done = wording.ACT_UNDONE.format(kind=act.kind) if act.undone else act.kind
    told = " ".join(filter(None, map(plain, (done, _about(act)))))
    return f"  {moment(act.at)} {plain(act.person) or wording.SOMEBODY}: {told}"


def _about(act: Act) -> str:
    """Return why something was dismissed, what was taught, or what was undone."""
    details = act.details
    if act.kind == "teach" and "questions" in details:
        return f"{details['passage']}: {' | '.join(details['questions'])}"
    return str(details.get("reason") or details.get("kind") or "")


def _said(found: Said, at: int = 0) -> str:
    """Return what an answer comes down to, with the point that it differs in."""
    place = wording.POINT.format(number=at + 1) if at else ""
    told = shorten(plain(found.points[at]), _SHORT) if at < len(found.points) else wording.NO_POINT if at else ""
    return " ".join(filter(None, (found.status, found.passage, place, told)))


def _share(found: dict[str, Any]) -> str:
    if found["share"] is None:
        return wording.SHARE_UNKNOWN
    share, low, high = (f"{found[name]:.2f}" for name in ("share", "low", "high"))
    return wording.SHARE_KNOWN.format(share=share, low=low, high=high, count=found["count"], of=found["of"])


def _counts(counts: dict[str, Any]) -> str:
    plain_ones = ", ".join(f"{name} {count}" for name, count in counts.items() if not isinstance(count, dict))
    return wording.COUNTS.format(counts=plain_ones, helpful=_share(counts["helpful"]))
