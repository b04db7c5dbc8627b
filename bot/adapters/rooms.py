"""The rooms that every chat shares, as they are put together: a door adds what its platform makes different."""

from collections.abc import Callable, Sequence
from functools import partial

from bot.adapters.asking import Asking
from bot.adapters.digest import Weeks
from bot.adapters.maintaining.maintaining import Maintaining
from bot.adapters.maintaining.reviewing import Reviewing
from bot.adapters.names import Names
from bot.adapters.outbox import Carrier, Outbox
from bot.adapters.presses.keeping import Keeping
from bot.adapters.presses.presses import Presses
from bot.adapters.reception import Reception
from bot.adapters.suggesting import Suggesting
from bot.desk import Desk


class Rooms:
    """What a chat does with a question, a press and what waits to be sent."""

    def __init__(  # noqa: PLR0913 -- everything that meets here
        self,
        desk: Desk,
        names: Names,
        carrier: Carrier,
        maintaining: Maintaining,
        question: Callable[[str], str],
        *,
        retention_days: int,
        digest: Sequence[str],
    ) -> None:
        self.reception = Reception(desk)
        self.asking = Asking(self.reception, question, retention_days=retention_days)
        self.keeping = Keeping(desk, retention_days=retention_days)
        self.reviewing = Reviewing(maintaining)
        self.presses = Presses(desk, self.asking, self.keeping, self.reviewing)
        self.suggesting = Suggesting(desk)
        self.outbox = Outbox(desk, names, carrier, retention_days=retention_days)
        self.weeks = Weeks(desk, digest, partial(names.done, "digest"), carrier.digest)
