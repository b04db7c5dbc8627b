"""One workspace's bot: Slack's library hands events over, each is acknowledged at once, then served to its end."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot import wording
from bot.adapters import asides
from bot.adapters.cards import Card, sentence
from bot.adapters.digest import LOOKED_EVERY
from bot.adapters.maintaining.maintaining import Maintaining
from bot.adapters.rooms import Rooms
from bot.adapters.slack import interactions, listen, panels
from bot.adapters.slack.answering import Answering
from bot.adapters.slack.bringing import Bringing
from bot.adapters.slack.buttons import Buttons
from bot.adapters.slack.home import Home
from bot.adapters.slack.render import LONGEST_OPTION, MOST_OPTIONS, Block, option
from bot.adapters.slack.reviewing import HomeReviewing
from bot.adapters.slack.sending import Slack
from bot.adapters.slack.serving import Serving
from bot.adapters.slack.turn import Turn
from bot.desk import Desk
from bot.model import Library
from bot.store.people import People

ASK_ABOUT = "ask_signpost"
_ANY = re.compile(".*", re.DOTALL)
_OUTBOX_EVERY = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who the bot is in its workspace."""

    team: str
    user: str
    bot: str
    name: str


class SlackClient:
    """Serves one workspace."""

    def __init__(  # noqa: PLR0913 -- everything that meets here
        self,
        desk: Desk,
        people: People,
        maintaining: Maintaining,
        web: AsyncWebClient,
        identity: Identity,
        *,
        retention_days: int,
        digest: Sequence[str] = (),
    ) -> None:
        self._desk, self._me = desk, identity
        listener = listen.Listener(people, identity.team)
        self._bringing = Bringing(Slack(web), desk.store, listener)
        self._rooms = Rooms(
            desk, listener, self._bringing, maintaining, listen.question, retention_days=retention_days, digest=digest
        )
        self._answering = Answering(
            desk, self._rooms.reception, listener, self._bringing, retention_days=retention_days
        )
        self._home = Home(desk, listener, self._bringing, maintaining, retention_days)
        at_home = HomeReviewing(maintaining, self._rooms.reviewing, self._home)
        self._buttons = Buttons(self._rooms.presses, at_home)
        self.serving = Serving(listener, self._bringing)
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
            # That a message of ours was deleted counts for the library as an event of our own.
            ignoring_self_events_enabled=False,
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
        app.event("app_uninstalled")(self._on_uninstalled)
        app.event("tokens_revoked")(self._on_revoked)
        # Whatever else is turned on in the app is acknowledged and left alone.
        app.event(_ANY)(_ignore)
        return app

    async def _on_command(self, ack: AsyncAck, command: dict[str, Any]) -> None:
        await ack()
        text = str(command.get("text") or "")
        await self.serving.serve(interactions.of_command(command), lambda turn: self._obey_command(turn, text))

    async def _obey_command(self, turn: Turn, text: str) -> None:
        named = text.strip().casefold()
        card = self._named(named)
        if card is None and named not in ("privacy", "review"):
            await self._rooms.asking.privately(turn, text)
        elif await turn.is_first():
            await self._show(turn, named, card)

    async def _show(self, turn: Turn, named: str, card: Card | None) -> None:
        if named == "review":
            await self._rooms.reviewing.begin(turn)
        else:
            await (turn.reply(card) if card else self._rooms.keeping.show(turn))

    def _named(self, name: str) -> Card | None:
        match name:
            case "" | "help":
                return asides.help_card(self._library, wording.HELP_WAYS_SLACK)
            case "sources":
                return asides.sources(self._library)
        return None

    async def _on_ask_about(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        text = str(body["message"].get("text") or "")
        await self.serving.serve(interactions.of_press(body), lambda turn: self._ask_about(turn, text))

    async def _ask_about(self, turn: Turn, text: str) -> None:
        if listen.question(text):
            await self._rooms.asking.privately(turn, text)
        else:
            await turn.reply(sentence(wording.NO_TEXT_THERE))

    async def _on_unknown(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        unknown = sentence(wording.UNKNOWN_BUTTON)
        await self.serving.serve(interactions.of_press(body), lambda turn: turn.reply(unknown))

    async def _on_press(self, ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        await ack()
        await self.serving.serve(interactions.of_press(body), lambda turn: self._buttons.obey(turn, action))

    async def _on_form(self, ack: AsyncAck, body: dict[str, Any], view: Block) -> None:
        await ack()
        sent = interactions.of_form(body, panels.carried(view))
        await self.serving.serve(sent, lambda turn: self._buttons.take(turn, view))

    async def _on_typing(self, ack: AsyncAck, payload: dict[str, Any]) -> None:
        found = await self._rooms.suggesting.of(str(payload.get("value") or ""))
        fitting = [one for one in found if len(one) <= LONGEST_OPTION][:MOST_OPTIONS]
        await ack(options=[option(one, one) for one in fitting])

    async def _on_message(self, event: dict[str, Any]) -> None:
        gone = listen.deleted(event)
        if gone is not None:
            await self.serving.quietly(self._bringing.deleted(gone), "taking a reply away")
            return
        said = listen.said(event, self._me.user)
        if listen.hear(said) is not listen.Heard.NOTHING:
            await self.serving.hear(said, self._answering.message(said))

    async def _on_home(self, event: dict[str, Any]) -> None:
        if event.get("tab") == "home":
            page = self._home.open(str(event["user"]), at_work=panels.is_at_work(event))
            await self.serving.quietly(page, "showing the page of the app")

    async def _on_uninstalled(self) -> None:
        self.serving.revoked.set()

    async def _on_revoked(self, event: dict[str, Any]) -> None:
        tokens = event.get("tokens") or {"bot": [self._me.user]}
        # Tokens of people are none of ours.
        if tokens.get("bot"):
            self.serving.revoked.set()

    # -- beside it

    @property
    def _library(self) -> Library:
        return self._desk.assistant.knowledge.library

    async def prepare(self) -> None:
        """Lay out what is suggested before somebody waits for it."""
        await self._rooms.suggesting.lay_out()

    async def empty_outbox(self) -> None:
        """Send what waits to be sent, again and again."""
        await self.serving.repeat(self._rooms.outbox.empty, "sending what waits", pause=_OUTBOX_EVERY)

    async def tell_of_weeks(self) -> None:
        """Bring the digest of every week to the channels that were chosen."""
        await self.serving.repeat(self._rooms.weeks.look, "the weekly digest", pause=LOOKED_EVERY)


async def _ignore() -> None:
    """Do nothing about an event."""
