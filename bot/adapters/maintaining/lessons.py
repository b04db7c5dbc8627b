"""What a lesson would do, and what was done, as cards."""

from collections.abc import Iterator, Sequence

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Button, Card, Text
from bot.adapters.limits import BETWEEN, pages
from bot.adapters.maintaining.listed import ROOM, to_queue, undo
from bot.adapters.text import escape, plain, shorten
from bot.record import Act, Item
from bot.review import telling
from bot.review.replay import Effect, Said
from bot.review.trial import Tried

_LONGEST = 140
_MOST_OF_GROUP, _MOST_OTHERS = 5, 3


def tried(found: Tried, item: Item, token: str, *, somebodys: bool) -> Card:
    """Show what the bot would say, and ask whether to save it."""
    # What else changes stands before the group, which may be cut.
    blocks = [*_lesson(found), *_others(found), *_group(found.group)]
    if somebodys:
        blocks.insert(1, f"**{escape(wording.SOMEBODYS)}**")
    save = Press(verb=Verb.REVIEW_SAVE, exchange=str(item.id), place=item.version, owner=token)
    drop = Press(verb=Verb.REVIEW_DROP, exchange=str(item.id), owner=token)
    row = (Button(label=wording.REVIEW_SAVE, press=save), Button(label=wording.CANCEL, press=drop))
    texts = (Text(markdown=f"**{wording.REVIEW_TRIED}**"), Text(markdown=pages(blocks, ROOM)[0]))
    return Card(texts=texts, rows=(row,), summary=wording.REVIEW_TRIED)


def _lesson(found: Tried) -> Iterator[str]:
    for one, said in zip(found.proposed, found.taught, strict=True):
        yield f"**{escape(one.question)}**\n→ {escape(_said(said))}"
        if sentence := telling.doubt(one, said):
            yield f"*{escape(sentence)}*"
    yield f"*{escape(telling.reach(found, wording.REVIEW_REACHES))}*"


def _group(group: Sequence[Effect]) -> Iterator[str]:
    yield f"**{wording.REVIEW_GROUP}**"
    yield from map(_effect, group[:_MOST_OF_GROUP])
    if len(group) > _MOST_OF_GROUP:
        yield wording.SOURCES_MORE.format(number=len(group) - _MOST_OF_GROUP)


def _others(found: Tried) -> Iterator[str]:
    if not found.changed:
        yield escape(wording.UNCHANGED.format(asked=found.asked))
        return
    told = escape(wording.WOULD_CHANGE.format(changed=sum(one.times for one in found.changed), asked=found.asked))
    yield BETWEEN.join([told, *map(_effect, found.changed[:_MOST_OTHERS])])


def _effect(effect: Effect) -> str:
    lines, at = {wording.REVIEW_SAME: effect.after}, effect.differs_at
    if effect.changed:
        lines = {wording.REVIEW_BEFORE: effect.before, wording.REVIEW_NOW: effect.after}
    told = "\n".join(escape(line.format(said=_said(said, at))) for line, said in lines.items())
    question = shorten(plain(effect.question), _LONGEST)
    if effect.times > 1:
        question = wording.ASKED_TIMES.format(question=question, times=effect.times)
    # Without the empty line what follows would belong to the quotation.
    return BETWEEN.join((f"> {escape(question)}", told))


def _said(said: Said, at: int = 0) -> str:
    """Return what an answer comes down to, with the point that it differs in."""
    if not at:
        return f"{said.status}: {shorten(plain(said.text), _LONGEST)}" if said.text else said.status
    told = shorten(plain(said.points[at]), _LONGEST) if at < len(said.points) else wording.NO_POINT
    return f"{said.status}: {wording.POINT.format(number=at + 1)} {told}"


def saved(act: Act, told: int) -> Card:
    """Say that a lesson is saved, and who is told."""
    done = wording.REVIEW_TAUGHT.format(item=act.subject)
    wished = wording.TOLD.format(told=told) if told else ""
    return done_card(act, " ".join(filter(None, (done, wished))))


def done_card(act: Act, sentence: str) -> Card:
    """Say what was done, with the way to take it back and the way on."""
    rows = ((to_queue(),) if act.kind == "undo" else (undo(act), to_queue()),)
    return Card(texts=(Text(markdown=escape(sentence)),), rows=rows, summary=sentence)


def spoken(sentence: str) -> Card:
    """Say one thing, with the way on."""
    return Card(texts=(Text(markdown=escape(sentence)),), rows=((to_queue(),),), summary=sentence)


def dropped() -> Card:
    """Say that nothing was saved."""
    return spoken(wording.NOT_SAVED)
