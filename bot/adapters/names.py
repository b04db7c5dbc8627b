"""What a platform numbers is known by other names here: pseudonyms, keys, and addresses that only the key opens."""

from bot.record import Message
from bot.store.people import People

# What a reply goes back to, if it was cut: a message in a channel, or a person.
TO_MESSAGE, TO_PERSON = "message", "person"
# Stands for a part of an address that is empty.
NOWHERE = "-"

Number = int | str


class Names:
    """The names that hold on one platform; people are numbered anew in every `realm` of it, if it has such."""

    def __init__(self, people: People, platform: str, realm: str = "") -> None:
        self._people, self.platform, self._realm = people, platform, realm

    def local(self, number: Number) -> str:
        """Return a number as it is unique on the platform."""
        return f"{self._realm}/{number}" if self._realm else str(number)

    def person(self, user: Number) -> str:
        """Return somebody's pseudonym."""
        return self._people.person(self.platform, self.local(user))

    def owner(self, user: Number, exchange: str) -> str:
        """Return a pseudonym of somebody that holds for one exchange only, so that it tells nothing beside others."""
        return self._people.pseudonym("owner", self.platform, self.local(user), exchange)

    def event(self, channel: Number, message: Number) -> str:
        """Return the key of the event that a message was."""
        return self._people.event(self.platform, told_by(channel, message))

    def done(self, what: str, *names: str) -> str:
        """Return the key of something that is done once."""
        return self._people.event(self.platform, " ".join((what, *names)))

    def message(self, channel: Number, message: Number) -> Message:
        """Return where a message of ours stands, to be kept."""
        return self._people.message(self.platform, f"{channel} {message}")

    def address(self, user: Number) -> str:
        """Return where to reach somebody, sealed."""
        return self._people.sealed(str(user))

    def opened(self, sealed: str) -> tuple[str, ...]:
        """Return the parts of an address that was sealed; none if it was with another key."""
        parts = (self._people.opened(sealed) or "").split()
        return tuple("" if part == NOWHERE else part for part in parts)


def told_by(channel: Number, message: Number) -> str:
    """Return how the event is called that a message was."""
    return f"message {channel} {message}"
