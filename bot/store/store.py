"""Everything that is remembered, behind one door: opened once by `wiring`, used by the desk and the doors."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Self

from bot.store.database import Database
from bot.store.deliveries import Deliveries
from bot.store.engine import open_engine
from bot.store.exchanges import Exchanges
from bot.store.grouping import Grouping
from bot.store.items import Items
from bot.store.kept import KeptData
from bot.store.log import Log
from bot.store.notes import Leases, Notes
from bot.store.pruning import Pruning
from bot.store.votes import Votes
from bot.store.wishes import Wishes

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """The parts of the store; they share one database."""

    database: Database
    exchanges: Exchanges
    deliveries: Deliveries
    votes: Votes
    wishes: Wishes
    kept: KeptData
    notes: Notes
    leases: Leases
    pruning: Pruning
    grouping: Grouping
    items: Items
    log: Log

    @classmethod
    def open(cls, database: str, *, retention_days: int) -> Self:
        """Open a store by path or address; nothing is connected before it is used."""
        return cls.on(Database(open_engine(database)), retention_days=retention_days)

    @classmethod
    def on(cls, database: Database, *, retention_days: int) -> Self:
        """Lay out the parts on a database."""
        grouping = Grouping(database)
        return cls(
            database=database,
            exchanges=Exchanges(database, retention_days=retention_days),
            deliveries=Deliveries(database),
            votes=Votes(database),
            wishes=Wishes(database, retention_days=retention_days),
            kept=KeptData(database),
            notes=Notes(database),
            leases=Leases(database),
            pruning=Pruning(database, retention_days=retention_days),
            grouping=grouping,
            items=Items(database, grouping),
            log=Log(database),
        )

    async def close(self, within: float | None = None) -> None:
        """Let go of the database; one that says nothing for so many seconds is left as it is."""
        closing = asyncio.create_task(self._close())
        done, _ = await asyncio.wait({closing}, timeout=within)
        if done:
            return closing.result()
        _log.warning("the database does not answer; it is left as it is")
        closing.cancel()
        return await self.database.abandon()

    async def _close(self) -> None:
        await self.deliveries.close()
        await self.database.close()
