"""`/review`: what maintainers press and send; who they are is looked at each time, and only they see what comes."""

from bot.adapters.buttons import Press, Verb
from bot.adapters.discord import panels
from bot.adapters.discord.forms import written
from bot.adapters.discord.listen import Listener
from bot.adapters.discord.render import draw
from bot.adapters.discord.sending import Turn
from bot.adapters.maintaining.forms import QUESTION, REASON
from bot.adapters.maintaining.maintaining import Maintaining


class Reviewing:
    """Brings maintainers what they ask for."""

    def __init__(self, maintaining: Maintaining, listener: Listener) -> None:
        self._maintaining, self._listener = maintaining, listener
        self.verbs = maintaining.verbs

    async def begin(self, turn: Turn) -> None:
        """Show the queue."""
        await turn.acknowledge()
        who = self._listener.maintainer(turn.interaction)
        await turn.reply(draw(await self._maintaining.show(who, Press(verb=Verb.REVIEW))))

    async def press(self, turn: Turn, press: Press) -> None:
        """Open a form, or show what comes of a press in its place."""
        who = self._listener.maintainer(turn.interaction)
        form = self._maintaining.form(who, press)
        if form is not None:
            await turn.open(panels.form(form))
            return
        await turn.acknowledge(update=True)
        await turn.change(draw(await self._maintaining.show(who, press)))

    async def take(self, turn: Turn, press: Press) -> None:
        """Do what a form asks for; that can take a while."""
        await turn.acknowledge()
        fields = {name: written(turn.interaction, name) for name in (REASON, QUESTION)}
        who = self._listener.maintainer(turn.interaction)
        await turn.reply(draw(await self._maintaining.take(who, press, fields)))
