"""Items are counted after what is stored, not with it; what was stored before there were items joins them too."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the list of what is to be counted, and put all on it that belongs to no item."""
    op.create_table(
        "uncounted",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("exchange", sa.String),
        sa.Column("item", sa.Integer),
    )
    op.execute(
        "INSERT INTO uncounted (exchange) SELECT id FROM exchange "
        "WHERE item IS NULL AND status NOT IN ('smalltalk', 'care') ORDER BY asked_at"
    )
