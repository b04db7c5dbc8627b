"""What maintainers press and send, in a message that only they see or on the page of the app, and are shown there."""

from typing import Any

from bot import wording
from bot.adapters.buttons import Press, Verb
from bot.adapters.cards import Card, Form, sentence
from bot.adapters.maintaining.forms import QUESTION, REASON
from bot.adapters.maintaining.lessons import spoken
from bot.adapters.maintaining.maintaining import Maintaining
from bot.adapters.slack import panels
from bot.adapters.slack.bringing import TROUBLES, Bringing
from bot.adapters.slack.home import Home
from bot.adapters.slack.listen import Listener
from bot.adapters.slack.turns import Turn, carry
from bot.errors import InputError, SignpostError


class Reviewing:
    """Brings maintainers what they ask for; who they are is looked at each time."""

    def __init__(self, maintaining: Maintaining, listener: Listener, bringing: Bringing, home: Home) -> None:
        self._maintaining, self._listener, self._bringing, self._home = maintaining, listener, bringing, home
        self.verbs = maintaining.verbs

    async def begin(self, turn: Turn) -> None:
        """Show the queue to the one who used the command, alone."""
        who = self._listener.maintainer(turn.user)
        await self._bringing.answer(turn, await self._maintaining.show(who, Press(verb=Verb.REVIEW)))

    async def press(self, turn: Turn, press: Press) -> None:
        """Open a form, or show what comes of a press in its place."""
        who = self._listener.maintainer(turn.user)
        form = self._maintaining.form(who, press)
        if form is not None:
            await self._open(turn, form)
        elif turn.at_home and press.verb is Verb.REVIEW:
            await self._home.show(turn.user, press.place)
        elif turn.at_home:
            await self._home.put(turn.user, await self._done(turn, press))
        else:
            await self._bringing.slack.respond(turn, await self._maintaining.show(who, press), replace=True)

    async def take(self, turn: Turn, press: Press, view: dict[str, Any]) -> None:
        """Do what a form asks for, and show it where the form was opened; that can take a while."""
        if not turn.at_home:
            await self._bringing.answer(turn, await self._taken(turn, press, view))
            return
        try:
            card = await self._taken_at_home(turn, press, view)
        except SignpostError as error:
            card = spoken(str(error))
        await self._home.put(turn.user, card)

    async def _taken_at_home(self, turn: Turn, press: Press, view: dict[str, Any]) -> Card:
        self._maintaining.check(self._listener.maintainer(turn.user))
        if press.verb is Verb.REVIEW_TEACH:
            await self._home.say_trying(turn.user)
        return await self._taken(turn, press, view)

    async def _done(self, turn: Turn, press: Press) -> Card:
        try:
            return await self._maintaining.show(self._listener.maintainer(turn.user), press)
        except InputError as error:
            return spoken(str(error))

    async def _taken(self, turn: Turn, press: Press, view: dict[str, Any]) -> Card:
        fields = {name: panels.written(view, name) for name in (REASON, QUESTION)}
        return await self._maintaining.take(self._listener.maintainer(turn.user), press, fields)

    async def _open(self, turn: Turn, form: Form) -> None:
        try:
            await self._bringing.slack.open(turn, panels.form(form, carry(turn)))
        except TROUBLES:
            await self._bringing.answer(turn, sentence(wording.FORM_NOT_OPENED))
