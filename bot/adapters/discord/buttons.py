"""A press, a choice or a sent form is obeyed: read from its id alone, so that it works after every restart."""

from collections.abc import Awaitable, Callable

import discord

from bot import wording
from bot.adapters import asides
from bot.adapters.buttons import Press, Verb, read
from bot.adapters.cards import Card, sentence
from bot.adapters.discord import panels
from bot.adapters.discord.answering import Answering
from bot.adapters.discord.forms import chosen, written
from bot.adapters.discord.keeping import Keeping
from bot.adapters.discord.render import draw
from bot.adapters.discord.reviewing import Reviewing
from bot.adapters.discord.sending import Turn
from bot.adapters.discord.sharing import Sharing
from bot.adapters.discord.voting import Voting
from bot.adapters.notices import recall
from bot.desk import Desk
from bot.record import Reply

Obey = Callable[[Turn, Press], Awaitable[None]]


class Buttons:
    """Everything that can be pressed, and what comes of it."""

    def __init__(  # noqa: PLR0913, PLR0917 -- one for each kind of press
        self,
        desk: Desk,
        answering: Answering,
        voting: Voting,
        sharing: Sharing,
        keeping: Keeping,
        reviewing: Reviewing,
    ) -> None:
        self._desk, self._answering = desk, answering
        self._pressed: dict[Verb, Obey] = {
            Verb.HELPFUL: voting.press,
            Verb.NOT_HELPFUL: voting.press,
            Verb.WHY: self._why,
            Verb.MORE: self._more,
            Verb.FOLLOW_UP: self._open_follow_up,
            Verb.RELATED: self._ask_related,
            Verb.WISH: keeping.wish,
            Verb.SHARE: sharing.preview,
            Verb.SHARE_BOTH: sharing.share,
            Verb.SHARE_ANSWER: sharing.share,
            Verb.SHARE_ME: sharing.send_to_me,
            Verb.CANCEL: sharing.cancel,
            Verb.REMOVE: sharing.remove,
            Verb.FORGET: keeping.forget,
            Verb.PRIVACY: keeping.show,
            Verb.EXPORT: keeping.export,
            Verb.DELETE: keeping.ask_to_delete,
            Verb.DELETE_SURE: keeping.delete,
            **dict.fromkeys(reviewing.verbs, reviewing.press),
        }
        self._sent: dict[Verb, Obey] = {
            Verb.FOLLOW_UP: self._follow_up,
            Verb.REASON: voting.explain,
            Verb.REVIEW_DISMISS: reviewing.take,
            Verb.REVIEW_TEACH: reviewing.take,
        }

    async def obey(self, turn: Turn) -> None:
        """Do what was pressed, or sent with a form."""
        interaction = turn.interaction
        obeyed = self._sent if interaction.type is discord.InteractionType.modal_submit else self._pressed
        press = read(interaction.custom_id or "")
        if press is None or press.verb not in obeyed:
            await turn.reply(panels.sentence(wording.UNKNOWN_BUTTON))
        else:
            await obeyed[press.verb](turn, press)

    async def _why(self, turn: Turn, press: Press) -> None:
        await self._show(turn, press, asides.why)

    async def _more(self, turn: Turn, press: Press) -> None:
        await self._show(turn, press, lambda given: asides.more(given, press.place))

    async def _show(self, turn: Turn, press: Press, aside: Callable[[Reply], Card]) -> None:
        await turn.acknowledge()
        given = await recall(self._desk, press.exchange)
        await turn.reply(draw(aside(given) if given else sentence(wording.GONE)))

    async def _open_follow_up(self, turn: Turn, press: Press) -> None:
        await turn.open(panels.follow_up(press.exchange))

    async def _follow_up(self, turn: Turn, press: Press) -> None:
        await self._answering.interaction(turn, written(turn.interaction, panels.TEXT_FIELD), after=press.exchange)

    async def _ask_related(self, turn: Turn, _: Press) -> None:
        await self._answering.interaction(turn, chosen(turn.interaction))
