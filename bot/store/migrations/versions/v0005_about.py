"""An exchange keeps what it is about: the meanings of its words, and what was found for it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add both, empty for what is there: its words alone tell."""
    op.add_column("exchange", sa.Column("key", sa.Text, nullable=False, server_default=""))
    op.add_column("exchange", sa.Column("nearest", sa.JSON, nullable=False, server_default="[]"))
