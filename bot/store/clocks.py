"""Times that are kept come from clocks, and clocks are set back: what lies too far ahead holds nobody up."""

from sqlalchemy import ColumnElement, or_
from sqlalchemy.sql.elements import KeyedColumnElement

# No two machines that share a database are further apart than this.
APART_MS = 60_000


def is_over(at: KeyedColumnElement[int], now: int, *, ahead: int = 0) -> ColumnElement[bool]:
    """Tell whether a time has passed; one more than `ahead` from now was written before a clock was set back."""
    return or_(at < now, at > now + ahead + APART_MS)
