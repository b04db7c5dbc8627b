"""What leans on a question is found by an index: to forget one, nobody goes through all that was asked since."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the index; on PostgreSQL by hashes, for a long question would be too long for the usual kind."""
    there = sa.text("previous IS NOT NULL")
    op.create_index(
        "exchange_by_previous",
        "exchange",
        ["previous"],
        postgresql_using="hash",
        postgresql_where=there,
        sqlite_where=there,
    )
