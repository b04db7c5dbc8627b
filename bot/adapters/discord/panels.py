"""All other messages and forms: why, more, sharing, privacy, help, sources."""

from collections.abc import Iterator
from dataclasses import replace

import discord
from discord.ui import File, Label, LayoutView, Modal, Select, TextDisplay, TextInput

from bot import wording
from bot.adapters.buttons import Press, Verb, write
from bot.adapters.digest import card
from bot.adapters.discord.render import ROOM, button, controls, menu, quote, row, small, told, view, wish_note
from bot.adapters.limits import BETWEEN, pages
from bot.adapters.text import ELLIPSIS, address, date, escape, name, note, shorten
from bot.model import Answer, Document, Hit, Library, Passage, Section, Source
from bot.record import Kept, Reply
from bot.review.digest import Digest
from bot.store.votes import LONGEST_COMMENT

TEXT_FIELD, REASON_FIELD, COMMENT_FIELD = "text", "reason", "comment"
_MOST_WORDS = 8
_MOST_QUESTIONS = 5
_LONGEST_LINE = 120
_MOST_DOCUMENTS = 15
_TALK = ("topic", "gaps")


def sentence(text: str) -> LayoutView:
    """Say one thing."""
    return view([text])


def digest(week: Digest) -> LayoutView:
    """Show the figures of a week."""
    return view(small(text.markdown) if text.small else text.markdown for text in card(week).texts)


def why(given: Reply) -> LayoutView:
    """Show the whole passages behind an answer, who says them, and why they were found."""
    blocks = list(_reasons(given.answer)) or [wording.NO_WHY]
    if given.changed:
        blocks.insert(0, f"*{wording.CHANGED}*")
    return view(pages(blocks, ROOM)[:1])


def _reasons(answer: Answer) -> Iterator[str]:
    cited = {source.passage for source in answer.sources}
    shown: set[str] = set()
    for finding in answer.findings:
        for hit in finding.hits:
            if hit.passage.id in cited and hit.passage.id not in shown:
                shown.add(hit.passage.id)
                yield from passage(hit.passage)
                yield from _because(hit)


def passage(found: Passage) -> Iterator[str]:
    """Give a passage whole, with the places it rests on."""
    yield escape(found.text)
    places = {(section.document.key, section.url): section for one in found.sentences for section in one.rests_on}
    sources = [Source(n=0, section=section, passage=found.id) for section in places.values()]
    lines = [small(wording.SAID_BY.format(source=_linked(source))) for source in sources]
    if lines:
        yield "\n".join(lines)


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


def more(given: Reply, page: int) -> LayoutView:
    """Show what did not fit into the answer, a page at a time."""
    blocks = [*told(given.answer)[1:], *(BETWEEN.join(passage(one)) for one in given.answer.more)]
    found = pages(blocks, ROOM) or (wording.NOTHING_MORE,)
    shown = min(page, len(found) - 1)
    further = Press(verb=Verb.MORE, exchange=given.exchange or "", place=shown + 1)
    texts = [f"*{wording.CHANGED}*"] if given.changed else []
    return view([*texts, found[shown]], row(button(wording.MORE, further)) if shown + 1 < len(found) else ())


def share_preview(given: Reply) -> LayoutView:
    """Show what others would see, and ask how to share it."""
    verbs = {
        Verb.SHARE_BOTH: wording.SHARE_BOTH,
        Verb.SHARE_ANSWER: wording.SHARE_ANSWER,
        Verb.SHARE_ME: wording.SHARE_ME,
        Verb.CANCEL: wording.CANCEL,
    }
    ways = [button(text, Press(verb=verb, exchange=given.exchange or "")) for verb, text in verbs.items()]
    return view([f"*{wording.SHARE_PREVIEW}*", *_shared(given, question=True)], row(*ways))


def shared(given: Reply, owner: str, *, question: bool) -> LayoutView:
    """Show an answer to everybody, with or without its question; its owner can take it back."""
    remove = Press(verb=Verb.REMOVE, exchange=given.exchange or "", owner=owner)
    rows = [*controls(given, whole=question), *row(button(wording.REMOVE, remove))]
    return view(_shared(given, question=question), rows)


def kept_copy(given: Reply) -> LayoutView:
    """Show an answer to the asker in their direct messages."""
    return view(_shared(given, question=True), controls(given))


def _shared(given: Reply, *, question: bool) -> list[str]:
    asked = [f"{wording.SHARE_ASKED}\n{quote(given.answer.question)}"] if question else []
    # "Read as" would tell what was asked.
    answer = given.answer if question else replace(given.answer, read_as=None)
    first, *further = told(answer)
    note = wish_note(answer) if question else []
    return [*asked, f"{first}{ELLIPSIS}" if further else first, *note]


def follow_up(exchange: str) -> Modal:
    """Ask for a follow-up question."""
    form = _form(wording.FOLLOW_UP_TITLE, Press(verb=Verb.FOLLOW_UP, exchange=exchange))
    field: TextInput[Modal] = TextInput(custom_id=TEXT_FIELD, style=discord.TextStyle.paragraph, required=True)
    form.add_item(Label(text=wording.FOLLOW_UP_FIELD, description=wording.FOLLOW_UP_NOTE, component=field))
    return form


def reason(exchange: str) -> Modal:
    """Ask what was wrong; nothing has to be said."""
    form = _form(wording.REASON_TITLE, Press(verb=Verb.REASON, exchange=exchange))
    options = [discord.SelectOption(label=text, value=value) for value, text in wording.REASONS.items()]
    choice: Select[Modal] = Select(custom_id=REASON_FIELD, options=options, required=False, min_values=0)
    comment: TextInput[Modal] = TextInput(
        custom_id=COMMENT_FIELD, style=discord.TextStyle.paragraph, required=False, max_length=LONGEST_COMMENT
    )
    form.add_item(TextDisplay(wording.REASON_NOTE))
    form.add_item(Label(text=wording.REASON_FIELD, component=choice))
    form.add_item(Label(text=wording.REASON_COMMENT, description=wording.REASON_COMMENT_NOTE, component=comment))
    return form


def _form(title: str, press: Press) -> Modal:
    form = Modal(title=title, custom_id=write(press), timeout=None)
    # Not to be remembered by the library: a form is read from its id, also by the process after this one.
    form.stop()
    return form


def privacy(kept: Kept, days: int) -> LayoutView:
    """Show what is kept about a person, and what they can do about it."""
    how = wording.KEPT_HOW.format(days=days)
    if not (kept.exchanges or kept.votes or kept.wishes):
        return view([wording.KEPT_TITLE, wording.KEPT_NOTHING, how])
    counts = wording.KEPT_COUNTS.format(
        exchanges=_counted(len(kept.exchanges), "question"),
        votes=_counted(len(kept.votes), "vote"),
        wishes=_counted(len(kept.wishes), "wish", "wishes"),
    )
    last = [f"- {escape(shorten(one.question, _LONGEST_LINE))}" for one in kept.exchanges[: -_MOST_QUESTIONS - 1 : -1]]
    texts = [wording.KEPT_TITLE, counts, how, *(["\n".join([wording.KEPT_LAST, *last])] if last else [])]
    ways = (
        button(wording.EXPORT, Press(verb=Verb.EXPORT)),
        button(wording.DELETE, Press(verb=Verb.DELETE), danger=True),
    )
    return view(texts, row(*ways))


def delete_sure() -> LayoutView:
    """Ask once more before everything is deleted."""
    sure = button(wording.DELETE, Press(verb=Verb.DELETE_SURE), danger=True)
    return view([wording.DELETE_ASK], row(sure, button(wording.CANCEL, Press(verb=Verb.CANCEL))))


def help_panel(library: Library) -> LayoutView:
    """Say what the bot can do, with questions to begin with."""
    profile = library.profile
    ways = wording.HELP_WAYS.format(share=wording.SHARE, ask_about=wording.ASK_ABOUT, follow_up=wording.FOLLOW_UP)
    said = wording.HELP.format(name=escape(profile.name), scope=escape(profile.scope))
    return view([said, ways], row(menu(wording.EXAMPLES_MENU, Press(verb=Verb.RELATED), profile.examples)))


def sources(library: Library) -> LayoutView:
    """Say what the bot knows, how old it is, and whom to tell about a mistake."""
    documents = [document for document in library.documents if document.kind not in _TALK]
    lines = [f"- {_document(document)}" for document in documents[:_MOST_DOCUMENTS]]
    if len(documents) > _MOST_DOCUMENTS:
        lines.append(f"- {wording.SOURCES_MORE.format(number=len(documents) - _MOST_DOCUMENTS)}")
    contact = library.profile.ask
    mistake = (
        wording.SOURCES_MISTAKE.format(contact=escape(contact))
        if contact
        else wording.SOURCES_MISTAKE_NEARBY.format(not_helpful=wording.NOT_HELPFUL)
    )
    texts = [wording.SOURCES_TITLE, *pages(lines, ROOM)[:1], mistake]
    return view([*texts, small(wording.SOURCES_VERSION.format(version=library.version))])


def _document(document: Document) -> str:
    whole = Section(document=document, slug="", heading="", url=document.url)
    url = address(Source(n=0, section=whole, passage=""))
    title = escape(shorten(document.title, _LONGEST_LINE))
    linked = f"[{title}]({url})" if url else title
    scope = f" · {escape(document.scope)}" if document.scope else ""
    return f"{linked} · {escape(document.kind)}, {date(document.published)}{scope}"


def _counted(number: int, one: str, several: str | None = None) -> str:
    return f"{number} {one if number == 1 else several or f'{one}s'}"


def exported(file: str) -> LayoutView:
    """Hand out a file."""
    made = view([wording.EXPORTED])
    made.add_item(File(f"attachment://{file}"))
    return made
