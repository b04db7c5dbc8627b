"""The smallest chat there is: one person, whose screen is a list. It has all that a door has to bring, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.adapters.arrivals import Arrivals
from bot.adapters.buttons import Press
from bot.adapters.cards import Button, Card, Form, Menu
from bot.adapters.maintaining.rights import Maintainer
from bot.adapters.names import TO_PERSON, Names
from bot.adapters.outbox import Errors
from bot.record import Asker, Message, Wish
from bot.review.digest import Digest
from bot.store.people import People
from bot.store.store import Store

PLATFORM = "slate"


class LostError(Exception):
    """Nothing can be written on the slate for a while."""


class BrokenError(LostError):
    """Nothing can be written on it any more."""


@dataclass(kw_only=True)
class Slate:
    """What was written, to whom, and what is wrong with it."""

    names: Names
    arrivals: Arrivals
    alone: list[tuple[str, Card]] = field(default_factory=list)
    public: list[Card] = field(default_factory=list)
    replies: dict[tuple[str, ...], Card] = field(default_factory=dict)
    copies: set[str] = field(default_factory=set)
    weeks: dict[str, Digest] = field(default_factory=dict)
    trouble: Exception | None = None

    TROUBLES: Errors = (LostError,)
    FATAL: Errors = (BrokenError,)

    @classmethod
    def of(cls, people: People, store: Store) -> "Slate":
        """Give a clean one."""
        names = Names(people, PLATFORM, realm="school")
        return cls(names=names, arrivals=Arrivals(store, names))

    async def reply_again(self, exchange: str, address: Sequence[str], card: Card) -> None:
        """Reply where everybody reads."""
        self._check()
        self.replies[tuple(address)] = card
        await self.arrivals.sent(exchange, *address)

    async def write_again(self, exchange: str, person: str, card: Card) -> None:
        """Write to one person."""
        self._check()
        self.alone.append((person, card))
        await self.arrivals.sent(exchange)

    async def notify(self, wish: Wish, person: str, card: Card) -> None:
        """Write to one person."""
        await self.write_again(wish.exchange, person, card)

    async def digest(self, channel: str, digest: Digest) -> bool:
        """Write them down."""
        self.weeks[channel] = digest
        return True

    def _check(self) -> None:
        if self.trouble:
            raise self.trouble


@dataclass(kw_only=True)
class SlateTurn:
    """What somebody did, and what they see of it; `signs` is what was done in the order in which it was."""

    slate: Slate
    people: People
    person: str = "ada"
    among_others: bool = True
    opens: bool = True
    signs: list[str] = field(default_factory=list)
    shown: list[Card] = field(default_factory=list)
    form: Form | None = None
    file: str = ""

    @property
    def asker(self) -> Asker:
        """Return who acted."""
        reply_to = f"{TO_PERSON} {self.person}"
        who = self.slate.names.local(self.person)
        return self.people.asker(PLATFORM, person=who, place="wall", private=True, reply_to=reply_to)

    @property
    def maintainer(self) -> Maintainer:
        """Return who acted, as the settings may name them."""
        return Maintainer(person=self.asker.person, names=frozenset({f"{PLATFORM}:{self.person}"}))

    @property
    def address(self) -> str:
        """Return where to reach them, sealed."""
        return self.slate.names.address(self.person)

    def owner(self, exchange: str) -> str:
        """Return a pseudonym of whoever acted that holds for one exchange only."""
        return self.slate.names.owner(self.person, exchange)

    async def moderates(self) -> bool:
        """Tell whether whoever acted may remove what others shared."""
        return self.person == "teacher"

    async def acknowledge(self, *, update: bool = False) -> None:
        """Note it."""
        self.signs.append("update" if update else "acknowledged")

    async def reply(self, card: Card) -> None:
        """Show a card."""
        self.signs.append("reply")
        self.shown.append(card)

    async def change(self, card: Card) -> None:
        """Show a card in the place of what was pressed."""
        self.signs.append("change")
        self.shown.append(card)

    async def open(self, form: Form) -> bool:
        """Show a form, if this slate can."""
        self.form = form if self.opens else None
        return self.opens

    async def deliver(self, card: Card, late: Card, exchange: str | None) -> None:
        """Show an answer, or write it where one person reads."""
        if self.opens:
            await self.reply(card)
            await self.slate.arrivals.sent(exchange)
        else:
            await self.slate.write_again(exchange or "", self.person, late)

    async def withdraw(self) -> None:
        """Note it."""
        self.signs.append("withdrawn")

    async def hand_out(self, name: str, content: str) -> None:
        """Keep the file."""
        self.file = f"{name}: {content}"

    async def speak(self, card: Card) -> tuple[str, Message | None]:
        """Write where everybody reads."""
        self.slate.public.append(card)
        return "Shared ({remove}).", self.slate.names.message("wall", len(self.slate.public))

    async def write(self, card: Card, exchange: str) -> bool:
        """Write to one person, who may not want that."""
        self.slate.alone.append((self.person, card))
        self.slate.copies.add(exchange)
        return self.person != "hermit"

    async def take_back(self) -> bool:
        """Wipe the last thing that everybody reads."""
        return bool(self.slate.public and self.slate.public.pop())

    # -- eyes

    @property
    def text(self) -> str:
        """Return what was shown last."""
        return read(self.shown[-1])

    def press(self, label: str) -> Press:
        """Return what a button means that was shown last."""
        return found(self.shown[-1], label)


def read(card: Card) -> str:
    """Return what a card says."""
    return "\n".join(text.markdown for text in card.texts)


def found(card: Card, label: str) -> Press:
    """Return what a control means."""
    for control in (control for row in card.rows for control in row):
        if label == (control.label if isinstance(control, Button) else control.prompt):
            return control.press
    raise AssertionError(f"nothing says {label!r}")


def menu(card: Card) -> Menu:
    """Return the only menu of a card."""
    (one,) = [control for row in card.rows for control in row if isinstance(control, Menu)]
    return one
