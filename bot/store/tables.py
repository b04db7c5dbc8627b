"""The tables as SQLAlchemy Core knows them; the migrations make them. Times are milliseconds since 1970."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect


class Words(TypeDecorator[str]):
    """Text that people wrote: what no database takes, NUL and unpaired surrogates, is left out."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- its signature
        """Return the text as it is kept."""
        return value and value.replace("\0", "").encode(errors="ignore").decode()


metadata = MetaData()

item = Table(
    "item",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Words, nullable=False),
    Column("lead", String, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("answered", Integer, nullable=False),
    Column("unsure", Integer, nullable=False),
    Column("declined", Integer, nullable=False),
    Column("helpful", Integer, nullable=False),
    Column("not_helpful", Integer, nullable=False),
    Column("unhelped", Float, nullable=False, server_default="0"),
    Column("known", Integer, nullable=False, server_default="0"),
    Column("worth", Float, nullable=False),
    Column("state", String, nullable=False),
    Column("verdict", String),
    Column("version", Integer, nullable=False),
    Index("item_by_key", "key", unique=True),
    Index("item_by_worth", "state", "worth"),
)

bucket = Table(
    "bucket",
    metadata,
    Column("pair", Words, nullable=False),
    Column("item", ForeignKey("item.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("pair", "item"),
    Index("bucket_by_item", "item"),
)

# What happened since items were counted. Triggers write it (they are in the migrations), so that nothing is forgotten.
uncounted = Table(
    "uncounted",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("exchange", String),
    Column("item", Integer),
)

act = Table(
    "act",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("person", String, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("details", JSON, nullable=False),
    Column("undone", Boolean, nullable=False),
    Index("act_by_subject", "subject", "id"),
)

exchange = Table(
    "exchange",
    metadata,
    Column("id", String, primary_key=True),
    Column("asked_at", BigInteger, nullable=False),
    Column("platform", String, nullable=False),
    Column("person", String, nullable=False),
    Column("place", Words, nullable=False),
    Column("private", Boolean, nullable=False),
    Column("conversation", String, nullable=False),
    Column("question", Words, nullable=False),
    Column("read_as", Words),
    Column("topic", Words),
    Column("previous", Words),
    Column("careful", Boolean, nullable=False),
    Column("status", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("points", JSON, nullable=False),
    Column("knowledge_version", String, nullable=False),
    Column("configuration", String, nullable=False),
    Column("elapsed_ms", Float, nullable=False),
    Column("gist", Words, nullable=False),
    Column("key", Words, nullable=False, server_default=""),
    Column("nearest", JSON, nullable=False, server_default="[]"),
    Column("delivery", String, nullable=False),
    Column("delivered_at", BigInteger),
    Column("tried_at", BigInteger, nullable=False),
    Column("reply_to", Text),
    Column("message_key", String),
    Column("message", Text),
    # No foreign key: an item goes with its last exchange, and comes after its first.
    Column("item", Integer),
)
Index("exchange_by_item", exchange.c.item, exchange.c.person)
Index("exchange_by_time", exchange.c.asked_at)
Index("exchange_by_person", exchange.c.person, exchange.c.conversation, exchange.c.asked_at)
Index("exchange_by_gist", exchange.c.gist)
_leans = exchange.c.previous.is_not(None)
Index(
    "exchange_by_previous",
    exchange.c.previous,
    sqlite_where=_leans,
    postgresql_where=_leans,
    postgresql_using="hash",
)
_cut = exchange.c.reply_to.is_not(None)
Index("exchange_cut", exchange.c.platform, exchange.c.tried_at, sqlite_where=_cut, postgresql_where=_cut)
_told = exchange.c.message_key.is_not(None)
Index("exchange_by_message", exchange.c.message_key, sqlite_where=_told, postgresql_where=_told)

vote = Table(
    "vote",
    metadata,
    Column("exchange", ForeignKey("exchange.id", ondelete="CASCADE"), nullable=False),
    Column("person", String, nullable=False),
    Column("value", String, nullable=False),
    Column("reason", String),
    Column("comment", Words),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("exchange", "person"),
    Index("vote_by_person", "person"),
)

wish = Table(
    "wish",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("exchange", ForeignKey("exchange.id", ondelete="CASCADE"), nullable=False),
    Column("person", String, nullable=False),
    Column("platform", String, nullable=False),
    Column("address", Text, nullable=False),
    Column("wished_at", BigInteger, nullable=False),
    Column("ready_at", BigInteger),
    Column("tried_at", BigInteger, nullable=False),
    Index("wish_once", "exchange", "person", unique=True),
    Index("wish_by_person", "person"),
    Index("wish_by_time", "wished_at"),
)

event = Table(
    "event",
    metadata,
    Column("key", String, primary_key=True),
    Column("exchange", String),
    Column("until", BigInteger, nullable=False),
    Index("event_by_time", "until"),
)

person = Table(
    "person",
    metadata,
    Column("person", String, primary_key=True),
    Column("greeted_at", BigInteger, nullable=False),
)

tally = Table(
    "tally",
    metadata,
    Column("day", String, nullable=False),
    Column("name", String, nullable=False),
    Column("number", Integer, nullable=False),
    PrimaryKeyConstraint("day", "name"),
)

note = Table(
    "note",
    metadata,
    Column("name", String, primary_key=True),
    Column("text", Words, nullable=False),
)

lease = Table(
    "lease",
    metadata,
    Column("name", String, primary_key=True),
    Column("holder", String, nullable=False),
    Column("until", BigInteger, nullable=False),
)
