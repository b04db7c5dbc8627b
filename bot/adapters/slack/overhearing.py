"""A message in a thread that calls nobody: a follow-up to us, if it is the asker's, nobody came between, and sure.

Slack tells of such messages only where the manifest's optional part is on.
"""

import logging

from bot.adapters.manners import is_thanks
from bot.adapters.slack.listen import Listener, Said
from bot.adapters.slack.sending import LOOKED_AT, RefusedError, Slack, UndeliveredError
from bot.desk import Desk
from bot.record import Exchange

_log = logging.getLogger(__name__)


class Overhearing:
    """Decides about messages that were not addressed to the bot."""

    def __init__(self, desk: Desk, listener: Listener, slack: Slack) -> None:
        self._desk, self._listener, self._slack = desk, listener, slack

    async def is_meant(self, said: Said, text: str) -> bool:
        """Tell whether a message in a thread goes on with what its author asked there."""
        began = await self._desk.store.exchanges.of_event(self._listener.event(said.channel, said.thread))
        if began is None or is_thanks(text) or began.asker.person != self._listener.person(said.user):
            return False
        return self._is_sure(began, text) and await self._are_alone(said)

    def _is_sure(self, began: Exchange, text: str) -> bool:
        return self._desk.assistant.ask(text, began.topic).status == "answered"

    async def _are_alone(self, said: Said) -> bool:
        """Tell whether nobody but the asker and the bot has written since."""
        try:
            thread = await self._slack.read(said.reply_place, since=float(said.thread))
        except (RefusedError, UndeliveredError) as error:
            _log.info("a thread could not be read: %s", error)
            return False
        others = [one for one in thread if not one.get("bot_id") and one.get("user") != said.user]
        return not others and len(thread) < LOOKED_AT
