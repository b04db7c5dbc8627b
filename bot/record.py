"""The nouns of what is remembered, frozen: askers, exchanges, votes, wishes. No id of a platform stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.model import Answer, Status

Value = Literal["helpful", "not_helpful"]
Reason = Literal["outdated", "wrong", "off-topic", "unclear", "incomplete"]
# What became of a press: the vote that now stands, or none; "gone" where the answer is no longer kept.
Voted = Literal["helpful", "not_helpful", "withdrawn", "gone"]
# What was decided about an item of the queue, and what a maintainer can do.
Verdict = Literal["taught", "dismissed"]
State = Literal["open", "closed"]
Deed = Literal["teach", "dismiss", "reopen", "undo", "write"]
Delivery = Literal["pending", "sent", "failed", "edited", "shared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, where and by which event: made by `People.asker`, so that raw ids stop there.

    `private` means that only the asker sees the reply; the place is then a pseudonym, otherwise the platform's name for
    it. `conversation` tells apart threads of one person. `reply_to`, sealed, is where a cut reply is sent later.
    """

    platform: str
    person: str
    place: str
    private: bool
    conversation: str
    event: str | None = None
    reply_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Where a message of ours stands: a key to find it by, and the sealed address to edit or delete it."""

    key: str
    sealed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A point as it was told, with its passages and the score that each had, if it was searched."""

    text: str
    passages: Mapping[str, float | None]
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question with what it got: all that is needed to reproduce a complaint. Times are milliseconds since 1970.

    `previous` is the question before that it was read with, `topic` what the next one would lean on, and `gist` the
    same for questions that ask the same in other forms of the same words. By its `key` and by `nearest`, the passages
    that were found, it joins those like it.
    """

    id: str
    asked_at: int
    asker: Asker
    question: str
    status: Status
    knowledge_version: str
    configuration: str
    gist: str
    read_as: str | None = None
    topic: str | None = None
    previous: str | None = None
    careful: bool = True
    confidence: float = 0.0
    elapsed_ms: float = 0.0
    points: tuple[Told, ...] = ()
    key: str = ""
    nearest: tuple[str, ...] = ()
    delivery: Delivery = "pending"
    delivered_at: int | None = None
    message: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What one person thinks of one answer."""

    exchange: str
    person: str
    value: Value
    at: int
    reason: Reason | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Somebody wants to be told when a question is answered; `address` is sealed, `ready_at` set once it is."""

    id: int
    exchange: str
    person: str
    platform: str
    address: str
    question: str
    wished_at: int
    ready_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Questions that ask the same, as one piece of work: how often, by how many, what was said and voted.

    `question` is one of them in the asker's own words (`read_as` if it leaned on another). Of so many answers it is
    `known` whether they helped, `unhelped` of them did not; `worth` is how many people stay without help, cautiously
    guessed. `version` changes with every act, so that of two maintainers at once one is told.
    """

    id: int
    question: str
    read_as: str | None
    asked: int
    people: int
    first: int
    last: int
    answered: int
    unsure: int
    declined: int
    helpful: int
    not_helpful: int
    unhelped: float
    known: int
    worth: float
    state: State
    verdict: Verdict | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a maintainer did, to undo it by; `subject` is the item or the aged source."""

    id: int
    subject: str
    kind: Deed
    person: str
    at: int
    details: Mapping[str, Any]
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """An exchange with the votes on its answer."""

    exchange: Exchange
    votes: tuple[Vote, ...]
    item: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All that is kept about a person; `greeted_at` is when they saw the privacy line.

    `acts` are a maintainer's, and `notes` what is kept under their name, as a lesson that is not saved yet.
    """

    exchanges: tuple[Exchange, ...]
    votes: tuple[Vote, ...]
    wishes: tuple[Wish, ...]
    greeted_at: int | None = None
    acts: tuple[Act, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What is known when a question comes: whether its event was handled, what it follows, whether the asker is new."""

    handled: bool = False
    previous: str | None = None
    first_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer for somebody. Buttons carry `exchange`; it is None where nothing is kept: no buttons then.

    `note` is a sentence to put below (feedback is off). `first_time`: show the privacy line. `changed`: this is not
    the answer that was given, because the knowledge changed since.
    """

    answer: Answer
    exchange: str | None = None
    note: str | None = None
    first_time: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Too many questions in a minute: when to try again, and the sentence that says so."""

    seconds: int
    text: str


@dataclass(frozen=True, slots=True)
class Handled:
    """The event was answered before: nothing is to be said."""
