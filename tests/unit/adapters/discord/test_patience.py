"""Tries are cut when they hang, but not while Discord makes them wait."""

import asyncio

import aiohttp
import pytest
from aiohttp import web

from bot.adapters.discord.patience import LONGEST_WAIT, Patience

GLOBAL = {"X-RateLimit-Global": "true"}


async def asked(status: int, headers: dict[str, str], body: str) -> tuple[float, float]:
    """Ask a server that answers so; return how long to wait: the one who asked, and somebody beside."""
    patience, loop = Patience(), asyncio.get_running_loop()

    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, headers=headers, text=body)

    app = web.Application()
    app.router.add_get("/", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    try:
        async with aiohttp.ClientSession(trace_configs=[patience.trace()]) as session, patience.limit(60) as beside:

            async def get() -> float:
                async with patience.limit(60) as limit, session.get(address) as response:
                    await response.text()
                    return limit.not_before - loop.time()

            own = await asyncio.create_task(get())
            return own, beside.not_before - loop.time()
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(
    ("status", "headers", "body", "own", "beside"),
    [
        (429, {"Retry-After": "9"}, "", True, False),
        (429, {}, '{"retry_after": 8.5}', True, False),
        (429, {"Retry-After": "9", **GLOBAL}, "", True, True),
        (429, {}, '{"retry_after": 8.5, "global": true}', True, True),
        (429, {"Retry-After": "soon"}, "<html>too many</html>", False, False),
        (429, {}, "[]", False, False),
        (503, {"Retry-After": "9"}, '{"retry_after": 9}', False, False),
    ],
)
def test_who_waits(status: int, headers: dict[str, str], body: str, *, own: bool, beside: bool) -> None:
    """The one who was told to, or everybody; a page of a proxy tells nothing."""
    waits = asyncio.run(asked(status, headers, body))
    assert [wait > 0 for wait in waits] == [own, beside]


def test_what_hangs_is_cut() -> None:
    """With an error that says so."""

    async def hang() -> None:
        async with Patience().limit(0):
            await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        asyncio.run(hang())


def test_who_would_wait_too_long_is_cut_at_once() -> None:
    """And knows for how long not to come back."""

    async def wait() -> None:
        async with Patience().limit(60) as limit:
            limit.wait(LONGEST_WAIT * 10)
            await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        asyncio.run(wait())


def test_what_is_being_cut_is_not_moved_any_more() -> None:
    """Who is told to wait at that moment may be somebody else."""

    async def hang() -> None:
        async with Patience().limit(0) as limit:
            try:
                await asyncio.Event().wait()
            finally:
                limit.wait(5)

    with pytest.raises(TimeoutError):
        asyncio.run(hang())
