"""What models read in claims, so that a text is read once and not by every command."""

from pathlib import Path

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    frozen = Path(__file__).with_suffix(f".{op.get_bind().dialect.name}.sql")
    for statement in frozen.read_text(encoding="utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(statement)
