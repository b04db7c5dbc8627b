"""What maintainers work through: questions in groups, and what was done about them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables, and let exchanges belong to a group."""
    _items()
    op.create_table(
        "act",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("details", sa.JSON, nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
    )
    op.create_index("act_by_subject", "act", ["subject", "id"])
    op.add_column("exchange", sa.Column("item", sa.Integer))
    op.create_index("exchange_by_item", "exchange", ["item", "person"])


def _items() -> None:
    op.create_table(
        "item",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("lead", sa.String, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("asked", "people")),
        *(sa.Column(name, sa.BigInteger, nullable=False) for name in ("first", "last")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("answered", "unsure", "declined")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("helpful", "not_helpful")),
        sa.Column("worth", sa.Float, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("verdict", sa.String),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("item_by_key", "item", ["key"], unique=True)
    op.create_index("item_by_worth", "item", ["state", "worth"])
    op.create_table(
        "bucket",
        sa.Column("pair", sa.Text, nullable=False),
        sa.Column("item", sa.Integer, sa.ForeignKey("item.id", ondelete="CASCADE"), nullable=False),
        sa.PrimaryKeyConstraint("pair", "item"),
    )
    op.create_index("bucket_by_item", "bucket", ["item"])
