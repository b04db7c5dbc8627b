"""Maintainers are told of every week in a channel of their choice: figures, once, and no word that somebody wrote."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot import wording
from tests.platforms import discord_world, slack_world
from tests.platforms.bakery import QUESTION, UNCOVERED
from tests.platforms.discord import Discord
from tests.platforms.protocol import Person, Seen
from tests.platforms.slack import Slack

WEEK = 7 * 24 * 3_600_000
BEGINS = wording.DIGEST_TITLE.partition("{")[0]


@pytest.fixture(params=["discord", "slack"])
def made(request: pytest.FixtureRequest) -> Callable[..., Discord | Slack]:
    """Give the maker of a platform of its own."""
    maker: Callable[..., Discord | Slack] = request.getfixturevalue(request.param)
    return maker


def named(lab: Discord | Slack) -> str:
    """Return how the setting names the common channel."""
    return f"{'slack' if isinstance(lab, Slack) else 'discord'}:{lab.channel}"


def a_week_passes(folder: Path) -> None:
    """Move all that was asked into the week before."""
    with closing(sqlite3.connect(folder / "signpost.db")) as connection:
        connection.execute("UPDATE exchange SET asked_at = asked_at - ?", (WEEK,))
        connection.commit()


def digests(person: Person) -> list[Seen]:
    """Return what somebody in the common channel sees of weeks."""
    return [one for one in person.looks() if BEGINS in one.text]


def test_a_week_is_told_of_once(made: Callable[..., Discord | Slack]) -> None:
    """Later, if the bot was not running in time; by one process of two; not again when a line is cut, nor by a restart.

    A channel that is closed to the bot is told of in the log.
    """
    lab = made()
    ada = lab.person("ada")
    ada.press(ada.ask(QUESTION), wording.HELPFUL)
    ada.ask(UNCOVERED)
    assert lab.stop() == 0
    a_week_passes(lab.folder)
    lab.settings["SIGNPOST_DIGEST"] = f"{named(lab)},{named(lab)[:-3]}999"
    lab.world.faults.append(cut(lab))
    lab.start()
    if isinstance(lab, Slack):
        lab.start()
    (told,) = lab.world.wait(lambda: digests(ada), "a digest")
    assert not told.private
    asked = "Asked: 2 (answered 1, with a word of doubt 0, not in my sources 1)"
    for line in (asked, "Helped: 1", "Not helped: 1", "Gaps: 1"):
        assert line in told.text
    for word in ("submarine", "sourdough", ada.name, ada.number):
        assert word not in told.text
    lab.wait_for_log(wording.DIGEST_REFUSED.partition("{")[0])
    lab.restart()
    ada.mention("hello")
    assert len(digests(ada)) == 1
    assert lab.world.faults[-1].times == 0


def cut(lab: Discord | Slack) -> Any:  # noqa: ANN401 -- each platform has its own
    """Return a line that is cut after something was said in a channel."""
    if isinstance(lab, Slack):
        return slack_world.Fault(address="api/chat.postMessage", after=True)
    return discord_world.Fault(method="POST", address=f"/channels/{lab.channel}/messages", after=True)
