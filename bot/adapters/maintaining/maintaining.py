"""What maintainers see and do in a chat: every press is read from its id, checked, obeyed, and answered with a card."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Card, Form
from bot.adapters.maintaining import forms, lessons, listed, subjects
from bot.adapters.maintaining.drafts import Drafts
from bot.adapters.maintaining.rights import Maintainer, Rights
from bot.assistant import Knowledge
from bot.desk import Desk
from bot.errors import InputError, StoreError
from bot.model import Library
from bot.review import teach
from bot.review.decide import Decisions, missing
from bot.review.queue import Queue
from bot.review.trial import trial

_WEEK_MS = 7 * 24 * 3_600_000
Obey = Callable[[Maintainer, Press], Awaitable[Card]]
Take = Callable[[Maintainer, Press, str], Awaitable[Card]]


class Maintaining:
    """The queue, an item, dismissing and teaching; what is not allowed or not possible is an `InputError`."""

    def __init__(self, desk: Desk, rights: Rights, folder: Path) -> None:
        self._desk, self._store, self._rights, self._folder = desk, desk.store, rights, folder
        self._drafts = Drafts(desk.store.notes)
        self._pressed: dict[Verb, Obey] = {
            Verb.REVIEW: self._list,
            Verb.REVIEW_ITEM: self._show,
            Verb.REVIEW_REOPEN: self._reopen,
            Verb.REVIEW_UNDO: self._undo,
            Verb.REVIEW_SAVE: self._save,
            Verb.REVIEW_DROP: self._drop,
        }
        self._sent: dict[Verb, tuple[str, Take]] = {
            Verb.REVIEW_DISMISS: (forms.REASON, self._dismiss),
            Verb.REVIEW_TEACH: (forms.QUESTION, self._try),
        }
        self.verbs = frozenset((*self._pressed, *self._sent))

    def may(self, who: Maintainer) -> bool:
        """Tell whether somebody looks after the bot."""
        return self._rights.hold(who)

    def check(self, who: Maintainer) -> None:
        """Refuse whoever does not."""
        self._rights.check(who)

    def form(self, who: Maintainer, press: Press) -> Form | None:
        """Return the form that a press opens, at once, as platforms want it; None if it opens none."""
        self._rights.check(who)
        return forms.form(press)

    async def show(self, who: Maintainer, press: Press) -> Card:
        """Do what was pressed, and return what to show in its place."""
        self._rights.check(who)
        return await self._pressed[press.verb](who, press)

    async def take(self, who: Maintainer, press: Press, written: Mapping[str, str]) -> Card:
        """Do what a form asks for that was sent."""
        self._rights.check(who)
        field, work = self._sent[press.verb]
        return await work(who, press, written.get(field, ""))

    # -- looking

    async def _list(self, _: Maintainer, press: Press) -> Card:
        number = press.place
        entries, more = await self._queue.page(number, listed.SIZE)
        if number and not entries:
            # What stood there was decided since.
            number, (entries, more) = 0, await self._queue.page(0, listed.SIZE)
        week = await self._store.log.counts(self._store.database.now() - _WEEK_MS)
        return listed.queue(entries, number, week, more=more)

    async def _show(self, who: Maintainer, press: Press) -> Card:
        try:
            found = await self._queue.show(subjects.line(self._library, press.exchange))
        except InputError:
            raise InputError(wording.REVIEW_GONE) from None
        return listed.item(found, press.place, who.person)

    # -- deciding

    async def _dismiss(self, who: Maintainer, press: Press, reason: str) -> Card:
        name = subjects.line(self._library, press.exchange)
        seen = await subjects.as_seen(self._queue, name, press.place) if name == press.exchange else name
        act = await self._decisions(who).dismiss(seen, reason)
        return lessons.done_card(act, wording.REVIEW_DISMISSED)

    async def _reopen(self, who: Maintainer, press: Press) -> Card:
        item = await subjects.as_seen(self._queue, press.exchange, press.place)
        act = await self._decisions(who).reopen(item)
        return lessons.done_card(act, wording.REOPENED.format(item=item.id))

    async def _undo(self, who: Maintainer, press: Press) -> Card:
        """Take back what the button was made for; if something came after it, that stays."""
        name = subjects.line(self._library, press.exchange)
        act = await self._decisions(who).undo(name, press.place)
        sentence = wording.REVIEW_UNDONE.format(kind=act.details["kind"])
        return lessons.done_card(act, " ".join((sentence, *missing(act))))

    # -- teaching

    async def _try(self, who: Maintainer, press: Press, question: str) -> Card:
        item = await subjects.as_seen(self._queue, press.exchange, press.place)
        teach.check_open(item)
        passage = subjects.passage(self._library, press.owner)
        found = await trial(self._store, self._knowledge, item, passage, (question,), by=who.person)
        draft = await self._drafts.keep(who.person, passage, found.proposed[0].question)
        somebodys = await teach.is_in_the_log(self._store, draft.question)
        return lessons.tried(found, item, draft.token, somebodys=somebodys)

    async def _save(self, who: Maintainer, press: Press) -> Card:
        """Save what was tried, unless it or its item has changed since."""
        draft = await self._drafts.find(who.person, press.owner)
        item = await subjects.as_seen(self._queue, press.exchange, press.place)
        at = self._store.database.now()
        proposed = teach.propose(self._knowledge, draft.passage, (draft.question,), who.person, at)
        done = await teach.save(self._store, self._folder, item, proposed, who.person)
        with suppress(StoreError):  # it is saved; the draft goes with the next one
            await self._drafts.drop(who.person)
        return lessons.saved(done.act, done.told)

    async def _drop(self, who: Maintainer, press: Press) -> Card:
        await self._drafts.find(who.person, press.owner)
        await self._drafts.drop(who.person)
        return lessons.dropped()

    # -- what there is now

    @property
    def _knowledge(self) -> Knowledge:
        return self._desk.assistant.knowledge

    @property
    def _library(self) -> Library:
        return self._knowledge.library

    @property
    def _queue(self) -> Queue:
        return Queue(self._store, self._knowledge)

    def _decisions(self, who: Maintainer) -> Decisions:
        return Decisions(self._store, self._queue, self._folder, who.person)
