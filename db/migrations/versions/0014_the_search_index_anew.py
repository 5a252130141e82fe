"""The search index is emptied, so that the program fills it anew: it knows amounts that older ones did not."""

from pathlib import Path

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    frozen = Path(__file__).with_suffix(f".{op.get_bind().dialect.name}.sql")
    for statement in frozen.read_text(encoding="utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(statement)
