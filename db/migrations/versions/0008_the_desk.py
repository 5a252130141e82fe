"""What a desk does about a claim: its state, whose it is, until when, its own verdict, and who looked a second time."""

from pathlib import Path

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    frozen = Path(__file__).with_suffix(f".{op.get_bind().dialect.name}.sql")
    for statement in frozen.read_text(encoding="utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(statement)
