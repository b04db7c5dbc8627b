"""The Discord door as a service: logged in, alone with its token, and stopped without dropping what has begun."""

import asyncio
import logging
import secrets
from contextlib import suppress

import aiohttp
import discord

from bot import wording
from bot.adapters.discord.client import DiscordClient
from bot.errors import SettingsError, SignpostError, StoreError
from bot.store.notes import Leases

_log = logging.getLogger(__name__)
_WRONG_TOKEN = 4004
_LEASE, _RENEWED_EVERY = 5.0, 1.5
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0


class DiscordDoor:
    """Runs one client until it is stopped."""

    def __init__(self, client: DiscordClient, leases: Leases, token: str) -> None:
        self._client, self._leases, self._token = client, leases, token
        self._holder = secrets.token_hex(8)
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Log in, wait until no other process answers for this bot, and answer."""
        async with self._client:
            if await self._log_in() and await self._stand_by():
                try:
                    await self._answer()
                finally:
                    await self._let_go()

    async def stop(self) -> None:
        """Finish what has begun, then leave."""
        self._stopping.set()
        await self._client.finish()
        await self._client.close()

    async def _log_in(self) -> bool:
        """Say who this is, as soon as Discord can be reached; tell whether it still matters."""
        pause = _FIRST_PAUSE
        while not self._stopping.is_set():
            try:
                await self._client.login(self._token)
            except discord.LoginFailure:
                raise SettingsError(wording.WRONG_DISCORD_TOKEN) from None
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                _log.warning(
                    "Discord cannot be reached (%s); trying again in %.0f seconds", type(error).__name__, pause
                )
            else:
                return True
            await self._wait(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        return False

    async def _answer(self) -> None:
        """Answer until the connection ends; what goes wrong beside it ends it."""
        beside = [
            asyncio.create_task(work)
            for work in (self._client.empty_outbox(), self._client.tell_of_weeks(), self._keep_lease())
        ]
        connection = asyncio.create_task(self._stay_connected())
        try:
            done, _ = await asyncio.wait({connection, *beside}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        except discord.ConnectionClosed as error:
            if error.code == _WRONG_TOKEN:
                raise SettingsError(wording.WRONG_DISCORD_TOKEN) from None
            raise SignpostError(wording.DISCORD_REFUSES.format(code=error.code)) from None
        finally:
            for task in (connection, *beside):
                task.cancel()
            await asyncio.gather(connection, *beside, return_exceptions=True)

    async def _stay_connected(self) -> None:
        """Listen; an event that the library cannot read, or a gateway that is away at first, ends a connection only."""
        loop, pause = asyncio.get_running_loop(), _FIRST_PAUSE
        while True:
            began = loop.time()
            try:
                await self._client.connect()
            except (discord.ConnectionClosed, discord.PrivilegedIntentsRequired):
                raise
            except Exception:  # noqa: BLE001 -- whatever it is, people go on asking
                _log.exception("the connection to Discord broke off; connecting again in %.0f seconds", pause)
            else:
                return
            await self._client.hang_up()
            await self._wait(pause)
            pause = _FIRST_PAUSE if loop.time() - began > _LONGEST_PAUSE * 2 else min(pause * 2, _LONGEST_PAUSE)

    # Two processes with one token would both be told everything, and both answer.

    async def _stand_by(self) -> bool:
        """Wait until no other process answers; tell whether it still matters."""
        told = False
        while not (held := await self._hold()) and not self._stopping.is_set():
            if not told:
                _log.warning(wording.STANDING_BY)
                told = True
            await self._wait(_RENEWED_EVERY / 2)
        return held

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _keep_lease(self) -> None:
        while await self._hold():  # noqa: ASYNC110 -- nothing tells when a lease runs out
            await asyncio.sleep(_RENEWED_EVERY)
        raise SignpostError(wording.TAKEN_OVER)

    async def _hold(self) -> bool:
        try:
            return await self._leases.hold(self._name, self._holder, _LEASE)
        except StoreError:
            # Without a store nobody can tell; an answer is worth more than order.
            return True

    async def _let_go(self) -> None:
        try:
            await self._leases.release(self._name, self._holder)
        except StoreError:
            _log.info("the lease ends by itself")

    @property
    def _name(self) -> str:
        return f"discord {self._client.application_id}"
