"""Suggested filings that were turned down, and how far a check of the whole store has come."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "rescan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "dismissal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("proposition_id", sa.Integer(), nullable=True),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN other_id IS NOT NULL THEN 1 ELSE 0 END + "
            "CASE WHEN proposition_id IS NOT NULL THEN 1 ELSE 0 END = 1",
            name="dismissal_is_of_one_thing",
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"]),
        sa.ForeignKeyConstraint(["other_id"], ["claim.id"]),
        sa.ForeignKeyConstraint(["proposition_id"], ["proposition.id"]),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("claim_id", "other_id", "proposition_id", name="dismissal_once"),
    )
    op.create_index("ix_dismissal_claim_id", "dismissal", ["claim_id"])
    op.create_index("ix_dismissal_step_id", "dismissal", ["step_id"])
