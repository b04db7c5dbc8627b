"""Doors run until a signal, and are left in order."""

import asyncio
import os
import signal

import pytest

from bot.adapters import service
from bot.errors import SettingsError


class Doorway:
    """A door that works until it is stopped, and then for a while."""

    def __init__(self, *, fails: bool = False, ends: bool = True) -> None:
        self.fails, self.ends = fails, ends
        self.stopped = asyncio.Event()
        self.tidied = False

    async def run(self) -> None:
        """Work."""
        if self.fails:
            raise SettingsError("a wrong key")
        await self.stopped.wait()
        await asyncio.sleep(0)
        self.tidied = True

    async def stop(self) -> None:
        """Finish."""
        if self.ends:
            self.stopped.set()


async def signalled(*doors: Doorway) -> None:
    """Serve, and be asked to end."""
    asyncio.get_running_loop().call_soon(os.kill, os.getpid(), signal.SIGTERM)
    await service.serve(doors)


def test_a_signal_lets_every_door_finish() -> None:
    """Also what it tidies after its last answer."""

    async def play() -> list[bool]:
        doors = [Doorway(), Doorway()]
        await signalled(*doors)
        return [door.tidied for door in doors]

    assert asyncio.run(play()) == [True, True]


def test_a_door_that_fails_ends_the_others_in_order() -> None:
    """And its reason is told."""

    async def play() -> None:
        other = Doorway()
        with pytest.raises(SettingsError, match="a wrong key"):
            await service.serve([Doorway(fails=True), other])
        assert other.tidied

    asyncio.run(play())


def test_a_door_that_never_finishes_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time that the system was promised."""
    monkeypatch.setattr(service, "DRAINED_WITHIN", 0.01)

    async def play() -> bool:
        door = Doorway(ends=False)
        await signalled(door)
        return door.tidied

    assert asyncio.run(play()) is False


def test_a_mistake_of_ours_is_logged_with_what_led_there(caplog: pytest.LogCaptureFixture) -> None:
    """The person at the terminal gets a sentence only."""

    async def stumble() -> None:
        raise ZeroDivisionError

    async def play() -> None:
        with pytest.raises(ZeroDivisionError):
            await service.serve([Doorway()], [stumble])

    asyncio.run(play())
    assert "stopped by a mistake of ours" in caplog.text
    assert "in stumble" in caplog.text


def test_work_beside_the_doors_that_fails_ends_them() -> None:
    """Nothing dies unnoticed."""

    async def fail() -> None:
        raise SettingsError("no disk")

    async def play() -> None:
        with pytest.raises(SettingsError, match="no disk"):
            await service.serve([Doorway()], [fail])

    asyncio.run(play())
