"""What maintainers see, as text for a terminal; what people wrote is made harmless."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot import wording
from bot.adapters.text import plain, shorten
from bot.record import Act, Logged
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
    """Return the difference that other knowledge makes."""
    if not found:
        return wording.UNCHANGED.format(asked=asked)
    told = wording.WOULD_CHANGE.format(changed=sum(one.times for one in found), asked=asked)
    return "\n".join([told, *map(effect, found)])


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
    yield f"{entry.id}  {shorten(plain(entry.question), _LONGEST)}"
    if entry.item:
        days = " to ".join(dict.fromkeys((day(entry.item.first), day(entry.item.last))))
        verdict = f" ({entry.item.verdict})" if entry.item.verdict else ""
        yield f"    {entry.item.state}{verdict}, {days}"
    yield f"    {entry.why}"
    if entry.nearest:
        yield nearest(entry.nearest)


def _near(near: Near) -> Iterator[str]:
    words = ", ".join(map(plain, near.words)) or "nothing"
    yield f"{plain(near.passage)}  {near.score:.2f} ({words})\n      {shorten(plain(near.text), _LONGEST)}"


def _exchange(logged: Logged) -> Iterator[str]:
    exchange = logged.exchange
    where = "" if exchange.asker.private else f", {plain(exchange.asker.place)}"
    yield f"  {when(exchange, exchange.asked_at)}{where}: {exchange.status}"
    yield f"    {plain(exchange.question)}"
    for point in exchange.points[:1]:
        yield f"    > {shorten(plain(point.text), _LONGEST)}"
    for vote in logged.votes:
        yield "    " + ", ".join(plain(part) for part in (vote.value, vote.reason, vote.comment) if part)


def _act(act: Act) -> str:
    told = [act.kind, "(undone)" if act.undone else "", _about(act)]
    return f"  {moment(act.at)} {plain(act.person) or wording.SOMEBODY}: {' '.join(filter(None, map(plain, told)))}"


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
        return "nothing known"
    return f"{found['share']:.2f} ({found['low']:.2f} to {found['high']:.2f}), {found['count']} of {found['of']}"


def _counts(counts: dict[str, Any]) -> str:
    plain_ones = ", ".join(f"{name} {count}" for name, count in counts.items() if not isinstance(count, dict))
    return f"{plain_ones}; helpful {_share(counts['helpful'])}"
