"""An exchange keeps what it is about, and an item how many of its answers did not help, each judged once."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add both, empty for what is there: of an exchange its words alone tell, and items are counted anew."""
    op.add_column("exchange", sa.Column("key", sa.Text, nullable=False, server_default=""))
    op.add_column("exchange", sa.Column("nearest", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("item", sa.Column("unhelped", sa.Float, nullable=False, server_default="0"))
    op.add_column("item", sa.Column("known", sa.Integer, nullable=False, server_default="0"))
    op.execute("INSERT INTO uncounted (item) SELECT id FROM item ORDER BY id")
