"""The first tables: exchanges, votes, wishes, events."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "exchange",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("asked_at", sa.BigInteger, nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("private", sa.Boolean, nullable=False),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("read_as", sa.Text),
        sa.Column("topic", sa.Text),
        sa.Column("previous", sa.Text),
        sa.Column("careful", sa.Boolean, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("points", sa.JSON, nullable=False),
        sa.Column("knowledge_version", sa.String, nullable=False),
        sa.Column("configuration", sa.String, nullable=False),
        sa.Column("elapsed_ms", sa.Float, nullable=False),
        sa.Column("gist", sa.Text, nullable=False),
        sa.Column("delivery", sa.String, nullable=False),
        sa.Column("delivered_at", sa.BigInteger),
        sa.Column("tried_at", sa.BigInteger, nullable=False),
        sa.Column("reply_to", sa.Text),
        sa.Column("message_key", sa.String),
        sa.Column("message", sa.Text),
    )
    op.create_index("exchange_by_time", "exchange", ["asked_at"])
    op.create_index("exchange_by_person", "exchange", ["person", "conversation", "asked_at"])
    op.create_index("exchange_by_gist", "exchange", ["gist"])
    _partial("exchange_cut", "exchange", ["platform", "tried_at"], "reply_to IS NOT NULL")
    _partial("exchange_by_message", "exchange", ["message_key"], "message_key IS NOT NULL")
    _votes_and_wishes()
    _small_tables()


def _votes_and_wishes() -> None:
    op.create_table(
        "vote",
        sa.Column("exchange", sa.String, sa.ForeignKey("exchange.id", ondelete="CASCADE"), nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.Column("reason", sa.String),
        sa.Column("comment", sa.Text),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("exchange", "person"),
    )
    op.create_index("vote_by_person", "vote", ["person"])
    op.create_table(
        "wish",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("exchange", sa.String, sa.ForeignKey("exchange.id", ondelete="CASCADE"), nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("wished_at", sa.BigInteger, nullable=False),
        sa.Column("ready_at", sa.BigInteger),
        sa.Column("tried_at", sa.BigInteger, nullable=False),
    )
    op.create_index("wish_once", "wish", ["exchange", "person"], unique=True)
    op.create_index("wish_by_person", "wish", ["person"])
    op.create_index("wish_by_time", "wish", ["wished_at"])


def _small_tables() -> None:
    op.create_table(
        "event",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("exchange", sa.String),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.create_index("event_by_time", "event", ["until"])
    op.create_table(
        "person",
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("greeted_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "tally",
        sa.Column("day", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", "name"),
    )
    op.create_table("note", sa.Column("name", sa.String, primary_key=True), sa.Column("text", sa.Text, nullable=False))
    op.create_table(
        "lease",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("holder", sa.String, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
