"""What stands beside answers, as cards: why, more, what is kept about a person, what the bot knows and can do."""

from collections.abc import Iterator

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Button, Card, Menu, Text
from bot.adapters.limits import BETWEEN, pages
from bot.adapters.replies import ROOM, body
from bot.adapters.text import address, date, escape, name, note, shorten
from bot.model import Answer, Document, Hit, Library, Passage, Section, Source
from bot.record import Kept, Reply

_MOST_WORDS = 8
_MOST_QUESTIONS = 5
_LONGEST_LINE = 120
_MOST_DOCUMENTS = 15
_TALK = ("topic", "gaps")


def why(given: Reply) -> Card:
    """Show the whole passages behind an answer, who says them, and why they were found."""
    blocks = list(_reasons(given.answer)) or [wording.NO_WHY]
    return Card(texts=(*_changed(given), Text(markdown=pages(blocks, ROOM)[0])), summary=wording.WHY)


def _changed(given: Reply) -> tuple[Text, ...]:
    return (Text(markdown=f"*{wording.CHANGED}*"),) if given.changed else ()


def _reasons(answer: Answer) -> Iterator[str]:
    cited = {source.passage for source in answer.sources}
    shown: set[str] = set()
    for hit in (hit for finding in answer.findings for hit in finding.hits):
        if hit.passage.id in cited and hit.passage.id not in shown:
            shown.add(hit.passage.id)
            yield from passage(hit.passage)
            yield from _because(hit)


def passage(found: Passage) -> Iterator[str]:
    """Give a passage whole, with the places it rests on."""
    yield escape(found.text)
    places = {(section.document.key, section.url): section for one in found.sentences for section in one.rests_on}
    sources = [Source(n=0, section=section, passage=found.id) for section in places.values()]
    if sources:
        yield "  \n".join(wording.SAID_BY.format(source=_linked(source)) for source in sources)


def _linked(source: Source) -> str:
    url = address(source)
    title = f"[{escape(name(source))}]({url})" if url else escape(name(source))
    return f"{title} · {escape(note(source))}"


def _because(hit: Hit) -> Iterator[str]:
    words = list(dict.fromkeys(match.word for match in sorted(hit.matches, key=lambda one: -one.weight)))
    if words:
        yield f"*{wording.BECAUSE.format(words=', '.join(f'“{escape(word)}”' for word in words[:_MOST_WORDS]))}*"
    elif hit.asked:
        yield f"*{wording.BECAUSE_ALIKE.format(question=escape(hit.asked))}*"


def more(given: Reply, page: int) -> Card:
    """Show what did not fit into the answer, a page at a time."""
    blocks = [*body(given.answer)[1:], *(BETWEEN.join(passage(one)) for one in given.answer.more)]
    found = pages(blocks, ROOM) or (wording.NOTHING_MORE,)
    shown = min(page, len(found) - 1)
    further = Press(verb=Verb.MORE, exchange=given.exchange or "", place=shown + 1)
    rows = ((Button(label=wording.MORE, press=further),),) if shown + 1 < len(found) else ()
    return Card(texts=(*_changed(given), Text(markdown=found[shown])), rows=rows, summary=wording.MORE)


def privacy(kept: Kept, days: int) -> Card:
    """Show what is kept about a person, and what they can do about it."""
    how = wording.KEPT_HOW.format(days=days)
    if not (kept.exchanges or kept.votes or kept.wishes):
        return _card(wording.PRIVACY, wording.KEPT_TITLE, wording.KEPT_NOTHING, how)
    counts = wording.KEPT_COUNTS.format(
        exchanges=_counted(len(kept.exchanges), "question"),
        votes=_counted(len(kept.votes), "vote"),
        wishes=_counted(len(kept.wishes), "wish", "wishes"),
    )
    last = [f"- {escape(shorten(one.question, _LONGEST_LINE))}" for one in kept.exchanges[: -_MOST_QUESTIONS - 1 : -1]]
    texts = [wording.KEPT_TITLE, counts, how, *(["\n".join([wording.KEPT_LAST, *last])] if last else [])]
    export = Button(label=wording.EXPORT, press=Press(verb=Verb.EXPORT))
    delete = Button(label=wording.DELETE, press=Press(verb=Verb.DELETE), danger=True)
    return _card(wording.PRIVACY, *texts, buttons=(export, delete))


def delete_sure() -> Card:
    """Ask once more before everything is deleted."""
    sure = Button(label=wording.DELETE, press=Press(verb=Verb.DELETE_SURE), danger=True)
    cancel = Button(label=wording.CANCEL, press=Press(verb=Verb.CANCEL))
    return _card(wording.DELETE_ASK, wording.DELETE_ASK, buttons=(sure, cancel))


def help_card(library: Library, ways: str) -> Card:
    """Say what the bot can do, with questions to begin with."""
    profile = library.profile
    said = wording.HELP.format(name=escape(profile.name), scope=escape(profile.scope))
    menu = Menu(prompt=wording.EXAMPLES_MENU, press=Press(verb=Verb.RELATED), options=profile.examples)
    rows = ((menu,),) if profile.examples else ()
    return Card(texts=(Text(markdown=said), Text(markdown=ways)), rows=rows, summary=said)


def sources(library: Library) -> Card:
    """Say what the bot knows, how old it is, and whom to tell about a mistake."""
    documents = [document for document in library.documents if document.kind not in _TALK]
    lines = [f"- {_document(document)}" for document in documents[:_MOST_DOCUMENTS]]
    if len(documents) > _MOST_DOCUMENTS:
        lines.append(f"- {wording.SOURCES_MORE.format(number=len(documents) - _MOST_DOCUMENTS)}")
    version = Text(markdown=escape(wording.SOURCES_VERSION.format(version=library.version)), small=True)
    texts = [wording.SOURCES_TITLE, *pages(["\n".join(lines)], ROOM)[:1], _mistake(library)]
    return Card(texts=(*(Text(markdown=text) for text in texts), version), summary=wording.COMMAND_SOURCES)


def _mistake(library: Library) -> str:
    contact = library.profile.ask
    if contact:
        return wording.SOURCES_MISTAKE.format(contact=escape(contact))
    return wording.SOURCES_MISTAKE_NEARBY.format(not_helpful=wording.NOT_HELPFUL)


def _document(document: Document) -> str:
    whole = Section(document=document, slug="", heading="", url=document.url)
    url = address(Source(n=0, section=whole, passage=""))
    title = escape(shorten(document.title, _LONGEST_LINE))
    linked = f"[{title}]({url})" if url else title
    scope = f" · {escape(document.scope)}" if document.scope else ""
    return f"{linked} · {escape(document.kind)}, {date(document.published)}{scope}"


def _card(summary: str, *texts: str, buttons: tuple[Button, ...] = ()) -> Card:
    return Card(texts=tuple(Text(markdown=text) for text in texts), rows=(buttons,) if buttons else (), summary=summary)


def _counted(number: int, one: str, several: str | None = None) -> str:
    return f"{number} {one if number == 1 else several or f'{one}s'}"
