"""Who looks after the bot: those whom the settings name, and nobody else, whatever a platform lets them do."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot import wording
from bot.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Maintainer:
    """Somebody who acts: the pseudonym that is kept with the act, and the names by which settings may mean them."""

    person: str
    names: frozenset[str]


class Rights:
    """The settings' list; it is looked at before everything that is shown or done."""

    def __init__(self, maintainers: Iterable[str]) -> None:
        self._maintainers = frozenset(maintainers)

    def hold(self, who: Maintainer) -> bool:
        """Tell whether somebody looks after the bot."""
        return not self._maintainers.isdisjoint(who.names)

    def check(self, who: Maintainer) -> None:
        """Refuse kindly whoever does not."""
        if not self.hold(who):
            raise InputError(wording.NO_MAINTAINER)
