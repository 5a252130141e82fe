"""Whether a source is confidential; what office a speaker holds in a claim, as the desk gives it."""

from pathlib import Path

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    frozen = Path(__file__).with_suffix(f".{op.get_bind().dialect.name}.sql")
    for statement in frozen.read_text(encoding="utf-8").split("\n\n"):
        op.get_bind().exec_driver_sql(statement)
