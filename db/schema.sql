-- Generated from db/migrations; a test holds the two equal.

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE alias (
  id INTEGER NOT NULL,
  speaker_id INTEGER NOT NULL,
  alias VARCHAR NOT NULL,
  folded VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(speaker_id) REFERENCES speaker (id),
  CONSTRAINT alias_once_per_speaker UNIQUE (speaker_id, alias)
);

CREATE TABLE amount (kind TEXT NOT NULL, value REAL NOT NULL, claim_id INTEGER NOT NULL, PRIMARY KEY (kind, value, claim_id)) WITHOUT ROWID;

CREATE TABLE attribution_link (
  claim_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  speaker_id INTEGER NOT NULL,
  PRIMARY KEY (claim_id, position),
  FOREIGN KEY(claim_id) REFERENCES claim (id),
  FOREIGN KEY(speaker_id) REFERENCES speaker (id)
);

CREATE TABLE claim (
  id INTEGER NOT NULL,
  "key" VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  source_id INTEGER NOT NULL,
  speaker_id INTEGER,
  speaker_as_written VARCHAR NOT NULL,
  cue VARCHAR NOT NULL,
  reported VARCHAR NOT NULL,
  mark VARCHAR,
  status VARCHAR NOT NULL GENERATED ALWAYS AS (coalesce(mark, reported)) STORED,
  said_on VARCHAR NOT NULL,
  proposition_id INTEGER,
  opposite BOOLEAN NOT NULL,
  note VARCHAR NOT NULL,
  origin VARCHAR NOT NULL,
  confidence FLOAT,
  draft BOOLEAN NOT NULL,
  withdrawn BOOLEAN NOT NULL,
  disputed BOOLEAN NOT NULL,
  step_id INTEGER NOT NULL,
  created_at VARCHAR NOT NULL,
  created_by VARCHAR NOT NULL, speaker_role VARCHAR DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT claim_mark_is_a_status CHECK (mark IN ('alleged', 'denied', 'confirmed')),
  CONSTRAINT claim_reported_is_a_status CHECK (reported IN ('alleged', 'denied', 'confirmed')),
  CONSTRAINT claim_has_text CHECK (text <> ''),
  CONSTRAINT claim_confidence_is_a_share CHECK (confidence BETWEEN 0 AND 1),
  CONSTRAINT claim_said_on_is_day_month_or_year CHECK (length(said_on) IN (0, 4, 7, 10)),
  FOREIGN KEY(proposition_id) REFERENCES proposition (id),
  FOREIGN KEY(source_id) REFERENCES source (id),
  FOREIGN KEY(speaker_id) REFERENCES speaker (id),
  FOREIGN KEY(step_id) REFERENCES step (id),
  UNIQUE ("key")
);

CREATE VIRTUAL TABLE claim_fts USING fts5(text, quotes, speaker, source, also, tokenize = 'porter ascii');

CREATE TABLE claim_tag (
  claim_id INTEGER NOT NULL,
  tag_id INTEGER NOT NULL,
  PRIMARY KEY (claim_id, tag_id),
  FOREIGN KEY(claim_id) REFERENCES claim (id),
  FOREIGN KEY(tag_id) REFERENCES tag (id)
);

CREATE TABLE "conflict" (
  id INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  left_id INTEGER NOT NULL,
  right_id INTEGER NOT NULL,
  why VARCHAR NOT NULL,
  spans VARCHAR NOT NULL,
  score FLOAT NOT NULL,
  judgement VARCHAR NOT NULL,
  closed BOOLEAN NOT NULL,
  texts VARCHAR NOT NULL,
  step_id INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT conflict_judgement_is_known CHECK (judgement IN ('open', 'upheld', 'dismissed')),
  CONSTRAINT conflict_smaller_id_first CHECK (left_id < right_id),
  CONSTRAINT conflict_score_is_a_share CHECK (score BETWEEN 0 AND 1),
  FOREIGN KEY(left_id) REFERENCES claim (id),
  FOREIGN KEY(right_id) REFERENCES claim (id),
  FOREIGN KEY(step_id) REFERENCES step (id),
  CONSTRAINT conflict_once_per_pair_and_rule UNIQUE (left_id, right_id, kind)
);

CREATE TABLE contested (
  id INTEGER NOT NULL,
  thing VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  field VARCHAR NOT NULL,
  sides VARCHAR NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT contested_thing_is_known CHECK (thing IN ('claim', 'source', 'speaker', 'conflict')),
  CONSTRAINT contested_once UNIQUE (thing, number, field)
);

CREATE TABLE desk (
  claim_id INTEGER NOT NULL,
  state VARCHAR NOT NULL,
  assignee VARCHAR NOT NULL,
  priority VARCHAR NOT NULL,
  due VARCHAR NOT NULL,
  approved_by VARCHAR NOT NULL,
  verdict VARCHAR NOT NULL,
  confidence VARCHAR NOT NULL,
  grade VARCHAR NOT NULL,
  PRIMARY KEY (claim_id),
  CONSTRAINT desk_state_is_known CHECK (state IN ('new', 'in work', 'waiting', 'done')),
  CONSTRAINT desk_priority_is_known CHECK (priority IN ('high', 'normal', 'low')),
  CONSTRAINT desk_due_is_day_or_minute CHECK (length(due) IN (0, 10, 16)),
  CONSTRAINT desk_confidence_is_known CHECK (confidence IN ('', 'high', 'moderate', 'low')),
  FOREIGN KEY(claim_id) REFERENCES claim (id)
);

CREATE TABLE dismissal (
  id INTEGER NOT NULL,
  claim_id INTEGER NOT NULL,
  other_id INTEGER,
  proposition_id INTEGER,
  step_id INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT dismissal_is_of_one_thing CHECK (CASE WHEN other_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN proposition_id IS NOT NULL THEN 1 ELSE 0 END = 1),
  FOREIGN KEY(claim_id) REFERENCES claim (id),
  FOREIGN KEY(other_id) REFERENCES claim (id),
  FOREIGN KEY(proposition_id) REFERENCES proposition (id),
  FOREIGN KEY(step_id) REFERENCES step (id),
  CONSTRAINT dismissal_once UNIQUE (claim_id, other_id, proposition_id)
);

CREATE TABLE event (
  id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  claim_id INTEGER,
  source_id INTEGER,
  speaker_id INTEGER,
  field VARCHAR NOT NULL,
  old VARCHAR NOT NULL,
  new VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  as_of VARCHAR NOT NULL, after VARCHAR DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT event_is_about_one_thing CHECK (CASE WHEN claim_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN source_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN speaker_id IS NOT NULL THEN 1 ELSE 0 END = 1),
  CONSTRAINT event_as_of_is_day_month_or_year CHECK (length(as_of) IN (0, 4, 7, 10)),
  FOREIGN KEY(claim_id) REFERENCES claim (id),
  FOREIGN KEY(source_id) REFERENCES source (id),
  FOREIGN KEY(speaker_id) REFERENCES speaker (id),
  FOREIGN KEY(step_id) REFERENCES step (id)
);

CREATE TABLE evidence (
  id INTEGER NOT NULL,
  event_id INTEGER NOT NULL,
  url VARCHAR NOT NULL,
  source_id INTEGER,
  claim_id INTEGER, sha256 VARCHAR DEFAULT '' NOT NULL, stands VARCHAR DEFAULT '' NOT NULL, place VARCHAR DEFAULT '' NOT NULL, archive VARCHAR DEFAULT '' NOT NULL, retrieved VARCHAR DEFAULT '' NOT NULL, note VARCHAR DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT evidence_is_one_thing CHECK (CASE WHEN url <> '' THEN 1 ELSE 0 END + CASE WHEN source_id IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN claim_id IS NOT NULL THEN 1 ELSE 0 END = 1),
  FOREIGN KEY(claim_id) REFERENCES claim (id),
  FOREIGN KEY(event_id) REFERENCES event (id),
  FOREIGN KEY(source_id) REFERENCES source (id)
);

CREATE TABLE judgement (
  id INTEGER NOT NULL,
  conflict_id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  verdict VARCHAR NOT NULL,
  note VARCHAR NOT NULL, after VARCHAR DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT judgement_verdict_is_known CHECK (verdict IN ('open', 'upheld', 'dismissed')),
  FOREIGN KEY(conflict_id) REFERENCES "conflict" (id),
  FOREIGN KEY(step_id) REFERENCES step (id)
);

CREATE TABLE place_name (
  id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  place VARCHAR NOT NULL,
  place_folded VARCHAR NOT NULL,
  alias VARCHAR NOT NULL,
  folded VARCHAR NOT NULL,
  gone BOOLEAN NOT NULL,
  note VARCHAR NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT place_name_has_words CHECK (place_folded <> '' AND folded <> ''),
  FOREIGN KEY(step_id) REFERENCES step (id)
);

CREATE TABLE proposition (
  id INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  folded VARCHAR NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT proposition_has_text CHECK (text <> ''),
  UNIQUE (text)
);

CREATE TABLE proposition_gone (
  id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  proposition_id INTEGER NOT NULL,
  note VARCHAR NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(step_id) REFERENCES step (id),
  FOREIGN KEY(proposition_id) REFERENCES proposition (id)
);

CREATE TABLE quote (
  claim_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  exact VARCHAR NOT NULL,
  prefix VARCHAR NOT NULL,
  suffix VARCHAR NOT NULL,
  start INTEGER,
  "end" INTEGER,
  PRIMARY KEY (claim_id, position),
  CONSTRAINT quote_has_words CHECK (exact <> ''),
  CONSTRAINT quote_runs_forward CHECK ("start" >= 0 AND "start" < "end"),
  CONSTRAINT quote_is_anchored_or_not CHECK (("start" IS NULL) = ("end" IS NULL)),
  FOREIGN KEY(claim_id) REFERENCES claim (id)
);

CREATE TABLE reading (
  "key" VARCHAR NOT NULL,
  answer BLOB NOT NULL,
  PRIMARY KEY ("key")
);

CREATE TABLE reply (
  claim_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  speaker_id INTEGER NOT NULL,
  turn VARCHAR NOT NULL,
  day VARCHAR NOT NULL,
  how VARCHAR NOT NULL,
  until VARCHAR NOT NULL,
  words VARCHAR NOT NULL,
  documents VARCHAR NOT NULL,
  PRIMARY KEY (claim_id, position),
  CONSTRAINT reply_turn_is_known CHECK (turn IN ('asked', 'extended', 'answered', 'declined', 'documents', 'correction')),
  CONSTRAINT reply_day_is_day_month_or_year CHECK (length(day) IN (0, 4, 7, 10)),
  CONSTRAINT reply_until_is_day_or_minute CHECK (length(until) IN (0, 10, 16)),
  FOREIGN KEY(claim_id) REFERENCES claim (id),
  FOREIGN KEY(speaker_id) REFERENCES speaker (id)
);

CREATE TABLE rescan (
  id INTEGER NOT NULL,
  reached INTEGER NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE scale (
  id INTEGER NOT NULL,
  step_id INTEGER NOT NULL,
  label VARCHAR NOT NULL,
  counts_as VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  colour VARCHAR NOT NULL,
  sign VARCHAR NOT NULL,
  dropped BOOLEAN NOT NULL,
  after VARCHAR DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT scale_is_named CHECK (label <> ''),
  CONSTRAINT scale_counts_as_a_status CHECK (counts_as IN ('', 'alleged', 'denied', 'confirmed')),
  FOREIGN KEY(step_id) REFERENCES step (id)
);

CREATE TABLE source (
  id INTEGER NOT NULL,
  slug VARCHAR NOT NULL,
  "key" VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  sha256 VARCHAR NOT NULL,
  text_sha256 VARCHAR NOT NULL,
  publisher VARCHAR NOT NULL,
  author VARCHAR NOT NULL,
  url VARCHAR NOT NULL,
  published VARCHAR NOT NULL,
  retrieved VARCHAR NOT NULL,
  language VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  previous_id INTEGER,
  withdrawn BOOLEAN NOT NULL,
  step_id INTEGER NOT NULL, confidential BOOLEAN DEFAULT FALSE NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT source_is_named CHECK (slug <> '' AND title <> ''),
  CONSTRAINT source_published_is_day_month_or_year CHECK (length(published) IN (0, 4, 7, 10)),
  FOREIGN KEY(previous_id) REFERENCES source (id),
  FOREIGN KEY(step_id) REFERENCES step (id),
  UNIQUE ("key"),
  UNIQUE (slug)
);

CREATE TABLE speaker (
  id INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  folded VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT speaker_kind_is_known CHECK (kind IN ('person', 'organisation', 'government', 'media', 'unknown')),
  CONSTRAINT speaker_is_named CHECK (name <> ''),
  UNIQUE (name)
);

CREATE TABLE step (
  id INTEGER NOT NULL,
  "key" VARCHAR NOT NULL,
  at VARCHAR NOT NULL,
  analyst VARCHAR NOT NULL,
  verb VARCHAR NOT NULL,
  undoes_id INTEGER,
  imported BOOLEAN NOT NULL, file VARCHAR DEFAULT '' NOT NULL, brought_by_id INTEGER REFERENCES step (id),
  PRIMARY KEY (id),
  CONSTRAINT step_has_analyst CHECK (analyst <> ''),
  FOREIGN KEY(undoes_id) REFERENCES step (id),
  UNIQUE ("key"),
  UNIQUE (undoes_id)
);

CREATE TABLE tag (
  id INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT tag_is_named CHECK (name <> ''),
  UNIQUE (name)
);

CREATE TABLE uncompared (
  claim_id INTEGER NOT NULL,
  by_words BOOLEAN NOT NULL,
  looked_at BOOLEAN NOT NULL,
  PRIMARY KEY (claim_id),
  FOREIGN KEY(claim_id) REFERENCES claim (id)
);

CREATE TABLE word (term TEXT PRIMARY KEY, n INTEGER NOT NULL, names INTEGER NOT NULL, tail TEXT NOT NULL, "key" TEXT, skeleton TEXT) WITHOUT ROWID;

CREATE INDEX amount_by_claim ON amount (claim_id);

CREATE INDEX claim_by_cue ON claim (cue, id);

CREATE INDEX claim_by_disputed ON claim (id) WHERE disputed;

CREATE INDEX claim_by_draft ON claim (id) WHERE draft;

CREATE INDEX claim_by_mark ON claim (mark, id) WHERE mark IS NOT NULL;

CREATE INDEX claim_by_origin ON claim (origin, id);

CREATE INDEX claim_by_proposition ON claim (proposition_id, id);

CREATE INDEX claim_by_reported ON claim (reported, id);

CREATE INDEX claim_by_said_on ON claim (said_on, id);

CREATE INDEX claim_by_source ON claim (source_id, id);

CREATE INDEX claim_by_speaker ON claim (speaker_id, id);

CREATE INDEX claim_by_status ON claim (status, id);

CREATE INDEX claim_by_withdrawn ON claim (id) WHERE withdrawn;

CREATE INDEX claim_tag_by_tag ON claim_tag (tag_id, claim_id);

CREATE INDEX desk_by_verdict ON desk (verdict, claim_id) WHERE verdict <> '';

CREATE INDEX ix_alias_folded ON alias (folded);

CREATE INDEX ix_attribution_link_speaker_id ON attribution_link (speaker_id);

CREATE INDEX ix_claim_step_id ON claim (step_id);

CREATE INDEX ix_conflict_judgement ON "conflict" (judgement);

CREATE INDEX ix_conflict_right_id ON "conflict" (right_id);

CREATE INDEX ix_conflict_step_id ON "conflict" (step_id);

CREATE INDEX ix_desk_assignee ON desk (assignee);

CREATE INDEX ix_dismissal_claim_id ON dismissal (claim_id);

CREATE INDEX ix_dismissal_step_id ON dismissal (step_id);

CREATE INDEX ix_event_claim_id ON event (claim_id);

CREATE INDEX ix_event_source_id ON event (source_id);

CREATE INDEX ix_event_speaker_id ON event (speaker_id);

CREATE INDEX ix_event_step_id ON event (step_id);

CREATE INDEX ix_evidence_claim_id ON evidence (claim_id);

CREATE INDEX ix_evidence_event_id ON evidence (event_id);

CREATE INDEX ix_judgement_conflict_id ON judgement (conflict_id);

CREATE INDEX ix_judgement_step_id ON judgement (step_id);

CREATE INDEX ix_place_name_folded ON place_name (folded);

CREATE INDEX ix_place_name_place_folded ON place_name (place_folded);

CREATE INDEX ix_place_name_step_id ON place_name (step_id);

CREATE INDEX ix_proposition_gone_proposition_id ON proposition_gone (proposition_id);

CREATE INDEX ix_proposition_gone_step_id ON proposition_gone (step_id);

CREATE INDEX ix_reply_speaker_id ON reply (speaker_id);

CREATE INDEX ix_scale_step_id ON scale (step_id);

CREATE INDEX ix_source_sha256 ON source (sha256);

CREATE INDEX ix_source_step_id ON source (step_id);

CREATE INDEX ix_source_text_sha256 ON source (text_sha256);

CREATE INDEX ix_source_url ON source (url);

CREATE INDEX ix_speaker_folded ON speaker (folded);

CREATE INDEX ix_step_brought_by_id ON step (brought_by_id);

CREATE INDEX word_by_key ON word ("key") WHERE "key" IS NOT NULL;

CREATE INDEX word_by_skeleton ON word (skeleton) WHERE skeleton IS NOT NULL;

CREATE INDEX word_by_tail ON word (tail);

CREATE TRIGGER event_refuses_delete BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'event is append-only'); END;

CREATE TRIGGER event_refuses_update BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'event is append-only'); END;

CREATE TRIGGER evidence_refuses_delete BEFORE DELETE ON evidence BEGIN SELECT raise(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER evidence_refuses_update BEFORE UPDATE ON evidence BEGIN SELECT raise(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER judgement_refuses_delete BEFORE DELETE ON judgement BEGIN SELECT raise(ABORT, 'judgement is append-only'); END;

CREATE TRIGGER judgement_refuses_update BEFORE UPDATE ON judgement BEGIN SELECT raise(ABORT, 'judgement is append-only'); END;

CREATE TRIGGER place_name_refuses_delete BEFORE DELETE ON place_name BEGIN SELECT raise(ABORT, 'place_name is append-only'); END;

CREATE TRIGGER place_name_refuses_update BEFORE UPDATE ON place_name BEGIN SELECT raise(ABORT, 'place_name is append-only'); END;

CREATE TRIGGER proposition_gone_refuses_delete BEFORE DELETE ON proposition_gone BEGIN SELECT raise(ABORT, 'proposition_gone is append-only'); END;

CREATE TRIGGER proposition_gone_refuses_update BEFORE UPDATE ON proposition_gone BEGIN SELECT raise(ABORT, 'proposition_gone is append-only'); END;

CREATE TRIGGER scale_refuses_delete BEFORE DELETE ON scale BEGIN SELECT raise(ABORT, 'scale is append-only'); END;

CREATE TRIGGER scale_refuses_update BEFORE UPDATE ON scale BEGIN SELECT raise(ABORT, 'scale is append-only'); END;

