"""A verdict scale of the desk's own, and evidence as a record: which way it points, where in it, kept where."""

from pathlib import Path

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    frozen = Path(__file__).with_suffix(f".{op.get_bind().dialect.name}.sql")
    for statement in frozen.read_text(encoding="utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(statement)
