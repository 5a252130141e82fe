"""The claim store: sources, speakers, claims, propositions, history, conflicts."""

import sqlalchemy as sa
from alembic import op

from factcheck.store import dialect_sqlite

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "proposition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.CheckConstraint("text <> ''", name="proposition_has_text"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("text"),
    )
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('person', 'organisation', 'government', 'media', 'unknown')", name="speaker_kind_is_known"
        ),
        sa.CheckConstraint("name <> ''", name="speaker_is_named"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_index(op.f("ix_speaker_folded"), "speaker", ["folded"], unique=False)
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("analyst", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("imported", sa.Boolean(), nullable=False),
        sa.CheckConstraint("analyst <> ''", name="step_has_analyst"),
        sa.ForeignKeyConstraint(
            ["undoes_id"],
            ["step.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("undoes_id"),
    )
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.CheckConstraint("name <> ''", name="tag_is_named"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("alias", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speaker.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("speaker_id", "alias", name="alias_once_per_speaker"),
    )
    op.create_index(op.f("ix_alias_folded"), "alias", ["folded"], unique=False)
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("published", sa.String(), nullable=False),
        sa.Column("retrieved", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("previous_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("slug <> '' AND title <> ''", name="source_is_named"),
        sa.CheckConstraint("length(published) IN (0, 4, 7, 10)", name="source_published_is_day_month_or_year"),
        sa.ForeignKeyConstraint(
            ["previous_id"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["step.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("slug"),
    )
    op.create_index(op.f("ix_source_sha256"), "source", ["sha256"], unique=False)
    op.create_index(op.f("ix_source_step_id"), "source", ["step_id"], unique=False)
    op.create_index(op.f("ix_source_text_sha256"), "source", ["text_sha256"], unique=False)
    op.create_index(op.f("ix_source_url"), "source", ["url"], unique=False)
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("speaker_as_written", sa.String(), nullable=False),
        sa.Column("cue", sa.String(), nullable=False),
        sa.Column("reported", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=True),
        sa.Column("status", sa.String(), sa.Computed("coalesce(mark, reported)", persisted=True), nullable=False),
        sa.Column("said_on", sa.String(), nullable=False),
        sa.Column("proposition_id", sa.Integer(), nullable=True),
        sa.Column("opposite", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("draft", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.CheckConstraint("mark IN ('alleged', 'denied', 'confirmed')", name="claim_mark_is_a_status"),
        sa.CheckConstraint("reported IN ('alleged', 'denied', 'confirmed')", name="claim_reported_is_a_status"),
        sa.CheckConstraint("text <> ''", name="claim_has_text"),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name="claim_confidence_is_a_share"),
        sa.CheckConstraint("length(said_on) IN (0, 4, 7, 10)", name="claim_said_on_is_day_month_or_year"),
        sa.ForeignKeyConstraint(
            ["proposition_id"],
            ["proposition.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speaker.id"],
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["step.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("claim_by_cue", "claim", ["cue", "id"], unique=False)
    op.create_index(
        "claim_by_disputed",
        "claim",
        ["id"],
        unique=False,
        sqlite_where=sa.text("disputed"),
        postgresql_where=sa.text("disputed"),
    )
    op.create_index(
        "claim_by_draft",
        "claim",
        ["id"],
        unique=False,
        sqlite_where=sa.text("draft"),
        postgresql_where=sa.text("draft"),
    )
    op.create_index(
        "claim_by_mark",
        "claim",
        ["mark", "id"],
        unique=False,
        sqlite_where=sa.text("mark IS NOT NULL"),
        postgresql_where=sa.text("mark IS NOT NULL"),
    )
    op.create_index("claim_by_origin", "claim", ["origin", "id"], unique=False)
    op.create_index("claim_by_proposition", "claim", ["proposition_id", "id"], unique=False)
    op.create_index("claim_by_reported", "claim", ["reported", "id"], unique=False)
    op.create_index("claim_by_said_on", "claim", ["said_on", "id"], unique=False)
    op.create_index("claim_by_source", "claim", ["source_id", "id"], unique=False)
    op.create_index("claim_by_speaker", "claim", ["speaker_id", "id"], unique=False)
    op.create_index("claim_by_status", "claim", ["status", "id"], unique=False)
    op.create_index(
        "claim_by_withdrawn",
        "claim",
        ["id"],
        unique=False,
        sqlite_where=sa.text("withdrawn"),
        postgresql_where=sa.text("withdrawn"),
    )
    op.create_index(op.f("ix_claim_step_id"), "claim", ["step_id"], unique=False)
    op.create_table(
        "attribution_link",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claim.id"],
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speaker.id"],
        ),
        sa.PrimaryKeyConstraint("claim_id", "position"),
    )
    op.create_index(op.f("ix_attribution_link_speaker_id"), "attribution_link", ["speaker_id"], unique=False)
    op.create_table(
        "claim_tag",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claim.id"],
        ),
        sa.ForeignKeyConstraint(
            ["tag_id"],
            ["tag.id"],
        ),
        sa.PrimaryKeyConstraint("claim_id", "tag_id"),
    )
    op.create_index("claim_tag_by_tag", "claim_tag", ["tag_id", "claim_id"], unique=False)
    op.create_table(
        "conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("spans", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("judgement", sa.String(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("texts", sa.String(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("judgement IN ('open', 'upheld', 'dismissed')", name="conflict_judgement_is_known"),
        sa.CheckConstraint("left_id < right_id", name="conflict_smaller_id_first"),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name="conflict_score_is_a_share"),
        sa.ForeignKeyConstraint(
            ["left_id"],
            ["claim.id"],
        ),
        sa.ForeignKeyConstraint(
            ["right_id"],
            ["claim.id"],
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["step.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("left_id", "right_id", "kind", name="conflict_once_per_pair_and_rule"),
    )
    op.create_index(op.f("ix_conflict_judgement"), "conflict", ["judgement"], unique=False)
    op.create_index(op.f("ix_conflict_right_id"), "conflict", ["right_id"], unique=False)
    op.create_index(op.f("ix_conflict_step_id"), "conflict", ["step_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("old", sa.String(), nullable=False),
        sa.Column("new", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN claim_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN source_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN speaker_id IS NOT NULL THEN 1 ELSE 0 END = 1",
            name="event_is_about_one_thing",
        ),
        sa.CheckConstraint("length(as_of) IN (0, 4, 7, 10)", name="event_as_of_is_day_month_or_year"),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claim.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speaker.id"],
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["step.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_event_claim_id"), "event", ["claim_id"], unique=False)
    op.create_index(op.f("ix_event_source_id"), "event", ["source_id"], unique=False)
    op.create_index(op.f("ix_event_speaker_id"), "event", ["speaker_id"], unique=False)
    op.create_index(op.f("ix_event_step_id"), "event", ["step_id"], unique=False)
    op.create_table(
        "quote",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.CheckConstraint("exact <> ''", name="quote_has_words"),
        sa.CheckConstraint('"start" >= 0 AND "start" < "end"', name="quote_runs_forward"),
        sa.CheckConstraint('("start" IS NULL) = ("end" IS NULL)', name="quote_is_anchored_or_not"),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claim.id"],
        ),
        sa.PrimaryKeyConstraint("claim_id", "position"),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "CASE WHEN url <> '' THEN 1 ELSE 0 END + CASE WHEN source_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN claim_id IS NOT NULL THEN 1 ELSE 0 END = 1",
            name="evidence_is_one_thing",
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claim.id"],
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
        ),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_evidence_claim_id"), "evidence", ["claim_id"], unique=False)
    op.create_index(op.f("ix_evidence_event_id"), "evidence", ["event_id"], unique=False)
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conflict_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("verdict IN ('open', 'upheld', 'dismissed')", name="judgement_verdict_is_known"),
        sa.ForeignKeyConstraint(
            ["conflict_id"],
            ["conflict.id"],
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["step.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_judgement_conflict_id"), "judgement", ["conflict_id"], unique=False)
    op.create_index(op.f("ix_judgement_step_id"), "judgement", ["step_id"], unique=False)

    for statement in dialect_sqlite.refuse_changes(("event", "evidence", "judgement")):
        op.execute(statement)
