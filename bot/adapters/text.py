"""An answer becomes Markdown, and any text becomes harmless or shorter: what every door needs to show words."""

import re
from collections.abc import Iterator
from unicodedata import combining

from bot import wording
from bot.model import Answer, Point, Source
from bot.unseen import without_unseen

# What a source line gives to each of its parts; a reply names three sources on a phone.
LONGEST_NAME = 70
LONGEST_NOTE = 50
ELLIPSIS = " …"

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# A word joiner is not seen, gives no place to break a line, survives every normalisation, and nobody is called.
_JOINER = "\u2060"
_MARKUP = re.compile(
    r"""
    (?P<address>https?://[^\s<>]*[^\s<>.,;:!?"'()\[\]*_~|`\\])
    | (?P<mention><(?=[@\#!&])|@(?=everyone|here|channel))
    | (?P<number>(?<!.)\d{1,9}(?=[.)]))
    | (?P<mark>[\\`*_\[\]<>~|]|&(?=\#?\w+;)|(?<!.)[\#+=-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A mass mention counts for the platforms even inside an address.
_NOT_IN_AN_ADDRESS = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'*+,;=%]|@(?=everyone|here|channel)", re.IGNORECASE)
_CALLS = re.compile(r"@(?=everyone|here|channel)", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text in one line, without what is not seen but acts."""
    folded = " ".join(text.split())
    return folded if folded.isprintable() else " ".join(without_unseen(folded).split())


def escape(text: str) -> str:
    """Write a text so that Markdown shows it as it stands and nobody is called by it; web addresses stay links."""
    return _MARKUP.sub(_escaped, plain(text))


def shorten(text: str, longest: int) -> str:
    """Cut a text at the end of a word."""
    if len(text) <= longest:
        return text
    room = longest - len(ELLIPSIS)
    end = text.rfind(" ", 1, room + 1)
    end = room if end < 0 else end
    while end > 1 and combining(text[end]):
        end -= 1
    return text[:end].rstrip(" ,;:") + ELLIPSIS


def date(published: str | None) -> str:
    """Write a date as people say it: a day would claim more than a reader needs."""
    if published is None:
        return wording.UNDATED
    year, *month = published.split("-")
    return f"{_MONTHS[int(month[0]) - 1]} {year}" if month else year


def name(source: Source) -> str:
    """Return what a source is called: its short title and the section."""
    document, heading = source.section.document, source.section.heading
    title = shorten(plain(document.short), LONGEST_NAME)
    return (
        title
        if heading in ("", document.title, document.short)
        else f"{title} › {shorten(plain(heading), LONGEST_NAME)}"  # noqa: RUF001 -- the sign of a path
    )


def note(source: Source) -> str:
    """Return what a reader should know about a source: its kind, its date, where it holds."""
    document = source.section.document
    kind = f"{shorten(plain(document.kind), LONGEST_NOTE)}, {date(document.published)}"
    return f"{kind} · {shorten(plain(document.scope), LONGEST_NOTE)}" if document.scope else kind


def address(source: Source) -> str | None:
    """Return the link of a source with everything that could end it early encoded; nothing but the web is linked."""
    url = source.section.url
    if url is None or not url.lower().startswith(("https://", "http://")):
        return None
    return _NOT_IN_AN_ADDRESS.sub(_encoded, url)


def marks(point: Point) -> str:
    """Return the numbers of a point's sources."""
    return "".join(f"[{n}]" for n in point.sources)


def markdown(answer: Answer) -> str:
    """Write the whole reply."""
    return "\n\n".join(filter(None, _blocks(answer)))


def _blocks(answer: Answer) -> Iterator[str]:
    if answer.read_as:
        yield f"*{escape(wording.READ_AS.format(reading=answer.read_as))}*"
    yield from map(escape, answer.before)
    for first in answer.points[:1]:
        yield f"**{_labelled(first, bold='')}** {marks(first)}".rstrip()
    yield "\n".join(f"- {_labelled(point, bold='**')} {marks(point)}".rstrip() for point in answer.points[1:])
    yield from map(escape, answer.after)
    # Two blanks keep the lines apart.
    yield "  \n".join(map(_source_line, answer.sources))
    if answer.related:
        yield escape(wording.RELATED.format(questions=" · ".join(answer.related)))


def _labelled(point: Point, *, bold: str) -> str:
    return f"{bold}{escape(point.label)}:{bold} {escape(point.text)}" if point.label else escape(point.text)


def _source_line(source: Source) -> str:
    url = address(source)
    title = f"[{escape(name(source))}]({url})" if url else escape(name(source))
    return f"{source.n} · {title} · {escape(note(source))}"


def _escaped(found: re.Match[str]) -> str:
    text = found.group()
    match found.lastgroup:
        case "address":
            return f"<{_CALLS.sub('%40', text)}>"
        case "number":
            return f"{text}\\"
        case "mention":
            return f"\\{text}{_JOINER}" if text == "<" else f"{text}{_JOINER}"
    return f"\\{text}"


def _encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "replace"))
