"""What a door is at ends in a sentence or a line of the log, and a full stop waits for it."""

import asyncio
import logging

import pytest

from bot import wording
from bot.adapters.lately import Lately
from bot.adapters.work import Work
from bot.errors import InputError, StoreError


class LostError(Exception):
    """What goes wrong between a door and its platform."""


async def fail(error: Exception) -> None:
    """Go wrong."""
    raise error


@pytest.mark.parametrize(
    ("error", "said", "level"),
    [
        (InputError("Too short."), "Too short.", None),
        (StoreError("Away."), "Away. (Code {code})", logging.WARNING),
        (LostError("socket 7"), wording.UNDELIVERED, logging.WARNING),
        (ValueError("ours"), wording.TROUBLE, logging.ERROR),
    ],
)
def test_somebody_is_told_and_the_log_has_more(
    error: Exception, said: str, level: int | None, caplog: pytest.LogCaptureFixture
) -> None:
    """Under the code that they were told; what a platform's library says may hold a secret, and stands nowhere."""
    told = Work((LostError,)).told(error)
    assert [record.levelno for record in caplog.records] == ([level] if level else [])
    code = caplog.messages[0].split()[1].rstrip(":") if level else ""
    assert told == said.format(code=code)
    assert "socket 7" not in caplog.text


def test_a_door_that_knows_better_says_more(caplog: pytest.LogCaptureFixture) -> None:
    """Where what a platform says of a refusal holds no secret."""
    Work((LostError,), describe=str).told(LostError("403, code 50013"))
    assert "403, code 50013" in caplog.text


def test_what_nobody_can_be_told_of_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """Whatever it is, the door stays open."""
    work = Work((LostError,))
    for error in (InputError("short"), LostError("socket 7"), ValueError("ours")):
        asyncio.run(work.quietly(fail(error), "telling"))
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING", "ERROR"]
    assert all("telling could not be done" in message for message in caplog.messages)


def test_a_full_stop_waits_for_what_has_begun_and_nothing_is_begun_after_it() -> None:
    """What is repeated begins no more; what goes on ends by itself."""
    work = Work(())
    done: list[str] = []

    async def slowly() -> None:
        with work.going_on():
            await asyncio.sleep(0)
            done.append("slow")

    async def once() -> None:
        done.append("round")

    async def story() -> None:
        rounds = asyncio.create_task(work.repeat(once, "a round", pause=0))
        slow = asyncio.create_task(slowly())
        await asyncio.sleep(0)
        await work.finish()
        ended = len(done)
        for _ in range(5):
            await asyncio.sleep(0)
        assert done[ended:] == []
        rounds.cancel()
        await asyncio.gather(rounds, slow, return_exceptions=True)

    asyncio.run(story())
    assert {"slow", "round"} == set(done)


def test_each_thing_is_begun_once_as_long_as_it_is_remembered() -> None:
    """The oldest goes first."""
    work = Work(())
    assert [work.is_new(key) for key in ("a", "a", "b")] == [True, False, True]
    kept: Lately[str, int] = Lately(2)
    for number, name in enumerate("abac"):
        kept[name] = number
    assert kept == {"b": 1, "c": 3}
