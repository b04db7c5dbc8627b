"""Items are counted after what is stored, not with it; what was stored before there were items joins them too."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# What happens to which table, when that is worth noting, and what is noted.
_NOTED = (
    ("exchange_came", "INSERT ON exchange", "NEW.status NOT IN ('smalltalk', 'care')", "exchange", "NEW.id"),
    ("exchange_went", "DELETE ON exchange", "OLD.item IS NOT NULL", "item", "OLD.item"),
    ("vote_came", "INSERT ON vote", "NEW.value IS NOT NULL", "exchange", "NEW.exchange"),
    ("vote_changed", "UPDATE OF value ON vote", "NEW.value <> OLD.value", "exchange", "NEW.exchange"),
    ("vote_went", "DELETE ON vote", "OLD.value IS NOT NULL", "exchange", "OLD.exchange"),
)
_ON_SQLITE = "CREATE TRIGGER {name} AFTER {what} FOR EACH ROW WHEN {when} BEGIN {note}; END"
_ON_POSTGRESQL = (
    "CREATE FUNCTION note_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {note}; RETURN NULL; END $$",
    "CREATE TRIGGER {name} AFTER {what} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION note_{name}()",
)


def upgrade() -> None:
    """Make the list of what is to be counted, which the database itself keeps, and put all on it that has no item."""
    op.create_table(
        "uncounted",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("exchange", sa.String),
        sa.Column("item", sa.Integer),
    )
    statements = _ON_POSTGRESQL if op.get_context().dialect.name == "postgresql" else (_ON_SQLITE,)
    for name, what, when, column, value in _NOTED:
        note = f"INSERT INTO uncounted ({column}) VALUES ({value})"  # noqa: S608 -- from the table above
        for statement in statements:
            op.execute(statement.format(name=name, what=what, when=when, note=note))
    op.execute(
        "INSERT INTO uncounted (exchange) SELECT id FROM exchange "
        "WHERE item IS NULL AND status NOT IN ('smalltalk', 'care') ORDER BY asked_at"
    )
