"""Channels are told of every week: the digest as a card, and the same round for every platform."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from time import monotonic

from bot import wording
from bot.adapters.cards import Card, Text
from bot.adapters.text import escape, plain, shorten
from bot.desk import Desk
from bot.review.digest import Digest, Weekly

LOOKED_EVERY = 60.0
# What a platform refuses is tried again after so long; what went wrong soon, while the platform still knows by its key
# what may have arrived, but after the other channels had their turn.
_AGAIN_SECONDS, _SOON_SECONDS = 600.0, 90.0
_MOST_TOPICS = 5
_LONGEST_TOPIC = 70

# Brings a digest to a channel, and tells whether it has arrived.
Bring = Callable[[str, Digest], Awaitable[bool]]


def card(digest: Digest) -> Card:
    """Lay out the figures of a week."""
    week = digest.week
    title = wording.DIGEST_TITLE.format(first=f"{week.first:%d %b}", last=f"{week.last:%d %b %Y}")
    lines = [
        wording.DIGEST_ASKED.format(
            asked=digest.asked, answered=digest.answered, unsure=digest.unsure, declined=digest.declined
        ),
        wording.DIGEST_HELPED.format(helped=digest.helped),
        wording.DIGEST_NOT_HELPED.format(not_helped=digest.not_helped),
        wording.DIGEST_GAPS.format(gaps=digest.gaps),
        wording.DIGEST_TAUGHT.format(taught=digest.taught, topics=_topics(digest)),
    ]
    texts = (f"**{title}**", "\n".join(f"- {line}" for line in lines))
    note = Text(markdown=wording.DIGEST_NOTE, small=True)
    return Card(texts=(*(Text(markdown=text) for text in texts), note), summary=f"{title}. {lines[0]}")


def _topics(digest: Digest) -> str:
    named = [escape(shorten(plain(topic), _LONGEST_TOPIC)) for topic in digest.topics[:_MOST_TOPICS]]
    return f" ({', '.join(named)})" if named else ""


class Weeks:
    """Tells the chosen channels of a platform of every week, each once."""

    def __init__(self, desk: Desk, channels: Sequence[str], name: Callable[[str], str], bring: Bring) -> None:
        self._bring = bring
        self._weekly = {channel: Weekly(desk.store, desk.assistant, f"digest {name(channel)}") for channel in channels}
        self._later: dict[str, float] = {}

    async def look(self) -> None:
        """Bring what is due. What goes wrong with one channel is raised, and leaves the others for the next time."""
        for channel, weekly in self._weekly.items():
            if monotonic() >= self._later.get(channel, 0.0):
                self._later[channel] = monotonic() + _SOON_SECONDS
                if await weekly.look(partial(self._bring, channel)):
                    del self._later[channel]
                else:
                    self._later[channel] = monotonic() + _AGAIN_SECONDS
