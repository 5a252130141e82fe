"""The search index, filled from the claims that are there."""

from alembic import op

from factcheck.store import dialect_sqlite_search, index

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for statement in dialect_sqlite_search.SCHEMA:
        op.execute(statement)
    index.rebuild(op.get_bind().connection.driver_connection)
