"""An answer becomes text for a terminal; colours are left out by `click.echo` where there is none."""

from collections.abc import Iterator
from textwrap import fill

from click import style

from bot import wording
from bot.adapters.text import address, marks, name, note, plain
from bot.model import Answer, Passage, Point, Source

# Longer lines are hard to read, however wide the window is.
WIDEST = 88
NARROWEST = 30


def render(answer: Answer, *, width: int | None = None) -> str:
    """Write the whole reply, its lines broken to fit the width if there is one."""
    return "\n\n".join(filter(None, _blocks(answer, width)))


def render_more(passages: tuple[Passage, ...], *, width: int | None = None) -> str:
    """Write the passages that did not fit into a reply, each with the places it rests on."""
    return "\n".join(block for passage in passages for block in _whole(passage, width))


def _whole(passage: Passage, width: int | None) -> Iterator[str]:
    yield _wrapped(plain(passage.text), width, mark="• ")
    places = {(section.document.key, section.url): section for one in passage.sentences for section in one.rests_on}
    for section in places.values():
        source = Source(n=0, section=section, passage=passage.id)
        yield f"    {name(source)}  {address(source) or ''}".rstrip()


def _blocks(answer: Answer, width: int | None) -> Iterator[str]:
    if answer.read_as:
        yield style(_wrapped(plain(wording.READ_AS.format(reading=answer.read_as)), width), italic=True)
    yield from (_wrapped(plain(line), width) for line in answer.before)
    for first in answer.points[:1]:
        yield style(_wrapped(_labelled(first), width), bold=True)
    yield "\n".join(_wrapped(_labelled(point), width, mark="• ") for point in answer.points[1:])
    yield from (_wrapped(plain(line), width) for line in answer.after)
    yield "\n".join(_source(source, width) for source in answer.sources)
    if answer.related:
        yield _wrapped(plain(wording.RELATED.format(questions=" · ".join(answer.related))), width)


def _labelled(point: Point) -> str:
    label = f"{plain(point.label)}: " if point.label else ""
    return f"{label}{plain(point.text)} {marks(point)}".rstrip()


def _source(source: Source, width: int | None) -> str:
    line = _wrapped(f"{name(source)} · {note(source)}", width, mark=f"{source.n} · ")
    url = address(source)
    # An address stays in one piece, so that a terminal can open it.
    return f"{line}\n    {style(url, dim=True)}" if url else line


def _wrapped(text: str, width: int | None, mark: str = "") -> str:
    if width is None:
        return mark + text
    width = max(NARROWEST, min(width, WIDEST))
    return fill(
        text,
        width,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
