"""One workspace's bot: Slack's library hands events over, each is acknowledged at once, then served to its end."""

import asyncio
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot import wording
from bot.adapters import asides
from bot.adapters.cards import Card, sentence
from bot.adapters.slack import listen, panels, turns
from bot.adapters.slack.answering import Answering
from bot.adapters.slack.bringing import TROUBLES, Bringing
from bot.adapters.slack.buttons import Buttons
from bot.adapters.slack.keeping import Keeping
from bot.adapters.slack.outbox import Outbox
from bot.adapters.slack.render import LONGEST_OPTION, MOST_OPTIONS, Block, option
from bot.adapters.slack.sending import RevokedError, Slack
from bot.adapters.slack.sharing import Sharing
from bot.adapters.slack.voting import Voting
from bot.adapters.suggest import Suggestions
from bot.desk import Desk
from bot.errors import SignpostError, StoreError
from bot.model import Library
from bot.store.people import People

_log = logging.getLogger(__name__)
ASK_ABOUT = "ask_signpost"
_ANY = re.compile(".*", re.DOTALL)
_MOST_REMEMBERED = 1000
_OUTBOX_EVERY = 1.0
_GONE_FOR_GOOD = ("tokens_revoked", "app_uninstalled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who the bot is in its workspace."""

    team: str
    user: str
    bot: str
    name: str


class SlackClient:
    """Serves one workspace."""

    def __init__(
        self, desk: Desk, people: People, web: AsyncWebClient, identity: Identity, *, retention_days: int
    ) -> None:
        self._desk, self._me, self._days = desk, identity, retention_days
        listener = listen.Listener(people, identity.team)
        self._bringing = Bringing(Slack(web), desk.store, listener)
        self._answering = Answering(desk, listener, self._bringing, retention_days=retention_days)
        self._keeping = Keeping(desk, listener, self._bringing, retention_days=retention_days)
        self._buttons = Buttons(
            desk,
            self._answering,
            self._bringing,
            Voting(desk, listener, self._bringing),
            Sharing(desk, listener, self._bringing),
            self._keeping,
        )
        self._outbox = Outbox(desk, listener, self._answering, self._bringing, retention_days=retention_days)
        self._suggestions: tuple[str, Suggestions] | None = None
        self._begun: dict[str, None] = {}
        self._working = 0
        self._finishing = False
        self._idle = asyncio.Event()
        # Set once Slack no longer accepts the token.
        self.revoked = asyncio.Event()
        self.app = self._assembled(web)

    # -- what Slack tells

    def _assembled(self, web: AsyncWebClient) -> AsyncApp:
        """Lay out what is listened to. Signatures are checked before anything reaches the library."""
        me = self._me

        async def authorize() -> AuthorizeResult:
            return AuthorizeResult(enterprise_id=None, team_id=me.team, bot_id=me.bot, bot_user_id=me.user)

        app = AsyncApp(
            # Its own loggers set their own levels, and say more than operators need.
            logger=logging.getLogger("slack_bolt"),
            name="signpost",
            client=web,
            authorize=authorize,
            request_verification_enabled=False,
            attaching_function_token_enabled=False,
        )
        app.command(_ANY)(self._on_command)
        app.shortcut(ASK_ABOUT)(self._on_ask_about)
        app.shortcut(_ANY)(self._on_unknown)
        app.action(_ANY)(self._on_press)
        app.view(_ANY)(self._on_form)
        app.options(_ANY)(self._on_typing)
        app.event("app_mention")(self._on_message)
        app.event("message")(self._on_message)
        app.event("app_home_opened")(self._on_home)
        for name in _GONE_FOR_GOOD:
            app.event(name)(self._on_revoked)
        # Whatever else is turned on in the app is acknowledged and left alone.
        app.event(_ANY)(_ignore)
        return app

    async def _on_command(self, ack: AsyncAck, command: dict[str, Any]) -> None:
        await ack()
        turn = turns.of_command(command)
        await self._serve(turn, lambda: self._obey_command(turn, str(command.get("text") or "")))

    async def _obey_command(self, turn: turns.Turn, text: str) -> None:
        named = text.strip().casefold()
        if named == "privacy":
            await self._keeping.show(turn)
        elif card := self._named(named):
            await self._bringing.answer(turn, card)
        else:
            await self._answering.privately(turn, text)

    def _named(self, name: str) -> Card | None:
        match name:
            case "" | "help":
                return asides.help_card(self._library, wording.HELP_WAYS_SLACK)
            case "sources":
                return asides.sources(self._library)
        return None

    async def _on_ask_about(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        turn, text = turns.of_press(body), str(body["message"].get("text") or "")
        if listen.question(text):
            await self._serve(turn, lambda: self._answering.privately(turn, text))
        else:
            await self._serve(turn, lambda: self._bringing.answer(turn, sentence(wording.NO_TEXT_THERE)))

    async def _on_unknown(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        turn = turns.of_press(body)
        await self._serve(turn, lambda: self._bringing.answer(turn, sentence(wording.UNKNOWN_BUTTON)))

    async def _on_press(self, ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        turn = turns.of_press(body)
        await self._serve(turn, lambda: self._buttons.obey(turn, action))

    async def _on_form(self, ack: AsyncAck, body: dict[str, Any], view: Block) -> None:
        await ack()
        turn = turns.of_form(body, panels.carried(view))
        await self._serve(turn, lambda: self._buttons.take(turn, view))

    async def _on_typing(self, ack: AsyncAck, payload: dict[str, Any]) -> None:
        found = (await self._suggested()).of(str(payload.get("value") or ""))
        fitting = [one for one in found if len(one) <= LONGEST_OPTION][:MOST_OPTIONS]
        await ack(options=[option(one, one) for one in fitting])

    async def _on_message(self, event: dict[str, Any]) -> None:
        gone = listen.deleted(event)
        if gone is not None:
            with self._at_work():
                await self._quietly(self._bringing.deleted(gone))
            return
        said = listen.said(event, self._me.user)
        if listen.hear(said) is not listen.Heard.NOTHING:
            with self._at_work():
                await self._told_of_trouble(said, self._answering.message(said))

    async def _on_home(self, event: dict[str, Any]) -> None:
        if event.get("tab") == "home":
            with self._at_work():
                await self._quietly(self._show_home(str(event["user"])))

    async def _show_home(self, user: str) -> None:
        try:
            kept = await self._keeping.about(user)
        except StoreError:
            kept = None
        await self._bringing.slack.publish_home(user, panels.home(self._library, kept, self._days))

    async def _on_revoked(self) -> None:
        self.revoked.set()

    # -- every turn ends in a reply

    async def _serve(self, turn: turns.Turn, work: Callable[[], Awaitable[None]]) -> None:
        """Do what somebody asks for, once, and end it with a reply whatever happens."""
        if turn.key in self._begun:
            return
        self._begun[turn.key] = None
        if len(self._begun) > _MOST_REMEMBERED:
            self._begun.pop(next(iter(self._begun)))
        with self._at_work():
            try:
                await work()
            except Exception as error:  # noqa: BLE001 -- whatever it is, somebody waits for a reply
                await self._quietly(self._bringing.answer(turn, sentence(self._told(error))))

    async def _told_of_trouble(self, said: listen.Said, work: Awaitable[None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 -- whatever it is, somebody waits for a reply
            await self._quietly(self._bringing.tell(said.user, self._told(error), once=f"{said.channel}-{said.ts}"))

    async def _quietly(self, work: Awaitable[Any]) -> None:
        """Do what nobody can be told of if it fails; the log is."""
        try:
            await work
        except RevokedError:
            self.revoked.set()
        except (SignpostError, *TROUBLES) as error:
            _log.warning("it could not be done, nor told: %s", type(error).__name__)

    def _told(self, error: Exception) -> str:
        """Return what somebody is told of a failure; the log has more, under the same code."""
        if isinstance(error, RevokedError):
            self.revoked.set()
        if isinstance(error, SignpostError):
            return str(error)
        code = secrets.token_hex(3)
        if isinstance(error, TROUBLES):
            _log.warning("code %s: an answer was not delivered: %s", code, type(error).__name__)
            return wording.UNDELIVERED.format(code=code)
        _log.error("code %s: a mistake of ours", code, exc_info=error)
        return wording.TROUBLE.format(code=code)

    # -- what is suggested

    @property
    def _library(self) -> Library:
        return self._desk.assistant.knowledge.library

    async def _suggested(self) -> Suggestions:
        """Return what can be suggested; new knowledge is laid out beside what goes on."""
        library = self._library
        if self._suggestions is None or self._suggestions[0] != library.version:
            self._suggestions = library.version, await asyncio.to_thread(Suggestions, library)
        return self._suggestions[1]

    async def prepare(self) -> None:
        """Lay out what is suggested before somebody waits for it."""
        await self._suggested()

    # -- stopping

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        self._working += 1
        try:
            yield
        finally:
            self._working -= 1
            if not self._working:
                self._idle.set()

    async def finish(self) -> None:
        """Wait until everything that has begun is done."""
        self._finishing = True
        while self._working:
            self._idle.clear()
            await self._idle.wait()

    async def empty_outbox(self) -> None:
        """Send what waits to be sent, again and again."""
        while True:
            if not self._finishing:
                with self._at_work():
                    await self._quietly(self._outbox.empty())
            await asyncio.sleep(_OUTBOX_EVERY)


async def _ignore() -> None:
    """Do nothing about an event."""
